using Ncez.Evaluation.Comparisons;
using Ncez.Model.Comparisons;

namespace Ncez.Evaluation.Tests;

public class ObservedTrendTests
{
    private static ObservedTrend? Of(params double[] values) => ObservedTrends.Of("gross", null, values.Select((v, i) => (2010 + i, v)), 2015);

    [Fact]
    public void Fewer_than_eight_years_are_no_trend()
    {
        Assert.Null(Of(1, 2, 3, 4, 5, 6, 7));
        Assert.Null(Of(1, 2, 3, 4, 5, 6, 7, double.NaN));
        Assert.NotNull(Of(1, 2, 3, 4, 5, 6, 7, 8));
    }

    [Fact]
    public void Years_that_rise_have_not_peaked()
    {
        var trend = Of(1, 2, 3, 4, 5, 6, 7, 8)!;
        Assert.Equal((28.0, 1.0, false, true), (trend.Score, trend.SlopePerYear, trend.IsPastPeak, trend.IsSignificant));
        Assert.Equal(2.0 / 40320, trend.Chance, 1e-12); // one order of 8! rises all the way, one falls
        Assert.Null(trend.YearsToGoal);
    }

    [Fact]
    public void A_peak_lies_before_the_last_year_and_is_compared_with_the_goal()
    {
        var trend = Of(10, 12, 14, 16, 15, 13, 11, 9)!;
        Assert.Equal((2013, true, 2), (trend.Peak, trend.IsPastPeak, trend.YearsToGoal));
        Assert.False(trend.IsSignificant);
    }

    [Fact]
    public void Equal_years_have_no_trend_and_no_peak()
    {
        var trend = Of(5, 5, 5, 5, 5, 5, 5, 5)!;
        Assert.Equal((0.0, 1.0, 0.0, false), (trend.Score, trend.Chance, trend.SlopePerYear, trend.IsPastPeak));
    }
}
