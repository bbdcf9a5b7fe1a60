using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;

namespace Ncez.Data.Export.Xlsx;

/// <summary>
/// The sheet of lines: CO₂e is a formula, quantity × CO₂e per unit, so that a reader may try another quantity and see the
/// totals move. Confidential and not estimated lines have no such formula.
/// </summary>
internal sealed class LinesSheet
{
    private const int CancelEvery = 1_024;
    private static readonly string[] Columns =
    [
        "id", "lines", "year", "period", "scope", "status", "category", "category_name", "item", "item_name",
        "quantity", "unit", "co2e_per_unit", "gas", "mass_t", "co2e_t",
        "factor_set", "factor_version", "factor_row", "factor_value", "factor_unit", "factor_confidence", "factor_source",
        "equation", "source",
    ];

    private static readonly double[] Widths = [20, 8, 7, 9, 9, 10, 22, 22, 18, 18, 16, 10, 16, 9, 16, 18, 20, 9, 24, 12, 14, 10, 40, 10, 40];
    private readonly Inventory _inventory;
    private readonly Language _language;
    private readonly PlanLabel[] _labels;
    private readonly bool _sums;

    /// <summary>The lines of an inventory, one by one or as sums by plan.</summary>
    public LinesSheet(Inventory inventory, Language language)
    {
        (_inventory, _language, _labels) = (inventory, language, PlanLabel.Of(inventory));
        _sums = InventoryCsv.IsLarge(inventory);
        FirstRow = _sums ? 3 : 2;
        LastRow = FirstRow - 1 + (_sums ? inventory.Plans.Length : inventory.Lines.Count) + inventory.OffsetLines.Length;
    }

    /// <summary>First row of the table.</summary>
    public int FirstRow { get; }

    /// <summary>Last row of the table.</summary>
    public int LastRow { get; }

    /// <summary>Formula for the sum of CO₂e over the rows that meet conditions, for example <c>("year", "A5")</c>.</summary>
    public string SumOfCo2e(params ReadOnlySpan<(string Column, string Criterion)> conditions)
    {
        var formula = $"SUMIFS({Range("co2e_t")}";
        foreach (var (column, criterion) in conditions)
        {
            formula += $",{Range(column)},{criterion}";
        }

        return formula + ")";
    }

    /// <summary>Writes the sheet.</summary>
    public void Write(WorksheetPart part, CancellationToken cancel)
    {
        using var sheet = new XlsxSheet(part, Widths, frozenRows: FirstRow - 1);
        if (_sums)
        {
            sheet.Texts(CellLook.Plain, ExportTexts.Get("lines.sums", _language, ("count", _inventory.Lines.Count)));
        }

        sheet.Texts(CellLook.Header, [.. Columns.Select(c => ExportTexts.Get($"line.{c}", _language))]);
        if (_sums)
        {
            WriteSums(sheet);
        }
        else
        {
            WriteLines(sheet, cancel);
        }

        foreach (var offset in _inventory.OffsetLines)
        {
            Offset(sheet, offset);
        }

        sheet.End($"A{FirstRow - 1}:{XlsxSheet.ColumnName(Columns.Length - 1)}{Math.Max(LastRow, FirstRow)}");
    }

    private void WriteLines(XlsxSheet sheet, CancellationToken cancel)
    {
        for (var i = 0; i < _inventory.Lines.Count; i++)
        {
            if (i % CancelEvery == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            var line = InventoryLine.At(_inventory, i);
            Row(sheet, _labels[_inventory.Lines.Plan[i]], line.Id, 1, line.Quantity, line.MassT, line.Co2eT, _inventory.Activities.Texts.Source(line.Row));
        }
    }

    private void WriteSums(XlsxSheet sheet)
    {
        for (var p = 0; p < _labels.Length; p++)
        {
            var total = _inventory.PlanTotals[p];
            Row(sheet, _labels[p], "", total.Lines, total.Quantity, total.MassT, total.Co2eT, "");
        }
    }

    private void Row(XlsxSheet sheet, PlanLabel label, string id, int lines, double quantity, double massT, double co2eT, string source)
    {
        var (plan, factor) = (label.Plan, label.Factor);
        sheet.StartRow();
        sheet.Text(id);
        sheet.Number(lines, CellLook.Whole);
        sheet.Number(plan.Year, CellLook.Whole);
        sheet.Text(label.Period);
        sheet.Text(label.Scope);
        sheet.Text(label.Status);
        sheet.Text(plan.Category.Id);
        sheet.Text(plan.Category.Name.In(_language));
        sheet.Text(label.Item);
        sheet.Text(plan.Item?.Name.In(_language) ?? label.Item);
        sheet.Number(label.IsConfidential ? double.NaN : quantity);
        sheet.Text(label.Unit);
        sheet.Number(label.IsConfidential ? double.NaN : plan.Co2eTPerUnit);
        sheet.Text(plan.Gas);
        sheet.Number(massT, CellLook.Tonnes);
        Co2e(sheet, label, co2eT);
        sheet.Text(factor?.Set);
        sheet.Text(factor?.Version);
        sheet.Text(factor?.Id);
        sheet.Number(factor?.Value ?? double.NaN);
        sheet.Text(factor?.UnitText);
        sheet.Text(factor is null ? null : PlanLabel.ConfidenceId(factor.Confidence));
        sheet.Text(factor is null ? null : $"{factor.Source.Publication} {factor.Source.Table}".Trim());
        sheet.Text(plan.Equation);
        sheet.Text(source);
        sheet.EndRow();
    }

    private static void Co2e(XlsxSheet sheet, PlanLabel label, double co2eT)
    {
        if (label.IsConfidential || !double.IsFinite(label.Plan.Co2eTPerUnit))
        {
            sheet.Number(co2eT, CellLook.Tonnes);
            return;
        }

        var row = sheet.Row.ToString(CultureInfo.InvariantCulture);
        sheet.Formula($"{Column("quantity")}{row}*{Column("co2e_per_unit")}{row}", co2eT, CellLook.Tonnes);
    }

    private void Offset(XlsxSheet sheet, OffsetLine line)
    {
        var category = YearBreakdown.OffsetRule(_inventory.Template);
        sheet.StartRow();
        sheet.Text(line.Offset.Id);
        sheet.Number(1, CellLook.Whole);
        sheet.Number(line.Year, CellLook.Whole);
        sheet.Text(line.Year.ToString(CultureInfo.InvariantCulture));
        sheet.Text("offset");
        sheet.Text("reported");
        sheet.Text(category.Id);
        sheet.Text(category.Name.In(_language));
        sheet.Text(line.Offset.Kind);
        sheet.Text(line.Offset.Kind);
        sheet.Number(line.Offset.QuantityT);
        sheet.Text("t");
        sheet.Text(null);
        sheet.Text(null);
        sheet.Text(null);
        sheet.Number(-line.UsedT, CellLook.Tonnes);
        sheet.EndRow();
    }

    private string Range(string column)
    {
        var name = Column(column);
        return $"'{ExportTexts.Get("sheet.lines", _language)}'!${name}${FirstRow}:${name}${Math.Max(LastRow, FirstRow)}";
    }

    private static string Column(string id) => XlsxSheet.ColumnName(Array.IndexOf(Columns, id));
}
