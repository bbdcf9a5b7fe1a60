using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Zones;
using Ncez.Testing;

namespace Ncez.Accounting.Tests.Engine;

/// <summary>Where the report contradicts itself the zone chooses, the boundary statement says so, and the lines follow.</summary>
public class BoundaryChoiceTests
{
    private static ZoneOf Choose(ZoneOf zone, string choice, string option) =>
        zone.With(z => z with { Boundary = z.Boundary with { Choices = z.Boundary.Choices.SetItem(choice, option) } });

    [Fact]
    public void A_site_counts_with_the_share_that_is_owned()
    {
        // 100 MWh × 0.4715 = 47.15 t; 60 % of plant B, all of the rest.
        var zone = new ZoneOf(Domain.Enterprise).Row("purchased_electricity", "电力", 100, "MWh", direction: Direction.Import, site: "A")
            .Row("purchased_electricity", "电力", 100, "MWh", direction: Direction.Import, site: "B");
        Assert.Equal(94.3, zone.Account().Years[0].Gross.T, 1e-9);
        zone.With(z => z with { Boundary = z.Boundary with { Approach = "equity_share", Equity = z.Boundary.Equity.Add("B", 0.6).Add("*", 1) } });
        var inventory = zone.Account();
        Assert.Equal(47.15 * 1.6, inventory.Years[0].Gross.T, 1e-9);
        Assert.Equal(160 * 0.1229, inventory.Years[0].EnergyTceCalorific, 1e-9);
        Assert.Contains(inventory.Boundary, s => s.Text.En == "B: 60 %");
    }

    [Fact]
    public void Equity_share_without_a_share_is_refused()
    {
        var zone = new ZoneOf(Domain.Enterprise).Imports(1, "MWh").With(z => z with { Boundary = z.Boundary with { Approach = "equity_share" } });
        Assert.Null(zone.TryAccount());
        Assert.Contains(zone.Findings.Sorted(), f => f.Code == "ACC-043");
    }

    [Theory]
    // Conservative: all 30 MWh; living only: without the 10 of production, but with the 10 that cannot be told apart.
    [InlineData("living_only", 20)]
    [InlineData("conservative", 30)]
    public void Mixed_use_of_communities_is_conservative_and_flagged(string option, double countedMWh)
    {
        var zone = Choose(new ZoneOf(Domain.Community), "mixed_use", option);
        foreach (var sector in (string[])["living", "production", "mixed"])
        {
            zone.Row("purchased_electricity", "电力", 10, "MWh", direction: Direction.Import, sector: sector);
        }

        Assert.Equal(countedMWh * 0.4715, zone.Account().Years[0].Indirect.T, 1e-9);
        Assert.Contains(zone.Findings.Sorted(), f => f is { Code: "ACC-042", Severity: Severity.Warning });
    }

    [Theory]
    // Composting 4 kg CH4 and 0.24 kg N2O a tonne, AR5: 0.112 + 0.0636 = 0.1756 t/t. 10 t inside, 3 sent out, 2 brought in.
    [InlineData("treated_inside", 12, 0)]
    [InlineData("generated", 10, 3)]
    public void Waste_counts_where_it_is_treated_or_where_it_arises(string option, double directT, double indirectT)
    {
        var zone = Choose(new ZoneOf(Domain.Community).With(z => z with { FactorSets = ["waste-ipcc-2006"] }), "waste_outside", option)
            .Row("waste_treatment", "composting", 10, "t").Row("waste_treatment", "composting", 3, "t", direction: Direction.Export).Row("waste_treatment", "composting", 2, "t", direction: Direction.Import);
        var year = zone.Account().Years[0];
        Assert.Equal(directT * 0.1756, year.Direct.T, 1e-9);
        Assert.Equal(indirectT * 0.1756, year.Indirect.T, 1e-9);
    }

    [Theory]
    [InlineData("memo", 0, 1)]
    [InlineData("excluded", 0, 0)]
    [InlineData("counted", 1, 0)]
    public void Biomass_is_a_memo_item_unless_the_zone_chooses(string option, double countedT, double memoT)
    {
        var zone = Choose(new ZoneOf(Domain.Enterprise).Own("薪柴", "emission_factor", 1, "tCO2/t", "CO2"), "biomass", option).Burns(1, "t", "薪柴");
        zone.Own("薪柴", "ncv", 15, "GJ/t");
        var year = zone.Account().Years[0];
        Assert.Equal(countedT, year.Direct.T, 1e-9);
        Assert.Equal(memoT, year.BiomassMemo.T, 1e-9);
    }

    [Fact]
    public void Forests_are_a_sink_or_a_net_but_never_both()
    {
        ZoneOf Town(string option) => Choose(new ZoneOf(Domain.Town).With(z => z with { FactorSets = ["forestry-guangdong"] }), "forest", option)
            .Row("forest_sink", "森林", 100, "ha").Row("land_use_change", "森林", 100, "ha");
        var sink = Town("sink").Account().Years[0];
        var net = Town("land_use_net").Account().Years[0];
        Assert.Equal((-220.0, 0.0), (Math.Round(sink.Sink.T, 6), sink.Direct.T));
        Assert.Equal((0.0, -220.0), (net.Sink.T, Math.Round(net.Direct.T, 6)));
    }

    [Fact]
    public void Travel_of_residents_by_survey_and_of_buses_by_passengers()
    {
        // 1000 residents × 2000 km / 1.25 a car × 8 L/100km; diesel bus: 1e6 p·km / 25 × 35 L/100km. Density 0.73, 0.84; 44.80 × 18.9 × 0.98, 43.33 × 20.2 × 0.98 GJ, tC/TJ.
        var zone = new ZoneOf(Domain.Community).With(z => z with { FactorSets = ["guides-2015-batch3", "fuel-density"] })
            .Row("travel_combustion", "私家汽油车", 1000, "person", parameters: [Given("travel_per_person", 2000, "km/person/yr"), Given("occupancy", 1.25, "person/vehicle"), Given("fuel_economy", 8, "L/100km")])
            .Row("travel_combustion", "12米柴油公交车", 1e6, "p·km", parameters: [Given("occupancy", 25, "person/vehicle"), Given("fuel_economy", 35, "L/100km")]);
        var carsT = 1_600_000 * 8e-5 * 0.73 * 44.80e-3 * 18.9 * 0.98 * 44 / 12;
        var busesT = 40_000 * 35e-5 * 0.84 * 43.33e-3 * 20.2 * 0.98 * 44 / 12;
        Assert.Equal(carsT + busesT, zone.Account().Years[0].Direct.T, 1e-6);
    }

    private static ActivityParameter Given(string name, double value, string unit) => new(name, value, unit, "survey", new Place("parameters.csv", 2));
}
