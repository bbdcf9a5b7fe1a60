using FsCheck;
using FsCheck.Fluent;
using Ncez.Kernels.Technology;

namespace Ncez.Kernels.Tests;

public class InvestmentTests
{
    [Theory]
    [InlineData("TEC-16/three-years.json")]
    [InlineData("TEC-16/no-interest.json")]
    [InlineData("TEC-17/one-year.json")]
    [InlineData("TEC-17/two-years.json")]
    [InlineData("TEC-17/loss.json")]
    public void Flows_match_their_cases(string file)
    {
        var golden = GoldenCases.Read(file);
        double[] flow = [.. golden.Inputs.GetProperty("flowCny").EnumerateArray().Select(e => e.GetDouble())];
        GoldenCases.AssertClose(golden, [file.StartsWith("TEC-16", StringComparison.Ordinal)
            ? InvestmentKernels.NetPresentValueCny(flow, golden.Inputs.GetProperty("rateFraction").GetDouble())
            : InvestmentKernels.InternalRateFraction(flow)]);
    }

    [Fact]
    public void At_its_internal_rate_an_investment_is_worth_nothing_and_agrees_with_the_annuity() =>
        Prop.ForAll((from i in Gen.Choose(1, 1000) from s in Gen.Choose(1, 500) from n in Gen.Choose(1, 40) select (i, s, n)).ToArbitrary(), x =>
        {
            double[] flow = [-x.i, .. Enumerable.Repeat((double)x.s, x.n)];
            var rate = InvestmentKernels.InternalRateFraction(flow);
            var byAnnuity = x.s - (x.i * MeasureKernels.CapitalRecoveryFraction(0.05, x.n));
            return (double.IsNaN(rate) || Math.Abs(InvestmentKernels.NetPresentValueCny(flow, rate)) <= 1e-6 * x.i)
                && Math.Sign(byAnnuity) == Math.Sign(InvestmentKernels.NetPresentValueCny(flow, 0.05));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Where_there_is_no_rate_or_several_none_is_given()
    {
        Assert.True(double.IsNaN(InvestmentKernels.InternalRateFraction([-100, -5, -5])));
        Assert.True(double.IsNaN(InvestmentKernels.InternalRateFraction([-100, 230, -132])));
        Assert.True(double.IsNaN(InvestmentKernels.PaybackYears(100, 0)));
    }
}
