using Ncez.Model.Scenarios;
using Ncez.Scenarios.Attribution;

namespace Ncez.Scenarios.Tests;

/// <summary>Contributions run single years where they may: the same numbers come from running all years anew.</summary>
public class AttributionTests
{
    [Theory]
    [InlineData("Inherited * 50%")] // nothing looks back
    [InlineData("Inherited - LaggedValue(Key\\lever, 2) * 10[MWh]")] // a measure reaches a row of other years
    [InlineData("Inherited - CumulativeValue(Key\\lever) * 1[MWh]")]
    public void Single_years_give_what_all_years_give(string intensity) => Agrees(Model().Says("b", "Demand\\all\\power:Intensity", "MWh", intensity));

    // Units that were built stay: a year needs the years before it.
    [Fact]
    public void Added_capacity_is_not_forgotten() => Agrees(Model().Says("b", "Demand\\all\\power:Intensity", "MWh", "Inherited * 50%")
        .Says("current", "Supply\\plant:ReserveMargin", "%", "30").Says("current", "Supply\\plant:LoadFactor", "%", "50").Says("current", "Supply\\plant\\coal_plant:UnitSize", "MW", "0.5"));

    private static void Agrees(ModelOf model)
    {
        var program = model.Program("s");
        int[] years = [2003, 2007, 2010];
        double[] Net(ulong measures)
        {
            var run = program.NewRun();
            run.RunAll(measures);
            return [.. years.Select(y => run.NetT[y - 2000])];
        }

        var baseline = model.Run("base").ToPathway(ModelOf.Settings);
        var contributions = MeasureContributions.Of(program, baseline, years).Where(c => c.Method == "shapley").ToList();
        var (none, a, b, both) = (Net(0), Net(1), Net(2), Net(3));
        for (var y = 0; y < years.Length; y++)
        {
            Assert.Equal((none[y] - a[y] + b[y] - both[y]) / 2, contributions[y].Measures[0].AbatementT, 1e-9);
            Assert.Equal((none[y] - b[y] + a[y] - both[y]) / 2, contributions[y].Measures[1].AbatementT, 1e-9);
            Assert.NotEqual(0, contributions[y].Measures[0].AbatementT);
        }
    }

    private static ModelOf Model() => new ModelOf().Fuel("electricity", FuelKind.Electricity).Fuel("coal", FuelKind.Fossil).Key("lever")
        .Add("Demand", ModelOf.Branch("all", BranchKind.Category, ModelOf.Branch("power", BranchKind.Technology) with { Fuel = "electricity" }))
        .Add("Supply", ModelOf.Branch("plant", BranchKind.Module, ModelOf.Branch("coal_plant", BranchKind.Process, ModelOf.Branch("coal", BranchKind.Feed) with { Fuel = "coal" })) with { Fuel = "electricity", Dispatch = DispatchRule.Merit })
        .Scenario("base").Scenario("s", "base", measures: ["a", "b"]).Measure("a").Measure("b")
        .Says("current", "Key\\lever", "1", "0").Says("a", "Key\\lever", "1", "2")
        .Says("current", "Demand\\all\\power:Intensity", "MWh", "8760").Says("base", "Demand\\all\\power:Intensity", "MWh", "Interp(2010, 17520)")
        .Says("a", "Demand\\all\\power:Intensity", "MWh", "Inherited * 80%")
        .Says("current", "Supply\\plant\\coal_plant:Efficiency", "%", "40").Says("current", "Supply\\plant\\coal_plant:Capacity", "MW", "1.5")
        .Says("current", "Fuels\\coal:CO2", "t/MWh", "0.34").Says("current", "Fuels\\electricity:CO2", "t/MWh", "0.2");
}
