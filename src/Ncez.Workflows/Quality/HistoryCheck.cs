using System.Collections.Immutable;
using Ncez.Kernels.Statistics;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Quality;

/// <summary>Values far from their own history: by a robust score in a long series, by the order of magnitude in a short one.</summary>
internal static class HistoryCheck
{
    /// <summary>Beyond this modified z-score a value is taken for an outlier (Iglewicz and Hoaglin).</summary>
    private const double OutlierScore = 3.5;

    // Fewer values have no deviation worth the name; a slipped digit or unit still shows.
    private const int ShortestSeries = 5;

    // Half an order of magnitude and more: neither growth nor a saving, but a digit or a unit.
    private const double LargestStepRatio = 5;

    // A balance and the use it explains agree when they differ by no more than their last printed digits would.
    private const double SameRatio = 0.005;

    /// <summary>Values that must be looked at; each joins the findings.</summary>
    public static ImmutableArray<Outlier> Of(Inventory inventory, FactorLibrary library, Findings findings)
    {
        var sums = new double[inventory.Activities.Kinds.Length];
        for (var row = 0; row < inventory.Activities.Count; row++)
        {
            sums[inventory.Activities.KindOf[row]] += inventory.Activities.Quantities[row];
        }

        // A series is what differs in its period alone; months stand beside months, years beside years.
        return
        [
            .. inventory.Activities.Kinds.Select((kind, k) => new Value(kind, sums[k] * kind.Unit.ToCanonical)).Where(v => v.Kind.Status is ActivityStatus.Computed or ActivityStatus.Reported or ActivityStatus.Confidential)
                .GroupBy(v => (v.Kind.Category, v.Kind.Item, v.Kind.Site, v.Kind.Sector, v.Kind.Direction, v.Kind.Unit.Dimension, IsYear: v.Kind.Period.Month == 0))
                .SelectMany(series => series.Count() >= ShortestSeries ? ByScore([.. series], library, findings) : BySize([.. series.OrderBy(v => v.Kind.Period.Year).ThenBy(v => v.Kind.Period.Month)], library, findings)),
        ];
    }

    private static IEnumerable<Outlier> ByScore(Value[] series, FactorLibrary library, Findings findings)
    {
        var median = Median(series.Select(v => v.Canonical));
        var deviation = Median(series.Select(v => Math.Abs(v.Canonical - median)));
        var meanDeviation = deviation > 0 ? double.NaN : series.Average(v => Math.Abs(v.Canonical - median));
        foreach (var (kind, value) in series)
        {
            // Of a series that hardly ever moves, what differs by its last digits only is no outlier.
            var score = deviation > 0 ? OutlierKernels.ModifiedScore(value, median, deviation)
                : Math.Abs(value - median) <= SameRatio * Math.Abs(median) ? 0 : OutlierKernels.MeanScore(value, median, meanDeviation);
            if (double.IsFinite(score) && Math.Abs(score) > OutlierScore)
            {
                var outlier = Of(kind, value, median, score, library, series);
                findings.Warning("QLT-003", kind.Where, ("item", outlier.Item), ("period", outlier.Period), Shown("value", outlier.Value), ("unit", outlier.Unit), Shown("median", outlier.Median), ("score", score));
                yield return outlier;
            }
        }
    }

    // What is five times larger or smaller than each of the others, or the one that is nothing; of two values the later one has to be explained.
    private static IEnumerable<Outlier> BySize(Value[] series, FactorLibrary library, Findings findings)
    {
        foreach (var (kind, value) in series.Skip(series.Length == 2 ? 1 : 0))
        {
            double[] others = [.. series.Where(v => v.Kind != kind && (v.Canonical > 0 || value == 0)).Select(v => v.Canonical)];
            if (others.Length > 0 && others.All(o => o > 0 && Math.Max(value / o, o / value) >= LargestStepRatio))
            {
                var outlier = Of(kind, value, Median(others), double.NaN, library, series);
                findings.Warning("QLT-010", kind.Where, ("item", outlier.Item), ("period", outlier.Period), Shown("value", outlier.Value), ("unit", outlier.Unit), Shown("median", outlier.Median), ("ratio", LargestStepRatio));
                yield return outlier;
            }
        }
    }

    // Of a series that holds something confidential it is told which value stands out, not how much it is.
    private static Outlier Of(ActivityKind kind, double value, double median, double score, FactorLibrary library, Value[] series)
    {
        var perUnit = series.Any(v => v.Kind.Status == ActivityStatus.Confidential) ? double.NaN : 1 / kind.Unit.ToCanonical;
        return new(library.NameOf(kind.Item), kind.Site, kind.Period.ToString(), value * perUnit, median * perUnit, kind.Unit.Symbol, score);
    }

    private static TextArg Shown(string name, double value) => TextArg.OrWithheld(name, value, double.IsNaN(value));

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    // A kind of activity and its sum, in the canonical unit.
    private readonly record struct Value(ActivityKind Kind, double Canonical);
}
