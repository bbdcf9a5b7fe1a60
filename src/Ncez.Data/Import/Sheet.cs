using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Targets;
using Ncez.Model.Zones;

namespace Ncez.Data.Import;

/// <summary>A small CSV file of a zone folder, its columns found and every cell checked against the schema.</summary>
internal sealed class Sheet
{
    private readonly CsvTable _table;

    private Sheet(CsvTable table, FileSchema schema, HeaderMap header, CellCheck check)
    {
        (_table, Schema, Header) = (table, schema, header);
        Rows = [.. table.Rows.Where(row => row.Cells.Any(c => c.Length > 0)).Select(row => new SheetRow(row, header, schema, check))];
    }

    /// <summary>Schema of the file.</summary>
    public FileSchema Schema { get; }

    /// <summary>Where the columns stand.</summary>
    public HeaderMap Header { get; }

    /// <summary>The rows.</summary>
    public ImmutableArray<SheetRow> Rows { get; }

    /// <summary>Reads a file; null when its header cannot be used.</summary>
    /// <param name="file">File name as findings print it.</param>
    /// <param name="utf8">Its text.</param>
    /// <param name="schema">Its columns.</param>
    /// <param name="library">Units, items and regions that cells may name.</param>
    /// <param name="findings">Collects what is wrong.</param>
    public static Sheet? Read(string file, ReadOnlySpan<byte> utf8, FileSchema schema, FactorLibrary library, Findings findings)
    {
        var table = CsvTable.Parse(file, utf8);
        if (table.Header is null)
        {
            findings.Error("CSV-004", new Place(file), ("columns", string.Join(",", schema.Columns.Where(c => c.Need != ColumnNeed.Optional).Select(c => c.Name))));
            return null;
        }

        var header = HeaderMap.Of(table.Header, schema, findings);
        table.ReportDamage(findings);
        if (header is null)
        {
            return null;
        }

        var sheet = new Sheet(table, schema, header, new CellCheck(library, findings));
        foreach (var row in sheet.Rows)
        {
            row.Check();
        }

        return sheet;
    }

    /// <summary>The rows as an engine reads them later: canonical names first, then the columns only the user knows.</summary>
    public ZoneTable ToZoneTable() => new(
        _table.File,
        [.. Schema.Columns.Select(c => c.Name), .. Header.Unknown.Select(u => u.Name)],
        [.. Rows.Select(r => new ZoneRow(r.Where, [.. Schema.Columns.Select(c => Canonical(r, c)), .. Header.Unknown.Select(u => r.Cell(u.Position))])
        {
            CellColumns = [.. Schema.Columns.Select(c => r.PlaceOf(c.Name).Column)],
        })]);

    // Options by their name, numbers and years without grouping and words, what targets are set on by its id: readers of the table need one spelling.
    private string Canonical(SheetRow row, ColumnSpec column) => column.Type switch
    {
        CellType.OneOf => row.Option(column.Name),
        CellType.Year => row.Year(column.Name)?.ToString(CultureInfo.InvariantCulture),
        CellType.Text when Schema.File == "targets.csv" && column.Name == "indicator" => TargetIndicators.IdOf(row.Text(column.Name)),
        _ when row.Text(column.Name) is var text && text.Contains(',', StringComparison.Ordinal) && column.Type is CellType.Number or CellType.NonNegative or CellType.Whole => row.Number(column.Name)?.ToString("R", CultureInfo.InvariantCulture),
        _ => null,
    } ?? row.Text(column.Name);
}
