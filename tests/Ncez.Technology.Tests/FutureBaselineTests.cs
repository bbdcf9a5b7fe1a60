using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Zones;
using Ncez.Technology.Baselines;
using Ncez.Technology.Costs;

namespace Ncez.Technology.Tests;

/// <summary>The future without measures from growth rates, and prices over the years.</summary>
public class FutureBaselineTests
{
    private static readonly string[] Categories = ["heat", "power", "trucks"];

    [Fact]
    public void Categories_grow_like_the_indicators_that_drive_them()
    {
        // Value added 100 → 121 over two years is 10 % a year, then 5 %; intensity −2 % a year: 2024 = 1.21 · 1.05 · 0.98³.
        var future = Of(out var findings, 2024, Row(2021, "value_added", 100), Row(2023, "value_added", 121, 5, "power;heat"), Row(2021, "intensity", 7, -2, "power"))!;
        Assert.Equal(1.1, future.IndexFraction("heat", 2022), 1e-12);
        Assert.Equal(1.21 * 1.05, future.IndexFraction("heat", 2024), 1e-12);
        Assert.Equal(1.21 * 1.05 * 0.98 * 0.98 * 0.98, future.IndexFraction("power", 2024), 1e-12);
        Assert.Equal(1, future.IndexFraction("trucks", 2024));
        Assert.Equal("PFL-016", Assert.Single(findings.Sorted()).Code);
    }

    [Fact]
    public void An_indicator_before_the_base_year_counts_from_it()
    {
        var future = Of(out _, 2030, Row(2019, "freight", 50, 3, "all"))!;
        Assert.Equal(Math.Pow(1.03, 9), future.IndexFraction("trucks", 2030), 1e-12);
    }

    [Fact]
    public void Nothing_is_assumed()
    {
        Assert.Null(Of(out var silent, 2030, Row(2021, "gdp", 100, 5)));
        Assert.Empty(silent.Sorted());
        Of(out var short1, 2030, Row(2021, "gdp", 100, null, "all"));
        Of(out var late, 2030, Row(2022, "gdp", 100, 4, "all"));
        Of(out var unknown, 2030, Row(2021, "gdp", 100, 4, "all;steem"));
        Of(out var wrong, 2030, Row(2021, "gdp", 100, -100, "all"));
        Assert.Equal(["PFL-015", "PFL-015", "PFL-017"], new[] { short1, late, unknown }.Select(f => Assert.Single(f.Sorted()).Code));
        Assert.Contains(wrong.Sorted(), f => f.Code == "CST-006");
    }

    [Fact]
    public void Carbon_is_straight_between_years_and_grows_after_the_last()
    {
        var findings = new Findings();
        var prices = CostPrices.Of(
            Prices(",discount_rate,5,%,", "2025,carbon,60,元/t,", "2030,carbon,110,元/t,10", ",coal,800,元/t,2"), AbatementCostTests.Units, findings, 2021);
        Assert.Empty(findings.Sorted());
        Assert.Equal([60.0, 60, 80, 110, 121], new[] { 2021, 2025, 2027, 2030, 2031 }.Select(y => Math.Round(prices.CarbonIn(y)!.Value, 9)));
        Assert.Equal(0.02, prices.GrowthFraction["coal"]);
        var m = AbatementCostTests.Measures("a,2026,,10,1000,元,2,0,300")[0];
        Assert.Equal(0.02, prices.Grow([m with { Switches = "coal" }])[0].SavingGrowthFraction);
        Assert.Equal(0, prices.Grow([m with { Switches = "wood" }])[0].SavingGrowthFraction);
    }

    [Fact]
    public void A_saving_that_grows_is_worth_what_a_hand_says()
    {
        // 1000 now; 300 · 1.1 and 300 · 1.21 less 50 in two years at 10 %: 280/1.1 + 313/1.21 = 254.545… + 258.678… − 1000.
        var measure = AbatementCostTests.Measures("a,2026,,10,1000,元,2,50,300")[0] with { SavingGrowthFraction = 0.1 };
        var cost = AbatementCosts.Of([measure], 0.1, _ => null)[0];
        Assert.Equal((280 / 1.1) + (313 / 1.21) - 1000, cost.NetPresentValueCny!.Value, 1e-9);
        Assert.Equal(-cost.NetPresentValueCny.Value * (0.1 / (1 - (1 / 1.21))) / 10, cost.UnitCostCnyPerT!.Value, 1e-9);

        // The curve says the same of it.
        var step = Assert.Single(AbatementCurve.Of([measure], 0.1, null, _ => null));
        Assert.Equal(cost.NetPresentValueCny.Value, step.AlonePresentCny, 1e-9);
        Assert.Equal(cost.UnitCostCnyPerT.Value, step.AloneCnyPerT, 1e-9);
    }

    private static FutureBaseline? Of(out Findings findings, int last, params ImmutableArray<IndicatorValue> rows) => FutureBaseline.Of(rows, Categories, [], 2021, last, findings = new Findings());

    private static ZoneTable Prices(params string[] rows) =>
        new("prices.csv", ["year", "item", "value", "unit", "growth_percent"], [.. rows.Select((r, i) => new ZoneRow(new Place("prices.csv", i + 2), [.. r.Split(',')]))]);

    private static IndicatorValue Row(int year, string indicator, double value, double? growth = null, string drives = "") =>
        new(year, indicator, value, "1", null, "test", new Place("indicators.csv", 2)) { GrowthPercent = growth, Drives = drives };
}
