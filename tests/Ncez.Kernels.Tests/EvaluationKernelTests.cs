using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Ncez.Kernels.Indicators;

namespace Ncez.Kernels.Tests;

/// <summary>Kernels of trends and targets over lists, against their case files, and their laws.</summary>
public class EvaluationKernelTests
{
    [Theory, InlineData("EVA-01"), InlineData("EVA-02"), InlineData("EVA-06"), InlineData("EVA-07"), InlineData("EVA-08")]
    public void Kernel_matches_its_cases(string equation)
    {
        var cases = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Golden", equation), "*.json");
        Assert.NotEmpty(cases);
        foreach (var file in cases)
        {
            var golden = GoldenCases.Read(file);
            GoldenCases.AssertClose(golden, Result(equation, golden.Inputs));
        }
    }

    private static double[] Result(string equation, JsonElement inputs)
    {
        double[] List(string name) => [.. inputs.GetProperty(name).EnumerateArray().Select(e => e.GetDouble())];
        return equation switch
        {
            "EVA-01" => [TrendKernels.ScoreCount(List("valueUnit"))],
            "EVA-02" => [TrendKernels.ScoreVarianceCount(List("valueUnit"))],
            "EVA-06" => [TrendKernels.SenSlopeUnitPerYear(List("atYears"), List("valueUnit"))],
            "EVA-07" => AllocationKernels.LargestRemainderT(inputs.GetProperty("totalT").GetDouble(), List("weightRatio")),
            _ => [AllocationKernels.CommonCutFraction(inputs.GetProperty("targetTPerUnit").GetDouble(), List("activityUnit"), List("intensityTPerUnit"), List("dutyRatio"))],
        };
    }

    [Fact]
    public void Shares_add_up_to_the_tonne_and_are_never_more_than_one_off() =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), Gen.Choose(1, 1_000).NonEmptyListOf().ToArbitrary(), (total, weights) =>
        {
            var parts = AllocationKernels.LargestRemainderT(total, [.. weights.Select(w => (double)w)]);
            return parts.Sum() == total && parts.Zip(weights).All(p => Math.Abs(p.First - ((double)total * p.Second / weights.Sum())) < 1 + 1e-6);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_turned_series_has_the_opposite_score_and_slope() =>
        Prop.ForAll(Gen.Choose(-50, 50).NonEmptyListOf().ToArbitrary(), values =>
        {
            double[] there = [.. values.Select(v => (double)v)], back = [.. there.Reverse()], years = [.. there.Select((_, i) => 2000.0 + i)];
            var (slope, turned) = (TrendKernels.SenSlopeUnitPerYear(years, there), TrendKernels.SenSlopeUnitPerYear(years, back));
            return TrendKernels.ScoreCount(there) == -TrendKernels.ScoreCount(back) && (double.IsNaN(slope) || Math.Abs(slope + turned) < 1e-9);
        }).QuickCheckThrowOnFailure();

    [Theory, InlineData(8), InlineData(10)]
    public void The_normal_chance_comes_near_the_counted_one(int years)
    {
        double[] rising = [.. Enumerable.Range(0, years).Select(i => (double)i)];
        for (var score = years * (years - 1) / 2 % 2; score < years * 2; score += 2) // a score has the parity of the pairs
        {
            var z = TrendKernels.StandardScoreRatio(score, TrendKernels.ScoreVarianceCount(rising));
            Assert.Equal(TrendKernels.ExactChanceFraction(score, years), TrendKernels.NormalChanceFraction(z), 0.02);
        }
    }
}
