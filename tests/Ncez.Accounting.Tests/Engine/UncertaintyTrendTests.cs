using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Uncertainties;
using Ncez.Model.Zones;
using Ncez.Testing;
using static Ncez.Accounting.Tests.Engine.UncertaintyTests;

namespace Ncez.Accounting.Tests.Engine;

/// <summary>The trend between two years and IPCC table 3.2, against IPCC 2006 vol. 1 ch. 3 worked out by hand, and approach 1 against approach 2.</summary>
public class UncertaintyTrendTests
{
    // A trend is a quotient: with narrow statements both approaches are exact, and draws of this many differ by 1 % of a half-width.
    private static readonly DrawSettings Many = new(200_000);

    [Fact]
    public void A_fuel_given_up_brings_its_factor_into_the_trend()
    {
        // 10 000 t of coal ± 20 % become 900 万m³ of gas ± 1 %; quantities certain.
        var report = Analyse(Switched(20, 1), new DrawSettings(1_000));
        var (coal, gas) = (report.Categories[0], report.Categories[1]);
        var (c, d) = (coal.BaseT, gas.YearT);
        Assert.Equal((20_715, 18_132, 0, 0), (Math.Round(c), Math.Round(d), coal.YearT, gas.BaseT));

        // Table 3.2 with D = 0 for coal and C = 0 for gas: I by note B, K = I·F, L = 0, J of gas = D/ΣC.
        var typeA = Math.Abs(((d - (0.01 * c) - c) / (1.01 * c) * 100) - ((d - c) / c * 100));
        Assert.Equal(0.8666, typeA, 1e-4);
        Close([typeA, 20, typeA * 20, 0, 0], [coal.TypeAPercent, coal.FactorPercent, coal.FactorTrendPercent, coal.ActivityTrendPercent, coal.TypeBPercent]);
        Close([d / c, 1, d / c, d / c], [gas.TypeBPercent, gas.FactorPercent, gas.FactorTrendPercent, gas.TrendPercent]);
        Assert.Equal(Math.Sqrt(Math.Pow(typeA * 20, 2) + Math.Pow(d / c, 2)), report.TableTrendPercent, 1e-9);
        Assert.Equal(17.36, report.TableTrendPercent, 0.01);

        // Equation 3.1 on the quotient D/C of two independent totals: D/C·√(20² + 1²) points.
        Assert.Equal(d / c * Math.Sqrt(401), Half(report.Trend!.Propagated), 1e-9);
        Assert.Equal((d - c) / c * 100, report.Trend.Propagated.Mean, 1e-9);
    }

    [Fact]
    public void The_change_of_a_wide_ratio_is_that_of_the_totals()
    {
        // 2 000 t ± 60 % and 1 000 t ± 60 %, with a base year that may come near to 0: the mean of the ratios jumps from seed to seed.
        var input = Reported((2021, "a", 2000, 60, ""), (2022, "a", 1000, 60, ""));
        foreach (var seed in new ulong[] { 1, 2, 3 })
        {
            var drawn = Analyse(input, new DrawSettings(20_000, seed, DrawDesign.Lhs)).Trend!.Drawn!;
            Assert.Equal(-50, drawn.Mean, 0.5);
            Assert.InRange(drawn.Mean, drawn.Low, drawn.High);
        }
    }

    [Fact]
    public void A_trend_of_part_of_a_year_is_none()
    {
        var findings = new Findings();
        var report = Analyse(Reported((2021, "a", 2000, 5, ""), (2022, "a", 1000, 5, ""), (2022, "b", 500, null, "")), findings: findings);
        Assert.Null(report.Trend);
        Assert.Contains(findings.Sorted(), f => f.Code == "UNC-009" && f.Found.En.Contains("2022", StringComparison.Ordinal));
    }

    [Fact]
    public void A_fuel_switch_is_the_same_in_both_approaches() => Agree(Switched(2, 1));

    [Fact]
    public void A_source_given_up_brings_its_own_quantity_into_the_trend()
    {
        // 400 t ± 5 % close, 600 t ± 1 % go on; by equations 3.1 and 3.2: points (D·u, −C·u·ΣD/ΣC, −400·5·0.6)/1000 = 0.6, 0.36, 1.2.
        var input = Reported((2021, "closes", 400, 5, ""), (2021, "stays", 600, 1, ""), (2022, "stays", 600, 1, ""));
        Assert.Equal(Math.Sqrt((0.6 * 0.6) + (0.36 * 0.36) + (1.2 * 1.2)), Half(Analyse(input).Trend!.Propagated), 1e-9);
        Agree(input);
    }

    [Fact]
    public void A_rank_correlation_between_years_holds_in_the_trend()
    {
        // 1000 t ± 20 % in both years, rank correlation 0.9: r = 2·sin(π/6·0.9) = 0.90798, 20·√(2·(1 − r)) = 8.57993 points.
        var wide = Analyse(Reported((2021, "a", 1000, 20, "m:0.9"), (2022, "a", 1000, 20, "m:0.9")));
        Assert.Equal(8.57993, Half(wide.Trend!.Propagated), 1e-5);
        var row = Assert.Single(wide.Categories);
        Close([0, 20, 8.57993], [row.TypeAPercent, row.ActivityPercent, row.TrendPercent], 1e-5);
        Agree(Reported((2021, "a", 1000, 3, "m:0.9"), (2021, "b", 500, 4, "m:0.9"), (2022, "a", 800, 3, "m:0.9"), (2022, "b", 700, 4, "m:0.9"), (2022, "c", 100, 6, "")));
    }

    [Fact]
    public void Rows_of_one_group_err_alike_in_both_years()
    {
        // C = 100, D = 150, totals 1000 and 900: type A, |150 − 100·0.9|/1000 = 0.06 points per percent; table 3.2 takes a step of 1 %: 0.05994.
        var report = Analyse(Reported((2021, "a", 100, 4, "g"), (2021, "b", 900, 0, ""), (2022, "a", 150, 4, "g"), (2022, "b", 750, 0, "")));
        Assert.Equal(0.06 * 4, Half(report.Trend!.Propagated), 1e-9);
        var alone = Analyse(Reported((2021, "a", 100, 4, ""), (2021, "b", 900, 0, ""), (2022, "a", 150, 4, ""), (2022, "b", 750, 0, "")));

        // Two errors: √(150² + (100·0.9)²)·4 %/1000; table 3.2 has J·E·√2 of the whole row (D = 900, E = 6/9 %).
        Assert.Equal(Math.Sqrt((6 * 6) + (3.6 * 3.6)) / 10, Half(alone.Trend!.Propagated), 1e-9);
        Assert.Equal(0.9 * 6 / 9 * Math.Sqrt(2), alone.Categories.Single().ActivityTrendPercent, 1e-9);
    }

    [Fact]
    public void Shared_factors_and_sinks_are_the_same_in_both_approaches()
    {
        var zone = new ZoneOf(Domain.Park).With(z => z with { Years = [2021, 2022], Baseline = 2021 });
        foreach (var (year, burnt, sunk) in new[] { (2021, 1000.0, 60_000.0), (2022, 700.0, 90_000.0) })
        {
            zone.Row("stationary_combustion", "烟煤", burnt, "t", year, site: "a").Row("stationary_combustion", "烟煤", burnt / 2, "t", year, site: "b")
                .Row("greening_sink", "密植灌木丛 高0.9m", sunk, "m2", year);
        }

        var input = Stated(zone, new() { ["A1"] = 1, ["A2"] = 2, ["A4"] = 1, ["A5"] = 2 }, ("factor", "烟煤", 3), ("factor", "密植灌木丛 高0.9m", 6), ("quantity", "密植灌木丛 高0.9m", 4));
        Agree(input);
        var report = Analyse(input);
        Assert.All(report.Categories, c => Assert.True(c.YearT * (c.Item.Zh.Contains('煤', StringComparison.Ordinal) ? 1 : -1) > 0));

        // One row holds all lines of the factor, so no two rows share an error: √ΣH is the interval.
        Assert.Equal(report.Years[1].Propagated!.HalfWidthPercent, report.TableTotalPercent, 1e-9);
        Assert.Equal(report.Categories.Sum(c => Math.Pow(c.CombinedPercent * c.YearT / report.Years[1].CoveredT, 2)), Math.Pow(report.TableTotalPercent, 2), 1e-9);
    }

    [Fact]
    public void Rows_that_share_a_factor_are_wider_apart_than_the_interval()
    {
        // 1000 万kWh in and 500 out with one grid factor ± 8 %: the table's rows add as if independent, the interval is 8 % of the net.
        var zone = new ZoneOf().With(z => z with { Years = [2021] }).Imports(1000, "万kWh").Row("exported_energy", "光伏", 500, "万kWh", direction: Direction.Export);
        var report = Analyse(Stated(zone, new() { ["A1"] = 0, ["A2"] = 0 }, ("factor", "", 8)));
        Assert.Equal(8, report.Years[0].Propagated!.HalfWidthPercent, 1e-9);
        Assert.Equal(8 * Math.Sqrt(5), report.TableTotalPercent, 1e-9);
        Assert.True(double.IsNaN(report.TableTrendPercent));
    }

    [Fact]
    public void A_skewed_interval_has_two_sides()
    {
        var input = Reported((2022, "a", 1000, 150, ""));
        var drawn = Analyse(input with { Activities = Rewritten(input.Activities, k => k with { Distribution = "lognormal" }) }, Many).Years[^1].Drawn!;
        Assert.Equal(300, drawn.BelowPercent + drawn.AbovePercent, 6.0);
        Assert.True(drawn.BelowPercent < 100 && drawn.AbovePercent > 180, $"{drawn}");
    }

    private static double Half(Model.Uncertainties.Interval interval) => (interval.High - interval.Low) / 2;

    // Levels and trend of both approaches within sampling error (1.4 % of a half-width at an end, for 100 000 draws 0.4 %) and the bend of a quotient.
    private static void Agree(ZoneInput input)
    {
        var report = Analyse(input, Many);
        Assert.All(report.Years, y => Assert.Equal(1, Half(y.Drawn!) / Half(y.Propagated!), 0.01));
        Assert.Equal(1, Half(report.Trend!.Drawn!) / Half(report.Trend.Propagated), 0.01);
        Assert.Equal(report.Trend.Propagated.Mean, report.Trend.Drawn!.Mean, 0.1);
    }

    private static ZoneInput Switched(double coalPercent, double gasPercent)
    {
        var zone = new ZoneOf().With(z => z with { Years = [2020, 2023], Baseline = 2020 }).Burns(10_000, "t", "烟煤", 2020).Burns(900, "万m3", "天然气", 2023);
        return Stated(zone, new() { ["A1"] = 0, ["A2"] = 0 }, ("factor", "烟煤", coalPercent), ("factor", "天然气", gasPercent));
    }

    private static ZoneInput Reported(params (int Year, string Site, double Tonnes, double? Percent, string Group)[] rows)
    {
        var zone = new ZoneOf().With(z => z with { Years = [.. rows.Select(r => r.Year).Distinct().Order()], Baseline = rows[0].Year });
        foreach (var (year, site, tonnes, _, _) in rows)
        {
            zone.Row("stationary_combustion", "x", tonnes, "t", year, status: ActivityStatus.Reported, site: site);
        }

        var row = 0;
        return Stated(Gas(zone.Input) is var input ? input with { Activities = Rewritten(input.Activities, k => k with { CorrelationGroup = rows[row++].Group }) } : input,
            rows.Select((r, i) => ($"A{i + 1}", r.Percent)).ToDictionary(r => r.Item1, r => r.Item2));
    }

    private static void Close(double[] expected, double[] actual, double by = 1e-9) =>
        Assert.All(expected.Zip(actual), p => Assert.Equal(p.First, p.Second, by));
}
