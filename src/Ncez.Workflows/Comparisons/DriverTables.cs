using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Charts;
using Ncez.Model.Comparisons;
using Ncez.Model.Quantities;
using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Comparisons;

/// <summary>Drivers of emissions as tables and a picture, for a scenario and for an observed zone alike.</summary>
public static class DriverTables
{
    private static readonly TextArea Texts = TextArea.Of(typeof(DriverTables).Assembly, "Drivers");
    private static readonly EmissionDriver[] All = Enum.GetValues<EmissionDriver>();

    /// <summary>The tables of one subject: drivers by both methods, chained and at once; sectors; year by year. None without a decomposition.</summary>
    /// <param name="splits">LMDI-I and II of the same subject.</param>
    /// <param name="subject">Scenario or zone.</param>
    /// <param name="nameOf">Name of a sector.</param>
    public static IEnumerable<ResultTable> Of(IReadOnlyList<DriverSplit> splits, LocalText subject, Func<string, LocalText> nameOf)
    {
        if (splits.Count == 0)
        {
            yield break;
        }

        yield return Summary(splits, subject);
        yield return Sectors(splits[0], subject, nameOf);
        yield return Steps(splits[0], subject);
    }

    /// <summary>The answer: how far gross emissions moved, and what lowered and what raised them most.</summary>
    public static LocalText Answer(DriverSplit split, LocalText subject)
    {
        var (step, rest) = (split.Chained, OtherAt(split));
        LocalText Most(EmissionDriver driver, bool isSo, string moved) => isSo ? Texts.Both("answer." + moved, ("driver", Name(driver)), ("value", Numbers.Co2e(Math.Abs(step[driver])))) : default;
        var (lowest, highest) = (All.MinBy(d => step[d]), All.MaxBy(d => step[d]));
        var moved = Reporting.ReportTexts.Join("，", ", ", [Most(lowest, step[lowest] < 0, "lowers"), Most(highest, step[highest] > 0, "raises")]);
        var change = Texts.Both("answer", ("subject", subject), ("from", step.From), ("to", step.To), ("change", Ncez.Charts.Inventories.ChartTexts.Change(step.StartT + rest.Start, step.EndT + rest.End)));
        return Reporting.ReportTexts.Join("；", "; ", [change, moved]);
    }

    /// <summary>Gross at the start, the drivers added up year by year, what has no factors, gross at the end.</summary>
    public static ChartSpec Chart(DriverSplit split, LocalText subject)
    {
        var (step, other) = (split.Chained, split.Chained.TermsT.GetValueOrDefault("other"));
        var rest = OtherAt(split);
        var scale = Magnitude.OfTonnes(Math.Max(step.StartT, step.EndT));
        var largest = All.MaxBy(d => Math.Abs(step[d]));
        return new ChartSpec
        {
            Id = "drivers",
            Form = ChartForm.Waterfall,
            Title = Texts.Both("chart.title", ("subject", subject), ("driver", Name(largest)), ("value", Numbers.Co2e(Math.Abs(step[largest]))), ("moved", Texts.Both(step[largest] < 0 ? "lowers" : "raises"))),
            Subtitle = Texts.Both("chart.sub", ("from", step.From), ("to", step.To), ("unit", scale.UnitCo2e)),
            Unit = scale.UnitCo2e,
            DataUnit = Magnitude.One.UnitCo2e,
            Scale = scale,
            Series =
            [
                new ChartSeries(Texts.Both("chart.at", ("year", step.From)), "gross", [step.StartT + rest.Start]),
                .. All.Select((d, i) => new ChartSeries(Name(d), $"scenario-{i + 1}", [step[d]])),
                .. other == 0 ? Array.Empty<ChartSeries>() : [new ChartSeries(Texts.Both("term.other"), "scenario-baseline", [other])],
                new ChartSeries(Texts.Both("chart.at", ("year", step.To)), "gross", [step.EndT + rest.End]),
            ],
        };
    }

    /// <summary>A text of the area.</summary>
    internal static LocalText Text(string key, params TextArg[] args) => Texts.Both(key, args);

    private static (double Start, double End) OtherAt(DriverSplit split) => (split.OtherStartT, split.OtherStartT + split.Chained.TermsT.GetValueOrDefault("other"));

    private static ResultTable Summary(IReadOnlyList<DriverSplit> splits, LocalText subject)
    {
        var step = splits[0].EndPoint;
        var ways = splits.SelectMany(s => new[] { (s.Method, Way: "chained", Step: s.Chained), (s.Method, Way: "endPoint", Step: s.EndPoint) }).ToList();
        IEnumerable<TableCell> Values(Func<DriverStep, double> additive, Func<DriverStep, double> ratio) => ways.SelectMany(w => new TableCell[] { additive(w.Step), ratio(w.Step) });
        return new ResultTable("drivers", Texts.Both("title", ("subject", subject), ("from", step.From), ("to", step.To), ("activity", CompareTexts.Indicator(splits[0].ActivityName))),
            [
                new TableColumn("driver", Texts.Both("driver")),
                .. ways.SelectMany(w => new[]
                {
                    new TableColumn($"{w.Way}{w.Method}T", Texts.Both("column.additive", ("way", Texts.Both(w.Way)), ("method", Texts.Both("method." + w.Method))), IsNumber: true),
                    new TableColumn($"{w.Way}{w.Method}Ratio", Texts.Both("column.ratio", ("way", Texts.Both(w.Way)), ("method", Texts.Both("method." + w.Method))), IsNumber: true),
                }),
            ],
            [
                .. All.Select(d => ImmutableArray.Create<TableCell>([Name(d), .. Values(s => s[d], s => s.Ratios[(int)d])])),
                [Texts.Both("residual"), .. Values(s => Snapped(s.ResidualT, s.EndT), _ => double.NaN)],
                [Texts.Both("change"), .. Values(s => s.EndT - s.StartT, s => s.EndT / s.StartT)],
                .. step.TermsT.Keys.Select(t => ImmutableArray.Create<TableCell>([Texts.Both("term." + t), .. Values(s => s.TermsT[t], _ => double.NaN)])),
            ]);
    }

    private static ResultTable Sectors(DriverSplit split, LocalText subject, Func<string, LocalText> nameOf) => new("driversBySector", Texts.Both("sectors.title", ("subject", subject), ("from", split.Chained.From), ("to", split.Chained.To)),
        [new TableColumn("sector", Texts.Both("sector")), .. All.Select(Column), new TableColumn("sumT", Texts.Both("sum"), IsNumber: true)],
        [
            .. split.Chained.Sectors.Select(s => ImmutableArray.Create<TableCell>([nameOf(s.Sector), .. s.EffectsT.Select(v => (TableCell)Snapped(v, split.Chained.StartT)), s.EffectsT.Sum()])),
            [Texts.Both("sum"), .. All.Select(d => (TableCell)split.Chained[d]), split.Chained.EffectsT.Sum()],
        ]);

    // Ten rows say more than forty: steps between the years that tables show, each the sum of its years.
    private static ResultTable Steps(DriverSplit split, LocalText subject)
    {
        var some = Scenarios.PathwayTables.SomeYears([split.Chained.From, .. split.Steps.Select(s => s.To)]);
        var spans = some.Zip(some.Skip(1), (from, to) => (From: from, To: to, Steps: split.Steps.Where(s => s.From >= from && s.To <= to).ToList())).Where(s => s.Steps.Count > 0);
        return new ResultTable("driverSteps", Texts.Both("steps.title", ("subject", subject)),
            [new TableColumn("years", Texts.Both("years")), .. All.Select(Column), new TableColumn("sumT", Texts.Both("sum"), IsNumber: true)],
            [.. spans.Select(s => ImmutableArray.Create<TableCell>([Span(s.From, s.To), .. All.Select(d => (TableCell)Snapped(s.Steps.Sum(x => x[d]), split.Chained.StartT)), s.Steps.Sum(x => x.EffectsT.Sum())]))]);
    }

    private static TableColumn Column(EmissionDriver driver) => new($"{Id(driver)}T", Name(driver), IsNumber: true);

    private static string Span(int from, int to) => string.Create(CultureInfo.InvariantCulture, $"{from}–{to}");

    private static LocalText Name(EmissionDriver driver) => Texts.Both("driver." + Id(driver));

    private static string Id(EmissionDriver driver) => driver.ToString().ToLowerInvariant();

    // What the last digits of a double leave is nothing.
    private static double Snapped(double value, double of) => Math.Abs(value) < 1e-9 * Math.Abs(of) ? 0 : value;
}
