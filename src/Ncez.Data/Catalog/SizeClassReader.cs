using System.Collections.Immutable;
using Ncez.Model.Comparisons;
using Ncez.Model.Texts;

namespace Ncez.Data.Catalog;

/// <summary>Reads <c>classes/size-classes.csv</c>: classes of towns and communities.</summary>
public static class SizeClassReader
{
    /// <summary>The classes in the order of the file.</summary>
    /// <exception cref="InvalidDataException">The file is malformed.</exception>
    public static ImmutableArray<SizeClass> Read(string dataFolder)
    {
        var table = ShippedTable.Read(Path.Combine(dataFolder, "classes", "size-classes.csv"), "kind", "class_zh", "class_en", "grade_zh", "grade_en", "from_heads", "to_heads", "source");
        return
        [
            .. table.Rows.Select(row => new SizeClass(
                table.Required(row, "kind"),
                new LocalText(table.Required(row, "class_zh"), table.Required(row, "class_en")),
                new LocalText(table.Required(row, "grade_zh"), table.Required(row, "grade_en")),
                table.Number(row, "from_heads"),
                table.OptionalNumber(row, "to_heads"),
                table.Required(row, "source"))),
        ];
    }
}
