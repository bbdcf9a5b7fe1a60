using System.Text.Json;
using Ncez.Kernels.Sampling;
using Ncez.Kernels.Uncertainty;

namespace Ncez.Kernels.Tests;

/// <summary>Golden cases of kernels that take or fill columns.</summary>
public class SamplingGoldenTests
{
    private const ulong RankGroup = 0x1C00_0000_0000_0000;
    [Theory]
    [InlineData("zeros")]
    [InlineData("ones")]
    [InlineData("pi")]
    public void Philox_gives_the_known_answers(string name)
    {
        var golden = GoldenCases.Read($"SAM-01/{name}.json");
        uint[] Words(string field) => [.. golden.Inputs.GetProperty(field).EnumerateArray().Select(e => e.GetUInt32())];
        GoldenCases.AssertClose(golden, [.. PhiloxKernels.Block(Words("counter"), Words("key")).Select(w => (double)w)]);
    }

    [Fact]
    public void Fractions_follow_their_layout_bit_by_bit()
    {
        var golden = GoldenCases.Read("SAM-02/first-draws.json");
        var drawn = new double[35];
        PhiloxKernels.FillUniformFraction(golden.Inputs.GetProperty("seed").GetUInt64(), golden.Inputs.GetProperty("parameter").GetUInt64(), golden.Inputs.GetProperty("firstDraw").GetInt64(), drawn);
        Assert.Equal(golden.Expected.EnumerateArray().Select(e => e.GetDouble()), drawn);
    }

    [Fact]
    public void Normal_scores_of_a_column()
    {
        var golden = GoldenCases.Read("SAM-04/column.json");
        var column = Doubles(golden.Inputs, "fractionToScore");
        NormalKernels.FillNormalScore(column);
        Assert.All(golden.Expected.EnumerateArray().Zip(column), p => Assert.Equal(p.First.GetDouble(), p.Second, 1e-7));
    }

    [Fact]
    public void Discrete_and_empirical_values()
    {
        var discrete = GoldenCases.Read("SAM-10/three-values.json");
        GoldenCases.AssertClose(discrete, [.. Doubles(discrete.Inputs, "chanceFraction").Select(u => DistributionKernels.DiscreteRatio(u, Doubles(discrete.Inputs, "valueRatio"), Doubles(discrete.Inputs, "chanceWeight")))]);
        var empirical = GoldenCases.Read("SAM-11/five-members.json");
        GoldenCases.AssertClose(empirical, [.. Doubles(empirical.Inputs, "chanceFraction").Select(u => DistributionKernels.EmpiricalRatio(u, Doubles(empirical.Inputs, "sortedRatio")))]);
    }

    [Theory]
    [InlineData("x-plus-1")]
    [InlineData("cubic")]
    public void Sobol_directions(string name)
    {
        var golden = GoldenCases.Read($"SAM-20/{name}.json");
        GoldenCases.AssertClose(golden, [.. Directions(golden).Take(golden.Expected.GetArrayLength()).Select(v => (double)v)]);
    }

    [Fact]
    public void Sobol_points_of_the_plane()
    {
        var golden = GoldenCases.Read("SAM-21/plane.json");
        var points = new double[8];
        DesignKernels.FillSobolFraction(Directions(golden), 0, null, points);
        GoldenCases.AssertClose(golden, points);
    }

    [Fact]
    public void A_latin_square_by_hand()
    {
        var golden = GoldenCases.Read("SAM-19/one-in-each.json");
        var n = golden.Inputs.GetProperty("drawsCount").GetInt32();
        var drawn = new double[n];
        DesignKernels.FillLatinFraction(7, 9, 0, n, drawn);
        GoldenCases.AssertClose(golden, [.. drawn.Select(x => Math.Floor(x * n)).Order()]);
        var strata = GoldenCases.Read("SAM-18/every-index-once.json");
        GoldenCases.AssertClose(strata, [.. Enumerable.Range(0, n).Select(d => (double)DesignKernels.StratumIndex(d, n, 7, 9)).Order()]);
    }

    [Fact]
    public void Sums_and_pedigrees()
    {
        var sum = GoldenCases.Read("UNC-02/sink.json");
        GoldenCases.AssertClose(sum, [ErrorPropagationKernels.SumPercent(Doubles(sum.Inputs, "valueT"), Doubles(sum.Inputs, "uncertaintyPercent"))]);
        var pedigree = GoldenCases.Read("UNC-06/hand.json");
        GoldenCases.AssertClose(pedigree, [ErrorPropagationKernels.PedigreeGsd2Ratio(pedigree.Inputs.GetProperty("basicRatio").GetDouble(), Doubles(pedigree.Inputs, "scoreRatio"))]);
    }

    [Fact]
    public void Two_columns_in_the_same_order_have_rank_correlation_one()
    {
        var golden = GoldenCases.Read("SAM-22/nearly-one.json");
        double[] columns = Doubles(golden.Inputs, "drawnRatio");
        RankCorrelationKernels.InduceRankCorrelation(columns, 2, Doubles(golden.Inputs, "correlationFraction"), 3, RankGroup);
        GoldenCases.AssertClose(golden, [Statistics.RankCorrelation(columns.AsSpan(0, 8), columns.AsSpan(8, 8))]);
    }

    private static uint[] Directions(GoldenCase golden) =>
        DesignKernels.SobolDirections(golden.Inputs.GetProperty("polynomial").GetInt32(), [.. golden.Inputs.GetProperty("initial").EnumerateArray().Select(e => e.GetInt32())]);

    private static double[] Doubles(JsonElement inputs, string name) => [.. inputs.GetProperty(name).EnumerateArray().Select(e => e.GetDouble())];
}
