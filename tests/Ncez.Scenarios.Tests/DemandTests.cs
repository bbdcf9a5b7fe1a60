using Ncez.Model.Scenarios;

namespace Ncez.Scenarios.Tests;

/// <summary>Demand: products of activities, useful energy, stocks.</summary>
public class DemandTests
{
    private static ModelOf Gas() => new ModelOf().Scenario("s").Fuel("gas", FuelKind.Fossil).Says("current", "Fuels\\gas:CO2", "t/MWh", "0.2");

    private static double Final(Pathway path, int year = 2000) => path.FinalEnergyMWh.Sum(s => s.Values[year - 2000]);

    [Fact]
    public void Activities_multiply_down_the_tree_and_units_cancel()
    {
        var path = Gas().Add("Demand", ModelOf.Branch("homes", BranchKind.Category, ModelOf.Branch("heated", BranchKind.Category, ModelOf.Branch("boiler", BranchKind.Technology) with { Fuel = "gas" })))
            .Says("current", "Demand\\homes:Activity", "万户", "2").Says("current", "Demand\\homes\\heated:Activity", "%", "50").Says("current", "Demand\\homes\\heated\\boiler:Intensity", "kWh/户", "3000")
            .Run("s").ToPathway(ModelOf.Settings);
        Assert.Equal(20_000 * 0.5 * 3, Final(path), 1e-9);
        Assert.Equal(20_000 * 0.5 * 3 * 0.2, path.NetT[0], 1e-9);
    }

    [Fact]
    public void Floor_area_times_intensity_in_building_units()
    {
        var path = Gas().Add("Demand", ModelOf.Branch("offices", BranchKind.Category, ModelOf.Branch("boiler", BranchKind.Technology) with { Fuel = "gas" }))
            .Says("current", "Demand\\offices:Activity", "万m2", "30").Says("current", "Demand\\offices\\boiler:Intensity", "kWh/(m2·a)", "100").Run("s").ToPathway(ModelOf.Settings);
        Assert.Equal(30_000, Final(path), 1e-9);
    }

    [Fact]
    public void Units_that_do_not_cancel_are_a_finding() => Assert.Contains(
        Gas().Add("Demand", ModelOf.Branch("offices", BranchKind.Category, ModelOf.Branch("boiler", BranchKind.Technology) with { Fuel = "gas" }))
            .Says("current", "Demand\\offices:Activity", "万m2", "30").Says("current", "Demand\\offices\\boiler:Intensity", "kWh/户", "100").FindingsOf("s"),
        f => f.Code == "SCN-018");

    [Fact]
    public void Useful_energy_is_shared_by_technologies_with_their_efficiencies()
    {
        // 1000 MWh of heat, 60 % by boilers of 80 %, 40 % by heat pumps of 300 %: 750 gas and 133.33 electricity.
        var path = Gas().Fuel("electricity", FuelKind.Electricity).Says("current", "Fuels\\electricity:CO2", "t/MWh", "0.5")
            .Add("Demand", ModelOf.Branch("heat", BranchKind.EndUse, ModelOf.Branch("boiler", BranchKind.Technology) with { Fuel = "gas" }, ModelOf.Branch("pump", BranchKind.Technology) with { Fuel = "electricity" }))
            .Says("current", "Demand\\heat:Activity", "m2", "10000").Says("current", "Demand\\heat:UsefulIntensity", "kWh/m2", "100")
            .Says("current", "Demand\\heat\\boiler:Share", "%", "60").Says("current", "Demand\\heat\\pump:Share", "%", "Remainder(100)")
            .Says("current", "Demand\\heat\\boiler:Efficiency", "%", "80").Says("current", "Demand\\heat\\pump:Efficiency", "%", "300").Run("s").ToPathway(ModelOf.Settings);
        Assert.Equal(750, path.FinalEnergyMWh.Single(f => f.Id == "gas").Values[0], 1e-9);
        Assert.Equal(400.0 / 3, path.FinalEnergyMWh.Single(f => f.Id == "electricity").Values[0], 1e-9);
        Assert.Equal(100 * 400.0 / 3 / (750 + (400.0 / 3)), path.Indicators.Single(i => i.Id == "electrificationPercent").Values[0], 1e-9);
    }

    private static ModelOf Cars(bool hasSales) => (hasSales ? Gas().Says("s", "Demand\\cars:Sales", "辆", "Step(2001, 20)") : Gas())
        .Add("Demand", ModelOf.Branch("cars", BranchKind.Stock) with { Fuel = "gas" })
        .Says("current", "Demand\\cars:Stock", "辆", "100").Says("current", "Demand\\cars:Survival", "%", "Lookup(Age, 0, 100, 4, 0)")
        .Says("current", "Demand\\cars:Ages", "1", "If(Age <= 1, 1, 0)").Says("current", "Demand\\cars:Intensity", "kWh/km", "1").Says("current", "Demand\\cars:Mileage", "km/辆", "10000")
        .Says("s", "Demand\\cars:Intensity", "kWh/km", "Step(2001, 0.5)");

    [Fact]
    public void A_stock_follows_its_sales_by_vintage()
    {
        // Survival by age 1, 0.75, 0.5, 0.25, 0. Start: 50 new, 50 one year old, 10 MWh each. From 2001 on 20 cars a year of 5 MWh.
        // 2001: 50·0.75 + 50·0.5/0.75 + 20 = 90.8333; energy (37.5 + 33.3333)·10 + 20·5 = 808.3333.
        // 2002: 50·0.5 + 50·0.25/0.75 + 20·0.75 + 20 = 76.6667; energy 416.6667 + 175 = 591.6667.
        var path = Cars(true).Run("s").ToPathway(ModelOf.Settings);
        Assert.Equal(1000, Final(path), 1e-9);
        Assert.Equal(808.3333333333, Final(path, 2001), 1e-6);
        Assert.Equal(591.6666666667, Final(path, 2002), 1e-6);
    }

    [Fact]
    public void A_stated_stock_is_kept_up_by_sales()
    {
        // The stock stays 100: sales replace what goes, and in the long run all cars are new ones: 100 · 5 MWh.
        var path = Cars(false).Run("s").ToPathway(ModelOf.Settings);
        Assert.Equal(1000 - ((100 - 37.5 - (50 * 0.5 / 0.75)) * 5), Final(path, 2001), 1e-6);
        Assert.Equal(500, Final(path, 2010), 1e-6);
    }
}
