using System.Collections.Frozen;
using System.Reflection;
using Ncez.Model.Texts;

namespace Ncez.Data.Import;

/// <summary>One example a column, from <c>data/schemas/examples.csv</c>: what a filled row may look like, never a number to use.</summary>
public static class ColumnExamples
{
    private static readonly FrozenDictionary<(string File, string Column), LocalText> Known = Load();

    /// <summary>The example; empty when the column has none.</summary>
    public static LocalText Of(string file, string column) => Known.GetValueOrDefault((file, column));

    private static FrozenDictionary<(string File, string Column), LocalText> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("schemas/examples.csv")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var table = CsvTable.Parse("examples.csv", bytes);
        return table.Rows.ToFrozenDictionary(
            row => (table.Cell(row, "file"), table.Cell(row, "column")),
            row => new LocalText(table.Cell(row, "example_zh"), table.Cell(row, "example_en")));
    }
}
