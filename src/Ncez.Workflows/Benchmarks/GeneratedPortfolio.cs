using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Roadmaps;
using Ncez.Model.Technologies;
using Ncez.Model.Texts;
using Ncez.Technology.Portfolios;

namespace Ncez.Workflows.Benchmarks;

/// <summary>A portfolio problem of any size for benches: measures on end uses, some whole, some in parts, with prerequisites, budgets and targets. The same each time.</summary>
internal static class GeneratedPortfolio
{
    private const int EndUseCount = 12;
    private const double EndUseT = 40_000;

    /// <summary>The problem.</summary>
    /// <param name="measures">How many measures.</param>
    /// <param name="years">How many years.</param>
    internal static PortfolioProblem Of(int measures, int years)
    {
        var draw = Draws();
        const int First = 2025;
        var list = ImmutableArray.CreateBuilder<PortfolioMeasure>(measures);
        for (var m = 0; m < measures; m++)
        {
            var measure = new Measure
            {
                Id = $"m{m}",
                Name = LocalText.Same($"m{m}"),
                Start = First,
                Full = First,
                Prerequisites = m % 6 == 5 ? [$"m{m - 5}"] : [],
                EndUse = $"use{m % EndUseCount}",
                AbatementTPerYear = 1_000 + (9_000 * draw()),
                Where = new Place("measures.csv", m + 2),
            };
            list.Add(new PortfolioMeasure(measure)
            {
                Earliest = First + (int)(8 * draw()),
                Latest = First + years - 1,
                RampYears = 1 + (int)(6 * draw()),
                MinFraction = m % 3 == 0 ? 1 : m % 3 == 1 ? 0.2 : 0,
                Excludes = m % 15 == 7 ? [$"m{m - 1}"] : [],
                RoofM2 = m % 5 == 0 ? 20_000 : 0,
                CapitalCny = 1e6 * (2 + (60 * draw())),
                YearlyNetCny = 1e5 * ((30 * draw()) - 20),
                LifetimeYears = 8 + (int)(22 * draw()),
            });
        }

        ImmutableArray<ImmutableArray<double>> alone = [.. list.Select(m => (ImmutableArray<double>)[.. Enumerable.Repeat(m.Measure.AbatementTPerYear!.Value, years)])];
        ImmutableArray<string> uses = [.. list.Select(m => m.EndUse)];
        var potential = Enumerable.Range(0, EndUseCount).Sum(u => EndUses.TogetherT([.. uses.Where(x => x == $"use{u}")], [.. alone.Where((_, m) => uses[m] == $"use{u}").Select(a => a[0])], _ => EndUseT));
        const double BaselineT = EndUseT * EndUseCount;
        PortfolioTarget Target(int from, int to, double share) => new(false, new YearWindow(First + from, First + to), BaselineT - (potential * share), LocalText.Same($"{First + from}"), new Place("targets.csv", from));
        return new PortfolioProblem
        {
            Years = new YearWindow(First, First + years - 1),
            RateFraction = 0.06,
            Measures = list.ToImmutable(),
            BaselineT = [.. Enumerable.Repeat(BaselineT, years)],
            AloneT = alone,
            Overlaps = EndUses.Pairs(uses, alone, (_, _) => EndUseT),
            Targets = [Target(6, 10, 0.15), Target(11, 15, 0.35), Target(16, 24, 0.55), Target(25, years - 1, 0.7)],
            Budgets = [.. Enumerable.Range(0, years / 5).Select(k => new PortfolioLimit(new YearWindow(First + (5 * k), First + (5 * k) + 4), 7e8, LocalText.Same($"{k}"), new Place("portfolio.csv", k + 2)))],
            Roof = new PortfolioLimit(default, 150_000, LocalText.Same("roof"), new Place("portfolio.csv", 9)),
        };
    }

    // A linear congruence (Lewis, Goodman, Miller 1969): a bench must be the same everywhere.
    private static Func<double> Draws()
    {
        var state = 20_250_101L;
        return () => (state = state * 16_807 % 2_147_483_647) / 2_147_483_647.0;
    }
}
