using Ncez.Charts.Inventories;
using Ncez.Data.Export.Docx;
using Ncez.Model.Texts;
using Ncez.Workflows.Reporting;

namespace Ncez.Workflows.Documents.Sections;

/// <summary>The answer in one sentence, then the figures it rests on.</summary>
public sealed class SummarySection : IDocumentSection
{
    /// <inheritdoc />
    public int Order => 10;

    /// <inheritdoc />
    public void Write(DocumentBuilder document, ReportInput input)
    {
        document.Heading(1, ReportTexts.Of("chapter.summary"));
        document.Paragraph(Answer.Of(input), DocLook.Answer);
        document.Paragraph(input.Inventory.Zone.Profile.Notice);
        Figures(document, input);
        document.Chart(input.Inventory.Years.Length > 1 ? InventoryCharts.Build("trend", input.Inventory, input.Year.Year) : null);
        document.Chart(InventoryCharts.Build("gross-to-net", input.Inventory, input.Year.Year));
    }

    private static void Figures(DocumentBuilder document, ReportInput input)
    {
        var (year, before) = (input.Year, input.Baseline);
        var columns = new List<(LocalText, bool, double)> { (DocumentTexts.Of("figure"), false, 2), (LocalText.Same(year.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)), true, 1.2), (DocumentTexts.Of("unit"), false, 0.8) };
        if (before is not null)
        {
            columns.Insert(1, (DocumentTexts.Of("baseline", ("year", before.Year)), true, 1.2));
            columns.Add((DocumentTexts.Of("change"), true, 0.8));
        }

        (LocalText Name, Func<Model.Inventories.YearTotals, double> Value, string Unit)[] figures =
        [
            (ChartTexts.Scope(Model.Zones.Scope.Direct), y => y.Direct.T, "tCO₂e"),
            (ChartTexts.Scope(Model.Zones.Scope.Indirect), y => y.Indirect.T, "tCO₂e"),
            (ReportTexts.Of("figure.gross"), y => y.Gross.T, "tCO₂e"),
            (ChartTexts.Scope(Model.Zones.Scope.Sink), y => y.Sink.T, "tCO₂e"),
            (ChartTexts.Scope(Model.Zones.Scope.Export), y => y.ExportCredit.T, "tCO₂e"),
            (ChartTexts.Scope(Model.Zones.Scope.Offset), y => y.Offset.T, "tCO₂e"),
            (ReportTexts.Of("figure.net"), y => y.Net.T, "tCO₂e"),
            (DocumentTexts.Of("energyCalorific"), y => y.EnergyTceCalorific, "tce"),
            (DocumentTexts.Of("energyEquivalent"), y => y.EnergyTceEquivalent, "tce"),
            (DocumentTexts.Of("notEstimated"), y => y.NotEstimated.Lines, "–"),
        ];
        document.Table(DocumentTexts.Of("figures", ("year", year.Year)), columns, figures.Select(f =>
        {
            var cells = new List<LocalText> { f.Name.AtStart, LocalText.Same(Numbers.Fixed(f.Value(year))), LocalText.Same(f.Unit) };
            if (before is not null)
            {
                var change = (f.Value(year) - f.Value(before)) / Math.Abs(f.Value(before)) * 100;
                cells.Insert(1, LocalText.Same(Numbers.Fixed(f.Value(before))));
                cells.Add(LocalText.Same(double.IsFinite(change) ? Numbers.WithSign(change, 1) + "%" : Numbers.None));
            }

            return ((IReadOnlyList<LocalText>)cells, f.Name == ReportTexts.Of("figure.gross") || f.Name == ReportTexts.Of("figure.net"));
        }));
    }
}
