using FsCheck;
using FsCheck.Fluent;
using Ncez.Model.Scenarios;

namespace Ncez.Scenarios.Tests;

/// <summary>Emissions, costs and laws of results.</summary>
public class ResultTests
{
    private static ModelOf Burning() => new ModelOf().Scenario("s").Fuel("coal", FuelKind.Fossil).Fuel("wood", FuelKind.Biomass)
        .Add("Demand", ModelOf.Branch("kiln", BranchKind.Technology) with { Fuel = "coal" }).Add("Demand", ModelOf.Branch("stove", BranchKind.Technology) with { Fuel = "wood" })
        .Says("current", "Demand\\kiln:Intensity", "GWh", "1").Says("current", "Demand\\stove:Intensity", "MWh", "100")
        .Says("current", "Fuels\\coal:CO2", "kgCO2/MWh", "340").Says("current", "Fuels\\coal:N2O", "g/MWh", "5").Says("current", "Fuels\\wood:CO2", "t/MWh", "0.4").Says("current", "Fuels\\wood:CH4", "kg/MWh", "0.1");

    [Fact]
    public void Gases_are_weighted_and_biogenic_carbon_is_a_memo_item()
    {
        var path = Burning().Run("s").ToPathway(ModelOf.Settings);
        var n2o = ModelOf.Settings.Gwp.Of("N2O")!.Value;
        var ch4 = ModelOf.Settings.Gwp.Of("CH4-bio")!.Value;
        Assert.Equal(340 + (0.005 * n2o), path.BySector.Single(s => s.Id == "kiln").Values[0], 1e-9);
        Assert.Equal(0.01 * ch4, path.BySector.Single(s => s.Id == "stove").Values[0], 1e-9);
        Assert.Equal(40, path.BiomassT[0], 1e-9);
        Assert.Equal(["CH4", "CO2", "N2O"], path.ByGas.Select(g => g.Id).ToArray());
    }

    [Fact]
    public void Captured_carbon_is_deducted_at_the_branch_that_captures_it()
    {
        var path = Burning().Says("current", "Demand\\kiln:Capture", "%", "90").Run("s").ToPathway(ModelOf.Settings);
        Assert.Equal(34, path.ByGas.Single(g => g.Id == "CO2").Values[0], 1e-9);
    }

    [Fact]
    public void A_technology_may_state_a_factor_of_its_own()
    {
        var path = Burning().Says("current", "Demand\\kiln:CO2", "t/MWh", "0.3").Run("s").ToPathway(ModelOf.Settings);
        Assert.Equal(300, path.ByGas.Single(g => g.Id == "CO2").Values[0], 1e-9);
    }

    [Fact]
    public void Cost_is_energy_and_operation_and_carbon()
    {
        var path = Burning().Key("carbon_price").Says("current", "Key\\carbon_price", "元/t", "100").Says("current", "Fuels\\coal:Price", "元/kWh", "0.1").Says("current", "Demand\\kiln:Cost", "万元", "2")
            .Run("s").ToPathway(ModelOf.Settings);
        double Of(string id) => path.CostCny.Single(c => c.Id == id).Values[0];
        Assert.Equal(100_000, Of("energy"), 1e-6);
        Assert.Equal(20_000, Of("operation"), 1e-6);
        Assert.Equal(100 * path.GrossT[0], Of("carbon"), 1e-6);
        Assert.Equal(Of("energy") + Of("operation") + Of("carbon"), Of("total"), 1e-6);
    }

    [Fact]
    public void Process_emissions_and_sinks_stand_apart()
    {
        var path = Burning().Add("NonEnergy", ModelOf.Branch("clinker", BranchKind.Source) with { Gas = "CO2", Sector = "industry" }).Add("NonEnergy", ModelOf.Branch("forest", BranchKind.Source) with { Gas = "CO2" })
            .Add("NonEnergy", ModelOf.Branch("paddy", BranchKind.Source) with { Gas = "CH4" })
            .Says("current", "NonEnergy\\clinker:Activity", "万t", "1").Says("current", "NonEnergy\\clinker:Factor", "tCO2/t", "0.5").Says("current", "NonEnergy\\paddy:Factor", "t", "2")
            .Says("current", "NonEnergy\\forest:Activity", "ha", "100").Says("current", "NonEnergy\\forest:Factor", "tCO2/ha", "-4").Run("s").ToPathway(ModelOf.Settings);
        Assert.Equal(-400, path.SinkT[0], 1e-9);
        Assert.Equal(5000, path.BySector.Single(s => s.Id == "industry").Values[0], 1e-9);
        Assert.Equal(2 * ModelOf.Settings.Gwp.Of("CH4-fossil")!.Value, path.BySector.Single(s => s.Id == "paddy").Values[0], 1e-9);
        Assert.Equal(path.NetT[0], path.GrossT[0] - 400, 1e-9);
    }

    [Fact]
    public void A_stock_is_the_one_before_and_what_is_bought_less_what_goes() =>
        Prop.ForAll(Gen.Choose(0, 200).Four().ToArbitrary(), sales =>
        {
            var program = new ModelOf().Scenario("s").Fuel("gas", FuelKind.Fossil).Says("current", "Fuels\\gas:CO2", "t/MWh", "0.2").Add("Demand", ModelOf.Branch("cars", BranchKind.Stock) with { Fuel = "gas" })
                .Says("current", "Demand\\cars:Stock", "辆", "100").Says("current", "Demand\\cars:Survival", "1", "Exp(-(Age/7)^2)").Says("current", "Demand\\cars:Intensity", "MWh/辆", "3")
                .Says("s", "Demand\\cars:Sales", "辆", FormattableString.Invariant($"Step(2001, {sales.Item1}, 2003, {sales.Item2}, 2005, {sales.Item3}, 2008, {sales.Item4})")).Program("s");
            var run = program.NewRun();
            run.Run();
            var (_, _, stock, bought, retired) = Assert.Single(program.Layout.Stocks);
            for (var t = 1; t < 11; t++)
            {
                Assert.Equal(run.Tape[stock][t - 1] + run.Tape[bought][t] - run.Tape[retired][t], run.Tape[stock][t], 1e-9);
                Assert.True(run.Tape[retired][t] >= -1e-9);
            }
        }).QuickCheckThrowOnFailure();
}
