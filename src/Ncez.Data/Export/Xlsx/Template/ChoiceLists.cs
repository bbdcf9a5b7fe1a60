using System.Collections.Immutable;
using Ncez.Data.Import;
using Ncez.Model.Factors;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Data.Export.Xlsx.Template;

/// <summary>What the drop-downs of a template offer: each list stands once on the sheet of lists, columns point to it.</summary>
internal sealed class ChoiceLists(FactorLibrary library, BoundaryTemplate template, Language language)
{
    private static readonly string[] CommonMultiples = ["万", "亿"];
    private readonly List<(string Id, LocalText Title, ImmutableArray<string> Values)> _lists = [];

    /// <summary>The lists that were asked for, in the order of their columns on the sheet.</summary>
    public IReadOnlyList<(string Id, LocalText Title, ImmutableArray<string> Values)> Lists => _lists;

    /// <summary>Number of the list of a column from 0; −1 when it has none.</summary>
    public int Of(FileSchema schema, ColumnSpec column) => (schema.File, column.Name, column.Type) switch
    {
        ("activities.csv", "category", _) => Index("category", column, () => [.. template.Categories.Select(c => c.Name.In(language))]),
        ("factors.csv", "parameter", _) => Index("parameter", column, () =>
        [
            FactorParameters.HeatingValue, FactorParameters.CarbonContent, FactorParameters.Oxidation, FactorParameters.EmissionFactor,
            FactorParameters.StandardCoal, FactorParameters.StandardCoalEquivalent, FactorParameters.GridAverage, FactorParameters.Uptake, FactorParameters.Enthalpy,
        ]),
        ("factors.csv", "gas", _) => Index("gas", column, () => [.. library.GwpSets.SelectMany(g => g.Weights.Keys).Append("CO2").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]),
        (_, _, CellType.Item) => Index("item", column, () => [.. library.Items.Select(i => i.Name.In(language)).Distinct(StringComparer.Ordinal)]),
        (_, _, CellType.Unit) => Index("unit", column, Units),
        (_, _, CellType.Region) => Index("region", column, () => [.. library.Regions.Regions.Select(r => r.Code)]),
        (_, _, CellType.Status) => Index("status", column, () => language == Language.Zh ? ["计算", "已报告", "NO", "NE", "C", "NA"] : ["computed", "reported", "NO", "NE", "C", "NA"]),
        (_, _, CellType.OneOf) => Index($"{schema.File}.{column.Name}", column, () => [.. column.Options.Select(o => language == Language.Zh && o.Length > 1 ? o[1] : o[0])]),
        _ => -1,
    };

    private int Index(string id, ColumnSpec column, Func<ImmutableArray<string>> values)
    {
        var known = _lists.FindIndex(l => l.Id == id);
        if (known < 0)
        {
            _lists.Add((id, column.Title, values()));
        }

        return known < 0 ? _lists.Count - 1 : known;
    }

    // The units people write most carry 万 or 亿 before them.
    private ImmutableArray<string> Units()
    {
        var symbols = library.Units.Rows.Where(u => u.Dimension is not (Dimension.Time or Dimension.Pressure or Dimension.Temperature or Dimension.Amount)).ToList();
        return [.. symbols.Select(u => u.Symbol), .. CommonMultiples.SelectMany(m => symbols.Where(u => u.TakesMultiples).Select(u => m + u.Symbol))];
    }
}
