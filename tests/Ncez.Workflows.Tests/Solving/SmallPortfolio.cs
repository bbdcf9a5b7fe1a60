using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Roadmaps;
using Ncez.Model.Technologies;
using Ncez.Model.Texts;
using Ncez.Technology.Portfolios;

namespace Ncez.Workflows.Tests.Solving;

/// <summary>Small random portfolios of measures that are built whole, and their optimum by trying every start year of every measure.</summary>
internal static class SmallPortfolio
{
    public const int Years = 4;

    public static PortfolioProblem Of(int seed, int measures = 4)
    {
        var random = new Random(seed);
        var first = 2030;
        var list = ImmutableArray.CreateBuilder<PortfolioMeasure>();
        for (var m = 0; m < measures; m++)
        {
            var measure = new Measure
            {
                Id = $"m{m}",
                Name = LocalText.Same($"m{m}"),
                Start = first,
                Full = first,
                Where = new Place("measures.csv", m + 2),
                Prerequisites = m > 0 && random.Next(3) == 0 ? ["m0"] : [],
                AbatementTPerYear = 50 + random.Next(400),
            };
            list.Add(new PortfolioMeasure(measure)
            {
                Earliest = first + random.Next(2),
                Latest = first + Years - 1 - random.Next(2),
                RampYears = 1 + random.Next(3),
                MinFraction = 1,
                Excludes = m == 2 && random.Next(2) == 0 ? ["m1"] : [],
                RoofM2 = random.Next(3) * 100,
                CapitalCny = 1e4 * (1 + random.Next(40)),
                YearlyNetCny = 1e3 * (random.Next(40) - 25),
                LifetimeYears = 2 + random.Next(10),
            });
        }

        ImmutableArray<ImmutableArray<double>> alone = [.. list.Select(m => (ImmutableArray<double>)[.. Enumerable.Repeat(m.Measure.AbatementTPerYear!.Value, Years)])];
        var whole = alone.Sum(a => a[0]);
        return new PortfolioProblem
        {
            Years = new YearWindow(first, first + Years - 1),
            RateFraction = 0.05,
            Measures = list.ToImmutable(),
            BaselineT = [.. Enumerable.Repeat(2000.0, Years)],
            AloneT = alone,
            Overlaps = [Pair(0, 1, random.Next(40)), Pair(1, 3, -random.Next(30)), Pair(0, 3, random.Next(20))],
            Targets = [new PortfolioTarget(false, new YearWindow(first + 2, first + 3), 2000 - (whole * (0.2 + (0.5 * random.NextDouble()))), LocalText.Same("T"), new Place("targets.csv", 2))],
            Budgets = [new PortfolioLimit(new YearWindow(first, first + 1), 4e5 + (random.NextDouble() * 4e5), LocalText.Same("B"), new Place("portfolio.csv", 2))],
            Roof = new PortfolioLimit(default, 500, LocalText.Same("roof"), new Place("portfolio.csv", 3)),
        };
    }

    private static PairOverlap Pair(int first, int second, double overlapT) => new(first, second, [.. Enumerable.Repeat(overlapT, Years)]);

    /// <summary>Least cost [CNY] or, with the other goal, most abatement [t]; null when no combination keeps every rule.</summary>
    public static double? Best(PortfolioProblem problem, PortfolioGoal goal)
    {
        double? best = null;
        var n = problem.Measures.Length;
        for (var code = 0; code < Math.Pow(Years + 1, n); code++)
        {
            int[] starts = [.. Enumerable.Range(0, n).Select(m => (code / (int)Math.Pow(Years + 1, m) % (Years + 1)) - 1)];
            if (Value(problem, starts, goal) is { } value && !(best <= value))
            {
                best = value;
            }
        }

        return goal == PortfolioGoal.MostAbatement ? -best : best;
    }

    // Written out year by year, apart from the program: start −1 = not built.
    private static double? Value(PortfolioProblem p, int[] starts, PortfolioGoal goal)
    {
        double Share(int m, int t) => starts[m] < 0 || t < starts[m] ? 0 : Math.Min(1, (t - starts[m] + 1.0) / p.Measures[m].RampYears);
        for (var m = 0; m < starts.Length; m++)
        {
            var (of, year) = (p.Measures[m], p.Years.Start + starts[m]);
            if (starts[m] >= 0 && (year < of.Earliest || year > of.Latest
                || of.Measure.Prerequisites.Any(_ => starts[0] < 0 || Share(0, starts[m]) < 1) || (of.Excludes.Length > 0 && starts[1] >= 0)))
            {
                return null;
            }
        }

        if (starts.Select((s, m) => Share(m, Years - 1) * p.Measures[m].RoofM2).Sum() > p.Roof!.Most)
        {
            return null;
        }

        var (cost, abated) = (0.0, 0.0);
        var spent = new double[Years];
        for (var t = 0; t < Years; t++)
        {
            var year = starts.Select((s, m) => Share(m, t) * p.AloneT[m][t]).Sum();
            foreach (var pair in p.Overlaps)
            {
                var (a, b) = (Share(pair.First, t), Share(pair.Second, t));
                year -= pair.OverlapT[t] * (pair.OverlapT[t] > 0 ? Math.Max(0, a + b - 1) : Math.Min(a, b));
            }

            for (var m = 0; m < starts.Length; m++)
            {
                var of = p.Measures[m];
                cost += Math.Pow(1.05, -t) * Share(m, t) * ((of.CapitalCny * 0.05 / (1 - Math.Pow(1.05, -of.LifetimeYears))) + of.YearlyNetCny);
                for (var paid = t; paid < Years; paid += of.LifetimeYears)
                {
                    spent[paid] += of.CapitalCny * (Share(m, t) - (t > 0 ? Share(m, t - 1) : 0));
                }
            }

            abated += year;
            if (goal == PortfolioGoal.LeastCost && t >= 2 && 2000 - year > p.Targets[0].LimitT + 1e-9)
            {
                return null;
            }
        }

        return spent[0] + spent[1] > p.Budgets[0].Most + 1e-6 ? null : goal == PortfolioGoal.LeastCost ? cost : -abated;
    }
}
