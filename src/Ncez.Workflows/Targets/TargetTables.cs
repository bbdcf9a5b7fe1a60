using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Tables;
using Ncez.Model.Targets;
using Ncez.Model.Texts;
using Ncez.Workflows.Comparisons;

namespace Ncez.Workflows.Targets;

/// <summary>Targets as tables: how each stands, totals and intensities together, how they are shared out, what publications name.</summary>
public static class TargetTables
{
    private static readonly TextArea Texts = TextArea.Of(typeof(TargetTables).Assembly, "Targets");

    /// <summary>All tables that have a row.</summary>
    public static ImmutableArray<ResultTable> All(ZoneTargets targets) =>
        [.. new[] { Followed(targets.Followed), Dual(targets.Followed), Shared(targets.Shared), Paths(targets.Shared), Appraisal(targets.Appraised), Guidance(targets.Guidance) }.Where(t => t.Rows.Length > 0)];

    /// <summary>A row a target: level, last value, line, pace, light.</summary>
    public static ResultTable Followed(ImmutableArray<TrackedTarget> targets) => new("targets", Text("followed"),
        [
            Column("id"), Column("indicator"), Column("year"), Column("written"), Number("level"), Column("unit"), Column("last_year"), Number("last"), Number("line"),
            Number("achieved_percent"), Number("required_percent"), Column("light"),
        ],
        [.. targets.Select(t => ImmutableArray.Create<TableCell>([
            t.Id, CompareTexts.Quantity(t.Indicator), Year(t.Year), t.Written, In(t, t.Level), t.Unit.Text, t.LastYear is { } last ? Year(last) : "", In(t, t.Last), In(t, t.OnLine),
            (t.AchievedRate ?? double.NaN) * 100, (t.RequiredRate ?? double.NaN) * 100, Text(t.IsReplaced ? "light.Replaced" : $"light.{t.Light}")]))]);

    /// <summary>Dual control: a row a year that has a target on a total and one on an intensity; the worse of the two decides.</summary>
    public static ResultTable Dual(ImmutableArray<TrackedTarget> targets) => new("dual", Text("dual"),
        [Column("year"), Column("total"), Column("intensity"), Column("both")],
        [.. targets.Where(t => !t.IsReplaced).GroupBy(t => t.Year).Where(g => g.Any(t => t.IsIntensity) && g.Any(t => !t.IsIntensity)).Select(g => ImmutableArray.Create<TableCell>([
            Year(g.Key), Lights(g.Where(t => !t.IsIntensity)), Lights(g.Where(t => t.IsIntensity)), Text($"light.{Worst(g)}")]))]);

    /// <summary>A row a part: now, given, cut, and the rule; the whole last.</summary>
    public static ResultTable Shared(ImmutableArray<DecomposedTarget> targets) => new("decomposition", Text("shared"),
        [Column("id"), Column("direction"), Column("part"), Column("rule"), Column("unit"), Number("now"), Number("given"), Number("cut_percent"), Column("adjusted")],
        [.. targets.SelectMany(d => d.Parts.Select(p => ImmutableArray.Create<TableCell>([
            d.Target.Id, Direction(p.Part.Direction), p.Part.Name, RuleOf(d), UnitOf(d), p.Now, p.Given, p.CutFraction * 100, Adjusted(p.Part)])).Append([
            d.Target.Id, "", Text("whole"), RuleOf(d), UnitOf(d), WholeNow(d), d.Total, (1 - (d.Total / WholeNow(d))) * 100, ""]))]);

    /// <summary>The way there: a row a part, a column a year.</summary>
    public static ResultTable Paths(ImmutableArray<DecomposedTarget> targets)
    {
        var years = targets.SelectMany(d => d.Parts).SelectMany(p => p.Path).Select(p => p.Year).Distinct().Order().ToList();
        return new ResultTable("decompositionPath", Text("paths"),
            [Column("id"), Column("part"), .. years.Select(y => new TableColumn($"t{y}", LocalText.Same(Year(y)), IsNumber: true))],
            [.. targets.Where(d => !d.IsIntensity && d.Parts.Any(p => p.Path.Length > 0)).SelectMany(d => d.Parts.Select(p => (ImmutableArray<TableCell>)[
                d.Target.Id, p.Part.Name, .. years.Select(y => (TableCell)p.Path.Where(x => x.Year == y).Select(x => x.T).DefaultIfEmpty(double.NaN).First())]))]);
    }

    /// <summary>The yearly appraisal of the parts: duty, what was emitted, verdict.</summary>
    public static ResultTable Appraisal(ImmutableArray<AppraisedPart> appraised) => new("appraisal", Text("appraisal"),
        [Column("year"), Column("id"), Column("part"), Number("promised"), Number("actual"), Number("over"), Column("light"), Column("source")],
        [.. appraised.Select(a => ImmutableArray.Create<TableCell>([Year(a.Year), a.Target, a.Part, a.Promised, a.Actual, a.Actual - a.Promised, Text($"light.{a.Light}"), a.Source]))]);

    /// <summary>What publications name, and whom it applies to.</summary>
    public static ResultTable Guidance(ImmutableArray<GuidanceFigure> figures) => new("guidance", Text("guidance"),
        [Column("figure"), Number("value"), Column("unit"), Column("base_year"), Column("period"), Column("kind"), Column("applies_to"), Column("source")],
        [.. figures.Select(f => ImmutableArray.Create<TableCell>([f.Name, f.Value, f.Unit, f.BaseYear, f.Period, Text($"kind.{f.Kind}"), f.AppliesTo, f.Source]))]);

    /// <summary>A text of the area.</summary>
    internal static LocalText Text(string key, params TextArg[] args) => Texts.Both(key, args);

    // One target that fails decides, whatever cannot be said of the others.
    private static TargetLight Worst(IEnumerable<TrackedTarget> targets) =>
        targets.Any(t => t.Light == TargetLight.OffTrack) ? TargetLight.OffTrack : targets.Any(t => t.Light == TargetLight.Unknown) ? TargetLight.Unknown : targets.Max(t => t.Light);

    private static LocalText Lights(IEnumerable<TrackedTarget> targets)
    {
        var all = targets.Select(t => (t.Id, Light: Text($"light.{t.Light}"))).ToList();
        return new LocalText(string.Join("; ", all.Select(t => $"{t.Id}: {t.Light.Zh}")), string.Join("; ", all.Select(t => $"{t.Id}: {t.Light.En}")));
    }

    private static double WholeNow(DecomposedTarget d) => d.IsIntensity
        ? d.Parts.Sum(p => p.Part.EmissionsT) / d.Parts.Sum(p => p.Part.Activity!.Value) : d.Parts.Sum(p => p.Now);

    private static LocalText RuleOf(DecomposedTarget d) => RuleTexts.Of(d.Rule);

    private static LocalText UnitOf(DecomposedTarget d) => d.IsIntensity ? Text("perActivity") : LocalText.Same(d.Target.Indicator == "energy" ? "tce" : "tCO2e");

    private static LocalText Direction(string direction) => direction is "vertical" or "horizontal" ? Text($"direction.{direction}") : LocalText.Same(direction);

    private static string Adjusted(TargetPart part) => part.AdjustFraction == 0 ? "" : $"{Numbers.WithSign(part.AdjustFraction * 100, 1)}%: {part.Reason}";

    private static double In(TrackedTarget target, double? value) => value is { } known ? known / target.Unit.Canonical : double.NaN;

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static TableColumn Column(string id) => new(id, Text($"column.{id}"));

    private static TableColumn Number(string id) => new(id, Text($"column.{id}"), IsNumber: true);
}
