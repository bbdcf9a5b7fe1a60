using Ncez.Model.Scenarios;

namespace Ncez.Scenarios.Tests;

/// <summary>Measures are switched in any combination, and off they leave no trace.</summary>
public class MeasureTests
{
    internal static ModelOf Model() => new ModelOf(2015, 2020, 2060).Scenario("baseline").Scenario("near_zero", "baseline", null, ["saving", "pv", "green"])
        .Measure("saving", "Ramp(2022, 2030)").Measure("pv", "Ramp(2025, 2035)").Measure("green")
        .Fuel("electricity", FuelKind.Electricity).Fuel("gas", FuelKind.Fossil).Fuel("sun", FuelKind.Renewable).Key("gdp")
        .Add("Demand", ModelOf.Branch("industry", BranchKind.Category, ModelOf.Branch("motors", BranchKind.Technology) with { Fuel = "electricity" }, ModelOf.Branch("kilns", BranchKind.Technology) with { Fuel = "gas" }))
        .Add("Supply", ModelOf.Branch("grid", BranchKind.Module, ModelOf.Branch("pv", BranchKind.Process, ModelOf.Branch("sun", BranchKind.Feed) with { Fuel = "sun" })) with { Fuel = "electricity" })
        .Says("current", "Key\\gdp", "亿元", "Interp(2015, 50, 2020, 80)").Says("baseline", "Key\\gdp", "亿元", "Growth(6%, 2030, 4%)")
        .Says("current", "Demand\\industry:Activity", "亿元", "Key\\gdp")
        .Says("current", "Demand\\industry\\motors:Intensity", "kWh/万元", "500").Says("current", "Demand\\industry\\kilns:Intensity", "kWh/万元", "300")
        .Says("saving", "Demand\\industry\\motors:Intensity", "kWh/万元", "Inherited * 0.7").Says("green", "Demand\\industry\\motors:Intensity", "kWh/万元", "Inherited * 0.9")
        .Says("current", "Supply\\grid\\pv:FixedOutput", "MWh", "0").Says("current", "Supply\\grid\\pv:Efficiency", "%", "100").Says("pv", "Supply\\grid\\pv:FixedOutput", "亿kWh", "2")
        .Says("current", "Fuels\\gas:CO2", "t/MWh", "0.2").Says("current", "Fuels\\electricity:CO2", "t/MWh", "0.5").Says("green", "Fuels\\electricity:CO2", "t/MWh", "0.3");

    [Fact]
    public void All_off_is_the_baseline_to_the_last_bit_whatever_was_on_before()
    {
        var baseline = Model().Run("baseline").NetT.ToArray();
        var run = Model().Program("near_zero").NewRun();
        foreach (var mask in (ulong[])[7, 5, 2, 0, 1, 0])
        {
            run.Run(mask);
        }

        Assert.Equal(baseline, run.NetT.ToArray());
    }

    [Fact]
    public void Running_anew_what_changed_gives_the_same_as_running_everything()
    {
        var program = Model().Program("near_zero");
        var (some, all) = (program.NewRun(), program.NewRun());
        foreach (var mask in (ulong[])[0, 1, 3, 2, 6, 7, 5, 4])
        {
            some.Run(mask);
            all.RunAll(mask);
            Assert.Equal(all.NetT.ToArray(), some.NetT.ToArray());
        }
    }

    [Fact]
    public void Measures_work_on_what_the_earlier_ones_left()
    {
        var run = Model().Program("near_zero").NewRun();
        run.Run(1 | 4);
        Assert.Equal(500 * 0.001 / 1e4 * 0.7 * 0.9, run.ValueOf("Demand\\industry\\motors", "Intensity")[2030 - 2015], 1e-12);
        Assert.Equal(500 * 0.001 / 1e4 * (1 - (0.3 / 8)) * 0.9, run.ValueOf("Demand\\industry\\motors", "Intensity")[2023 - 2015], 1e-12);
        Assert.Equal(500 * 0.001 / 1e4, run.ValueOf("Demand\\industry\\motors", "Intensity")[2020 - 2015], 1e-15);
    }

    [Fact]
    public void Another_value_of_a_parameter_gives_the_same_as_another_model()
    {
        var program = Model().Program("near_zero");
        var run = program.NewRun();
        run.Run();
        var parameter = run.FindParameter("Demand\\industry\\kilns", "Intensity");
        Assert.True(parameter >= 0);
        run.SetParameter(parameter, 200 * 0.001 / 1e4);
        run.Run();
        var changed = run.NetT.ToArray();
        run.RunAll(program.DefaultMeasures);
        Assert.Equal(run.NetT.ToArray(), changed);
        Assert.Equal(-1, run.FindParameter("Key\\gdp", "Value"));
    }

    [Fact]
    public void Running_allocates_nothing()
    {
        var run = Model().Program("near_zero").NewRun();
        run.RunAll(7);
        run.Run(0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (ulong i = 0; i < 100; i++)
        {
            run.RunAll(i & 7);
            run.Run(i * 5 & 7);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Peak_has_a_plateau_and_none_when_the_last_year_is_the_highest()
    {
        var path = Model().Run("near_zero").ToPathway(ModelOf.Settings);
        Assert.Equal(path.NetT.Max(), path.Peak.T);
        Assert.False(Model().Run("baseline").ToPathway(ModelOf.Settings).Peak.IsWithinHorizon);
    }
}
