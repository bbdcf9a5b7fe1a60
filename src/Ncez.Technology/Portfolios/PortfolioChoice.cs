using System.Collections.Immutable;

namespace Ncez.Technology.Portfolios;

/// <summary>A portfolio: how much of each measure stands when.</summary>
/// <param name="Shares">Share of each measure in place in each year [0–1].</param>
/// <param name="OffsetT">Offsets of each year [t].</param>
/// <param name="GrossT">Abatement of each year that lowers gross emissions, with overlaps in pairs as the program has them [t].</param>
/// <param name="NetT">The same with sinks [t].</param>
public sealed record PortfolioChoice(ImmutableArray<ImmutableArray<double>> Shares, ImmutableArray<double> OffsetT, ImmutableArray<double> GrossT, ImmutableArray<double> NetT)
{
    /// <summary>What is added of a measure in a year [0–1].</summary>
    public double Added(int measure, int t) => Shares[measure][t] - (t > 0 ? Shares[measure][t - 1] : 0);

    /// <summary>Calendar year counted from the first in which anything of a measure stands; null = never.</summary>
    public int? Start(int measure) => Shares[measure].ToList().FindIndex(s => s > 1e-6) is var t and >= 0 ? t : null;

    /// <summary>Investment of a year, replacements included [CNY].</summary>
    public double SpentCny(PortfolioProblem problem, int t)
    {
        var sum = 0.0;
        for (var m = 0; m < Shares.Length; m++)
        {
            for (var y = t; y >= 0; y -= problem.Measures[m].LifetimeYears)
            {
                sum += problem.Measures[m].CapitalCny * Added(m, y);
            }
        }

        return sum;
    }

    /// <summary>Worth today of all costs: annuities, running costs less savings, offsets [CNY]; below 0 = it earns.</summary>
    public double PresentCostCny(PortfolioProblem problem) => Enumerable.Range(0, problem.Count).Sum(t => problem.DiscountFraction(t)
        * (Shares.Select((s, m) => s[t] * problem.Measures[m].AnnualCny(problem.RateFraction, t)).Sum() + (OffsetT[t] * (problem.Offsets?.PriceCnyPerT ?? 0))));
}
