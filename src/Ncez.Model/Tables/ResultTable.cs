using System.Collections.Immutable;
using Ncez.Model.Texts;

namespace Ncez.Model.Tables;

/// <summary>A result as a table, before anyone decides whether it is printed, saved as CSV, JSON or a workbook.</summary>
/// <param name="Id">Id of the table, for example <c>factors</c>.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">Rows with one cell per column.</param>
public sealed record ResultTable(string Id, LocalText Title, ImmutableArray<TableColumn> Columns, ImmutableArray<ImmutableArray<TableCell>> Rows)
{
    /// <summary>How many rows stand before those of the last year, where a long table goes by year in its first column; 0 for any other.</summary>
    /// <param name="most">Rows a table may have before it counts as long.</param>
    public int EarlierRows(int most) => Columns[0].Id == "year" && Rows.Length > most ? Rows.TakeWhile(r => r[0] != Rows[^1][0]).Count() : 0;
}

/// <summary>A column.</summary>
/// <param name="Id">Name for programs; a number's name ends in its unit.</param>
/// <param name="Header">Name for people.</param>
/// <param name="IsNumber">True when its cells are numbers.</param>
/// <param name="IsPublished">True when its numbers are shown with all the digits they were published with.</param>
public sealed record TableColumn(string Id, LocalText Header, bool IsNumber = false, bool IsPublished = false);

/// <summary>A cell: a number or a text; an empty text and NaN are both "nothing known".</summary>
/// <param name="Text">Text of the cell.</param>
/// <param name="Number">Number of the cell, in the unit of its column; NaN when it is none.</param>
public readonly record struct TableCell(LocalText Text, double Number)
{
    /// <summary>A cell of text that reads the same in both languages.</summary>
    public static implicit operator TableCell(string text) => new(LocalText.Same(text), double.NaN);

    /// <summary>A cell of text.</summary>
    public static implicit operator TableCell(LocalText text) => new(text, double.NaN);

    /// <summary>A cell with a number.</summary>
    public static implicit operator TableCell(double number) => new(default, number);
}
