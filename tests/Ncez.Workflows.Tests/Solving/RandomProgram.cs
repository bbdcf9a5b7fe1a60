using Ncez.Model.Diagnostics;
using Ncez.Model.Optimisation;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Tests.Solving;

/// <summary>Random programs with a solution: rows are set around a known point.</summary>
internal static class RandomProgram
{
    public static LinearProgram Of(int seed, bool isMixed, int columns = 12, int rows = 8)
    {
        var random = new Random(seed);
        var builder = new LinearProgramBuilder("random");
        var point = new double[columns];
        for (var c = 0; c < columns; c++)
        {
            var isInteger = isMixed && random.Next(2) == 0;
            point[c] = isInteger ? random.Next(0, 6) : random.NextDouble() * 6;
            builder.Column($"水平 {c}", random.Next(4) == 0 && !isInteger ? -2 : 0, random.Next(3) == 0 ? 9.25 : 20, Math.Round((random.NextDouble() * 20) - 6, 2), isInteger);
        }

        for (var r = 0; r < rows; r++)
        {
            var (sum, entries) = (0.0, new List<(int, double)>());
            for (var c = 0; c < columns; c++)
            {
                if (random.Next(2) == 0)
                {
                    var value = Math.Round((random.NextDouble() * 10) - 3, 2);
                    entries.Add((c, value));
                    sum += value * point[c];
                }
            }

            var slack = random.NextDouble() * 3;
            var (lower, upper) = (isMixed ? random.Next(3) : random.Next(4)) switch
            {
                0 => (double.NegativeInfinity, sum + slack),
                1 => (sum - slack, double.PositiveInfinity),
                2 => (sum - slack, sum + 5),
                _ => (sum, sum),
            };
            var row = builder.Row($"row {r}", lower, upper, builder.Demand(new ProgramDemand(LocalText.Same($"demand {r}"), new Place("portfolio.csv", r + 2))));
            entries.ForEach(e => builder.Entry(row, e.Item1, e.Item2));
        }

        return builder.Build();
    }
}
