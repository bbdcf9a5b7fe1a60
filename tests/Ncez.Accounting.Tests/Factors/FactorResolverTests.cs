using System.Collections.Immutable;
using Ncez.Accounting.Factors;
using Ncez.Model.Factors;
using Ncez.Model.Sources;
using Ncez.Testing;

namespace Ncez.Accounting.Tests.Factors;

public class FactorResolverTests
{
    private const string Grid = FactorParameters.GridAverage;

    internal static FactorResolver With(params string[] sets) => With([], [], sets);

    internal static FactorResolver With((string Item, string Proxy)[] proxies, Factor[] local, params string[] sets) => new(Shipped.Library, [.. local], new FactorSettings
    {
        Sets = [.. sets],
        Proxies = proxies.ToImmutableSortedDictionary(p => p.Item, p => p.Proxy, StringComparer.Ordinal),
    });

    internal static Factor Local(string item, string parameter, double value, string unit, string region = "CN-GD", string gas = "CO2", int? year = null) => new()
    {
        Id = "L1",
        Set = FactorResolver.ZoneSet,
        Version = "",
        Item = item,
        Parameter = parameter,
        Gas = gas,
        Region = region,
        YearFrom = year,
        YearTo = year,
        Value = value,
        UnitText = unit,
        Unit = Shipped.Library.Units.TryParseRatio(unit, out var ratio) ? ratio : throw new ArgumentException(unit, nameof(unit)),
        Confidence = Confidence.High,
        Source = new SourceRef("zone", "", "factors.csv:2", "supplier"),
    };

    /// <summary>What a zone holds back is no first choice, and said for the year that was asked; undated rows are not held.</summary>
    [Theory]
    [InlineData(2012, 2012, TrailOutcome.HeldYear)]
    [InlineData(2023, 2023, TrailOutcome.EarlierYear)]
    [InlineData(null, 2023, TrailOutcome.EarlierYear)]
    public void Factors_held_to_a_year_are_a_fallback(int? held, int year, TrailOutcome outcome)
    {
        var resolver = new FactorResolver(Shipped.Library, [], new FactorSettings { Sets = ["cn-grid", "guides-2015-batch3"], Proxies = ImmutableSortedDictionary<string, string>.Empty, FactorYear = held });
        var choice = resolver.Resolve("electricity", Grid, "CN-GD", 2024, "CO2");
        Assert.Equal((year, 2024, true), (choice.Pick!.YearTo, choice.Query.Year, choice.IsFallback));
        Assert.Contains(choice.Trail, s => s.Candidate == choice.Pick && s.Outcome == outcome);
        Assert.False(resolver.Resolve("natural_gas", FactorParameters.HeatingValue, "CN-GD", 2024).IsFallback);
    }

    /// <summary>Values as the bulletins and tables print them; outcomes by the rules of the resolver.</summary>
    [Theory]
    [InlineData("CN-GD", 2016, 0.4512, "grid.cn-gd.2016", TrailOutcome.Taken)]
    [InlineData("CN-GD", 2018, 0.4512, "grid.cn-gd.2016", TrailOutcome.EarlierYear)]
    [InlineData("CN-GD", 2020, 0.4512, "grid.cn-gd.2016", TrailOutcome.EarlierYear)] // the 2020 row is of low confidence
    [InlineData("CN-GD", 2012, 0.5912, "grid.cn-gd.2012", TrailOutcome.Taken)]
    [InlineData("CN-GD", 2005, 0.714, "grid.cn-south-grid.2005", TrailOutcome.WiderRegion)] // no earlier row of the province
    [InlineData("CN-GD", 2024, 0.4419, "grid.cn-gd.2023", TrailOutcome.EarlierYear)]
    [InlineData("CN-GD-4401", 2022, 0.4403, "grid.cn-gd.2022", TrailOutcome.WiderRegion)] // a city has no factor of its own
    [InlineData("CN-SOUTH-GRID", 2012, 0.5271, "grid.cn-south-grid.2012", TrailOutcome.Taken)]
    [InlineData("CN", 2021, 0.5568, "grid.cn.2021", TrailOutcome.Taken)] // data year, never the report year's 0.5810
    [InlineData("CN-SC", 2012, null, null, TrailOutcome.OnlyLaterYears)]
    [InlineData("CN-GD", 2004, null, null, TrailOutcome.OnlyLaterYears)]
    public void Electricity_climbs_regions_and_falls_back_to_earlier_years(string region, int year, double? value, string? row, TrailOutcome outcome)
    {
        var choice = With("guides-2015-batch3", "cn-grid", "cn-heat").Resolve("electricity", Grid, region, year);
        Assert.Equal(value, choice.Pick?.Value);
        Assert.Equal(row, choice.Pick?.Id);
        Assert.Contains(choice.Trail, s => s.Outcome == outcome && s.Candidate?.Id == (row ?? s.Candidate?.Id));
        Assert.All(choice.Trail, s => Assert.NotEqual("WORLD", s.Region));
    }

    [Fact]
    public void The_ladder_of_a_city_passes_province_grid_and_country_smaller_groups_first()
    {
        var steps = Shipped.Library.Regions.Steps("CN-GD-4401").ToList();
        Assert.Equal(["CN-GD-4401", "CN-GD", "CN-HUANAN", "CN-N2O-V", "CN-SOUTH-GRID", "CN-ZHONGNAN", "CN"], steps);
        Assert.Empty(Shipped.Library.Regions.Steps("CN-XX"));
        Assert.Equal("CN", Assert.Single(Shipped.Library.Regions.Steps("CN")));
    }

    [Fact]
    public void A_low_confidence_row_answers_only_when_confirmed()
    {
        var settings = new FactorSettings { Sets = ["cn-grid"] };
        var before = new FactorResolver(Shipped.Library, [], settings).Resolve("electricity", Grid, "CN-GD", 2020);
        Assert.Contains(before.Trail, s => s.Candidate?.Id == "grid.cn-gd.2020" && s.Outcome == TrailOutcome.NotConfirmed);
        var after = new FactorResolver(Shipped.Library, [], settings with { Confirmed = ["grid.cn-gd.2020"] }).Resolve("electricity", Grid, "CN-GD", 2020);
        Assert.Equal((0.445, Confidence.Low), (after.Pick!.Value, after.Pick.Confidence));
    }

    [Fact]
    public void A_residual_factor_is_asked_for_by_name() =>
        Assert.Equal(0.5856, With("cn-grid").Resolve("electricity", FactorParameters.GridResidual, "CN-GD", 2022).Pick!.Value);

    [Fact]
    public void Report_years_prefer_the_final_text_and_the_later_notice()
    {
        var resolver = With("cn-grid");
        Assert.Equal(0.581, resolver.Resolve("electricity", "grid_average_report_year", "CN", 2021).Pick!.Value); // the draft's 0.5839 is passed
        Assert.Equal(0.5703, resolver.Resolve("electricity", "grid_average_report_year", "CN", 2022).Pick!.Value);
    }

    [Fact]
    public void Natural_gas_of_the_third_batch_is_21_6219_t_per_10000_Nm3()
    {
        // 389.31 GJ/1e4Nm3 x 15.3 tC/TJ / 1000 x 0.99 x 44/12 = 21.62191... tCO2/1e4Nm3
        var fuel = With("guides-2015-batch3").ResolveFuel("natural-gas", "CN-GD-4401", 2016);
        Assert.True(fuel.IsOneSet);
        var perNm3 = fuel.HeatingValue.Pick!.Canonical * fuel.CarbonContent.Pick!.Canonical * fuel.Oxidation.Pick!.Value * 44 / 12;
        Assert.Equal(389.31 * 15.3 / 1000 * 0.99 * 44 / 12, perNm3 * 1e4, 10);
        Assert.Equal(21.6219, perNm3 * 1e4, 4);
        Assert.False(fuel.CarbonContent.IsFallback); // a national default is what the guide gives every region
    }

    [Fact]
    public void The_heating_value_follows_the_set_of_the_carbon_content()
    {
        // gbt-2589-2020 stands first and has a heating value of diesel (42.705), but the carbon content is of the guides, whose own is 43.33.
        var fuel = With("gbt-2589-2020", "guides-2015-batch3").ResolveFuel("diesel", "CN-GD", 2016);
        Assert.Equal("guides-2015-batch3", fuel.CarbonContent.Pick!.Set);
        Assert.Equal(("guides-2015-batch3", 43.33), (fuel.HeatingValue.Pick!.Set, fuel.HeatingValue.Pick.Value));
        Assert.True(fuel.IsOneSet);
    }

    [Fact]
    public void A_set_without_heating_values_takes_them_from_a_later_set_and_says_so()
    {
        var fuel = With("provincial-guide-2011", "gbt-2589-2020").ResolveFuel("diesel", "CN-GD", 2016);
        Assert.Equal(("provincial-guide-2011", "gbt-2589-2020"), (fuel.CarbonContent.Pick!.Set, fuel.HeatingValue.Pick!.Set));
        Assert.Contains(fuel.HeatingValue.Trail, s => s is { Set: "provincial-guide-2011", Outcome: TrailOutcome.NoRow });
        Assert.Contains(fuel.HeatingValue.Trail, s => s is { Set: "gbt-2589-2020", Outcome: TrailOutcome.LaterSet });
        Assert.False(fuel.IsOneSet);
    }

    [Fact]
    public void Generic_items_need_a_named_proxy_or_a_row_of_the_zone()
    {
        Assert.Null(With("guides-2015-batch3").ResolveFuel("coal", "CN-GD", 2016).CarbonContent.Pick);
        var proxied = With([("煤", "烟煤")], [], "guides-2015-batch3").ResolveFuel("coal", "CN-GD", 2016).CarbonContent;
        Assert.Equal("bituminous-coal", proxied.Pick!.Item);
        Assert.Contains(proxied.Trail, s => s.Outcome == TrailOutcome.Proxy);
        var own = With([("煤", "烟煤")], [Local("coal", "emission_factor", 2.66441821247892, "tCO2/tce")], "guides-2015-batch3").ResolveFuel("coal", "CN-GD", 2016);
        Assert.Equal(FactorResolver.ZoneSet, own.Direct!.Pick!.Set);
    }

    [Fact]
    public void The_zones_own_rows_come_first_also_for_a_grid_average()
    {
        var resolver = With([], [Local("electricity", "emission_factor", 0.5, "tCO2/MWh", year: 2016)], "cn-grid");
        Assert.Equal(0.5, resolver.Resolve("electricity", Grid, "CN-GD", 2016).Pick!.Value);
        Assert.Equal(0.5, resolver.Resolve("electricity", Grid, "CN-GD", 2018).Pick!.Value); // nearest earlier year of the zone
        var earlier = resolver.Resolve("electricity", Grid, "CN-GD", 2015);
        Assert.Equal(0.5912, earlier.Pick!.Value);
        Assert.Contains(earlier.Trail, s => s is { Set: "zone", Outcome: TrailOutcome.OnlyLaterYears });
    }

    [Fact]
    public void World_values_answer_only_in_a_set_that_has_nothing_else()
    {
        var ipcc = With("ipcc-2006").Resolve("natural-gas", FactorParameters.HeatingValue, "CN-GD", 2016);
        Assert.Equal(48, ipcc.Pick!.Value);
        Assert.Contains(ipcc.Trail, s => s is { Region: "WORLD", Outcome: TrailOutcome.WiderRegion });
        Assert.True(ipcc.IsFallback);
        Assert.Equal(2748.5, With("cn-grid").Resolve("saturated-steam-0.5-mpa", FactorParameters.Enthalpy, "CN-GD", 2016).Pick!.Value);
    }

    [Fact]
    public void Steam_borrows_the_factor_of_heat()
    {
        var choice = With("cn-heat").Resolve("steam", FactorParameters.EmissionFactor, "CN-GD", 2016, "CO2");
        Assert.Equal((0.11, "tCO2/GJ"), (choice.Pick!.Value, choice.Pick.UnitText));
        Assert.Equal(0.11 * 3.6, choice.Pick.Canonical, 12);
        Assert.Contains(choice.Trail, s => s is { Region: "CN-HUANAN", Outcome: TrailOutcome.NotConfirmed });
    }

    [Fact]
    public void A_gas_is_told_from_its_sibling_of_the_same_row_name()
    {
        var resolver = With("land-transport-guide");
        Assert.Equal(6, resolver.Resolve("passenger-car-gasoline-china-4-and-later", "emission_factor", "CN-GD", 2016, "N2O").Pick!.Value);
        Assert.Equal(57, resolver.Resolve("passenger-car-gasoline-china-4-and-later", "emission_factor", "CN-GD", 2016, "CH4").Pick!.Value);
    }

    [Fact]
    public void A_later_year_is_never_taken_and_the_order_of_rows_does_not_matter()
    {
        foreach (var region in Shipped.Library.Regions.Regions.Select(r => r.Code))
        {
            for (var year = 2000; year <= 2030; year++)
            {
                var pick = With("cn-grid").Resolve("electricity", Grid, region, year).Pick;
                Assert.True(pick is null || pick.YearFrom <= year, $"{region} {year}: {pick?.Id}");
            }
        }
    }
}
