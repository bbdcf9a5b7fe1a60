using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Ncez.Data.Import.Zones;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;

namespace Ncez.Data.Import.Books;

/// <summary>Turns the rows of a sheet into rows of a table by its mapping; every cell is checked where it stands.</summary>
internal sealed partial class SheetRows(SheetMapping mapping, FactorLibrary library, CellCheck check, Findings findings)
{
    private readonly FileSchema _schema = FileSchema.Of(mapping.File);
    private readonly CellText _text = new(library, findings);

    /// <summary>Reads the sheet.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="prefix">Begins the ids of rows that have none.</param>
    /// <param name="cancel">Stops between rows.</param>
    public PlainTable Read(IGrid sheet, string prefix, CancellationToken cancel)
    {
        var kept = mapping.Columns.Where(c => c.To == SheetMapping.Keep).ToImmutableArray();
        ImmutableArray<string> names = [.. _schema.Columns.Select(c => c.Name), .. kept.Select(c => c.Header.Length > 0 ? c.Header : GridPlace.ColumnName(c.Column))];
        var rows = new List<string[]>();
        foreach (var row in sheet.Rows().Where(r => r.Number >= mapping.HeaderRow + mapping.HeaderRows))
        {
            cancel.ThrowIfCancellationRequested();
            if (IsData(row))
            {
                AddRows(row, names.Length, kept, prefix, rows);
            }
        }

        return new PlainTable(mapping.File, names, rows);
    }

    /// <summary>True for the words of a sum: its row would count everything twice.</summary>
    public static bool IsTotal(string text) => Total().IsMatch(text);

    private bool IsData(GridRow row)
    {
        var filled = row.Cells.Select((cell, c) => (Cell: cell, Column: c)).Where(p => p.Cell is { IsEmpty: false, IsMerged: false }).ToList();
        if (filled.Count == 0)
        {
            return false;
        }

        if (filled.Take(3).FirstOrDefault(p => p.Cell.Kind == GridKind.Text && IsTotal(p.Cell.Text)) is { Cell.IsEmpty: false, Cell.Text: not null } total)
        {
            findings.Info("IMP-010", GridPlace.Of(mapping.Sheet, row.Number, total.Column), ("text", Import.Shown.Cell(total.Cell.Text)));
            return false;
        }

        var mapped = mapping.Columns.Where(c => c.To.Length > 0).Select(c => c.Column).ToHashSet();
        var isNote = filled.All(p => p.Cell.Kind == GridKind.Text) && (filled.Count == 1 || filled.All(p => !mapped.Contains(p.Column))) && mapping.Columns.Count(c => c.To.Length > 0) > 1;
        if (isNote)
        {
            findings.Info("IMP-011", GridPlace.Of(mapping.Sheet, row.Number, filled[0].Column), ("text", Import.Shown.Cell(filled[0].Cell.Text)));
        }

        return !isNote && filled.Any(p => mapped.Contains(p.Column));
    }

    private void AddRows(GridRow row, int width, ImmutableArray<ColumnMapping> kept, string prefix, List<string[]> rows)
    {
        var amounts = mapping.Columns.Where(c => c.To is "quantity" or "value").ToList();
        var isSpread = amounts.Count > 1 || amounts.Any(a => a.With.ContainsKey("item") || a.With.ContainsKey("period"));
        foreach (var amount in isSpread ? amounts : (IEnumerable<ColumnMapping?>)[amounts.FirstOrDefault()])
        {
            // A spread column that is empty in this row says nothing.
            if (isSpread && row[amount!.Column].IsEmpty)
            {
                continue;
            }

            var cells = new string[width];
            Array.Fill(cells, "");
            foreach (var (name, text) in mapping.Constants.Concat(amount?.With ?? ImmutableSortedDictionary<string, string>.Empty))
            {
                Set(cells, name, text);
            }

            Fill(row, cells, amount);
            for (var k = 0; k < kept.Length; k++)
            {
                cells[_schema.Columns.Length + k] = _text.Of(row[kept[k].Column], CellType.Text, GridPlace.Of(mapping.Sheet, row.Number, kept[k].Column));
            }

            if (isSpread && amount is not null && Get(cells, amount.To).Length == 0)
            {
                continue;
            }

            Complete(cells, row.Number, prefix, isSpread ? "-" + GridPlace.ColumnName(amount!.Column) : "");
            Check(cells, row, amount);
            rows.Add(cells);
        }
    }

    private void Fill(GridRow row, string[] cells, ColumnMapping? amount)
    {
        var (month, monthWhere) = ("", Place.None);
        foreach (var column in mapping.Columns.Where(c => c.To.Length > 0 && c.To != SheetMapping.Keep))
        {
            var where = GridPlace.Of(mapping.Sheet, row.Number, column.Column, column.To);
            if (column.To == SheetMapping.Month)
            {
                (month, monthWhere) = (_text.Of(row[column.Column], CellType.Text, where), where with { Field = "period" });
            }
            else if (!IsAmount(column.To) && row[column.Column] is { IsEmpty: false } cell)
            {
                var text = _text.Of(cell, Type(column.To), where);
                Set(cells, column.To, Type(column.To) == CellType.Period && PeriodText.OfDay(text) is { } period ? TextOf(period) : text);
            }
        }

        // Amounts come last: what stands behind their digits has to be set against the unit of the row.
        foreach (var column in mapping.Columns.Where(c => IsAmount(c.To) && (c.To is not ("quantity" or "value") || c == amount)))
        {
            var spec = _schema.Columns.First(c => c.Name == column.To);
            var unitColumn = UnitColumn(column.To);
            var (number, unit) = _text.Number(row[column.Column], spec, unitColumn.Length > 0 ? Get(cells, unitColumn) : "", unitColumn.Length > 0, GridPlace.Of(mapping.Sheet, row.Number, column.Column, column.To));
            Set(cells, column.To, number);
            if (unitColumn.Length > 0)
            {
                Set(cells, unitColumn, unit);
            }
        }

        if (month.Length > 0)
        {
            SetMonth(cells, month, monthWhere);
        }
    }

    private void SetMonth(string[] cells, string text, Place where)
    {
        var year = PeriodText.Parse(Get(cells, "period"));
        if (PeriodText.OfDay(text) is { Month: > 0 } period)
        {
            Set(cells, "period", TextOf(period));
        }
        else if (year is { } known && MonthNumber().Match(text) is { Success: true } match && int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and <= 12 and var month)
        {
            Set(cells, "period", TextOf(new Period(known.Year, month)));
        }
        else
        {
            findings.Error("IMP-012", where, ("text", Import.Shown.Cell(text)));
        }
    }

    private static string TextOf(Period period) => period.Month == 0
        ? period.Year.ToString("0000", CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{period.Year:0000}-{period.Month:00}");

    private void Complete(string[] cells, int row, string prefix, string ending)
    {
        // A row that is spread over columns gives several: the column makes their ids differ.
        if (_schema.Columns.Any(c => c.Name == "id"))
        {
            var id = Get(cells, "id");
            Set(cells, "id", id.Length > 0 ? id + ending : string.Create(CultureInfo.InvariantCulture, $"{prefix}R{row}{ending}"));
        }

        if (_schema.File == "activities.csv" && Get(cells, "category").Length == 0 && mapping.CategoryOf.TryGetValue(Get(cells, "item"), out var category))
        {
            Set(cells, "category", category);
            if (category.StartsWith("purchased_", StringComparison.Ordinal) && Get(cells, "direction").Length == 0)
            {
                Set(cells, "direction", "import");
            }
        }
    }

    private void Check(string[] cells, GridRow row, ColumnMapping? amount)
    {
        for (var c = 0; c < _schema.Columns.Length; c++)
        {
            var spec = _schema.Columns[c];
            if (RowNeed.IsFree(_schema, spec, Get(cells, "status")))
            {
                continue;
            }

            var where = SourceOf(spec.Name, amount) is not { } from ? GridPlace.OfRow(mapping.Sheet, row.Number, spec.Name) : GridPlace.Of(mapping.Sheet, row.Number, from.Column, spec.Name);
            check.IsSound(spec, cells[c], where, row.Number.ToString(CultureInfo.InvariantCulture));
        }
    }

    // The column that a cell was read from; what a header of a spread column says, and what a month completes, stand there too.
    private ColumnMapping? SourceOf(string name, ColumnMapping? amount) =>
        mapping.Columns.FirstOrDefault(m => m.To == name && (m.To is not ("quantity" or "value") || amount is null || m == amount))
        ?? (name == "period" ? mapping.Columns.FirstOrDefault(m => m.To == SheetMapping.Month) : null)
        ?? (amount is not null && amount.With.ContainsKey(name) ? amount : null);

    private static bool IsAmountType(CellType type) => type is CellType.Number or CellType.NonNegative;

    private bool IsAmount(string column) => IsAmountType(Type(column));

    private CellType Type(string column) => _schema.Columns.FirstOrDefault(c => c.Name == column)?.Type ?? CellType.Text;

    private string UnitColumn(string column) => column is "quantity" or "value" or "size" ? Known("unit") : Known(column + "_unit");

    private string Known(string column) => _schema.Columns.Any(c => c.Name == column) ? column : "";

    private string Get(string[] cells, string column) => Position(column) is var i and >= 0 ? cells[i] : "";

    private void Set(string[] cells, string column, string text)
    {
        if (Position(column) is var i and >= 0)
        {
            cells[i] = text;
        }
    }

    private int Position(string column)
    {
        for (var i = 0; i < _schema.Columns.Length; i++)
        {
            if (_schema.Columns[i].Name == column)
            {
                return i;
            }
        }

        return -1;
    }

    [GeneratedRegex(@"^\s*(合\s*计|总\s*计|小\s*计|累\s*计|汇总|总和|(sub|grand\s*)?total|sum)\s*[：:]?", RegexOptions.IgnoreCase)]
    private static partial Regex Total();

    [GeneratedRegex(@"^(1[0-2]|0?[1-9])\s*(月份?)?$")]
    private static partial Regex MonthNumber();
}
