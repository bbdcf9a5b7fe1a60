using Ncez.Model.Diagnostics;

namespace Ncez.Data.Import.Books;

/// <summary>What a cell of a sheet holds.</summary>
public enum GridKind
{
    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A date: the number is its serial day, already counted from 1900.</summary>
    Date,

    /// <summary>True or false.</summary>
    Truth,

    /// <summary>A failed formula: #N/A, #REF!.</summary>
    Error,

    /// <summary>A formula whose result the file does not hold.</summary>
    NotCalculated,
}

/// <summary>A cell of a sheet.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Text">Its text, trimmed; a number's shortest form.</param>
/// <param name="Number">Its number or serial day.</param>
/// <param name="IsPercent">True when the number is shown in percent.</param>
/// <param name="IsMerged">True when the value stands in an earlier row of a merged cell.</param>
public readonly record struct GridCell(GridKind Kind, string Text, double Number = double.NaN, bool IsPercent = false, bool IsMerged = false)
{
    /// <summary>An empty cell.</summary>
    public static GridCell None { get; } = new(GridKind.Empty, "");

    /// <summary>The cell as a reader of the sheet sees it: a date as YYYY-MM-DD.</summary>
    public string Shown => CellText.Shown(this);

    /// <summary>True when nothing stands there.</summary>
    public bool IsEmpty => Kind == GridKind.Empty;
}

/// <summary>A row of a sheet.</summary>
/// <param name="Number">Row number as the spreadsheet shows it, from 1.</param>
/// <param name="Cells">Its cells from column A.</param>
public sealed record GridRow(int Number, GridCell[] Cells)
{
    /// <summary>A cell by column from 0.</summary>
    public GridCell this[int column] => column >= 0 && column < Cells.Length ? Cells[column] : GridCell.None;
}

/// <summary>A merged range, rows and columns from 1 and 0.</summary>
/// <param name="Top">First row, from 1.</param>
/// <param name="Left">First column, from 0.</param>
/// <param name="Bottom">Last row.</param>
/// <param name="Right">Last column.</param>
public readonly record struct MergedRange(int Top, int Left, int Bottom, int Right);

/// <summary>A sheet of a workbook, or a CSV file: rows that are read when they are asked for, as often as needed.</summary>
public interface IGrid
{
    /// <summary>Name of the sheet, or of the file.</summary>
    string Name { get; }

    /// <summary>Its merged ranges.</summary>
    IReadOnlyList<MergedRange> Merged { get; }

    /// <summary>Number of the last row as the sheet itself says; 0 when it says nothing. A hint for progress, never relied on.</summary>
    int LastRowTold => 0;

    /// <summary>The rows that hold something, from top to bottom.</summary>
    IEnumerable<GridRow> Rows();
}

/// <summary>Places in sheets, as people name them.</summary>
public static class GridPlace
{
    /// <summary>A cell of a sheet, or a whole row when the column is below 0.</summary>
    public static Place InSheet(string sheet, int row, int column, string? field) => column < 0 ? OfRow(sheet, row, field) : Of(sheet, row, column, field);

    /// <summary>A cell: <c>sheet!C5</c>.</summary>
    internal static Place Of(string sheet, int row, int column, string? field = null) => new($"{sheet}!{ColumnName(column)}{row}", Field: field);

    /// <summary>A row: <c>sheet!5:5</c>.</summary>
    internal static Place OfRow(string sheet, int row, string? field = null) => new($"{sheet}!{row}:{row}", Field: field);

    /// <summary>Name of a column from 0.</summary>
    internal static string ColumnName(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : ColumnName((column / 26) - 1) + (char)('A' + (column % 26));

    /// <summary>Column from 0 of a name like <c>AB</c>; −1 when it is none.</summary>
    internal static int ColumnOf(ReadOnlySpan<char> name)
    {
        var column = 0;
        foreach (var letter in name)
        {
            if (!char.IsAsciiLetter(letter) || column > 20_000)
            {
                return -1;
            }

            column = (column * 26) + (char.ToUpperInvariant(letter) - 'A' + 1);
        }

        return column - 1;
    }

    /// <summary>Row and column of a reference like <c>AB12</c>; row 0 when it is none.</summary>
    internal static (int Row, int Column) Read(ReadOnlySpan<char> reference)
    {
        var letters = reference.IndexOfAnyInRange('0', '9');
        return letters > 0 && int.TryParse(reference[letters..], out var row) ? (row, ColumnOf(reference[..letters])) : (0, -1);
    }
}
