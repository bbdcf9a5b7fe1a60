using FsCheck;
using FsCheck.Fluent;
using Ncez.Evaluation.Comparisons;
using Ncez.Model.Comparisons;
using static Ncez.Model.Comparisons.DecouplingState;

namespace Ncez.Evaluation.Tests;

public class TapioTests
{
    // Amounts of 100 at the start: the change in percent is what is written. Limits of 0.8 and 1.2 belong to coupling (Tapio 2005, figure 1).
    [Theory]
    [InlineData(-5, 10, StrongDecoupling)]
    [InlineData(0, 10, WeakDecoupling)]
    [InlineData(7.9, 10, WeakDecoupling)]
    [InlineData(8, 10, ExpansiveCoupling)]
    [InlineData(12, 10, ExpansiveCoupling)]
    [InlineData(12.1, 10, ExpansiveNegativeDecoupling)]
    [InlineData(5, -10, StrongNegativeDecoupling)]
    [InlineData(0, -10, WeakNegativeDecoupling)]
    [InlineData(-7.9, -10, WeakNegativeDecoupling)]
    [InlineData(-8, -10, RecessiveCoupling)]
    [InlineData(-12, -10, RecessiveCoupling)]
    [InlineData(-12.1, -10, RecessiveDecoupling)]
    [InlineData(5, 0, MoreWithoutGrowth)]
    [InlineData(-5, 0, LessWithoutGrowth)]
    [InlineData(0, 0, Unchanged)]
    public void Each_state_has_its_limits(double emissionPercent, double activityPercent, DecouplingState expected) =>
        Assert.Equal(expected, Tapio.Of(new Change(100, 100 + emissionPercent), new Change(100, 100 + activityPercent)).State);

    [Theory]
    [InlineData(0, 10)]
    [InlineData(-3, 10)]
    [InlineData(double.NaN, 10)]
    public void Nothing_is_said_where_the_start_is_no_source(double before, double after) =>
        Assert.Equal(NotEvaluable, Tapio.Of(new Change(before, after), new Change(100, 110)).State);

    [Fact]
    public void The_two_bases_may_disagree_and_both_are_kept()
    {
        // +79 % over +100 %: 0.79 on the start year, (79/279)/(100/300) = 0.849 on the middle.
        var grown = Tapio.Of(new Change(100, 179), new Change(100, 200));
        Assert.Equal((0.79, WeakDecoupling), (grown.StartElasticity, grown.State));
        Assert.Equal(ExpansiveCoupling, grown.MidState);
        Assert.Equal(0.79 / 2.79 * 3, grown.MidElasticity, 12);
    }

    [Fact]
    public void The_mid_point_elasticity_is_the_same_on_the_way_back() => Prop.ForAll(Amounts(), a =>
    {
        var (there, back) = (Tapio.Of(new Change(a[0], a[1]), new Change(a[2], a[3])), Tapio.Of(new Change(a[1], a[0]), new Change(a[3], a[2])));
        return double.IsNaN(there.MidElasticity) || Math.Abs(there.MidElasticity - back.MidElasticity) <= 1e-9 * Math.Max(1, Math.Abs(there.MidElasticity));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Units_do_not_matter() => Prop.ForAll(Amounts(), a =>
    {
        var (one, other) = (Tapio.Of(new Change(a[0], a[1]), new Change(a[2], a[3])), Tapio.Of(new Change(a[0] * 1024, a[1] * 1024), new Change(a[2] / 64.0, a[3] / 64.0)));
        return one.State == other.State && one.StartElasticity.Equals(other.StartElasticity);
    }).QuickCheckThrowOnFailure();

    private static Arbitrary<int[]> Amounts() => Arb.From(Gen.Choose(1, 100_000).ArrayOf(4));
}
