using System.Collections.Immutable;
using Ncez.Evaluation.Drivers;
using Ncez.Kernels.Indicators;
using Ncez.Model.Comparisons;
using Ncez.Model.Inventories;
using Ncez.Model.Targets;
using Ncez.Model.Texts;

namespace Ncez.Evaluation.Comparisons;

/// <summary>Puts before and after, with and without, drivers and stages together. All years are those of one inventory: one boundary, one method.</summary>
public static class EvaluateEffect
{
    private const double Rounding = 1e-12;

    /// <summary>The effect from the base year on.</summary>
    /// <param name="inventory">The zone's inventory.</param>
    /// <param name="comparison">Its years against the base year, with drivers.</param>
    /// <param name="course">What moves without measures: basis, name and values by year; null when nothing is known.</param>
    /// <param name="targets">Followed targets.</param>
    public static EffectReport? Of(
        Inventory inventory, BeforeAfter comparison, (EffectBasis Basis, LocalText Name, IReadOnlyDictionary<int, double> Values)? course, ImmutableArray<TrackedTarget> targets)
    {
        if (comparison.BaseYear is not { } baseYear || comparison.Years.IsEmpty)
        {
            return null;
        }

        var start = inventory.Years.First(y => y.Year == baseYear);
        var known = course is { } given && given.Values.TryGetValue(baseYear, out var first) && first > 0 ? given : ((EffectBasis, LocalText, IReadOnlyDictionary<int, double> Values)?)null;
        var years = comparison.Years.Select(y =>
        {
            var without = known is var (_, _, values) && values.TryGetValue(y.Year, out var value) ? ChangeKernels.WithoutT(start.Gross.T, values[baseYear], value) : double.NaN;
            return new EffectYear(y.Year, y.Gross, y.Net, without, without + (start.Net.T - start.Gross.T));
        }).ToImmutableArray();
        var split = comparison.Drivers.FirstOrDefault(d => d.EndPoint.To == years[^1].Year && d.EndPoint.From == baseYear);
        return new EffectReport(baseYear, known?.Item1 ?? EffectBasis.None, known?.Item2 ?? default, years, split, split?.Chained.TermsT ?? Terms(inventory, start, inventory.Years.First(y => y.Year == years[^1].Year)), Stages(targets));
    }

    /// <summary>The name and course of the activity that the drivers go by.</summary>
    public static (EffectBasis Basis, LocalText Name, IReadOnlyDictionary<int, double> Values)? ActivityCourse(BeforeAfter comparison, IndicatorSeries series) =>
        comparison.Drivers.FirstOrDefault() is { ActivityName: var name } ? (EffectBasis.Activity, LocalText.Same(name), series.Course(name).Values) : null;

    /// <summary>Goals by stage: each begins where the one before it ended. A goal that another one replaces stays beside it.</summary>
    public static ImmutableArray<StageGoal> Stages(ImmutableArray<TrackedTarget> targets)
    {
        var byId = targets.GroupBy(t => t.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var next = targets.Where(t => t.Replaces is { } old && byId.ContainsKey(old) && old != t.Id).GroupBy(t => t.Replaces!).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        var stages = ImmutableArray.CreateBuilder<StageGoal>();
        foreach (var group in targets.Where(t => t.Replaces is null || !byId.ContainsKey(t.Replaces)).GroupBy(t => t.Indicator).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var from = group.Min(t => t.BaseYear) ?? group.Min(t => t.Year);
            foreach (var first in group.OrderBy(t => t.Year))
            {
                var (current, adjustments) = (first, ImmutableArray.CreateBuilder<(string, string, string)>());
                while (next.TryGetValue(current.Id, out var later) && adjustments.Count < targets.Length)
                {
                    current = later;
                    adjustments.Add((later.Id, later.AdjustedOn, later.Reason));
                }

                stages.Add(new StageGoal(from, current.Year, group.Key, first, current, adjustments.ToImmutable()));
                from = current.Year;
            }
        }

        return stages.ToImmutable();
    }

    // Without an activity of both years nobody can split what energy emits: it stands as one term, apart from what burns none.
    private static ImmutableSortedDictionary<string, double> Terms(Inventory inventory, YearTotals start, YearTotals end)
    {
        var energyT = InventoryDrivers.EnergyT(inventory, start.Year, end.Year);
        var (grossT, byEnergyT) = (end.Gross.T - start.Gross.T, energyT[1] - energyT[0]);
        return new Dictionary<string, double>
        {
            ["energy"] = byEnergyT,
            ["other"] = Math.Abs(grossT - byEnergyT) <= Rounding * Math.Max(Math.Abs(start.Gross.T), Math.Abs(end.Gross.T)) ? 0 : grossT - byEnergyT,
            ["sink"] = end.Sink.T - start.Sink.T,
            ["export"] = end.ExportCredit.T - start.ExportCredit.T,
            ["offset"] = end.Offset.T - start.Offset.T,
        }.Where(t => t.Value != 0).ToImmutableSortedDictionary(StringComparer.Ordinal);
    }
}
