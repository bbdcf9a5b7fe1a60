using Ncez.Model.Diagnostics;

namespace Ncez.Data.Import.Books;

/// <summary>A CSV file as a sheet.</summary>
internal sealed class CsvGrid(string file, CsvTable table) : IGrid
{
    /// <inheritdoc />
    public string Name { get; } = file;

    /// <inheritdoc />
    public IReadOnlyList<MergedRange> Merged => [];

    /// <summary>Reads a file; null when findings say why it cannot be read.</summary>
    public static CsvGrid? Read(string path, Findings findings) => XlsxBook.Guarded(path, findings, () =>
    {
        var name = Path.GetFileName(path);
        if (TextDecoding.Decode(name, File.ReadAllBytes(path), findings) is not { } text)
        {
            return null;
        }

        var table = CsvTable.Parse(name, text.Span);
        foreach (var row in table.Rows.Where(r => r.Damage is CsvDamage.StrayQuote or CsvDamage.Cut))
        {
            findings.Error(row.Damage == CsvDamage.Cut ? "CSV-005" : "CSV-006", new Place(name, row.Line), ("cells", row.Cells.Length), ("columns", table.Columns.Length));
        }

        return new CsvGrid(name, table);
    });

    /// <inheritdoc />
    public IEnumerable<GridRow> Rows()
    {
        if (table.Header is null)
        {
            yield break;
        }

        foreach (var row in table.Rows.Prepend(table.Header).Where(r => r.Cells.Any(c => c.Length > 0)))
        {
            yield return new GridRow(row.Line, [.. row.Cells.Select(c => c.Length == 0 ? GridCell.None : new GridCell(GridKind.Text, c))]);
        }
    }
}
