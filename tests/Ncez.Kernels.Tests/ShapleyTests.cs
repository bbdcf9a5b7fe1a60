using FsCheck;
using FsCheck.Fluent;
using Ncez.Kernels.Attribution;

namespace Ncez.Kernels.Tests;

public class ShapleyTests
{
    // Bits: 1 = left glove, 2 = right glove, 4 = right glove. Published: 2/3, 1/6, 1/6 (Shapley's glove game).
    [Fact]
    public void The_glove_game_is_as_published()
    {
        var values = Enumerable.Range(0, 8).Select(c => (c & 1) != 0 && (c & 6) != 0 ? 1.0 : 0).ToArray();
        Assert.Equal([2.0 / 3, 1.0 / 6, 1.0 / 6], Shares(values, 3), new Near(1e-12));
    }

    // The airport game (Littlechild and Owen 1973) with costs 1, 2, 3: 1/3, 1/3 + 1/2, 1/3 + 1/2 + 1.
    [Fact]
    public void The_airport_game_is_as_published()
    {
        var values = Enumerable.Range(0, 8).Select(c => (c & 4) != 0 ? 3.0 : (c & 2) != 0 ? 2 : (c & 1) != 0 ? 1 : 0).ToArray();
        Assert.Equal([1.0 / 3, 5.0 / 6, 11.0 / 6], Shares(values, 3), new Near(1e-12));
    }

    [Fact]
    public void Shares_are_the_mean_over_all_orders() => Prop.ForAll(Games(), values =>
    {
        var n = (int)Math.Log2(values.Length);
        var mean = new double[n];
        var orders = Orders([.. Enumerable.Range(0, n)]).ToList();
        foreach (var order in orders)
        {
            var coalition = 0;
            foreach (var player in order)
            {
                mean[player] += (values[coalition | (1 << player)] - values[coalition]) / orders.Count;
                coalition |= 1 << player;
            }
        }

        return Shares(values, n).Zip(mean).All(p => Math.Abs(p.First - p.Second) < 1e-9);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Shares_add_up_and_are_linear_and_a_null_player_gets_nothing() => Prop.ForAll(Games(), values =>
    {
        var n = (int)Math.Log2(values.Length);
        var shares = Shares(values, n);
        var doubled = Shares([.. values.Select(v => (2 * v) + 7)], n);
        var withNull = Shares([.. Enumerable.Range(0, values.Length * 2).Select(c => values[c & (values.Length - 1)])], n + 1);
        return Math.Abs(shares.Sum() - (values[^1] - values[0])) < 1e-9
            && shares.Zip(doubled).All(p => Math.Abs((2 * p.First) - p.Second) < 1e-9)
            && Math.Abs(withNull[n]) < 1e-9 && shares.Zip(withNull).All(p => Math.Abs(p.First - p.Second) < 1e-9);
    }).QuickCheckThrowOnFailure();

    // Majority of three voters, the first two united (Owen 1977): 1/2, 1/2, 0.
    [Fact]
    public void The_united_majority_is_as_published()
    {
        double[] values = [.. Enumerable.Range(0, 8).Select(c => System.Numerics.BitOperations.PopCount((uint)c) >= 2 ? 1.0 : 0)];
        double Gain(int player, int others) => values[others | (1 << player)] - values[others];
        double W(int r, int s, int t) => ShapleyKernels.OwenWeightFraction(r, 2, s, t);
        double[] owen =
        [
            (W(0, 0, 2) * Gain(0, 0)) + (W(0, 1, 2) * Gain(0, 2)) + (W(1, 0, 2) * Gain(0, 4)) + (W(1, 1, 2) * Gain(0, 6)),
            (W(0, 0, 2) * Gain(1, 0)) + (W(0, 1, 2) * Gain(1, 1)) + (W(1, 0, 2) * Gain(1, 4)) + (W(1, 1, 2) * Gain(1, 5)),
            (W(0, 0, 1) * Gain(2, 0)) + (W(1, 0, 1) * Gain(2, 3)),
        ];
        Assert.Equal([0.5, 0.5, 0], owen, new Near(1e-12));
    }

    [Fact]
    public void Players_that_overlap_wholly_share() => Assert.Equal([50, 50], Shares([0, 100, 100, 100], 2), new Near(1e-12));

    [Fact]
    public void Weights_of_all_coalitions_without_a_player_add_up_to_one()
    {
        for (var n = 1; n <= 40; n++)
        {
            var (sum, choices) = (0.0, 1.0);
            for (var s = 0; s < n; s++)
            {
                sum += choices * ShapleyKernels.WeightFraction(s, n);
                choices *= (double)(n - 1 - s) / (s + 1);
            }

            Assert.Equal(1, sum, 9);
        }
    }

    private static double[] Shares(double[] values, int players) =>
        [.. Enumerable.Range(0, players).Select(p => values.Select((v, c) => ShapleyKernels.FactorFraction(c, p, players) * v).Sum())];

    private static Arbitrary<double[]> Games() => Arb.From(Gen.Choose(1, 5).SelectMany(n => Gen.Choose(-1000, 1000).Select(v => v / 8.0).ArrayOf(1 << n)));

    private static IEnumerable<int[]> Orders(int[] rest) => rest.Length <= 1
        ? [rest]
        : rest.SelectMany(first => Orders([.. rest.Where(r => r != first)]).Select(tail => (int[])[first, .. tail]));

    private sealed class Near(double tolerance) : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) <= tolerance;

        public int GetHashCode(double obj) => 0;
    }
}
