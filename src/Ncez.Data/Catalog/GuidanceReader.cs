using System.Collections.Immutable;
using Ncez.Model.Targets;
using Ncez.Model.Texts;

namespace Ncez.Data.Catalog;

/// <summary>Reads the guidance figures of <c>data/targets/guidance.csv</c>.</summary>
public static class GuidanceReader
{
    /// <summary>All figures in the order of the file.</summary>
    /// <exception cref="InvalidDataException">The file is malformed.</exception>
    public static ImmutableArray<GuidanceFigure> Read(string dataFolder)
    {
        var table = ShippedTable.Read(Path.Combine(dataFolder, "targets", "guidance.csv"), "id", "value", "unit", "base_year", "period", "applies_to_zh", "applies_to_en", "kind", "source");
        return [.. table.Rows.Select(row => new GuidanceFigure(
            table.Required(row, "id"), table.Name(row), table.Number(row, "value"), table.Required(row, "unit"), table.Text(row, "base_year"), table.Required(row, "period"),
            new LocalText(table.Required(row, "applies_to_zh"), table.Required(row, "applies_to_en")), table.Required(row, "kind"), table.Required(row, "source")))];
    }
}
