using System.Globalization;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;

namespace Ncez.Data.Import;

/// <summary>A row of a <see cref="Sheet"/>. Cells were checked when the sheet was read: a read that fails was reported.</summary>
internal sealed class SheetRow(CsvRow row, HeaderMap header, FileSchema schema, CellCheck check)
{
    /// <summary>File and line.</summary>
    public Place Where => new(row.File, row.Line);

    /// <summary>True when no cell of the row raised an error.</summary>
    public bool IsSound { get; private set; } = true;

    /// <summary>A cell by its position in the file.</summary>
    public string Cell(int position) => position >= 0 && position < row.Cells.Length ? row.Cells[position] : "";

    /// <summary>A cell as written; empty when column or cell is missing.</summary>
    public string Text(string column) => Cell(header.PositionOf(column));

    /// <summary>Place of a cell.</summary>
    public Place PlaceOf(string column) =>
        header.PositionOf(column) is var i && i >= 0 ? row.PlaceOf(i, column) : new Place(row.File, row.Line, 0, column);

    /// <summary>A number, or null when empty or flawed.</summary>
    public double? Number(string column) => NumberText.Parse(Text(column), out var value) == NumberFlaw.None ? value : null;

    /// <summary>A whole number, or null when empty or flawed.</summary>
    public int? Whole(string column) =>
        Number(column) is { } value && value == Math.Round(value) && Math.Abs(value) < int.MaxValue ? (int)value : null;

    /// <summary>A calendar year, or null when empty or flawed.</summary>
    public int? Year(string column) => PeriodText.Parse(Text(column)) is { Month: 0 } period ? period.Year : null;

    /// <summary>A period, or null when empty or flawed.</summary>
    public Period? Period(string column) => PeriodText.Parse(Text(column));

    /// <summary>A unit, or null when empty or unknown.</summary>
    public Unit? Unit(string column) => check.Unit(Text(column));

    /// <summary>A unit or ratio of units, or null when empty or unknown.</summary>
    public RatioUnit? RatioUnit(string column) => check.RatioUnit(Text(column));

    /// <summary>The canonical option of a cell, or null when empty or unknown.</summary>
    public string? Option(string column) => schema.Columns.First(c => c.Name == column).OptionOf(Text(column));

    /// <summary>Checks every cell against its column.</summary>
    public void Check()
    {
        for (var i = 0; i < schema.Columns.Length; i++)
        {
            var column = schema.Columns[i];
            var text = Cell(header.PositionOf(i));
            IsSound &= check.IsSound(column, text, PlaceOf(column.Name), Where.Line.ToString(CultureInfo.InvariantCulture));
        }
    }
}
