using System.Collections.Immutable;
using System.Numerics;
using Ncez.Kernels.Attribution;
using Ncez.Model.Scenarios;

namespace Ncez.Scenarios.Attribution;

/// <summary>
/// Which measure saved how much (report chapters 7 and 8). The game: the players are the measures that a scenario switches on, the
/// value of a coalition is the net emission of the scenario with just these measures. The Shapley value is linear, so it is taken for
/// every sector, region and year of the same runs, and tables of measure × sector and measure × region add up both ways.
/// </summary>
public static class MeasureContributions
{
    /// <summary>Up to so many measures every combination is run; beyond, orders are sampled.</summary>
    public const int MostExact = 20;

    /// <summary>Orders that are sampled beyond, each followed by its reverse.</summary>
    public const int SampledPairs = 1_000;

    // A fixed number of parts, each summed on its own and added in order: the result does not depend on the threads.
    private const int Parts = 32;

    /// <summary>Contributions of a scenario's measures by Shapley, Owen (families as unions), alone and last, a set per year and method.</summary>
    /// <param name="program">The scenario.</param>
    /// <param name="baseline">Pathway it is compared with.</param>
    /// <param name="years">Calendar years.</param>
    /// <param name="progress">Told the share done [0–1].</param>
    /// <param name="cancel">Stops the runs.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ImmutableArray<Contribution> Of(
        ScenarioProgram program, Pathway baseline, IReadOnlyList<int> years, Action<double>? progress = null, CancellationToken cancel = default)
    {
        var players = Enumerable.Range(0, program.Measures.Length).Where(i => (program.DefaultMeasures & (1UL << i)) != 0).ToImmutableArray();
        if (players.IsEmpty)
        {
            return [];
        }

        var outputs = new RunOutputs(program, [.. years.Select(y => baseline.Years.IndexOf(y))]);
        var game = new MeasureGame(program, players, outputs);
        var unions = new Unions([.. players.Select(p => program.Measures[p].Family)]);
        var shapley = players.Length <= MostExact ? Exact(game, unions, progress, cancel) : Sampled(game, progress, cancel);
        var run = program.NewRun();
        var (none, all) = (game.Value(run, 0), game.Value(run, game.Whole));
        var alone = players.Select((_, i) => Less(none, game.Value(run, 1UL << i))).ToArray();
        var last = players.Select((_, i) => Less(game.Value(run, game.Whole & ~(1UL << i)), all)).ToArray();
        var result = ImmutableArray.CreateBuilder<Contribution>();
        for (var y = 0; y < years.Count; y++)
        {
            var whole = baseline.NetT[baseline.Years.IndexOf(years[y])] - outputs.Total(all, y);
            result.Add(outputs.Contribution(players.Length <= MostExact ? "shapley" : "shapley_sampled", baseline.Scenario, years[y], y, whole, players, shapley.Saved, shapley.Interval));
            if (shapley.Owen is { } owen)
            {
                result.Add(outputs.Contribution("owen", baseline.Scenario, years[y], y, whole, players, owen, null));
            }

            result.Add(outputs.Contribution("one_at_a_time", baseline.Scenario, years[y], y, whole, players, alone, null));
            result.Add(outputs.Contribution("retrospective", baseline.Scenario, years[y], y, whole, players, last, null));
        }

        return result.ToImmutable();
    }

    // The same runs give both values: the Owen value takes those coalitions that break up one family at most.
    private static (double[][] Saved, double[][]? Interval, double[][]? Owen) Exact(MeasureGame game, Unions unions, Action<double>? progress, CancellationToken cancel)
    {
        var (n, coalitions) = (game.Players, 1UL << game.Players);
        var parts = (int)Math.Min(Parts, coalitions);
        var sums = new (double[][] Shapley, double[][] Owen)[parts];
        var done = 0;
        Parallel.For(0, parts, new ParallelOptions { CancellationToken = cancel }, game.NewRun, (part, _, run) =>
        {
            var (shares, owen) = (game.NewShares(), game.NewShares());
            var value = new double[game.Outputs];
            for (var i = coalitions * (ulong)part / (ulong)parts; i < coalitions * (ulong)(part + 1) / (ulong)parts; i++)
            {
                cancel.ThrowIfCancellationRequested();

                // Gray code: neighbours differ in one measure, and only what depends on it is run again.
                var coalition = i ^ (i >> 1);
                game.Value(run, coalition, value);
                var open = unions.OpenUnion(coalition);
                for (var player = 0; player < n; player++)
                {
                    AddScaled(value, -ShapleyKernels.FactorFraction((int)coalition, player, n), shares[player]);
                    if (open != -2 && unions.FactorFraction(coalition, open, player) is var factor and not 0)
                    {
                        AddScaled(value, -factor, owen[player]);
                    }
                }
            }

            sums[part] = (shares, owen);
            progress?.Invoke(Interlocked.Increment(ref done) / (double)parts);
            return run;
        }, _ => { });

        return (Total(sums.Select(s => s.Shapley)), null, Total(sums.Select(s => s.Owen)));
    }

    private static double[][] Total(IEnumerable<double[][]> parts)
    {
        double[][]? total = null;
        foreach (var part in parts)
        {
            for (var player = 0; total is not null && player < total.Length; player++)
            {
                AddScaled(part[player], 1, total[player]);
            }

            total ??= part;
        }

        return total!;
    }

    // Orders drawn at random, each with its reverse (antithetic): unbiased, with the spread of the pairs as error.
    private static (double[][] Saved, double[][]? Interval, double[][]? Owen) Sampled(MeasureGame game, Action<double>? progress, CancellationToken cancel)
    {
        var n = game.Players;
        var (mean, square) = (game.NewShares(), game.NewShares());
        var (run, pair, order) = (game.NewRun(), game.NewShares(), new int[n]);
        for (var draw = 0; draw < SampledPairs; draw++)
        {
            cancel.ThrowIfCancellationRequested();
            Shuffle(order, (ulong)draw);
            Array.ForEach(pair, p => Array.Clear(p));
            Follow(game, run, order, pair);
            Array.Reverse(order);
            Follow(game, run, order, pair);
            for (var player = 0; player < n; player++)
            {
                for (var o = 0; o < game.Outputs; o++)
                {
                    var delta = pair[player][o] - mean[player][o];
                    mean[player][o] += delta / (draw + 1);
                    square[player][o] += delta * (pair[player][o] - mean[player][o]);
                }
            }

            progress?.Invoke((draw + 1) / (double)SampledPairs);
        }

        foreach (var player in square)
        {
            for (var o = 0; o < player.Length; o++)
            {
                player[o] = 1.96 * Math.Sqrt(player[o] / (SampledPairs - 1) / SampledPairs);
            }
        }

        return (mean, square, null);
    }

    private static void Follow(MeasureGame game, ScenarioRun run, int[] order, double[][] saved)
    {
        var (before, after) = (game.Value(run, 0), new double[game.Outputs]);
        var coalition = 0UL;
        foreach (var player in order)
        {
            coalition |= 1UL << player;
            game.Value(run, coalition, after);
            for (var o = 0; o < after.Length; o++)
            {
                saved[player][o] += (before[o] - after[o]) / 2;
            }

            (before, after) = (after, before);
        }
    }

    private static void Shuffle(int[] order, ulong draw)
    {
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = (int)(Mix((draw << 8) + (ulong)i) % (ulong)(i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }
    }

    // SplitMix64 (Steele, Lea, Flood 2014): a counter gives the number, so that draws can be repeated.
    private static ulong Mix(ulong counter)
    {
        var z = (counter + 1) * 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    private static double[] Less(double[] before, double[] after) => [.. before.Select((b, i) => b - after[i])];

    private static void AddScaled(double[] values, double factor, double[] sums)
    {
        var (wide, step) = (new Vector<double>(factor), Vector<double>.Count);
        var i = 0;
        for (; i <= values.Length - step; i += step)
        {
            (new Vector<double>(sums, i) + (wide * new Vector<double>(values, i))).CopyTo(sums, i);
        }

        for (; i < values.Length; i++)
        {
            sums[i] += factor * values[i];
        }
    }
}
