using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Charts;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Technologies.Portfolios;

/// <summary>Charts of a portfolio: what is left and what each measure abates over the years, and the Pareto front.</summary>
internal static class PortfolioCharts
{
    private const int MostSeries = 9;
    private static readonly string[] Roles = ["scenario-1", "scenario-2", "scenario-3", "scenario-4", "scenario-5", "scenario-6", "sector-living", "sector-agri", "sector-waste"];

    /// <summary>The charts.</summary>
    internal static (ChartSpec Years, ChartSpec? Front) Of(PortfolioReport report) => (Years(report), report.Front.Length < 2 ? null : Front(report));

    // Abatement of a measure in a year: its own, scaled so that the parts add up to what is recomputed for all.
    private static ChartSpec Years(PortfolioReport report)
    {
        var (problem, choice) = (report.Problem, report.Choice);
        double Own(int m, int t) => problem.AloneT[m][t] * choice.Shares[m][t];
        double[] scale = [.. Enumerable.Range(0, problem.Count).Select(t => Enumerable.Range(0, problem.Measures.Length).Sum(m => Own(m, t)) is var sum and > 0 ? report.Abated.NetT[t] / sum : 0)];
        var order = Enumerable.Range(0, problem.Measures.Length).Where(m => Own(m, problem.Count - 1) > 0).OrderByDescending(m => Own(m, problem.Count - 1)).ToList();
        ImmutableArray<double> Values(IEnumerable<int> measures) => [.. Enumerable.Range(0, problem.Count).Select(t => measures.Sum(m => Own(m, t)) * scale[t])];
        var (magnitude, tables) = (Magnitude.OfTonnes(problem.BaselineT.Max()), new PortfolioTables(report));
        var rest = order.Skip(MostSeries).ToList();
        ImmutableArray<double> left = [.. Enumerable.Range(0, problem.Count).Select(t => problem.BaselineT[t] + problem.BaselineSinkT - report.Abated.NetT[t])];
        return new ChartSpec
        {
            Id = "portfolio-years",
            Form = ChartForm.StackedColumn,
            Title = PortfolioTables.Text("chart.years", ("from", problem.Years.Start), ("to", problem.Years.End), ("left", Numbers.Co2e(left[^1])), ("base", Numbers.Co2e(problem.BaselineT[^1] + problem.BaselineSinkT))),
            Subtitle = PortfolioTables.Text("chart.years.sub", ("unit", magnitude.UnitCo2e)),
            Unit = magnitude.UnitCo2e,
            DataUnit = Magnitude.One.UnitCo2e,
            Scale = magnitude,
            Categories = [.. Enumerable.Range(problem.Years.Start, problem.Count).Select(y => LocalText.Same(y.ToString(CultureInfo.InvariantCulture)))],
            Series =
            [
                new ChartSeries(PortfolioTables.Text("chart.left"), "gross", left),
                .. order.Take(MostSeries).Select((m, i) => new ChartSeries(problem.Measures[m].Measure.Name, Roles[i], Values([m]))),
                .. rest.Count > 0 ? [new ChartSeries(PortfolioTables.Text("chart.rest", ("count", rest.Count)), "sector-transport", Values(rest))] : Array.Empty<ChartSeries>(),
                .. problem.Targets.IsEmpty ? [] : new[] { new ChartSeries(PortfolioTables.Text("chart.target"), "limit", [.. Enumerable.Range(0, problem.Count).Select(t => Lowest(tables, t))]) },
            ],
            Notes = [PortfolioTables.Text("chart.years.note")],
        };
    }

    private static double Lowest(PortfolioTables tables, int t)
    {
        var (gross, net) = (tables.Limit(t, isNet: false), tables.Limit(t, isNet: true));
        return double.IsNaN(gross) ? net : double.IsNaN(net) ? gross : Math.Min(gross, net);
    }

    private static ChartSpec Front(PortfolioReport report)
    {
        var (low, high) = (report.Front[0], report.Front[^1]);
        return new ChartSpec
        {
            Id = "portfolio-front",
            Form = ChartForm.Line,
            Title = PortfolioTables.Text("chart.front", ("tonnes", Numbers.Co2e(high.AbatedT)), ("cost", Numbers.Fixed(high.CostCny / 1e4)), ("free", Numbers.Co2e(low.AbatedT)), ("least", Numbers.Fixed(low.CostCny / 1e4))),
            Subtitle = PortfolioTables.Text("chart.front.sub"),
            Unit = new LocalText("万元", "10⁴ CNY"),
            DataUnit = new LocalText("元", "CNY"),
            Scale = new Magnitude(1e4, "万", 1e4, ""),
            Categories = [.. report.Front.Select(p => LocalText.Same((p.AbatedT / 1e4).ToString("0.#", CultureInfo.InvariantCulture)))],
            Series = [new ChartSeries(PortfolioTables.Text("chart.cost"), "scenario-1", [.. report.Front.Select(p => p.CostCny)])],
            Notes = [PortfolioTables.Text("chart.front.note")],
        };
    }
}
