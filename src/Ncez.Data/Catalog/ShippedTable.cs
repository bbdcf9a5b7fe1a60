using System.Collections.Immutable;
using System.Globalization;
using Ncez.Data.Import;
using Ncez.Model.Texts;

namespace Ncez.Data.Catalog;

/// <summary>A CSV file of the data folder. It is part of the product, so a malformed cell is a programmer's mistake and throws with its place.</summary>
internal sealed class ShippedTable
{
    private readonly CsvTable _table;

    private ShippedTable(CsvTable table) => _table = table;

    /// <summary>Rows in the order of the file.</summary>
    public ImmutableArray<CsvRow> Rows => _table.Rows;

    /// <summary>Reads a file and checks that it has the columns named.</summary>
    /// <exception cref="InvalidDataException">A column is missing, the file is cut or a row has too few or too many cells.</exception>
    public static ShippedTable Read(string path, params ReadOnlySpan<string> columns)
    {
        var table = CsvTable.Parse(path, File.ReadAllBytes(path));
        foreach (var column in columns)
        {
            if (table.IndexOf(column) < 0)
            {
                throw new InvalidDataException($"{path}:1: column '{column}' is missing.");
            }
        }

        foreach (var row in table.Rows)
        {
            if (row.Cells.Length != table.Columns.Length)
            {
                throw new InvalidDataException($"{path}:{row.Line}: {row.Cells.Length} cells, {table.Columns.Length} expected.");
            }
        }

        return table.IsCut ? throw new InvalidDataException($"{path}: the file is cut.") : new ShippedTable(table);
    }

    /// <summary>A cell as text; empty when it may be.</summary>
    public string Text(CsvRow row, string column) => _table.Cell(row, column);

    /// <summary>A cell that must not be empty.</summary>
    public string Required(CsvRow row, string column) => _table.Cell(row, column) is { Length: > 0 } text ? text : throw Wrong(row, column, "is empty");

    /// <summary>A list separated by semicolons.</summary>
    public ImmutableArray<string> List(CsvRow row, string column) =>
        [.. _table.Cell(row, column).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>Names in both languages from the columns <c>name_zh</c> and <c>name_en</c>.</summary>
    public LocalText Name(CsvRow row) => new(Required(row, "name_zh"), Required(row, "name_en"));

    /// <summary>A number that must be there.</summary>
    public double Number(CsvRow row, string column) => OptionalNumber(row, column) ?? throw Wrong(row, column, "is empty");

    /// <summary>A number, or null where the cell is empty.</summary>
    public double? OptionalNumber(CsvRow row, string column) => _table.Cell(row, column) is not { Length: > 0 } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
        : throw Wrong(row, column, $"'{text}' is no number");

    /// <summary>A calendar year, or null where the cell is empty.</summary>
    public int? OptionalYear(CsvRow row, string column) => _table.Cell(row, column) is not { Length: > 0 } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year
        : throw Wrong(row, column, $"'{text}' is no year");

    /// <summary>A 0/1 cell.</summary>
    public bool Flag(CsvRow row, string column) => _table.Cell(row, column) switch
    {
        "1" => true,
        "0" or "" => false,
        var text => throw Wrong(row, column, $"'{text}' is neither 0 nor 1"),
    };

    /// <summary>One of an enumeration, written in snake case.</summary>
    public T Choice<T>(CsvRow row, string column) where T : struct, Enum => Enum.TryParse<T>(
        _table.Cell(row, column).Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var value) && Enum.IsDefined(value)
        ? value : throw Wrong(row, column, $"'{_table.Cell(row, column)}' is none of {string.Join(", ", Enum.GetNames<T>())}");

    /// <summary>The exception that names the cell.</summary>
    public static InvalidDataException Wrong(CsvRow row, string column, string what) => new($"{row.File}:{row.Line}: {column} {what}.");
}
