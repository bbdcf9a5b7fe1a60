using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Charts;
using Ncez.Model.Comparisons;
using Ncez.Model.Quantities;
using Ncez.Model.Tables;
using Ncez.Model.Targets;
using Ncez.Model.Texts;
using Ncez.Workflows.Comparisons;
using Ncez.Workflows.Targets;

namespace Ncez.Workflows.Effects;

/// <summary>The effect of measures as tables and pictures.</summary>
public static class EffectTables
{
    private const double RoundingRatio = 1e-9;
    private static readonly TextArea Area = TextArea.Of(typeof(EffectTables).Assembly, "Effect");

    /// <summary>All tables that have rows.</summary>
    public static ImmutableArray<ResultTable> Of(EffectReport effect) => [.. new[] { Years(effect), Attribution(effect), Stages(effect) }.Where(t => t.Rows.Length > 0)];

    /// <summary>The answer in a sentence.</summary>
    public static LocalText Answer(EffectReport effect)
    {
        var last = effect.Years[^1];
        return effect.Basis == EffectBasis.None
            ? Text("answer.before", ("base", effect.BaseYear), ("year", last.Year), ("change", Signed(last.Net.After - last.Net.Before)))
            : Text("answer", ("base", effect.BaseYear), ("year", last.Year), ("change", Signed(last.Gross.After - last.Gross.Before)), ("effect", Signed(last.GrossEffectT)));
    }

    /// <summary>How it was judged.</summary>
    public static LocalText Method(EffectReport effect) => Text("method", ("basis", Text($"basis.{effect.Basis}", ("name", effect.BasisName))));

    /// <summary>Before and after, with and without, a row a year.</summary>
    public static ResultTable Years(EffectReport effect) => new("effect", Text("years.title", ("base", effect.BaseYear)),
        [
            Column("year"), Column("total"), Number("beforeT"), Number("afterT"), Number("changePercent"), Number("withoutT"), Number("effectT"), Number("effectPercent"),
        ],
        [.. effect.Years.SelectMany(y => new[] { Row(y.Year, "gross", y.Gross, y.WithoutGrossT), Row(y.Year, "net", y.Net, y.WithoutNetT) })]);

    /// <summary>What moved net emissions: drivers, then what stands beside them; adds up to the change.</summary>
    public static ResultTable Attribution(EffectReport effect) => new("attribution", Text("attribution.title", ("from", effect.BaseYear), ("to", effect.Years[^1].Year)),
        [Column("driver"), Number("effectT"), Number("sharePercent")],
        [.. Parts(effect).Select(p => Part(p.Name, p.T, effect)), Part(Text("net.change"), effect.Years[^1].Net.After - effect.Years[^1].Net.Before, effect)]);

    /// <summary>Goals by stage, as first set and as they stand.</summary>
    public static ResultTable Stages(EffectReport effect) => new("stages", Text("stages.title"),
        [
            Column("stage"), Column("indicator"), Number("firstGoal"), Number("currentGoal"), Column("unit"), Column("observedYear"), Number("observed"), Column("againstFirst"), Column("againstCurrent"), Column("adjusted"),
        ],
        [.. effect.Stages.Select(s => ImmutableArray.Create<TableCell>([
            string.Create(CultureInfo.InvariantCulture, $"{s.From}–{s.To}"), CompareTexts.Quantity(s.Indicator), In(s.First, s.First.Level), In(s.Current, s.Current.Level), s.Current.Unit.Text,
            s.Current.LastYear is { } year ? year.ToString(CultureInfo.InvariantCulture) : "", In(s.Current, s.Current.Last), Light(s.First), Light(s.Current),
            string.Join("; ", s.Adjustments.Select(a => $"{a.Id} {a.On}: {a.Reason}"))]))]);

    /// <summary>From the base year over its drivers to the last year; null when nothing moved, or nobody can say what.</summary>
    public static ChartSpec? AttributionChart(EffectReport effect)
    {
        var (last, parts) = (effect.Years[^1], Parts(effect).Where(p => p.T != 0 && double.IsFinite(p.T)).ToList());
        if (parts.Count == 0 || !double.IsFinite(last.Net.Before + last.Net.After))
        {
            return null;
        }

        var largest = parts.MaxBy(p => Math.Abs(p.T));
        var title = effect.Terms.TryGetValue("energy", out var energyT) && energyT == largest.T ? "chart.unsplit" : "chart.attribution";
        return Waterfall("effectDrivers", Text(title, ("driver", largest.Name.AtStart), ("value", Signed(largest.T))), effect,
            [(Text("chart.net", ("year", effect.BaseYear)), "gross", last.Net.Before), .. parts.Select(p => (p.Name, p.Role, p.T)), (Text("chart.net", ("year", last.Year)), "net", last.Net.After)]);
    }

    /// <summary>From the base year over growth without measures and their effect to the last year; null when the year without is not known.</summary>
    public static ChartSpec? EffectChart(EffectReport effect)
    {
        var last = effect.Years[^1];
        return !double.IsFinite(last.WithoutGrossT) ? null : Waterfall("effect", Text("chart.effect", ("value", Signed(last.GrossEffectT)), ("year", last.Year)), effect,
            [
                (Text("chart.gross", ("year", effect.BaseYear)), "gross", last.Gross.Before), (Text("chart.growth"), "scenario-baseline", last.WithoutGrossT - last.Gross.Before),
                (Text("chart.measures"), "scenario-2", last.GrossEffectT), (Text("chart.gross", ("year", last.Year)), "gross", last.Gross.After),
            ]);
    }

    /// <summary>A text of the area.</summary>
    internal static LocalText Text(string key, params TextArg[] args) => Area.Both(key, args);

    private static ChartSpec Waterfall(string id, LocalText title, EffectReport effect, (LocalText Name, string Role, double T)[] bars)
    {
        var largest = bars.Max(b => Math.Abs(b.T));
        var scale = Magnitude.OfTonnes(largest);

        // What is left of two equal sums by rounding is nothing.
        double Cleared(double tonnes) => Math.Abs(tonnes) < RoundingRatio * largest ? 0 : tonnes;
        return new ChartSpec
        {
            Id = id,
            Form = ChartForm.Waterfall,
            Title = title,
            Subtitle = Text("chart.sub", ("from", effect.BaseYear), ("to", effect.Years[^1].Year), ("unit", scale.UnitCo2e)),
            Unit = scale.UnitCo2e,
            DataUnit = Magnitude.One.UnitCo2e,
            Scale = scale,
            Series = [.. bars.Select(b => new ChartSeries(b.Name, b.Role, [Cleared(b.T)]))],
        };
    }

    private static IEnumerable<(LocalText Name, string Role, double T)> Parts(EffectReport effect)
    {
        var drivers = effect.Split is { Chained: var step } ? Enum.GetValues<EmissionDriver>().Select((d, i) => (DriverTables.Text($"driver.{d.ToString().ToLowerInvariant()}"), $"scenario-{i + 1}", step[d])) : [];
        return [.. drivers, .. effect.Terms.Select(t => (DriverTables.Text($"term.{t.Key}"), t.Key switch { "energy" => "scenario-1", "other" => "scenario-baseline", _ => $"scope-{t.Key}" }, t.Value))];
    }

    private static ImmutableArray<TableCell> Part(LocalText name, double tonnes, EffectReport effect) => [name, tonnes, tonnes / Math.Abs(effect.Years[^1].Net.Before) * 100];

    private static ImmutableArray<TableCell> Row(int year, string total, Change change, double withoutT) =>
    [
        year.ToString(CultureInfo.InvariantCulture), Text(total), change.Before, change.After, ((change.After / change.Before) - 1) * 100, withoutT, change.After - withoutT, ((change.After / withoutT) - 1) * 100,
    ];

    private static LocalText Light(TrackedTarget target) => TargetTables.Text($"light.{target.Light}");

    private static double In(TrackedTarget target, double? value) => value is { } known ? known / target.Unit.Canonical : double.NaN;

    private static LocalText Signed(double tonnes) => Text(tonnes <= 0 ? "down" : "up", ("value", Numbers.Co2e(Math.Abs(tonnes))));

    private static TableColumn Column(string id) => new(id, Text($"column.{id}"));

    private static TableColumn Number(string id) => new(id, Text($"column.{id}"), IsNumber: true);
}
