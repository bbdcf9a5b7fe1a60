using System.Collections.Immutable;
using Ncez.Model.Diagnostics;

namespace Ncez.Data.Import;

/// <summary>A small CSV file as text: header names and rows that know their line. For big files use <see cref="CsvScanner"/>.</summary>
public sealed class CsvTable
{
    /// <summary>Further columns of a row are not kept.</summary>
    public const int MostColumns = 256;

    private readonly ImmutableDictionary<string, int> _index;

    private CsvTable(string file, ImmutableArray<string> columns, ImmutableArray<CsvRow> rows, CsvRow? header)
    {
        (File, Columns, Rows, Header) = (file, columns, rows, header);
        _index = columns.Select((name, i) => (name, i)).DistinctBy(c => c.name, StringComparer.OrdinalIgnoreCase)
            .ToImmutableDictionary(c => c.name, c => c.i, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>File name as findings print it.</summary>
    public string File { get; }

    /// <summary>Header names as written.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>The header as a row, with its places; null when the file is empty.</summary>
    public CsvRow? Header { get; }

    /// <summary>The rows behind the header.</summary>
    public ImmutableArray<CsvRow> Rows { get; }

    /// <summary>True when the text ends inside a quoted field or in a row that is shorter than the header and has no line end.</summary>
    public bool IsCut => Rows.Any(r => r.Damage == CsvDamage.Cut) || Header is { Damage: CsvDamage.Cut };

    /// <summary>Reads a whole UTF-8 text (without byte-order mark); the delimiter is seen in the header.</summary>
    public static CsvTable Parse(string file, ReadOnlySpan<byte> utf8)
    {
        var dialect = CsvDialect.Of(utf8);
        var scanner = new CsvScanner(utf8[dialect.Start..], new (int, int, bool)[MostColumns], dialect.FirstLine, dialect.Delimiter);
        if (!scanner.Read())
        {
            return new CsvTable(file, [], [], null);
        }

        var header = Row(file, ref scanner, columns: 1);
        var rows = ImmutableArray.CreateBuilder<CsvRow>();
        while (scanner.Read())
        {
            rows.Add(Row(file, ref scanner, header.Cells.Length));
        }

        return new CsvTable(file, header.Cells, rows.ToImmutable(), header);
    }

    /// <summary>Index of a column by name, −1 when the table has none.</summary>
    public int IndexOf(string column) => _index.GetValueOrDefault(column, -1);

    /// <summary>A cell by column name; empty when the column or the cell is missing.</summary>
    public string Cell(CsvRow row, string column) => IndexOf(column) is var i && i >= 0 && i < row.Cells.Length ? row.Cells[i] : "";

    /// <summary>The place of a cell.</summary>
    public Place PlaceOf(CsvRow row, string column) => IndexOf(column) is var i && i >= 0
        ? row.PlaceOf(i, Columns[i])
        : new Place(File, row.Line, 0, column);

    /// <summary>Says which rows are no whole rows: cut, with quotes that do not pair, or with more cells than the header has.</summary>
    public void ReportDamage(Findings findings)
    {
        foreach (var row in Header is null ? [] : Rows.Prepend(Header))
        {
            ReportDamage(row, findings);
        }
    }

    private void ReportDamage(CsvRow row, Findings findings)
    {
        switch (row.Damage)
        {
            case CsvDamage.Cut:
                findings.Error("CSV-005", new Place(File, row.Line), ("cells", row.Cells.Length), ("columns", Columns.Length));
                break;
            case CsvDamage.StrayQuote:
                findings.Error("CSV-006", new Place(File, row.Line));
                break;
            case CsvDamage.Open:
                findings.Warning("CSV-011", new Place(File, row.Line));
                break;
            default:
                break;
        }

        for (var i = Columns.Length; i < row.Cells.Length; i++)
        {
            if (row.Cells[i].Length > 0)
            {
                findings.Error("CSV-008", row.PlaceOf(i, ""), ("cells", row.Cells.Length), ("columns", Columns.Length), ("text", Shown.Cell(row.Cells[i])));
                break;
            }
        }
    }

    internal static CsvRow Row(string file, ref CsvScanner scanner, int columns)
    {
        var count = Math.Min(scanner.FieldCount, MostColumns);
        var cells = ImmutableArray.CreateBuilder<string>(count);
        var places = ImmutableArray.CreateBuilder<(int, int)>(count);
        for (var i = 0; i < count; i++)
        {
            cells.Add(scanner.Text(i));
            places.Add(scanner.PositionOf(i));
        }

        return new CsvRow(file, scanner.Line, cells.MoveToImmutable(), places.MoveToImmutable())
        {
            Damage = scanner.IsUnclosed || (scanner.IsLastLineOpen && scanner.FieldCount < columns) ? CsvDamage.Cut
                : scanner.HasTextBehindQuote ? CsvDamage.StrayQuote
                : scanner.IsLastLineOpen ? CsvDamage.Open
                : CsvDamage.None,
        };
    }
}

/// <summary>A row of a small CSV file.</summary>
/// <param name="File">File name.</param>
/// <param name="Line">Line from 1.</param>
/// <param name="Cells">Trimmed cells.</param>
/// <param name="CellPlaces">Line and column of each cell, from 1.</param>
public sealed record CsvRow(string File, int Line, ImmutableArray<string> Cells, ImmutableArray<(int Line, int Column)> CellPlaces)
{
    /// <summary>What is wrong with the row's form.</summary>
    public CsvDamage Damage { get; init; }

    /// <summary>The place of a cell.</summary>
    public Place PlaceOf(int index, string field) => index < CellPlaces.Length
        ? new(File, CellPlaces[index].Line, CellPlaces[index].Column, field)
        : new(File, Line, 0, field);
}

/// <summary>What may be wrong with the form of a row.</summary>
public enum CsvDamage
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The file ends inside the row.</summary>
    Cut,

    /// <summary>Text stands behind a closing quote.</summary>
    StrayQuote,

    /// <summary>All cells are there, but no line end: the last one may have lost characters.</summary>
    Open,
}
