using System.Collections.Immutable;
using Ncez.Model.Diagnostics;

namespace Ncez.Data.Import;

/// <summary>A small CSV file as text: header names and rows that know their line. For big files use <see cref="CsvScanner"/>.</summary>
public sealed class CsvTable
{
    private readonly ImmutableDictionary<string, int> _index;

    private CsvTable(string file, ImmutableArray<string> columns, ImmutableArray<CsvRow> rows, bool isCut)
    {
        (File, Columns, Rows, IsCut) = (file, columns, rows, isCut);
        _index = columns.Select((name, i) => (name, i)).DistinctBy(c => c.name, StringComparer.OrdinalIgnoreCase)
            .ToImmutableDictionary(c => c.name, c => c.i, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>File name as findings print it.</summary>
    public string File { get; }

    /// <summary>Header names as written.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>The rows behind the header.</summary>
    public ImmutableArray<CsvRow> Rows { get; }

    /// <summary>True when the text ends inside a quoted field or in a row that is shorter than the header and has no line end.</summary>
    public bool IsCut { get; }

    /// <summary>Reads a whole UTF-8 text (without byte-order mark).</summary>
    public static CsvTable Parse(string file, ReadOnlySpan<byte> utf8)
    {
        var scanner = new CsvScanner(utf8, new (int, int, bool)[256]);
        if (!scanner.Read())
        {
            return new CsvTable(file, [], [], false);
        }

        var columns = Cells(scanner);
        var rows = ImmutableArray.CreateBuilder<CsvRow>();
        var cut = scanner.IsUnclosed;
        while (scanner.Read())
        {
            rows.Add(new CsvRow(file, scanner.Line, Cells(scanner), ColumnsOf(scanner)));
            cut |= scanner.IsUnclosed || (scanner.IsLastLineOpen && scanner.FieldCount < columns.Length);
        }

        return new CsvTable(file, columns, rows.ToImmutable(), cut);
    }

    /// <summary>Index of a column by name, −1 when the table has none.</summary>
    public int IndexOf(string column) => _index.GetValueOrDefault(column, -1);

    /// <summary>A cell by column name; empty when the column or the cell is missing.</summary>
    public string Cell(CsvRow row, string column) => IndexOf(column) is var i && i >= 0 && i < row.Cells.Length ? row.Cells[i] : "";

    /// <summary>The place of a cell.</summary>
    public Place PlaceOf(CsvRow row, string column) => IndexOf(column) is var i && i >= 0
        ? row.PlaceOf(i, Columns[i])
        : new Place(File, row.Line, 0, column);

    private static ImmutableArray<string> Cells(CsvScanner scanner)
    {
        var cells = ImmutableArray.CreateBuilder<string>(scanner.FieldCount);
        for (var i = 0; i < Math.Min(scanner.FieldCount, 256); i++)
        {
            cells.Add(scanner.Text(i));
        }

        return cells.ToImmutable();
    }

    private static ImmutableArray<int> ColumnsOf(CsvScanner scanner)
    {
        var columns = ImmutableArray.CreateBuilder<int>(scanner.FieldCount);
        for (var i = 0; i < Math.Min(scanner.FieldCount, 256); i++)
        {
            columns.Add(scanner.ColumnOf(i));
        }

        return columns.ToImmutable();
    }
}

/// <summary>A row of a small CSV file.</summary>
/// <param name="File">File name.</param>
/// <param name="Line">Line from 1.</param>
/// <param name="Cells">Trimmed cells.</param>
/// <param name="CellColumns">Character column of each cell, from 1.</param>
public sealed record CsvRow(string File, int Line, ImmutableArray<string> Cells, ImmutableArray<int> CellColumns)
{
    /// <summary>The place of a cell.</summary>
    public Place PlaceOf(int index, string field) => new(File, Line, index < CellColumns.Length ? CellColumns[index] : 0, field);
}
