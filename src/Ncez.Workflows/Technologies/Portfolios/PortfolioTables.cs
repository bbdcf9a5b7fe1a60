using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Technology.Portfolios;
using Ncez.Workflows.Technologies.Baselines;

namespace Ncez.Workflows.Technologies.Portfolios;

/// <summary>Tables of a portfolio.</summary>
internal sealed class PortfolioTables(PortfolioReport report)
{
    private const double CnyPer1e4 = 1e4;
    private static readonly TextArea Texts = TextArea.Of(typeof(PortfolioTables).Assembly, "Portfolio");
    private readonly PortfolioProblem _problem = report.Problem;
    private readonly PortfolioChoice _choice = report.Choice;

    /// <summary>A text of the area.</summary>
    internal static LocalText Text(string key, params ReadOnlySpan<TextArg> args) => Texts.Both(key, args);

    /// <summary>The answer in a sentence.</summary>
    internal LocalText Answer()
    {
        var built = Enumerable.Range(0, _problem.Measures.Length).Count(m => _choice.Start(m) is not null);
        var cost = _choice.PresentCostCny(_problem);
        return Text(
            (report.Goal == PortfolioGoal.LeastCost ? "answer.cost" : "answer.most") + (cost < 0 ? ".earns" : ""),
            ("built", built), ("all", _problem.Measures.Length), ("tonnes", Numbers.Co2e(report.Abated.NetT.Sum())), ("from", _problem.Years.Start), ("to", _problem.Years.End),
            ("cost", Numbers.Fixed(Math.Abs(cost) / CnyPer1e4)), ("spent", Numbers.Fixed(Spent.Sum() / CnyPer1e4)), ("gap", Numbers.Percent(report.Solution.GapFraction, 2)));
    }

    /// <summary>All tables.</summary>
    internal ImmutableArray<ResultTable> All() => [Measures(), Years(), Shares(), Duals(), Front(), .. report.Case.Baseline.Table(_problem.Years.End) is { } baseline ? [baseline] : Array.Empty<ResultTable>(), Basis()];

    private IEnumerable<double> Spent => Enumerable.Range(0, _problem.Count).Select(t => _choice.SpentCny(_problem, t));

    private ResultTable Measures() => new("measures", Text("measures.title"),
        [Word("measure"), Word("name"), Word("start"), Word("full"), Number("sharePercent"), Number("capital1e4Cny"), Number("annual1e4Cny"), Number("aloneT"), Number("presentCost1e4Cny")],
        [.. _problem.Measures.Select((m, i) => (m, i)).OrderBy(x => _choice.Start(x.i) ?? int.MaxValue).Select(x => Row(x.m, x.i))]);

    private ImmutableArray<TableCell> Row(PortfolioMeasure m, int i)
    {
        var (start, share) = (_choice.Start(i), _choice.Shares[i][^1]);
        var present = Enumerable.Range(0, _problem.Count).Sum(t => _problem.DiscountFraction(t) * _choice.Shares[i][t] * m.AnnualCny(_problem.RateFraction, t));
        return
        [
            m.Measure.Id, m.Measure.Name, Year(start), start is null ? Numbers.None : Year(report.FullAt(i)), 100 * share, share * m.CapitalCny / CnyPer1e4,
            Plain(share * m.AnnualCny(_problem.RateFraction, _problem.Count - 1) / CnyPer1e4), share * _problem.AloneT[i][^1], present / CnyPer1e4,
        ];
    }

    private ResultTable Years() => new("years", Text("years.title"),
        [
            Word("year"), Number("baselineT"), Number("pairedT"), Number("abatedT"), Number("differenceT"), Number("grossT"), Number("grossLimitT"), Number("offsetT"), Number("netT"), Number("netLimitT"),
            Number("spent1e4Cny"),
        ],
        [.. Enumerable.Range(0, _problem.Count).Select(t => ImmutableArray.Create<TableCell>(
        [
            Year(t), _problem.BaselineT[t], _choice.NetT[t], report.Abated.NetT[t], Difference(t), _problem.BaselineT[t] - report.Abated.GrossT[t], Limit(t, isNet: false),
            _choice.OffsetT[t], _problem.BaselineT[t] + _problem.BaselineSinkT - report.Abated.NetT[t] - _choice.OffsetT[t], Limit(t, isNet: true), _choice.SpentCny(_problem, t) / CnyPer1e4,
        ]))]);

    // A difference of rounding is none.
    private double Difference(int t) => Plain(Math.Round(report.Abated.NetT[t] - _choice.NetT[t], 6));

    // Zero without a sign.
    private static double Plain(double value) => value == 0 ? 0 : value;

    internal double Limit(int t, bool isNet) => _problem.Targets.Where(x => x.IsNet == isNet && x.Years.Start <= _problem.Years.Start + t && _problem.Years.Start + t <= x.Years.End)
        .Select(x => x.LimitT).DefaultIfEmpty(double.NaN).Min();

    private ResultTable Shares() => new("shares", Text("shares.title"),
        [Word("measure"), Word("name"), .. Enumerable.Range(0, _problem.Count).Select(t => new TableColumn($"y{_problem.Years.Start + t}Percent", Year(t), IsNumber: true))],
        [.. _problem.Measures.Select((m, i) => (m, i)).Where(x => _choice.Start(x.i) is not null)
            .Select(x => ImmutableArray.Create<TableCell>([x.m.Measure.Id, x.m.Measure.Name, .. _choice.Shares[x.i].Select(s => (TableCell)(100 * s))]))]);

    private ResultTable Duals() => new("targetCosts", Text("duals.title"),
        [Word("target"), Word("year"), Number("marginalCnyPerT"), Number("limitT"), Number("fromT"), Number("toT")],
        [.. report.Duals.Select(d => ImmutableArray.Create<TableCell>([d.Target.Name, d.Year.ToString(CultureInfo.InvariantCulture), d.CnyPerT, d.Target.LimitT, Known(d.FromT), Known(d.ToT)]))]);

    private ResultTable Front() => new("front", Text("front.title"),
        [Number("point"), Number("pairedT"), Number("abatedT"), Number("presentCost1e4Cny"), Number("gapPercent")],
        [.. report.Front.Select((p, i) => ImmutableArray.Create<TableCell>([i + 1, p.PairedT, p.AbatedT, p.CostCny / CnyPer1e4, 100 * p.GapFraction]))]);

    private ResultTable Basis()
    {
        var isLeast = report.Goal == PortfolioGoal.LeastCost;
        return new ResultTable("portfolioBasis", Text("basis.title"), [Word("what"), Word("value")],
            [
                [Text("goal"), Text(isLeast ? "goal.cost" : "goal.most")],
                [Text("objective"), isLeast ? $"{Numbers.Fixed(report.Solution.Objective / CnyPer1e4)} (10⁴ CNY)" : Numbers.Co2e(-report.Solution.Objective)],
                [Text("bound"), isLeast ? $"{Numbers.Fixed(report.Solution.Bound / CnyPer1e4)} (10⁴ CNY)" : Numbers.Co2e(-report.Solution.Bound)],
                [Text("gap"), Numbers.Percent(report.Solution.GapFraction, 3)],
                [Text("status"), Text("status." + report.Solution.Status)],
                [Text("rate"), Numbers.Percent(_problem.RateFraction, 1)],
                [ZoneBaseline.Label, report.Case.Baseline.Words],
                [Text("interactions"), Text(report.Case.Engine is null ? "interactions.rule" : "interactions.engine", ("pairs", _problem.Overlaps.Length))],
                [Text("rounds"), Text("rounds.text", ("rounds", report.Rounds))],
                [Text("costs"), Text("costs.text")],
                [Text("budgets"), Text("budgets.text")],
                [Text("duals"), Text("duals.text")],
            ]);
    }

    private TableCell Year(int? t) => t is { } known ? (_problem.Years.Start + known).ToString(CultureInfo.InvariantCulture) : Numbers.None;

    private LocalText Year(int t) => LocalText.Same((_problem.Years.Start + t).ToString(CultureInfo.InvariantCulture));

    private static double Known(double value) => double.IsFinite(value) ? value : double.NaN;

    private static TableColumn Word(string id) => new(id, Text(id));

    private static TableColumn Number(string id) => new(id, Text(id), IsNumber: true);
}
