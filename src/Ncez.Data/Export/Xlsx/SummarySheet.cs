using DocumentFormat.OpenXml.Packaging;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Data.Export.Xlsx;

/// <summary>The sheet of totals per year: gross and net are formulas, and two columns check net against the sheet of lines.</summary>
internal static class SummarySheet
{
    private static readonly string[] Columns =
    [
        "year", "direct", "indirect", "gross", "sink", "export", "offset", "net", "biomass", "carried",
        "energy_calorific", "energy_equivalent", "renewable_calorific", "renewable_equivalent", "cover_calorific", "cover_equivalent",
        "not_estimated", "not_estimated_energy", "from_lines", "difference",
    ];

    /// <summary>Writes the sheet.</summary>
    public static void Write(WorksheetPart part, Inventory inventory, LinesSheet lines, Language language)
    {
        double[] widths = [8, .. Enumerable.Repeat(19.0, Columns.Length - 1)];
        using var sheet = new XlsxSheet(part, widths, frozenRows: 4);
        var basis = inventory.Zone.StandardCoal == StandardCoalBasis.Calorific ? "summary.calorific" : "summary.equivalent";
        sheet.Texts(CellLook.Title, ExportTexts.Get("summary.title", language, ("zone", inventory.Zone.Name)));
        sheet.Texts(CellLook.Plain, ExportTexts.Get("summary.basis", language, ("gwp", inventory.Zone.Gwp), ("basis", ExportTexts.Get(basis, language))));
        sheet.Texts(CellLook.Plain, ExportTexts.Get("summary.note", language));
        sheet.Texts(CellLook.Header, [.. Columns.Select(c => ExportTexts.Get($"summary.{c}", language))]);
        foreach (var year in inventory.Years)
        {
            Year(sheet, year, inventory, lines);
        }

        sheet.End();
    }

    private static void Year(XlsxSheet sheet, YearTotals year, Inventory inventory, LinesSheet lines)
    {
        sheet.StartRow();
        var r = sheet.Row;
        sheet.Number(year.Year, CellLook.Whole);
        sheet.Number(year.Direct.T, CellLook.Tonnes);
        sheet.Number(year.Indirect.T, CellLook.Tonnes);
        sheet.Formula($"B{r}+C{r}", year.Gross.T, CellLook.Total);
        sheet.Number(year.Sink.T, CellLook.Tonnes);
        sheet.Number(year.ExportCredit.T, CellLook.Tonnes);
        sheet.Number(year.Offset.T, CellLook.Tonnes);
        sheet.Formula($"D{r}+E{r}+F{r}+G{r}", year.Net.T, CellLook.Total);
        sheet.Number(year.BiomassMemo.T, CellLook.Tonnes);
        sheet.Number(year.OffsetCarried.T, CellLook.Tonnes);
        sheet.Number(year.EnergyTceCalorific, CellLook.Tonnes);
        sheet.Number(year.EnergyTceEquivalent, CellLook.Tonnes);
        sheet.Number(year.RenewableTceCalorific, CellLook.Tonnes);
        sheet.Number(year.RenewableTceEquivalent, CellLook.Tonnes);
        sheet.Formula($"M{r}/K{r}", year.RenewableCoverCalorific, CellLook.Percent);
        sheet.Formula($"N{r}/L{r}", year.RenewableCoverEquivalent, CellLook.Percent);
        sheet.Number(year.NotEstimated.Lines, CellLook.Whole);
        sheet.Number(year.NotEstimated.EnergyTce, CellLook.Tonnes);
        var categories = YearBreakdown.Of(inventory, year.Year).Categories;
        var fromLinesT = categories.Where(c => double.IsFinite(c.Co2eT)).Sum(c => c.Co2eT);
        sheet.Formula(lines.SumOfCo2e(("year", $"A{r}"), ("scope", "\"<>memo\"")), fromLinesT, CellLook.Tonnes);
        sheet.Formula($"H{r}-S{r}", year.Net.T - fromLinesT, CellLook.Tonnes);
        sheet.EndRow();
    }
}
