using System.Collections.Immutable;
using Ncez.Kernels.Indicators;
using Ncez.Kernels.Scenarios;
using Ncez.Model.Comparisons;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Zones;

namespace Ncez.Evaluation.Comparisons;

/// <summary>
/// Trend and peak of the observed years: Mann and Kendall's test and Sen's slope, from eight years on. Up to ten years without
/// equal values the chance is counted, else it is that of the normal distribution.
/// </summary>
public static class ObservedTrends
{
    private const int MostCounted = 10;
    private const string PeakTarget = "peak";

    /// <summary>Trends of totals and intensities that have eight years or more.</summary>
    /// <param name="input">The zone; a row <c>peak</c> of its targets names the peak year that is aimed at.</param>
    /// <param name="inventory">Its inventory.</param>
    /// <param name="series">Its indicators.</param>
    public static ImmutableArray<ObservedTrend> Of(ZoneInput input, Inventory inventory, IndicatorSeries series)
    {
        var goal = input.Tables.TryGetValue("targets.csv", out var targets)
            ? targets.Rows.Where(r => targets.Text(r, "indicator").Equals(PeakTarget, StringComparison.OrdinalIgnoreCase)).Select(r => targets.Whole(r, "year")).FirstOrDefault(y => y is not null)
            : null;
        var trends = ImmutableArray.CreateBuilder<ObservedTrend>();
        void Add(string amount, Dimension? dimension, IEnumerable<(int Year, double Value)> years, int? peakGoal)
        {
            if (Of(amount, dimension, years, peakGoal) is { } trend)
            {
                trends.Add(trend);
            }
        }

        Add("gross", null, inventory.Years.Select(y => (y.Year, y.Gross.T)), goal);
        Add("net", null, inventory.Years.Select(y => (y.Year, y.Net.T)), goal);
        Add("energy", null, inventory.Years.Select(y => (y.Year, input.Zone.StandardCoal == StandardCoalBasis.Calorific ? y.EnergyTceCalorific : y.EnergyTceEquivalent)), null);
        foreach (var name in series.Names)
        {
            var (dimension, values) = series.Course(name);
            Add(name, dimension, inventory.Years.Where(y => values.TryGetValue(y.Year, out var amount) && amount > 0).Select(y => (y.Year, y.Gross.T / values[y.Year])), null);
        }

        return trends.ToImmutable();
    }

    /// <summary>The trend of a series; null with fewer than eight years.</summary>
    public static ObservedTrend? Of(string amount, Dimension? dimension, IEnumerable<(int Year, double Value)> years, int? peakGoal)
    {
        var known = years.Where(y => double.IsFinite(y.Value)).OrderBy(y => y.Year).ToList();
        if (known.Count < ObservedTrend.FewestYears)
        {
            return null;
        }

        double[] values = [.. known.Select(y => y.Value)];
        var score = TrendKernels.ScoreCount(values);
        var variance = TrendKernels.ScoreVarianceCount(values);
        var chance = values.Length <= MostCounted && values.Distinct().Count() == values.Length ? TrendKernels.ExactChanceFraction(score, values.Length)
            : variance > 0 ? TrendKernels.NormalChanceFraction(TrendKernels.StandardScoreRatio(score, variance)) : 1;
        var peak = PeakKernels.FindIndex(values, 0).PeakIndex;
        return new ObservedTrend(amount, dimension, known[0].Year, known[^1].Year, known.Count, score, chance,
            TrendKernels.SenSlopeUnitPerYear([.. known.Select(y => (double)y.Year)], values), known[peak].Year, values[peak], values[^1], peakGoal);
    }
}
