using FsCheck;
using FsCheck.Fluent;
using Ncez.Kernels.Emissions;
using Ncez.Kernels.Energy;
using Ncez.Kernels.Indicators;

namespace Ncez.Kernels.Tests;

public class KernelLaws
{
    private static readonly Gen<double> Positive = Gen.Choose(1, 1_000_000_000).Select(i => i / 1_000.0);
    private static readonly Gen<double> Ratio = Gen.Choose(100, 10_000).Select(i => i / 1_000.0);

    [Fact]
    public void The_split_of_a_difference_leaves_nothing() =>
        Prop.ForAll((from a in Positive from h in Ratio from c in Ratio from o in Ratio select (a, h, c, o)).ToArbitrary(), x =>
        {
            var (aT, heat, carbon, oxidation) = x;
            var bT = aT * heat * carbon * oxidation;
            var (heatT, factorT, oxidationT) = DifferenceKernels.SplitT(aT, bT, heat, carbon, oxidation);
            var meanT = DifferenceKernels.LogMeanT(bT, aT);
            return Math.Abs(heatT + factorT + oxidationT - (bT - aT)) <= 1e-9 * Math.Max(aT, bT)
                && Math.Abs(factorT - (meanT * Math.Log(carbon))) <= 1e-7 * Math.Max(aT, bT);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Offsets_never_exceed_cap_retirement_or_what_is_left() =>
        Prop.ForAll((from r in Positive from p in Gen.Choose(0, 100) from n in Gen.Choose(-1000, 1000) select (r, p / 100.0, n * 1000.0)).ToArbitrary(), x =>
        {
            var (retiredT, cap, netBeforeT) = x;
            var usedT = BalanceKernels.OffsetsUsedT(retiredT, cap, 50_000, netBeforeT);
            return usedT >= 0 && usedT <= retiredT && usedT <= cap * 50_000 && usedT <= Math.Max(0, netBeforeT);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Splitting_a_fuel_in_two_changes_nothing() =>
        Prop.ForAll((from a in Positive from b in Positive select (a, b)).ToArbitrary(), x =>
        {
            var (aTJ, bTJ) = x;
            var whole = CombustionKernels.FuelCo2T(aTJ + bTJ, 20, 0.98);
            return Math.Abs(whole - CombustionKernels.FuelCo2T(aTJ, 20, 0.98) - CombustionKernels.FuelCo2T(bTJ, 20, 0.98)) <= 1e-9 * whole;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_log_mean_lies_between_its_amounts_and_is_symmetric() =>
        Prop.ForAll((from a in Positive from b in Positive select (a, b)).ToArbitrary(), x =>
        {
            var (aT, bT) = x;
            var meanT = DifferenceKernels.LogMeanT(aT, bT);
            return meanT >= Math.Min(aT, bT) * (1 - 1e-9) && meanT <= Math.Max(aT, bT) * (1 + 1e-9)
                && Math.Abs(meanT - DifferenceKernels.LogMeanT(bT, aT)) <= 1e-9 * meanT;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Renewable_cover_without_energy_use_is_no_number() =>
        Assert.True(double.IsNaN(StandardCoalKernels.RenewableCoverFraction(5, 0)));
}
