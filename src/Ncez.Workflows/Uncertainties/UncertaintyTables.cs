using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Charts;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Model.Uncertainties;

namespace Ncez.Workflows.Uncertainties;

/// <summary>An uncertainty analysis as tables: intervals, trend, contributions, IPCC table 3.2, what states nothing.</summary>
public static class UncertaintyTables
{
    private const int MostBars = 10;

    // Two sides of a drawn interval differ by chance: up to this part of their mean they are printed as one.
    private const double EvenRatio = 0.05;
    private static readonly TextArea Area = TextArea.Of(typeof(UncertaintyTables).Assembly, "Uncertainty");

    /// <summary>All tables that have rows.</summary>
    public static ImmutableArray<ResultTable> Of(UncertaintyReport report) =>
        [.. new[] { Intervals(report), Trend(report), Sources(report), Categories(report), Missing(report) }.Where(t => t.Rows.Length > 0)];

    /// <summary>A text of the area.</summary>
    internal static LocalText Text(string key, params TextArg[] args) => Area.Both(key, args);

    /// <summary>How it was calculated, in a sentence.</summary>
    public static LocalText Method(UncertaintyReport report) => Text("method",
        ("draws", report.Settings.Draws.ToString("N0", CultureInfo.InvariantCulture)), ("design", Text($"design.{report.Settings.Design}")), ("seed", report.Settings.Seed.ToString(CultureInfo.InvariantCulture)));

    /// <summary>How IPCC table 3.2 stands to the intervals: what its own conventions leave out.</summary>
    public static LocalText TableNote => Text("table32.note");

    /// <summary>The answer: the last year's interval, or how much of it is covered.</summary>
    public static LocalText Answer(UncertaintyReport report)
    {
        var last = report.Years[^1];
        if (last.Propagated is not { } interval)
        {
            return Text("answerNone", ("year", last.Year));
        }

        var key = last.CoveredShareFraction >= 1 ? "answer" : "answerPart";
        return Text(key, ("year", last.Year), ("total", Numbers.Co2e(last.CoveredT)), ("propagated", Spread(interval)),
            ("drawn", last.Drawn is { } drawn ? Spread(drawn) : LocalText.Same(Numbers.None)), ("why", last.IsBalanced ? Text("balanced") : LocalText.Same("")), ("share", Numbers.Percent(last.CoveredShareFraction, 0)));
    }

    // An interval that reaches farther up than down, as that of a lognormal quantity, has no single half; that of a balance is in tonnes.
    private static LocalText Spread(Interval interval)
    {
        var isEven = Math.Abs(interval.High - interval.Mean - (interval.Mean - interval.Low)) <= EvenRatio * interval.HalfWidth;
        return interval.IsBalanced || interval.Mean == 0
            ? isEven ? Text("spread.evenT", ("half", Numbers.Co2e(interval.HalfWidth))) : Text("spread.unevenT", ("below", Numbers.Co2e(interval.Mean - interval.Low)), ("above", Numbers.Co2e(interval.High - interval.Mean)))
            : isEven ? Text("spread.even", ("percent", Numbers.Significant(interval.HalfWidthPercent, 2)))
            : Text("spread.uneven", ("below", Numbers.Significant(interval.BelowPercent, 2)), ("above", Numbers.Significant(interval.AbovePercent, 2)));
    }

    /// <summary>Intervals of every year, one row for each approach.</summary>
    public static ResultTable Intervals(UncertaintyReport report) => new("intervals", Text("intervals.title"),
        [
            new TableColumn("year", Text("year")),
            new TableColumn("totalT", Text("total"), IsNumber: true),
            new TableColumn("coveredT", Text("covered"), IsNumber: true),
            new TableColumn("coveredPercent", Text("coveredShare"), IsNumber: true),
            new TableColumn("approach", Text("approach")),
            new TableColumn("belowPercent", Text("below"), IsNumber: true),
            new TableColumn("abovePercent", Text("above"), IsNumber: true),
            new TableColumn("meanT", Text("mean"), IsNumber: true),
            new TableColumn("lowT", Text("lowT"), IsNumber: true),
            new TableColumn("highT", Text("highT"), IsNumber: true),
        ],
        [.. report.Years.SelectMany(y => new[] { Interval(y, "approach1", y.Propagated), Interval(y, "approach2", y.Drawn) })]);

    private static ImmutableArray<TableCell> Interval(YearUncertainty year, string approach, Interval? interval) =>
    [
        year.Year.ToString(CultureInfo.InvariantCulture), year.TotalT, year.CoveredT, year.CoveredShareFraction * 100, Text(approach),
        interval?.BelowPercent ?? double.NaN, interval?.AbovePercent ?? double.NaN, interval?.Mean ?? double.NaN, interval?.Low ?? double.NaN, interval?.High ?? double.NaN,
    ];

    /// <summary>What the variance of the last year comes from.</summary>
    public static ResultTable Sources(UncertaintyReport report) => new("sources", Text("sources.title"),
        [
            new TableColumn("source", Text("source")),
            new TableColumn("kind", Text("kind")),
            new TableColumn("halfPercent", Text("half"), IsNumber: true),
            new TableColumn("distribution", Text("distribution")),
            new TableColumn("sharePercent", Text("share"), IsNumber: true),
            new TableColumn("correlationPercent", Text("correlation"), IsNumber: true),
            new TableColumn("basis", Text("basis")),
        ],
        [.. report.Sources.Select(s => ImmutableArray.Create<TableCell>([
            s.Name, Text(s.IsFactor ? "kind.factor" : "kind.quantity"), s.HalfWidthPercent, Text($"shape.{s.Shape}"), s.ShareFraction * 100, s.CorrelationFraction * 100, s.Basis]))]);

    /// <summary>Contributions to the variance of the last year; null when there is none.</summary>
    public static ChartSpec? Chart(UncertaintyReport report)
    {
        var bars = report.Sources.Where(s => s.ShareFraction > 0).Take(MostBars).ToList();
        if (bars.Count == 0)
        {
            return null;
        }

        ChartSeries Series(string key, string role, bool isFactor) =>
            new(Text(key), role, [.. bars.Select(b => b.IsFactor == isFactor ? b.ShareFraction * 100 : double.NaN)]);
        // Two grid factors of one name need their rows to be told apart.
        LocalText Named(UncertainSource bar) => bars.Count(b => b.ShortName == bar.ShortName) == 1 ? bar.ShortName : bar.Name;
        var rest = 1 - bars.Sum(b => b.ShareFraction);
        return new ChartSpec
        {
            Id = "variance",
            Form = ChartForm.Bar,
            Title = Text("chart.title", ("source", Named(bars[0]).AtStart), ("share", Numbers.Percent(bars[0].ShareFraction, 0))),
            Subtitle = Text("chart.sub", ("year", report.Years[^1].Year)),
            Unit = LocalText.Same("%"),
            DataUnit = LocalText.Same("%"),
            Categories = [.. bars.Select(Named)],
            Series = [.. new[] { Series("kind.quantity", "scenario-1", false), Series("kind.factor", "scenario-2", true) }.Where(s => s.Values.Any(double.IsFinite))],
            Notes = report.Sources.Length > bars.Count ? [Text("chart.rest", ("count", report.Sources.Length - bars.Count), ("share", Numbers.Percent(rest, 1)))] : [],
        };
    }

    private static ResultTable Trend(UncertaintyReport report) => new("trend", Text("trend.title"),
        [
            new TableColumn("approach", Text("approach")),
            new TableColumn("from", Text("from")),
            new TableColumn("to", Text("to")),
            new TableColumn("trendPercent", Text("trend"), IsNumber: true),
            new TableColumn("lowPercent", Text("low"), IsNumber: true),
            new TableColumn("highPercent", Text("high"), IsNumber: true),
        ],
        report.Trend is not { } trend ? [] : [.. new[] { ("approach1", trend.Propagated), ("approach2", trend.Drawn) }.Where(t => t.Item2 is not null).Select(t => ImmutableArray.Create<TableCell>([
            Text(t.Item1), trend.BaseYear.ToString(CultureInfo.InvariantCulture), trend.Year.ToString(CultureInfo.InvariantCulture), t.Item2!.Mean, t.Item2.Low, t.Item2.High]))]);

    private static ResultTable Categories(UncertaintyReport report) => new("table32", Text("table32.title"),
        [
            new TableColumn("category", Text("category")),
            new TableColumn("item", Text("item")),
            new TableColumn("gas", Text("gas")),
            new TableColumn("baseT", Text("c"), IsNumber: true),
            new TableColumn("yearT", Text("d"), IsNumber: true),
            new TableColumn("activityPercent", Text("e"), IsNumber: true),
            new TableColumn("factorPercent", Text("f"), IsNumber: true),
            new TableColumn("combinedPercent", Text("g"), IsNumber: true),
            new TableColumn("variancePercentSquared", Text("h"), IsNumber: true),
            new TableColumn("typeA", Text("i"), IsNumber: true),
            new TableColumn("typeB", Text("j"), IsNumber: true),
            new TableColumn("factorTrendPoints", Text("k"), IsNumber: true),
            new TableColumn("activityTrendPoints", Text("l"), IsNumber: true),
            new TableColumn("trendPoints", Text("m"), IsNumber: true),
        ],
        report.Categories.IsEmpty ? [] :
        [
            .. report.Categories.Select(c => ImmutableArray.Create<TableCell>([
                c.Category, c.Item, c.Gas, c.BaseT, c.YearT, c.ActivityPercent, c.FactorPercent, c.CombinedPercent, c.VarianceContribution, c.TypeAPercent, c.TypeBPercent,
                c.FactorTrendPercent, c.ActivityTrendPercent, c.TrendPercent])),
            Total(report, "table32.total", report.TableTotalPercent, report.TableTrendPercent),
            Total(report, "table32.shared", report.Years[^1].Propagated?.HalfWidthPercent ?? double.NaN, report.Trend is { } trend ? (trend.Propagated.High - trend.Propagated.Low) / 2 : double.NaN),
        ]);

    private static ImmutableArray<TableCell> Total(UncertaintyReport report, string key, double percent, double points) =>
    [
        Text(key), "", "", report.Categories.Sum(c => c.BaseT), report.Categories.Sum(c => c.YearT), double.NaN, double.NaN, percent, percent * percent,
        double.NaN, double.NaN, double.NaN, double.NaN, points,
    ];

    private static ResultTable Missing(UncertaintyReport report) => new("missing", Text("missing.title"),
        [
            new TableColumn("year", Text("year")),
            new TableColumn("category", Text("category")),
            new TableColumn("item", Text("item")),
            new TableColumn("lacks", Text("lacks")),
            new TableColumn("lines", Text("lines"), IsNumber: true),
            new TableColumn("co2eT", Text("co2e"), IsNumber: true),
        ],
        [.. report.Missing.Select(m => ImmutableArray.Create<TableCell>([
            m.Year.ToString(CultureInfo.InvariantCulture), m.Category, m.Item, Text(m.LacksQuantity && m.LacksFactor ? "lacks.both" : m.LacksQuantity ? "kind.quantity" : "kind.factor"), m.Lines, m.Co2eT]))]);
}
