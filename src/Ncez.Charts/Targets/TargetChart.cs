using System.Collections.Immutable;
using System.Globalization;
using Ncez.Charts.Inventories;
using Ncez.Model.Charts;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Targets;
using Ncez.Model.Texts;

namespace Ncez.Charts.Targets;

/// <summary>The way to the targets on total emissions: observed years, and the straight line from the base year to each goal in force.</summary>
public static class TargetChart
{
    /// <summary>A chart for gross, net and direct emissions each that have a target with a known level.</summary>
    /// <param name="targets">Targets as they are followed.</param>
    /// <param name="inventory">Observed years.</param>
    public static ImmutableArray<ChartSpec> Build(ImmutableArray<TrackedTarget> targets, Inventory inventory) =>
        [.. new (string Indicator, Func<YearTotals, double> T)[] { ("gross", y => y.Gross.T), ("net", y => y.Net.T), ("direct", y => y.Direct.T) }
            .Select(i => Of(i.Indicator, [.. targets.Where(t => t.Indicator == i.Indicator && !t.IsReplaced && t.Level is not null).OrderBy(t => t.Year)], inventory, i.T)).OfType<ChartSpec>()];

    private static ChartSpec? Of(string indicator, ImmutableArray<TrackedTarget> targets, Inventory inventory, Func<YearTotals, double> amountT)
    {
        if (targets.IsEmpty)
        {
            return null;
        }

        var observed = inventory.Years.ToDictionary(y => y.Year, amountT);
        var first = Math.Min(observed.Keys.Min(), targets.Min(t => t.BaseYear ?? t.Year));
        int[] years = [.. Enumerable.Range(first, Math.Max(observed.Keys.Max(), targets[^1].Year) - first + 1)];
        var (lastYear, goal) = (observed.Keys.Max(), targets[^1]);
        var scale = Magnitude.OfTonnes(Math.Max(observed.Values.Max(), targets.Max(t => t.Level!.Value)));
        var name = ChartTexts.Of($"target.{indicator}");
        return new ChartSpec
        {
            Id = $"targets-{indicator}",
            Form = ChartForm.Line,
            Title = ChartTexts.Of("target.title", ("name", name.AtStart), ("last", lastYear), ("now", Numbers.Co2e(observed[lastYear])), ("year", goal.Year), ("goal", Numbers.Co2e(goal.Level!.Value))),
            Subtitle = ChartTexts.Of("target.sub", ("unit", scale.UnitCo2e)),
            Unit = scale.UnitCo2e,
            DataUnit = Magnitude.One.UnitCo2e,
            Scale = scale,
            Categories = [.. years.Select(y => LocalText.Same(y.ToString(CultureInfo.InvariantCulture)))],
            Series =
            [
                new ChartSeries(ChartTexts.Of("target.observed"), "scenario-actual", [.. years.Select(y => observed.GetValueOrDefault(y, double.NaN))]),
                .. targets.Select(t => new ChartSeries(ChartTexts.Of("target.path", ("target", t.Id), ("year", t.Year)), "scenario-target", [.. years.Select(y => OnLine(t, y))])),
            ],
        };
    }

    // The straight line that the traffic light judges by; outside it nothing is asked.
    private static double OnLine(TrackedTarget target, int year) =>
        year == target.Year ? target.Level!.Value
        : target is { BaseYear: { } baseYear, Base: { } start } && year >= baseYear && year < target.Year ? start + ((target.Level!.Value - start) * (year - baseYear) / (target.Year - baseYear))
        : double.NaN;
}
