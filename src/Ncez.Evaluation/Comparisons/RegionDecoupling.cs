using System.Collections.Immutable;
using Ncez.Kernels.Indicators;
using Ncez.Model.Comparisons;
using Ncez.Model.Scenarios;

namespace Ncez.Evaluation.Comparisons;

/// <summary>Tapio's states and Kaya's drivers of every region of a pathway, span by span (R36).</summary>
public static class RegionDecoupling
{
    /// <summary>A row per region and span of years; a region without a product has none.</summary>
    /// <param name="pathway">The pathway.</param>
    /// <param name="spans">First and last year of each span.</param>
    public static ImmutableArray<RegionSpan> Of(Pathway pathway, IReadOnlyList<(int From, int To)> spans) =>
    [
        .. from region in pathway.RegionCourses
           where !region.GdpCny.IsEmpty
           from span in spans
           select Span(pathway, region, span.From, span.To),
    ];

    private static RegionSpan Span(Pathway pathway, RegionCourse region, int from, int to)
    {
        var (a, b) = (pathway.Years.IndexOf(from), pathway.Years.IndexOf(to));
        Change Of(ImmutableArray<double> values) => new(values[a], values[b]);
        var (emission, product) = (Of(region.NetT), Of(region.GdpCny));
        return new RegionSpan(region.Id, region.Name, from, to, emission, product, Tapio.Of(emission, product), Kaya(region, emission, product, a, b));
    }

    // Logarithms need four amounts above nothing in both years.
    private static KayaSplit? Kaya(RegionCourse region, Change emission, Change product, int a, int b)
    {
        if (region.Population.IsEmpty || new[] { emission.Before, emission.After, product.Before, product.After, region.Population[a], region.Population[b], region.EnergyTce[a], region.EnergyTce[b] }.Any(v => !(v > 0)))
        {
            return null;
        }

        var (population, income, energy, carbon) = KayaKernels.SplitT(
            emission.Before, emission.After, region.Population[a], region.Population[b], product.Before, product.After, region.EnergyTce[a], region.EnergyTce[b]);
        return new KayaSplit(population, income, energy, carbon);
    }
}
