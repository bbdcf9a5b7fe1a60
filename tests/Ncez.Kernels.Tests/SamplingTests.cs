using Ncez.Kernels.Sampling;

namespace Ncez.Kernels.Tests;

/// <summary>Distributions against their analytic moments and distribution functions; designs against what they promise.</summary>
public class SamplingTests
{
    private const ulong RankGroup = 0x1C00_0000_0000_0000;
    private const int Draws = 50_000;
    private const double OneInThousand = 1.95;

    public static TheoryData<string> Names() => [.. Cases.Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_distribution_has_its_mean_its_spread_and_its_form(string name)
    {
        var (draw, distribution, mean, deviation) = Cases[name];
        var sample = Fractions(11, 42, Draws);
        for (var i = 0; i < sample.Length; i++)
        {
            sample[i] = draw(sample[i]);
        }

        var actualMean = sample.Average();
        var actualDeviation = Math.Sqrt(sample.Average(x => Math.Pow(x - actualMean, 2)));
        Assert.Equal(mean, actualMean, 4.5 * deviation / Math.Sqrt(Draws));
        Assert.Equal(deviation, actualDeviation, 0.02 * deviation);
        Assert.InRange(Statistics.KolmogorovSmirnov(sample, distribution), 0, OneInThousand);
    }

    [Fact]
    public void Every_shape_keeps_the_half_width_it_was_made_from()
    {
        foreach (var half in new[] { 0.02, 0.1, 0.5 })
        {
            double Width(Func<double, double> quantile) => (quantile(0.975) - quantile(0.025)) / 2;
            Assert.Equal(half, Width(u => DistributionKernels.NormalRatio(u, HalfWidthKernels.NormalDeviationRatio(half))), 1e-12);
            Assert.Equal(half, Width(u => DistributionKernels.LognormalRatio(u, HalfWidthKernels.LognormalDeviationRatio(half))), 1e-9);
            Assert.Equal(half, Width(u => DistributionKernels.UniformRatio(u, 1 - HalfWidthKernels.UniformHalfRangeRatio(half), 1 + HalfWidthKernels.UniformHalfRangeRatio(half))), 1e-12);
            Assert.Equal(half, Width(u => DistributionKernels.TriangularRatio(u, 1 - HalfWidthKernels.TriangularHalfRangeRatio(half), 1, 1 + HalfWidthKernels.TriangularHalfRangeRatio(half))), 1e-12);
            Assert.Equal(half, Width(u => DistributionKernels.PertRatio(u, 1 - HalfWidthKernels.PertHalfRangeRatio(half), 1, 1 + HalfWidthKernels.PertHalfRangeRatio(half))), 1e-10);
        }

        Assert.True(double.IsNaN(HalfWidthKernels.LognormalDeviationRatio(3.5)));
        Assert.True(double.IsFinite(HalfWidthKernels.LognormalDeviationRatio(3.4)));
    }

    [Fact]
    public void A_stretch_of_draws_is_the_same_by_itself_or_in_the_whole()
    {
        var whole = Fractions(5, 77, 1_000);
        var scores = whole.ToArray();
        NormalKernels.FillNormalScore(scores);
        foreach (var (first, count) in new[] { (0, 16), (16, 1), (496, 504), (992, 8), (48, 333) })
        {
            var part = new double[count];
            PhiloxKernels.FillUniformFraction(5, 77, first, part);
            Assert.Equal(whole[first..(first + count)], part);
            NormalKernels.FillNormalScore(part);
            Assert.Equal(scores[first..(first + count)], part);
        }

        Assert.Equal(scores, whole.Select(NormalKernels.NormalScore));
        var directions = DesignKernels.SobolDirections(3, [1]);
        var (points, later) = (new double[1_000], new double[300]);
        DesignKernels.FillSobolFraction(directions, 0, 0xBEEF, points);
        DesignKernels.FillSobolFraction(directions, 257, 0xBEEF, later);
        Assert.Equal(points[257..557], later);

        Assert.Throws<ArgumentException>(() => PhiloxKernels.FillUniformFraction(5, 77, 8, new double[4]));
    }

    [Fact]
    public void A_column_of_fractions_holds_the_words_of_its_blocks()
    {
        const ulong Seed = 0x0123_4567_89AB_CDEF, Parameter = 0xFEDC_BA98_7654_3210;
        const long First = 1L << 34;
        var column = new double[48];
        PhiloxKernels.FillUniformFraction(Seed, Parameter, First, column);
        for (var i = 0; i < column.Length; i++)
        {
            var block = (ulong)((First + i) / 16 * 8) + (ulong)(i % 8);
            var words = PhiloxKernels.Block([(uint)block, (uint)(block >> 32), unchecked((uint)Parameter), (uint)(Parameter >> 32)], [unchecked((uint)Seed), (uint)(Seed >> 32)]);
            var half = i % 16 < 8 ? words[..2] : words[2..];
            Assert.Equal((((half[0] | ((ulong)half[1] << 32)) >> 12) + 0.5) / (1L << 52), column[i]);
        }
    }

    [Fact]
    public void Other_seeds_and_parameters_give_unrelated_draws()
    {
        var one = Fractions(1, 1, 10_000);
        foreach (var other in new[] { Fractions(2, 1, 10_000), Fractions(1, 2, 10_000), Fractions(1, 1UL << 32, 10_000) })
        {
            Assert.InRange(Math.Abs(Statistics.RankCorrelation(one, other)), 0, 0.04);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100)]
    [InlineData(4_097)]
    public void A_latin_hypercube_meets_every_stratum_once(int n)
    {
        var drawn = new double[n];
        DesignKernels.FillLatinFraction(3, 8, 0, n, drawn);
        Assert.Equal(Enumerable.Range(0, n), drawn.Select(x => (int)(x * n)).Order());
        Assert.All(drawn, x => Assert.InRange(x, double.Epsilon, 1 - 1e-17));
    }

    [Fact]
    public void Scrambled_sobol_points_stay_in_their_elementary_intervals()
    {
        // A (0, m, 2)-net in base 2: each of the 2^m boxes of area 2^-m holds one of the first 2^m points, scrambled or not.
        const int M = 8;
        var (x, y) = (new double[1 << M], new double[1 << M]);
        DesignKernels.FillSobolFraction(DesignKernels.SobolDirections(1, [1]), 0, 0xBEEF, x);
        DesignKernels.FillSobolFraction(DesignKernels.SobolDirections(3, [1]), 0, 0xCAFE, y);
        for (var k = 0; k <= M; k++)
        {
            var boxes = x.Zip(y, (a, b) => ((int)(a * (1 << k)), (int)(b * (1 << (M - k))))).Distinct();
            Assert.Equal(1 << M, boxes.Count());
        }
    }

    [Theory]
    [InlineData(0.8)]
    [InlineData(0.3)]
    [InlineData(-0.5)]
    [InlineData(-1)]
    [InlineData(1)]
    public void Iman_and_conover_give_the_rank_correlation_and_keep_the_values(double wanted)
    {
        const int N = 5_000;
        double[] columns = [.. Fractions(1, 1, N), .. Fractions(1, 2, N).Select(u => DistributionKernels.LognormalRatio(u, 1))];
        var before = columns.ToArray();
        RankCorrelationKernels.InduceRankCorrelation(columns, 2, [1, wanted, wanted, 1], 9, RankGroup);
        Assert.Equal(before[..N].Order(), columns[..N].Order());
        Assert.Equal(before[N..].Order(), columns[N..].Order());
        Assert.Equal(wanted, Statistics.RankCorrelation(columns.AsSpan(0, N), columns.AsSpan(N, N)), 0.006);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void The_least_common_rank_correlation_is_the_last_that_can_be_drawn(int count)
    {
        const int N = 5_000;
        var least = RankCorrelationKernels.LeastCommonRankFraction(count);
        double[] columns = [.. Enumerable.Range(1, count).SelectMany(k => Fractions(1, (ulong)k, N))];
        RankCorrelationKernels.InduceRankCorrelation(columns, count, Common(count, least), 9, RankGroup);
        Assert.Equal(least, Statistics.RankCorrelation(columns.AsSpan(0, N), columns.AsSpan((count - 1) * N, N)), 0.006);
        Assert.Throws<ArgumentException>(() => RankCorrelationKernels.InduceRankCorrelation(columns, count, Common(count, least - 0.01), 9, RankGroup));

        static double[] Common(int n, double r) => [.. Enumerable.Range(0, n * n).Select(i => i / n == i % n ? 1 : r)];
    }

    [Fact]
    public void A_matrix_that_is_no_correlation_is_refused() =>
        Assert.Throws<ArgumentException>(() => RankCorrelationKernels.InduceRankCorrelation(Fractions(1, 1, 20), 2, [1, 1.5, 1.5, 1], 1, RankGroup));

    private static readonly Dictionary<string, (Func<double, double> Draw, Func<double, double> Distribution, double Mean, double Deviation)> Cases = new()
    {
        ["uniform"] = (u => DistributionKernels.UniformRatio(u, 0.5, 2), x => (x - 0.5) / 1.5, 1.25, 1.5 / Math.Sqrt(12)),
        ["normal"] = (u => DistributionKernels.NormalRatio(u, 0.2), x => Phi((x - 1) / 0.2), 1, 0.2),
        ["lognormal"] = (u => DistributionKernels.LognormalRatio(u, 0.4), x => Phi((Math.Log(x) + 0.08) / 0.4), 1, Math.Sqrt(Math.Exp(0.16) - 1)),
        ["triangular"] = (u => DistributionKernels.TriangularRatio(u, 0, 1, 4), x => x <= 1 ? x * x / 4 : 1 - (Math.Pow(4 - x, 2) / 12), 5.0 / 3, Math.Sqrt((0 + 1 + 16 - 0 - 4 - 0) / 18.0)),
        ["pert"] = (u => DistributionKernels.PertRatio(u, 0, 1, 2), x => Math.Pow(x / 2, 3) * (10 - (15 * x / 2) + (6 * x * x / 4)), 1, 2 / Math.Sqrt(28)),
        ["empirical"] = (u => DistributionKernels.EmpiricalRatio(u, [0, 1, 3]), x => x <= 1 ? x / 2 : 0.5 + ((x - 1) / 4), 1.25, Math.Sqrt((0.5 * (1 / 3.0)) + (0.5 * (26 / 6.0)) - (1.25 * 1.25))),
    };

    [Fact]
    public void A_discrete_variable_meets_its_values_as_often_as_they_weigh()
    {
        var counts = Fractions(4, 4, Draws).GroupBy(u => DistributionKernels.DiscreteRatio(u, [1, 2, 5], [1, 2, 1])).ToDictionary(g => g.Key, g => g.Count() / (double)Draws);
        Assert.Equal(0.25, counts[1], 0.01);
        Assert.Equal(0.5, counts[2], 0.01);
        Assert.Equal(0.25, counts[5], 0.01);
    }

    private static double[] Fractions(ulong seed, ulong parameter, int count)
    {
        var drawn = new double[count];
        PhiloxKernels.FillUniformFraction(seed, parameter, 0, drawn);
        return drawn;
    }

    // Φ(z) = ½ + φ(z)·(z + z³/3 + z⁵/15 + …), Abramowitz and Stegun 26.2.11.
    private static double Phi(double z)
    {
        if (Math.Abs(z) > 6)
        {
            return z > 0 ? 1 : 0;
        }

        var (term, sum) = (z, z);
        for (var n = 1; n < 200; n++)
        {
            term *= z * z / ((2 * n) + 1);
            sum += term;
        }

        return 0.5 + (sum * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI));
    }
}
