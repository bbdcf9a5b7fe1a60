using Ncez.Charts.Inventories;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>The answer, what it rests on, the headline figures (net and gross side by side, always) and the first two pictures.</summary>
public sealed class SummaryChapter : IReportChapter
{
    /// <inheritdoc />
    public string Id => "summary";

    /// <inheritdoc />
    public int Order => 10;

    /// <inheritdoc />
    public LocalText Title => ReportTexts.Of("chapter.summary");

    /// <inheritdoc />
    public bool Applies(ReportInput input) => true;

    /// <inheritdoc />
    public void Write(HtmlWriter html, ReportInput input)
    {
        html.Open("div", "pagehead").Open("p", "print-only").Text(input.Inventory.Zone.Name).Text(" · ").Text(ReportTexts.Of("page.title")).Text(" · " + input.GeneratedOn).Close("p");
        html.Element("h1", Answer.Of(input));
        BasisLine.Write(html, input);
        html.Close("div");
        Notices(html, input);
        if (input.IsWithoutResult)
        {
            // Five dashes say less than the one sentence above them.
            return;
        }

        Figures(html, input);
        var (inventory, year) = (input.Inventory, input.Year.Year);
        var left = InventoryCharts.Build("trend", inventory, year) ?? InventoryCharts.Build("category-bars", inventory, year);
        var right = InventoryCharts.Build("gross-to-net", inventory, year);
        html.Open("div", "cols");
        if (left is not null)
        {
            ChartPanel.Write(html, left, right is null ? "c12" : "c7");
        }

        if (right is not null)
        {
            ChartPanel.Write(html, right, left is null ? "c12" : "c5");
        }

        html.Close("div");
    }

    private static void Notices(HtmlWriter html, ReportInput input)
    {
        if (!input.Inventory.Zone.Profile.Notice.IsEmpty)
        {
            html.Open("p", "notice info").Text(input.Inventory.Zone.Profile.Notice).Close("p");
        }

        var errors = input.Findings.Count(f => f.Severity == Severity.Error);
        var warnings = input.Findings.Count(f => f.Severity == Severity.Warning);
        if (errors + warnings > 0)
        {
            html.Open("p", errors > 0 ? "notice off" : "notice risk").Trusted(errors > 0 ? Icons.Off : Icons.Risk)
                .Open("span").Text(ReportTexts.Of(errors > 0 ? "notice.errors" : input.IsWithoutResult ? "notice.warnings.none" : "notice.warnings", ("errors", errors), ("warnings", warnings))).Close("span")
                .Open("a", "", ("href", "#findings")).Text(ReportTexts.Of("notice.see")).Close("a").Close("p");
        }
    }

    private static void Figures(HtmlWriter html, ReportInput input)
    {
        var (year, baseline) = (input.Year, input.Baseline);
        var scale = Magnitude.OfTonnes(Math.Max(Math.Abs(year.Gross.T), Math.Abs(year.Net.T)));
        html.Open("div", "figures");
        Emission(html, new SumId(year.Year, SumId.Net), "figure.net", year.Net.T, scale, baseline?.Net.T, baseline?.Year);
        Emission(html, new SumId(year.Year, SumId.Gross), "figure.gross", year.Gross.T, scale, baseline?.Gross.T, baseline?.Year);
        Energy(html, input);
        Renewable(html, input);
        NotEstimated(html, year);
        html.Close("div");
    }

    private static void Emission(HtmlWriter html, SumId sum, string key, double valueT, Magnitude scale, double? baselineT, int? baselineYear)
    {
        Figure(html, ReportTexts.Of(key), Scaled(valueT, scale), scale.UnitCo2e, sum);
        html.Open("div", "note").Element("span", ReportTexts.Of("figure.full", ("value", Numbers.Fixed(valueT, Numbers.DecimalsFor(valueT)))));
        if (baselineT is { } before && baselineYear is { } than)
        {
            var change = (valueT - before) / Math.Abs(before) * 100;
            html.Open("span").Text(ReportTexts.Of("figure.against", ("year", than))).Text(" ").Element("b", double.IsFinite(change) ? Numbers.WithSign(change, 1) + "%" : Numbers.None).Close("span");
        }

        html.Close("div", "div");
    }

    private static void Energy(HtmlWriter html, ReportInput input)
    {
        var (year, basis) = (input.Year, input.Inventory.Zone.StandardCoal);
        var (shown, other) = basis == StandardCoalBasis.Calorific ? (year.EnergyTceCalorific, year.EnergyTceEquivalent) : (year.EnergyTceEquivalent, year.EnergyTceCalorific);
        var otherBasis = basis == StandardCoalBasis.Calorific ? StandardCoalBasis.Equivalent : StandardCoalBasis.Calorific;
        var scale = Magnitude.OfTonnes(shown);
        Figure(html, ReportTexts.Of("figure.energy"), Scaled(shown, scale), scale.UnitTce, new SumId(year.Year, SumId.Energy));
        html.Open("div", "note").Element("span", Basis(basis));
        html.Open("span").Text(Basis(otherBasis)).Text(" ").Element("b", Numbers.Tce(other)).Close("span", "div", "div");
    }

    private static void Renewable(HtmlWriter html, ReportInput input)
    {
        var year = input.Year;
        if (!InventorySums.Plans(input.Inventory, year.Year).Any(p => p.Plan.Item is { Renewable: true }))
        {
            // Nothing is stated about renewables: that is no data, not a cover of zero.
            Figure(html, ReportTexts.Of("figure.renewable"), LocalText.Same(Numbers.None), default);
            html.Open("div", "note").Element("span", ReportTexts.Of("figure.noRenewable")).Close("div", "div");
            return;
        }

        Figure(html, ReportTexts.Of("figure.renewable"), LocalText.Same(Percent(year.RenewableCoverCalorific)), double.IsFinite(year.RenewableCoverCalorific) ? LocalText.Same("%") : default);
        html.Open("div", "note").Element("span", Basis(StandardCoalBasis.Calorific));
        html.Open("span").Text(Basis(StandardCoalBasis.Equivalent)).Text(" ");
        if (double.IsFinite(year.RenewableCoverEquivalent))
        {
            html.Element("b", Percent(year.RenewableCoverEquivalent) + "%");
        }
        else
        {
            html.Element("b", ReportTexts.Of("figure.noCoefficient"));
        }

        html.Close("span", "div", "div");
    }

    private static void NotEstimated(HtmlWriter html, YearTotals year)
    {
        var isMissing = year.NotEstimated.Lines > 0;
        var scale = Magnitude.OfTonnes(year.NotEstimated.EnergyTce);
        html.Open("div", "figure").Open("div", "name").Trusted(isMissing ? Icons.None : Icons.Ok).Open("span").Text(ReportTexts.Of("figure.missing")).Close("span", "div");
        if (isMissing)
        {
            html.Open("div", "value").Text(Scaled(year.NotEstimated.EnergyTce, scale)).Element("span", double.IsNaN(year.NotEstimated.EnergyTce) ? default : scale.UnitTce, "unit").Close("div");
            html.Open("div", "note").Element("span", ReportTexts.Of(double.IsNaN(year.NotEstimated.EnergyTce) ? "figure.missingUnknown" : "figure.missingNote", ("lines", year.NotEstimated.Lines), ("share", Numbers.Percent(year.NotEstimated.EnergyTce / year.EnergyTceCalorific)))).Close("div", "div");
        }
        else
        {
            html.Element("div", ReportTexts.Of("figure.complete"), "value word").Open("div", "note").Element("span", ReportTexts.Of("figure.completeNote")).Close("div", "div");
        }
    }

    private static void Figure(HtmlWriter html, LocalText name, LocalText value, LocalText unit, SumId? sum = null)
    {
        html.Open("div", "figure").Open("div", "name").Text(name).Close("div");
        html.Open("div", "value");
        if (sum is null)
        {
            html.Text(value);
        }
        else
        {
            html.Sum(value, sum);
        }

        html.Element("span", unit, "unit").Close("div");
    }

    private static LocalText Basis(StandardCoalBasis basis) => ReportTexts.Of(basis == StandardCoalBasis.Calorific ? "figure.calorific" : "figure.equivalent");

    private static string Percent(double fraction) => Numbers.Fixed(fraction * 100, 1);

    private static LocalText Scaled(double value, Magnitude scale) => double.IsFinite(value)
        ? new LocalText(Numbers.Headline(scale.In(value, Language.Zh)), Numbers.Headline(scale.In(value, Language.En)))
        : LocalText.Same(Numbers.None);
}
