using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Uncertainties;
using Ncez.Testing;
using static Ncez.Accounting.Tests.Engine.UncertaintyTests;

namespace Ncez.Accounting.Tests.Engine;

/// <summary>Near net zero sources and sinks cancel to less than their uncertainty: tonnes are given, and no percentage of next to nothing.</summary>
public class UncertaintyBalanceTests
{
    [Theory]
    [InlineData(100, 100, true)]
    [InlineData(100, 95, true)]
    [InlineData(95, 100, true)]
    [InlineData(100, 80, false)]
    [InlineData(100, 0, false)]
    [InlineData(80, 100, false)]
    public void Neither_approach_gives_a_percentage_of_a_balance(double sourceT, double sinkT, bool isBalanced)
    {
        // ± 10 % each: the half of the interval is √(10² + 10²) = 14.1 t at 100 t against 100 t, and the difference must be larger than it.
        var year = Analyse(Balance((2021, sourceT, sinkT)), new DrawSettings(5_000)).Years.Single();
        Assert.Equal(Math.Sqrt((sourceT * sourceT) + (sinkT * sinkT)) / 10, year.Propagated!.HalfWidth, 1e-9);
        Assert.Equal(year.Propagated.HalfWidth, year.Drawn!.HalfWidth, 0.8);
        Assert.Equal(isBalanced, year.IsBalanced);
        double[] percents = [year.TotalPercent, year.Propagated.BelowPercent, year.Propagated.AbovePercent, year.Drawn.HalfWidthPercent, year.Drawn.BelowPercent, year.Drawn.AbovePercent];
        Assert.All(percents, p => Assert.Equal(isBalanced, double.IsNaN(p)));
        Assert.All(percents.Where(_ => !isBalanced), p => Assert.InRange(p, 8, 100));
    }

    [Fact]
    public void What_only_emits_has_its_percentage_however_wide()
    {
        var zone = new ZoneOf().With(z => z with { Years = [2021] }).Row("stationary_combustion", "x", 100, "t", status: ActivityStatus.Reported);
        Assert.Equal(150, Analyse(Stated(Gas(zone.Input), new() { ["A1"] = 150 })).Years[0].TotalPercent, 1e-9);
    }

    [Fact]
    public void Table_and_trend_leave_out_what_is_in_percent_of_a_balance()
    {
        var findings = new Findings();
        var into = Analyse(Balance((2021, 100, 10), (2022, 100, 100)), findings: findings);
        Assert.True(double.IsNaN(into.TableTotalPercent));
        Assert.True(double.IsFinite(into.TableTrendPercent));
        Assert.Equal(-100, into.Trend!.Propagated.Mean, 1e-9);
        Assert.DoesNotContain(findings.Sorted(), f => f.Code == "UNC-011");

        var outOf = Analyse(Balance((2021, 100, 99), (2022, 100, 10)), findings: findings);
        Assert.Null(outOf.Trend);
        Assert.True(double.IsNaN(outOf.TableTrendPercent));
        Assert.True(double.IsFinite(outOf.TableTotalPercent));
        Assert.Contains("2021", findings.Sorted().Single(f => f.Code == "UNC-011").Found.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, 10)]
    [InlineData(20, 50)]
    [InlineData(-20, 50)]
    [InlineData(5, double.NaN)]
    [InlineData(0, double.NaN)]
    public void The_total_after_offsets_is_no_other(double netT, double expected) =>
        Assert.Equal(expected, new YearUncertainty(2021, 100, 100, 1, new Interval(100, 90, 110), null).PercentOf(netT), 1e-9);

    private static Model.Zones.ZoneInput Balance(params (int Year, double SourceT, double SinkT)[] years)
    {
        var zone = new ZoneOf().With(z => z with { Years = [.. years.Select(y => y.Year)] });
        foreach (var (year, sourceT, sinkT) in years)
        {
            zone.Row("stationary_combustion", "x", sourceT, "t", year, status: ActivityStatus.Reported);
            zone.Row("greening_sink", "", sinkT, "t", year, status: ActivityStatus.Reported);
        }

        return Stated(Gas(zone.Input), Enumerable.Range(1, 2 * years.Length).ToDictionary(i => $"A{i}", _ => (double?)10));
    }
}
