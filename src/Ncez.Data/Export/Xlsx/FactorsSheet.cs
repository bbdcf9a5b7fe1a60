using DocumentFormat.OpenXml.Packaging;
using Ncez.Model.Activities;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;

namespace Ncez.Data.Export.Xlsx;

/// <summary>The sheet of factors: every row of every set that a line uses, with its source.</summary>
internal static class FactorsSheet
{
    private static readonly string[] Columns =
    [
        "set", "version", "row", "item", "parameter", "gas", "region", "from", "to", "value", "unit", "basis",
        "confidence", "uncertainty", "fallback", "publication", "table", "note",
    ];

    private static readonly double[] Widths = [24, 9, 28, 20, 18, 8, 12, 8, 8, 14, 14, 24, 10, 10, 22, 48, 24, 48];

    /// <summary>Writes the sheet; factors that only confidential lines use are withheld.</summary>
    public static void Write(WorksheetPart part, Inventory inventory, Language language)
    {
        using var sheet = new XlsxSheet(part, Widths, frozenRows: 1);
        sheet.Texts(CellLook.Header, [.. Columns.Select(c => ExportTexts.Get($"factor.{c}", language))]);
        var used = inventory.Plans.Where(p => p.Status != ActivityStatus.Confidential)
            .SelectMany(p => p.Factors).Where(f => f.Choice.Pick is not null)
            .GroupBy(f => (f.Choice.Pick!.Set, f.Choice.Pick.Version, f.Choice.Pick.Id))
            .OrderBy(g => g.Key);
        foreach (var uses in used)
        {
            Row(sheet, uses.First().Choice.Pick!, uses.Any(u => u.Choice.IsFallback), language);
        }

        sheet.End();
    }

    private static void Row(XlsxSheet sheet, Factor factor, bool isFallback, Language language)
    {
        sheet.StartRow();
        sheet.Text(factor.Set);
        sheet.Text(factor.Version);
        sheet.Text(factor.Id);
        sheet.Text(factor.Item);
        sheet.Text(factor.Parameter);
        sheet.Text(factor.Gas);
        sheet.Text(factor.Region);
        sheet.Number(factor.YearFrom ?? double.NaN, CellLook.Whole);
        sheet.Number(factor.YearTo ?? double.NaN, CellLook.Whole);
        sheet.Number(factor.Value);
        sheet.Text(factor.UnitText);
        sheet.Text(factor.Basis);
        sheet.Text(PlanLabel.ConfidenceId(factor.Confidence));
        sheet.Number(factor.UncertaintyPercent ?? double.NaN);
        sheet.Text(isFallback ? ExportTexts.Get("factor.fallback_yes", language) : null);
        sheet.Text(factor.Source.Publication);
        sheet.Text(factor.Source.Table);
        sheet.Text(factor.NoteText.In(language));
        sheet.EndRow();
    }
}
