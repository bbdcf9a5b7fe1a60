using FsCheck;
using FsCheck.Fluent;
using Ncez.Kernels.Assessment;

namespace Ncez.Kernels.Tests;

/// <summary>Golden cases and laws of the kernels of expert assessment that take columns.</summary>
public class AssessmentGoldenTests
{
    public static TheoryData<string> Cases()
    {
        var root = Path.Combine(AppContext.BaseDirectory, "Golden");
        return [.. from id in new[] { "02", "03", "04", "05", "06", "09", "10", "11", "13", "15", "17" } from file in Directory.EnumerateFiles(Path.Combine(root, "ASM-" + id), "*.json").Order(StringComparer.Ordinal) select Path.GetRelativePath(root, file)];
    }

    [Theory, MemberData(nameof(Cases))]
    public void Column_kernels_match_their_cases(string file)
    {
        var golden = GoldenCases.Read(file);
        double[] D(string name) => [.. golden.Inputs.GetProperty(name).EnumerateArray().Select(e => e.GetDouble())];
        int I(string name) => golden.Inputs.GetProperty(name).GetInt32();
        GoldenCases.AssertClose(golden, file[..6] switch
        {
            "ASM-02" => [PanelKernels.WeightedMeanScore(D("ratingScore"), D("authorityWeight"))],
            "ASM-03" => [PanelKernels.QuantileScore(D("sortedScore"), golden.Inputs.GetProperty("chanceFraction").GetDouble())],
            "ASM-04" => [PanelKernels.VariationFraction(D("ratingScore"))],
            "ASM-05" => PanelKernels.MidRankScores(D("ratingScore")),
            "ASM-06" => [PanelKernels.ConcordanceFraction(D("ratingScore"), I("expertCount"))],
            "ASM-09" => [PanelKernels.RankCorrelationFraction(D("ratingScore"), D("otherScore"))],
            "ASM-10" => CriterionKernels.PairWeights(D("pairRatio"), I("criterionCount")),
            "ASM-11" => [CriterionKernels.PrincipalValueRatio(D("pairRatio"), D("principalWeight"))],
            "ASM-13" => CriterionKernels.EntropyWeights(D("ratingScore"), I("criterionCount")),
            "ASM-15" => CriterionKernels.IdealClosenessFractions(D("ratingScore"), D("criterionWeight"), [.. D("isCost").Select(c => c == 1)]),
            "ASM-17" => CriterionKernels.GradeMembershipFractions(D("membershipFraction"), D("criterionWeight")),
            _ => throw new ArgumentException(file),
        });
    }

    [Fact]
    public void Concordance_lies_between_none_and_full_and_agreement_gives_one() =>
        Prop.ForAll((from m in Gen.Choose(2, 6) from n in Gen.Choose(2, 8) from s in Gen.Choose(1, 5).ListOf(m * n) select (m, s: s.Select(v => (double)v).ToArray())).ToArbitrary(), x =>
        {
            var w = PanelKernels.ConcordanceFraction(x.s, x.m);
            var row = x.s.AsSpan(0, x.s.Length / x.m).ToArray();
            var same = PanelKernels.ConcordanceFraction(Enumerable.Repeat(row, x.m).SelectMany(r => r).ToArray(), x.m);
            return (double.IsNaN(w) || w is >= -1e-12 and <= 1 + 1e-12) && (row.Distinct().Count() == 1 ? double.IsNaN(same) : Math.Abs(same - 1) < 1e-12);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Weights_behind_pairs_without_a_contradiction_come_back() =>
        Prop.ForAll(Gen.Choose(1, 9).NonEmptyListOf().Where(l => l.Count <= 10).ToArbitrary(), w =>
        {
            double[] pairs = [.. from a in w from b in w select (double)a / b];
            var weights = CriterionKernels.PairWeights(pairs, w.Count);
            var value = CriterionKernels.PrincipalValueRatio(pairs, weights);
            return weights.Zip(w, (got, of) => Math.Abs(got - ((double)of / w.Sum()))).Max() < 1e-9 && Math.Abs(CriterionKernels.ConsistencyRatio(value, w.Count)) < 1e-9;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_best_on_all_criteria_is_nearest_to_the_ideal_and_the_worst_farthest()
    {
        var closeness = CriterionKernels.IdealClosenessFractions([5, 1, 3, 2, 1, 4], [0.7, 0.3], [false, true]);
        Assert.Equal([1, closeness[1], 0], closeness);
    }

    [Fact]
    public void Chances_of_chi_square_fall_with_its_value_and_rise_with_freedom()
    {
        for (var k = 1; k < 60; k++)
        {
            Assert.Equal(1, PanelKernels.ChiSquareTailFraction(0, k), 1e-12);
            Assert.True(PanelKernels.ChiSquareTailFraction(k, k) > PanelKernels.ChiSquareTailFraction(k + 1, k));
            Assert.True(PanelKernels.ChiSquareTailFraction(20, k + 1) > PanelKernels.ChiSquareTailFraction(20, k));
        }
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PanelKernels.ConcordanceFraction([1, 2, 3], 2));
        Assert.Throws<ArgumentException>(() => PanelKernels.WeightedMeanScore([1], [1, 2]));
        Assert.Throws<ArgumentException>(() => CriterionKernels.PairWeights([1, 2, 3], 2));
        Assert.Throws<ArgumentException>(() => CriterionKernels.EntropyWeights([1, 2, 3], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => CriterionKernels.ConsistencyRatio(12, 11));
    }
}
