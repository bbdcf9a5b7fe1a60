using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Inventories;
using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Quality;

/// <summary>What a checker finds, as tables.</summary>
public static class QualityTables
{
    private static readonly TextArea Area = TextArea.Of(typeof(QualityTables).Assembly, "Quality");

    /// <summary>All tables that have rows.</summary>
    public static ImmutableArray<ResultTable> Of(QualityReport report) =>
        [.. new[] { Gaps(report), Second(report), TopDown(report), Balances(report), Outliers(report), Benchmarks(report) }.Where(t => t.Rows.Length > 0)];

    private static ResultTable Gaps(QualityReport report) => new("gaps", Text("gaps.title"),
        [new TableColumn("category", Text("category")), new TableColumn("years", Text("years"))],
        [.. report.Gaps.GroupBy(g => g.Category).Select(g => ImmutableArray.Create<TableCell>([g.Key, string.Join(", ", g.Select(x => Year(x.Year)))]))]);

    private static ResultTable Second(QualityReport report) => new("second", Text("second.title", ("sets", report.Second is { } s ? string.Join(" → ", s.FactorSets) : "")),
        [
            new TableColumn("year", Text("year")),
            new TableColumn("item", Text("item")),
            new TableColumn("firstT", Text("first"), IsNumber: true),
            new TableColumn("secondT", Text("secondT"), IsNumber: true),
            new TableColumn("differencePercent", Text("difference"), IsNumber: true),
        ],
        report.Second is not { } second ? [] :
        [
            .. second.Years.SelectMany(y => y.Lines.GroupBy(l => l.Name).Select(g => Compared(y, g.Key, [.. g])).Append(Total(y))),
        ]);

    // What both methods cover; an item that only the first one covers keeps its figure, with nothing beside it.
    private static ImmutableArray<TableCell> Compared(YearDifference year, LocalText name, ImmutableArray<KindDifference> lines) =>
        lines.Any(IsCovered) ? Row(year, name, lines) : [Year(year.Year), name, PlanTotal.SumOfKnown(lines.Select(l => l.MainT)), double.NaN, double.NaN];

    // What takes the same factor rows both times would confirm itself: it is in no total (ISO 14064-3: analytical testing by independent means).
    private static ImmutableArray<TableCell> Total(YearDifference year) =>
        Row(year, Text("both", ("share", Numbers.Percent(year.Lines.Where(IsCovered).Sum(l => l.MainT) / year.MainT, 1))), year.Lines);

    private static ImmutableArray<TableCell> Row(YearDifference year, LocalText name, ImmutableArray<KindDifference> lines)
    {
        var covered = lines.Where(IsCovered).ToList();
        var (mainT, otherT) = (PlanTotal.SumOfKnown(covered.Select(l => l.MainT)), PlanTotal.SumOfKnown(covered.Select(l => l.OtherT)));
        return [Year(year.Year), name, mainT, otherT, ((otherT / mainT) - 1) * 100];
    }

    private static bool IsCovered(KindDifference line) => !line.IsSame && double.IsFinite(line.MainT) && double.IsFinite(line.OtherT);

    private static ResultTable Balances(QualityReport report) => new("balances", Text("balances.title"),
        [
            new TableColumn("year", Text("year")),
            new TableColumn("item", Text("item")),
            new TableColumn("balance", Text("balance"), IsNumber: true),
            new TableColumn("used", Text("used"), IsNumber: true),
            new TableColumn("difference", Text("off"), IsNumber: true),
            new TableColumn("unit", Text("unit")),
        ],
        [.. report.Balances.Select(b => ImmutableArray.Create<TableCell>([Year(b.Year), b.Item, b.Balance, b.Used, b.Balance - b.Used, b.Unit]))]);

    private static ResultTable Outliers(QualityReport report) => new("outliers", Text("outliers.title"),
        [
            new TableColumn("item", Text("item")),
            new TableColumn("site", Text("site")),
            new TableColumn("period", Text("period")),
            new TableColumn("value", Text("value"), IsNumber: true),
            new TableColumn("median", Text("median"), IsNumber: true),
            new TableColumn("unit", Text("unit")),
            new TableColumn("score", Text("score"), IsNumber: true),
        ],
        [.. report.Outliers.OrderByDescending(o => Math.Abs(o.Score)).Select(o => ImmutableArray.Create<TableCell>([o.Item, o.Site, o.Period, o.Value, o.Median, o.Unit, o.Score]))]);

    private static ResultTable TopDown(QualityReport report) => new("topDown", Text("topDown.title"),
        [
            new TableColumn("year", Text("year")),
            new TableColumn("item", Text("item")),
            new TableColumn("apparent", Text("apparent"), IsNumber: true),
            new TableColumn("used", Text("used"), IsNumber: true),
            new TableColumn("unit", Text("unit")),
            new TableColumn("topDownT", Text("topDown"), IsNumber: true),
            new TableColumn("bottomUpT", Text("bottomUp"), IsNumber: true),
            new TableColumn("differencePercent", Text("difference"), IsNumber: true),
        ],
        [.. report.TopDown.Select(f => ImmutableArray.Create<TableCell>([Year(f.Year), f.Item, f.Apparent, f.Used, f.Unit, f.TopDownT, f.BottomUpT, f.DifferenceFraction * 100]))]);

    private static ResultTable Benchmarks(QualityReport report) => new("benchmarks", Text("benchmarks.title"),
        [
            new TableColumn("year", Text("year")),
            new TableColumn("benchmark", Text("benchmark")),
            new TableColumn("value", Text("value"), IsNumber: true),
            new TableColumn("low", Text("low"), IsNumber: true),
            new TableColumn("high", Text("high"), IsNumber: true),
            new TableColumn("unit", Text("unit")),
            new TableColumn("place", Text("place")),
            new TableColumn("source", Text("source")),
        ],
        [.. report.Benchmarks.Select(b => ImmutableArray.Create<TableCell>([Year(b.Year), b.Name, b.Value, b.Low ?? double.NaN, b.High ?? double.NaN, b.Unit, Text(b.IsOutside ? "place.outside" : "place.inside"), b.Source]))]);

    private static LocalText Text(string key, params TextArg[] args) => Area.Both(key, args);

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
}
