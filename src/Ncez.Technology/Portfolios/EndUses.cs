using System.Collections.Immutable;
using Ncez.Kernels.Technology;

namespace Ncez.Technology.Portfolios;

/// <summary>Measures that act on the same end use: their overlaps in pairs, and what they abate together by the rule of successive shares.</summary>
public static class EndUses
{
    /// <summary>Overlaps of all pairs on one end use.</summary>
    /// <param name="endUse">End use of each measure; empty = alone.</param>
    /// <param name="aloneT">Abatement of each measure, a value a year.</param>
    /// <param name="baseT">Emissions of an end use in a year.</param>
    public static ImmutableArray<PairOverlap> Pairs(ImmutableArray<string> endUse, ImmutableArray<ImmutableArray<double>> aloneT, Func<string, int, double> baseT)
    {
        var pairs = ImmutableArray.CreateBuilder<PairOverlap>();
        for (var a = 0; a < endUse.Length; a++)
        {
            for (var b = a + 1; b < endUse.Length; b++)
            {
                if (endUse[a].Length > 0 && endUse[a] == endUse[b])
                {
                    pairs.Add(new PairOverlap(a, b, [.. aloneT[a].Select((first, t) => InteractionKernels.OverlapT(first, aloneT[b][t], baseT(endUse[a], t)))]));
                }
            }
        }

        return pairs.ToImmutable();
    }

    /// <summary>What measures abate together in a year [t CO₂e].</summary>
    /// <param name="endUse">End use of each measure.</param>
    /// <param name="inForceT">What each would abate alone at its size of that year.</param>
    /// <param name="baseT">Emissions of an end use in that year.</param>
    public static double TogetherT(IReadOnlyList<string> endUse, IReadOnlyList<double> inForceT, Func<string, double> baseT) =>
        Enumerable.Range(0, endUse.Count).GroupBy(i => endUse[i], StringComparer.Ordinal)
            .Sum(g => g.Key.Length == 0 ? g.Sum(i => inForceT[i]) : InteractionKernels.CombinedT([.. g.Select(i => inForceT[i])], baseT(g.Key)));
}
