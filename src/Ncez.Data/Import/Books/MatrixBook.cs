using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;

namespace Ncez.Data.Import.Books;

/// <summary>A published table: labels down the side, labels across, numbers between.</summary>
/// <param name="Sheet">Sheet or file it stands on.</param>
/// <param name="Columns">Labels across, with the unit printed below or behind each where there is one.</param>
/// <param name="Rows">Rows with a label.</param>
/// <param name="Unit">Unit printed for the whole table; empty when there is none.</param>
public sealed record PublishedMatrix(string Sheet, ImmutableArray<MatrixColumn> Columns, ImmutableArray<MatrixRow> Rows, MatrixUnit Unit);

/// <summary>A unit as tables of emissions print it.</summary>
/// <param name="Text">The unit of the unit table; empty when none is printed or it is not known.</param>
/// <param name="Gas">Gas that it names, CO2 or CO2e; empty when it names none.</param>
public readonly record struct MatrixUnit(string Text, string Gas)
{
    // The longer ones first: 二氧化碳当量 is not 二氧化碳.
    private static readonly (string Words, string Gas)[] Gases =
        [("二氧化碳当量", "CO2e"), ("CO2当量", "CO2e"), ("CO2eq", "CO2e"), ("CO2e", "CO2e"), ("CO₂e", "CO2e"), ("二氧化碳", "CO2"), ("CO2", "CO2"), ("CO₂", "CO2")];

    /// <summary>Nothing printed.</summary>
    public static MatrixUnit None { get; } = new("", "");

    /// <summary>Reads a unit: 万吨, 万吨二氧化碳, tCO2e.</summary>
    public static MatrixUnit Of(string text, UnitTable units)
    {
        var bare = text.Trim().Trim('(', ')', '（', '）', '[', ']');
        foreach (var (words, gas) in Gases)
        {
            if (bare.EndsWith(words, StringComparison.OrdinalIgnoreCase) && bare[..^words.Length].Trim() is { Length: > 0 } unit && units.TryParse(unit, out _))
            {
                return new MatrixUnit(unit, gas);
            }
        }

        return bare.Length > 0 && units.TryParse(bare, out _) ? new MatrixUnit(bare, "") : None;
    }
}

/// <summary>A column of a published table.</summary>
/// <param name="Label">Label.</param>
/// <param name="Unit">Its own unit; none when the table's holds.</param>
/// <param name="Where">Its place.</param>
public sealed record MatrixColumn(string Label, MatrixUnit Unit, Place Where);

/// <summary>A row of a published table.</summary>
/// <param name="Label">Label as printed.</param>
/// <param name="Values">A number per column; NaN where nothing is printed.</param>
/// <param name="Where">Its place.</param>
public sealed record MatrixRow(string Label, ImmutableArray<double> Values, Place Where);

/// <summary>Reads a published table from a workbook's first sheet or a CSV file.</summary>
public static class MatrixBook
{
    private static readonly string[] NoValue = ["", "-", "–", "—", "…", "...", "空", "*"];

    /// <summary>The table; null with a finding when the file has none.</summary>
    public static PublishedMatrix? Read(string path, UnitTable units, Findings findings)
    {
        if (!File.Exists(path))
        {
            findings.Error("IMP-002", new Place(path));
            return null;
        }

        return XlsxBook.Guarded(path, findings, () =>
        {
            if (!BookImport.IsWorkbook(path, findings, out var isOther))
            {
                return isOther || CsvGrid.Read(path, findings) is not { } text ? null : Read(text, units, findings);
            }

            using var book = XlsxBook.Open(path, findings);
            return book?.Sheets.FirstOrDefault(s => s.Rows().Any()) is { } sheet ? Read(sheet, units, findings) : null;
        });
    }

    private static PublishedMatrix? Read(IGrid sheet, UnitTable units, Findings findings)
    {
        var rows = sheet.Rows().ToList();
        var first = rows.FindIndex(r => r.Cells.Skip(1).Any(c => Number(c) is not null));
        var header = first < 1 ? null : rows.Take(first).LastOrDefault(r => Labels(r).Any(c => !IsUnit(c.Text, units)));
        if (header is null)
        {
            findings.Error("IMP-024", new Place(sheet.Name));
            return null;
        }

        var below = rows.Take(first).SkipWhile(r => r.Number <= header.Number).FirstOrDefault(r => Labels(r).Any(c => IsUnit(c.Text, units)));
        var columns = Enumerable.Range(1, rows.Max(r => r.Cells.Length) - 1).Where(c => !header[c].IsEmpty).Select(c => (Index: c, Column: Column(sheet, header, below, c, units))).ToList();
        var matrix = rows.Skip(first).Where(r => r[0].Kind == GridKind.Text && r[0].Text.Trim().Length > 0)
            .Select(r => new MatrixRow(r[0].Text.Trim(), [.. columns.Select(c => Value(sheet, r, c.Index, findings))], GridPlace.OfRow(sheet.Name, r.Number))).ToImmutableArray();
        var unit = rows.Take(first).SelectMany(r => r.Cells).Select(c => UnitIn(c.Text, units)).FirstOrDefault(u => u != MatrixUnit.None, MatrixUnit.None);
        return new PublishedMatrix(sheet.Name, [.. columns.Select(c => c.Column)], matrix, unit);
    }

    private static IEnumerable<GridCell> Labels(GridRow row) => row.Cells.Skip(1).Where(c => c.Kind == GridKind.Text && c.Text.Trim().Length > 0);

    // "原煤 (万吨)", or the unit in a row of its own below the labels.
    private static MatrixColumn Column(IGrid sheet, GridRow header, GridRow? below, int c, UnitTable units)
    {
        var label = string.Concat(header[c].Text.Where(l => !char.IsWhiteSpace(l)));
        var open = label.LastIndexOfAny(['(', '（', '[']);
        var unit = open > 0 ? MatrixUnit.Of(label[open..], units) : MatrixUnit.None;
        label = unit == MatrixUnit.None ? label : label[..open];
        var own = below is null ? MatrixUnit.None : MatrixUnit.Of(below[c].Text, units);
        return new MatrixColumn(label, own == MatrixUnit.None ? unit : own, GridPlace.Of(sheet.Name, header.Number, c));
    }

    private static bool IsUnit(string text, UnitTable units) => MatrixUnit.Of(text, units) != MatrixUnit.None;

    private static MatrixUnit UnitIn(string text, UnitTable units)
    {
        var at = text.IndexOf("单位", StringComparison.Ordinal) is var zh and >= 0 ? zh + 2 : text.IndexOf("Unit", StringComparison.OrdinalIgnoreCase) is var en and >= 0 ? en + 4 : -1;
        return at < 0 ? MatrixUnit.None : MatrixUnit.Of(text[at..].TrimStart('：', ':', ' ').Split(' ')[0], units);
    }

    private static double Value(IGrid sheet, GridRow row, int column, Findings findings)
    {
        var cell = row[column];
        if (Number(cell) is { } number)
        {
            return number;
        }

        if (!NoValue.Contains(cell.Text.Trim()))
        {
            findings.Error("IMP-026", GridPlace.Of(sheet.Name, row.Number, column), ("text", Shown.Cell(cell.Text)));
        }

        return double.NaN;
    }

    private static double? Number(GridCell cell) => cell.Kind == GridKind.Number ? cell.Number
        : cell.Kind == GridKind.Text && LooseNumber.Read(cell.Text) is { Unit: "" } loose && loose.Whole() is { } whole ? double.Parse(whole, CultureInfo.InvariantCulture) : null;
}
