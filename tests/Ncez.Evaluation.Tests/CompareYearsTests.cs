using System.Collections.Immutable;
using Ncez.Evaluation.Comparisons;
using Ncez.Model.Comparisons;
using Ncez.Model.Diagnostics;
using Ncez.Model.Zones;
using Ncez.Testing;

namespace Ncez.Evaluation.Tests;

public class CompareYearsTests
{
    [Fact]
    public void Gross_and_net_are_set_against_the_baseline_and_a_double_reduction_needs_both()
    {
        var (comparison, findings) = Compare(Zone(100, 90), [Gdp(2020, 1000, 2020), Gdp(2021, 1100, 2020)]);
        var year = Assert.Single(comparison.Years);
        Assert.Equal((2020, 2021), (year.BaseYear, year.Year));
        Assert.Equal(0.9, year.Gross.Ratio, 12);
        var gdp = Assert.Single(year.Intensities);
        Assert.Equal(0.9 / 1.1, gdp.Gross.Ratio, 12);
        Assert.True(gdp.DoubleReduction);
        Assert.Equal(DecouplingState.StrongDecoupling, gdp.Decoupling.State);
        Assert.Empty(findings.Sorted().Where(f => f.Code.StartsWith("CMP", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_lower_intensity_alone_is_no_double_reduction()
    {
        var (comparison, _) = Compare(Zone(100, 105), [Gdp(2020, 1000, 2020), Gdp(2021, 1100, 2020)]);
        Assert.False(comparison.Years[0].Intensities[0].DoubleReduction);
        Assert.Equal(DecouplingState.WeakDecoupling, comparison.Years[0].Intensities[0].Decoupling.State);
    }

    [Fact]
    public void Money_at_current_prices_is_refused_without_a_deflator_and_deflated_with_one()
    {
        ImmutableArray<IndicatorValue> current = [Gdp(2020, 1000, null), Gdp(2021, 1100, null)];
        var (refused, findings) = Compare(Zone(100, 90), current);
        Assert.Equal(["gdp"], refused.Refused.ToArray());
        Assert.Empty(refused.Years[0].Intensities);
        Assert.Equal(Severity.Warning, Assert.Single(findings.Sorted(), f => f.Code == "CMP-002").Severity);

        var (deflated, none) = Compare(Zone(100, 90), current, ["2020,deflator,1,1,2020", "2021,deflator,1.1,1,2020"]);
        Assert.Equal(1, deflated.Years[0].Intensities[0].Amount.Ratio, 12);
        Assert.Equal(2020, deflated.Years[0].Intensities[0].PriceYear);
        Assert.DoesNotContain(none.Sorted(), f => f.Code == "CMP-002");
    }

    [Fact]
    public void Several_price_years_are_refused_even_with_every_year_named()
    {
        var (comparison, _) = Compare(Zone(100, 90), [Gdp(2020, 1000, 2015), Gdp(2021, 1100, 2020)]);
        Assert.Equal(["gdp"], comparison.Refused.ToArray());
    }

    [Fact]
    public void Net_is_not_evaluable_when_the_baseline_is_no_source()
    {
        var change = new Change(-5, 10);
        Assert.False(change.IsEvaluable);
        Assert.True(double.IsNaN(change.Ratio));
        Assert.Null(change.IsLower);
    }

    [Fact]
    public void One_year_alone_is_said()
    {
        var (comparison, findings) = Compare(new ZoneOf().With(z => z with { Years = [2021] }).Burns(1, "t", "烟煤"), []);
        Assert.Null(comparison.BaseYear);
        Assert.Contains(findings.Sorted(), f => f.Code == "CMP-001");
    }

    [Fact]
    public void A_category_of_one_year_only_is_a_change_of_scope_unless_a_row_says_it_does_not_occur()
    {
        var (comparison, findings) = Compare(Zone(100, 90).Imports(10, "MWh", 2021), []);
        Assert.Equal(["purchased_electricity"], comparison.Years[0].OneSided.ToArray());
        Assert.Contains(findings.Sorted(), f => f.Code == "CMP-003");
        var (explained, _) = Compare(Zone(100, 90).Imports(10, "MWh", 2021).Row("purchased_electricity", "", double.NaN, "1", 2020, status: Model.Activities.ActivityStatus.NotOccurring), []);
        Assert.Empty(explained.Years[0].OneSided);
    }

    [Fact]
    public void An_unknown_baseline_is_an_error()
    {
        var zone = Zone(100, 90);
        var findings = new Findings();
        CompareYears.Of(zone.Input, zone.Account(), Shipped.Library.Units, 1999, findings);
        Assert.Equal("CMP-004", Assert.Single(findings.Sorted()).Code);
    }

    [Fact]
    public void The_drivers_add_up_to_the_change()
    {
        var (comparison, _) = Compare(Zone(100, 90), [Gdp(2020, 1000, 2020), Gdp(2021, 1100, 2020), People(2020, 50), People(2021, 51)]);
        var (year, kaya) = (comparison.Years[0], comparison.Years[0].Kaya!);
        Assert.Equal(year.Gross.After - year.Gross.Before, kaya.PopulationT + kaya.IncomeT + kaya.EnergyIntensityT + kaya.CarbonIntensityT, 9);
        Assert.True(kaya.PopulationT > 0 && kaya.IncomeT > 0 && kaya.EnergyIntensityT < 0);

        // One fuel in both years: emissions per energy do not move.
        Assert.Equal(0, kaya.CarbonIntensityT, 6);
    }

    private static ZoneOf Zone(double before, double after) =>
        new ZoneOf().With(z => z with { Years = [2020, 2021], Baseline = 2020 }).Burns(before, "t", "烟煤", 2020).Burns(after, "t", "烟煤", 2021);

    private static IndicatorValue Gdp(int year, double value, int? priceYear) => new(year, "gdp", value, "元", priceYear, "test", new Place("indicators.csv", 2));

    private static IndicatorValue People(int year, double value) => new(year, "population", value, "人", null, "test", new Place("indicators.csv", 3));

    private static (BeforeAfter Comparison, Findings Findings) Compare(ZoneOf zone, ImmutableArray<IndicatorValue> indicators, params string[] prices)
    {
        var findings = new Findings();
        var table = new ZoneTable("prices.csv", ["year", "item", "value", "unit", "price_year"], [.. prices.Select((p, i) => new ZoneRow(new Place("prices.csv", i + 2), [.. p.Split(',')]))]);
        var input = zone.Input with { Indicators = indicators, Tables = ImmutableSortedDictionary<string, ZoneTable>.Empty.Add("prices.csv", table) };
        return (CompareYears.Of(input, zone.Account(), Shipped.Library.Units, null, findings), findings);
    }
}
