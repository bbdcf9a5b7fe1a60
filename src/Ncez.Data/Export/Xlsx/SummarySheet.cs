using DocumentFormat.OpenXml.Packaging;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Data.Export.Xlsx;

/// <summary>The sheet of totals per year: every amount is a formula over the sheet of lines, and two columns check net against all lines at once.</summary>
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
        Scope("direct", year.Direct.T);
        Scope("indirect", year.Indirect.T);
        sheet.Formula($"B{r}+C{r}", year.Gross.T, CellLook.Total);
        Scope("sink", year.Sink.T);
        Scope("export", year.ExportCredit.T);
        Scope("offset", year.Offset.T);
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

        void Scope(string id, double co2eT) => sheet.Formula(lines.SumOfCo2e(("year", $"$A{r}"), ("scope", $"\"{id}\"")), co2eT, CellLook.Tonnes);
    }
}
