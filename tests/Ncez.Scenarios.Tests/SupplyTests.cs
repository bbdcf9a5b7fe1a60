using Ncez.Model.Scenarios;

namespace Ncez.Scenarios.Tests;

/// <summary>Supply by simulation against worked numbers, and its balances as laws.</summary>
public class SupplyTests
{
    private const double Close = 1e-9;

    // 100 MWh of fuel oil are asked for; the refinery uses 5 % of... electricity, the power plant burns oil.
    private static ModelOf Demand(double electricity = 100, double heat = 0) => new ModelOf().Scenario("s")
        .Fuel("electricity", FuelKind.Electricity).Fuel("heat", FuelKind.Heat).Fuel("coal", FuelKind.Fossil).Fuel("gas", FuelKind.Fossil).Fuel("sun", FuelKind.Renewable)
        .Add("Demand", ModelOf.Branch("all", BranchKind.Category,
            ModelOf.Branch("power", BranchKind.Technology) with { Fuel = "electricity" }, ModelOf.Branch("warm", BranchKind.Technology) with { Fuel = "heat" }))
        .Says("current", "Demand\\all\\power:Intensity", "MWh", electricity.ToString("R", System.Globalization.CultureInfo.InvariantCulture))
        .Says("current", "Demand\\all\\warm:Intensity", "MWh", heat.ToString("R", System.Globalization.CultureInfo.InvariantCulture))
        .Says("current", "Fuels\\coal:CO2", "t/MWh", "0.34").Says("current", "Fuels\\gas:CO2", "t/MWh", "0.2").Says("current", "Fuels\\gas:CH4", "kg/MWh", "0.01")
        .Says("current", "Fuels\\electricity:CO2", "t/MWh", "0.5").Says("current", "Fuels\\heat:CO2", "t/MWh", "0.4");

    private static ModelBranch Process(string id, string fuel, params ModelBranch[] more) =>
        ModelOf.Branch(id, BranchKind.Process, [ModelOf.Branch(fuel, BranchKind.Feed) with { Fuel = fuel }, .. more]);

    private static ModelBranch Plant(DispatchRule dispatch, params ModelBranch[] below) => ModelOf.Branch("plant", BranchKind.Module, below) with { Fuel = "electricity", Dispatch = dispatch };

    private static Pathway Path(ModelOf model)
    {
        var run = model.Run("s");
        var findings = new Model.Diagnostics.Findings();
        run.Check(findings);
        Assert.DoesNotContain(findings.Sorted(), f => f.Severity == Model.Diagnostics.Severity.Error);
        var path = run.ToPathway(ModelOf.Settings);
        Balances(path);
        return path;
    }

    // Per region, fuel and year: production + import + unmet = final + input + own use + losses + export + waste. Views add up.
    private static void Balances(Pathway path)
    {
        foreach (var group in path.Balance.GroupBy(b => (b.Region, b.Fuel)))
        {
            for (var t = 0; t < path.Years.Length; t++)
            {
                double Of(params string[] kinds) => group.Where(b => kinds.Contains(b.Kind)).Sum(b => b.ValuesMWh[t]);
                Assert.Equal(Of("final", "input", "own_use", "losses", "export", "waste"), Of("production", "import", "unmet"), 1e-6);
            }
        }

        for (var t = 0; t < path.Years.Length; t++)
        {
            Assert.Equal(path.NetT[t], path.BySector.Sum(s => s.Values[t]), 1e-6);
            Assert.Equal(path.NetT[t], path.ByUser.Sum(s => s.Values[t]), 1e-6);
            Assert.Equal(path.NetT[t], path.ByRegion.Sum(s => s.Values[t]), 1e-6);
            Assert.Equal(path.GrossT[t], path.ByFuel.Sum(s => s.Values[t]), 1e-6);
            Assert.Equal(path.GrossT[t], path.ByGas.Sum(s => s.Values[t]), 1e-6);
            Assert.Equal(path.GrossT[t], path.DirectT[t] + path.IndirectT[t], 1e-6);
            Assert.Equal(path.NetT[t], path.GrossT[t] + path.SinkT[t] + path.ExportCreditT[t], 1e-6);
        }
    }

    private static double Flow(Pathway path, string fuel, string kind, int year = 2000) => path.Balance.Where(b => b.Fuel == fuel && b.Kind == kind).Sum(b => b.ValuesMWh[year - 2000]);

    [Fact]
    public void Feedback_is_solved_to_its_limit()
    {
        // LEAP help: 100 units of electricity, 5 % of it used to make it: 100 → 105 → 105.25 …; the limit is 100/0.95 = 105.2632.
        var path = Path(Demand().Add("Supply", Plant(DispatchRule.Shares, Process("coal_plant", "coal"), ModelOf.Branch("electricity", BranchKind.OwnUse) with { Fuel = "electricity" }))
            .Says("current", "Supply\\plant\\coal_plant:Efficiency", "%", "33").Says("current", "Supply\\plant\\electricity:Use", "%", "5"));
        Assert.Equal(100 / 0.95, Flow(path, "electricity", "production"), Close);
        Assert.Equal(105.2632, Flow(path, "electricity", "production"), 5e-5);
        Assert.Equal(100 / 0.95 / 0.33, Flow(path, "coal", "import"), Close);
        Assert.Equal(100 / 0.95 / 0.33 * 0.34, path.NetT[0], Close);
    }

    [Fact]
    public void Losses_are_a_share_of_what_is_sent_out_or_of_the_requirement()
    {
        ModelOf With(bool ofRequirement) => Demand().Add("Supply", Plant(DispatchRule.Shares, Process("coal_plant", "coal")) with { LossesOfRequirement = ofRequirement })
            .Says("current", "Supply\\plant\\coal_plant:Efficiency", "%", "40").Says("current", "Supply\\plant:Losses", "%", "6");
        Assert.Equal(100 / 0.94, Flow(Path(With(false)), "electricity", "production"), Close);
        Assert.Equal(106, Flow(Path(With(true)), "electricity", "production"), Close);
    }

    [Fact]
    public void Merit_order_fills_the_cheap_plants_first_and_imports_the_rest()
    {
        var path = Path(Demand().Add("Supply", Plant(DispatchRule.Merit, Process("solar", "sun"), Process("coal_plant", "coal"), Process("gas_plant", "gas")))
            .Says("current", "Supply\\plant\\solar:FixedOutput", "MWh", "10").Says("current", "Supply\\plant\\solar:Efficiency", "%", "100")
            .Says("current", "Supply\\plant\\coal_plant:Efficiency", "%", "40").Says("current", "Supply\\plant\\coal_plant:Capacity", "kW", "10").Says("current", "Supply\\plant\\coal_plant:Availability", "%", "50")
            .Says("current", "Supply\\plant\\gas_plant:Efficiency", "%", "50").Says("current", "Supply\\plant\\gas_plant:Capacity", "MW", "0.004").Says("current", "Supply\\plant\\gas_plant:Availability", "%", "50")
            .Says("current", "Supply\\plant\\gas_plant:MeritOrder", "1", "2"));

        // 10 from the sun, 10 kW · 8760 h · 0.5 = 43.8 from coal, 17.52 from gas, the rest from outside.
        Assert.Equal(10 + 43.8 + 17.52, Flow(path, "electricity", "production"), Close);
        Assert.Equal(100 - 71.32, Flow(path, "electricity", "import"), Close);
        Assert.Equal(28.68 * 0.5, path.IndirectT[0], Close);
        Assert.Equal((43.8 / 0.4 * 0.34) + (17.52 / 0.5 * (0.2 + (1e-5 * 30))), path.DirectT[0], 1e-9);
    }

    [Fact]
    public void Capacity_is_added_in_turn_until_the_reserve_margin_holds()
    {
        // 8.76 GWh a year at a load factor of 50 % are a peak of 2 MW, growing by 0.2 MW a year; 1.5 MW stand; a margin of 30 % is wanted.
        ModelOf With(string lifetime) => Demand(8760).Says("s", "Demand\\all\\power:Intensity", "MWh", "Interp(2010, 17520)")
            .Add("Supply", Plant(DispatchRule.Merit, Process("coal_plant", "coal"), Process("turbine", "gas")))
            .Says("current", "Supply\\plant:ReserveMargin", "%", "30").Says("current", "Supply\\plant:LoadFactor", "%", "50")
            .Says("current", "Supply\\plant\\coal_plant:Efficiency", "%", "40").Says("current", "Supply\\plant\\coal_plant:Capacity", "MW", "1.5")
            .Says("current", "Supply\\plant\\coal_plant:UnitSize", "MW", "0.5").Says("current", "Supply\\plant\\coal_plant:Lifetime", "年", lifetime)
            .Says("current", "Supply\\plant\\turbine:Efficiency", "%", "50").Says("current", "Supply\\plant\\turbine:Capacity", "MW", "0")
            .Says("current", "Supply\\plant\\turbine:UnitSize", "kW", "300").Says("current", "Supply\\plant\\turbine:AdditionOrder", "1", "2");
        var path = Path(With("40"));
        var (coal, gas) = (path.CapacityMW[0].Values, path.CapacityMW[1].Values);

        // The base year is what it is; in 2001 1.3 · 2.2 = 2.86 MW are wanted: 1.5 + 0.5 + 0.3 + 0.5 = 2.8, + 0.3.
        Assert.Equal([1.5, 2.5], coal[..2], (a, b) => Math.Abs(a - b) < Close);
        Assert.Equal([0, 0.6], gas[..2], (a, b) => Math.Abs(a - b) < Close);
        for (var t = 1; t < path.Years.Length; t++)
        {
            Assert.True(coal[t] + gas[t] >= 1.3 * (2 + (0.2 * t)) - Close && coal[t] + gas[t] < (1.3 * (2 + (0.2 * t))) + 0.5 + Close, $"year {t}");
        }

        // Units that stand three years are gone in the fourth, and must be built anew.
        var shortLived = Path(With("3"));
        Assert.Equal(coal[1], shortLived.CapacityMW[0].Values[1], Close);
        Assert.All(Enumerable.Range(1, 10), t => Assert.True(shortLived.CapacityMW[0].Values[t] + shortLived.CapacityMW[1].Values[t] >= (1.3 * (2 + (0.2 * t))) - Close));
    }

    [Fact]
    public void A_reserve_margin_without_load_factor_or_slices_is_a_finding()
    {
        var findings = Demand().Add("Supply", Plant(DispatchRule.Merit, Process("coal_plant", "coal"))).Says("current", "Supply\\plant:ReserveMargin", "%", "30")
            .Says("current", "Supply\\plant\\coal_plant:Efficiency", "%", "40").Says("current", "Supply\\plant\\coal_plant:UnitSize", "MW", "1").FindingsOf("s");
        Assert.Equal(2, findings.Count(f => f.Severity == Model.Diagnostics.Severity.Error));
        Assert.Contains(findings, f => f.Found.En.Contains("LoadFactor", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.Found.En.Contains("Capacity", StringComparison.Ordinal));
    }

    [Fact]
    public void Combined_heat_and_power_makes_both_and_users_share_by_energy()
    {
        var path = Path(Demand(100, 60)
            .Add("Supply", Plant(DispatchRule.Shares, Process("chp", "gas", ModelOf.Branch("heat", BranchKind.Output) with { Fuel = "heat" })))
            .Add("Supply", ModelOf.Branch("boilers", BranchKind.Module, Process("boiler", "coal")) with { Fuel = "heat" })
            .Says("current", "Supply\\plant\\chp:Efficiency", "%", "40").Says("current", "Supply\\plant\\chp\\heat:Ratio", "1", "0.5").Says("current", "Supply\\boilers\\boiler:Efficiency", "%", "80"));
        Assert.Equal(60, Flow(path, "heat", "production"), Close);
        Assert.Equal(10 / 0.8, Flow(path, "coal", "import"), Close);
        Assert.Equal(100 / 0.4, Flow(path, "gas", "import"), Close);
    }

    [Fact]
    public void A_surplus_is_exported_and_earns_a_credit_or_is_wasted()
    {
        ModelOf With(SurplusRule surplus) => Demand(30).Add("Supply", Plant(DispatchRule.Shares, Process("solar", "sun")) with { Surplus = surplus })
            .Says("current", "Supply\\plant\\solar:FixedOutput", "MWh", "50").Says("current", "Supply\\plant\\solar:Efficiency", "1", "1");
        var exported = Path(With(SurplusRule.Export));
        Assert.Equal(20, Flow(exported, "electricity", "export"), Close);
        Assert.Equal(-20 * 0.5, exported.ExportCreditT[0], Close);
        Assert.Equal(0, exported.GrossT[0], Close);
        Assert.Equal(20, Flow(Path(With(SurplusRule.Waste)), "electricity", "waste"), Close);
    }

    [Fact]
    public void Two_modules_that_use_each_other_settle_in_any_order()
    {
        ModelOf Model(bool turned)
        {
            var plant = Plant(DispatchRule.Shares, Process("gas_plant", "gas"), ModelOf.Branch("heat", BranchKind.OwnUse) with { Fuel = "heat" });
            var boilers = ModelOf.Branch("boilers", BranchKind.Module, Process("boiler", "coal"), ModelOf.Branch("electricity", BranchKind.OwnUse) with { Fuel = "electricity" }) with { Fuel = "heat" };
            return Demand(100, 60).Add("Supply", turned ? boilers : plant).Add("Supply", turned ? plant : boilers)
                .Says("current", "Supply\\plant\\gas_plant:Efficiency", "%", "50").Says("current", "Supply\\plant\\heat:Use", "%", "20")
                .Says("current", "Supply\\boilers\\boiler:Efficiency", "%", "80").Says("current", "Supply\\boilers\\electricity:Use", "%", "10");
        }

        // e = 100 + 0.1 h, h = 60 + 0.2 e: e = 106/0.98.
        var (one, other) = (Path(Model(false)), Path(Model(true)));
        Assert.Equal(106 / 0.98, Flow(one, "electricity", "production"), 1e-9);
        Assert.Equal(one.NetT[0], other.NetT[0], 1e-9);
    }

    [Fact]
    public void What_cannot_be_made_and_may_not_be_imported_stays_unmet_and_is_said()
    {
        var model = Demand().Add("Supply", Plant(DispatchRule.Merit, Process("gas_plant", "gas")) with { Shortfall = ShortfallRule.Unmet })
            .Says("current", "Supply\\plant\\gas_plant:Efficiency", "%", "50").Says("current", "Supply\\plant\\gas_plant:Capacity", "MW", "0.01");
        Assert.Equal(12.4, Flow(Path(model), "electricity", "unmet"), 1e-9);
        Assert.Contains(model.FindingsOf("s"), f => f.Code == "SCN-074");
    }

    [Fact]
    public void A_plant_that_uses_all_it_makes_is_a_finding()
    {
        var model = Demand().Add("Supply", Plant(DispatchRule.Shares, Process("coal_plant", "coal"), ModelOf.Branch("electricity", BranchKind.OwnUse) with { Fuel = "electricity" }))
            .Says("current", "Supply\\plant\\coal_plant:Efficiency", "%", "33").Says("current", "Supply\\plant\\electricity:Use", "%", "100");
        Assert.Contains(model.FindingsOf("s"), f => f.Code is "SCN-071" or "SCN-073");
    }

    [Fact]
    public void Shares_that_do_not_add_up_are_a_finding_and_never_scaled()
    {
        var model = Demand().Add("Supply", Plant(DispatchRule.Shares, Process("coal_plant", "coal"), Process("gas_plant", "gas")))
            .Says("current", "Supply\\plant\\coal_plant:Efficiency", "%", "33").Says("current", "Supply\\plant\\gas_plant:Efficiency", "%", "50")
            .Says("current", "Supply\\plant\\coal_plant:ProcessShare", "%", "60").Says("current", "Supply\\plant\\gas_plant:ProcessShare", "%", "30");
        Assert.Contains(model.FindingsOf("s"), f => f.Code == "SCN-072" && f.Found.En.Contains("90 %", StringComparison.Ordinal));
    }

    [Fact]
    public void A_fuel_that_burns_without_a_factor_is_an_error()
    {
        var model = new ModelOf().Scenario("s").Fuel("coal", FuelKind.Fossil).Add("Demand", ModelOf.Branch("x", BranchKind.Technology) with { Fuel = "coal" }).Says("current", "Demand\\x:Intensity", "MWh", "1");
        Assert.Contains(model.FindingsOf("s"), f => f.Code == "SCN-060");
    }

    [Fact]
    public void Slices_dispatch_by_their_own_load_and_sunshine()
    {
        // Day: 60 % of 100 MWh in half the year; night the rest. 40 MWh of sun fall into the day, coal (5 MWh in each half year) comes first, gas fills up.
        var slices = new[] { ModelOf.Branch("day", BranchKind.Slice), ModelOf.Branch("night", BranchKind.Slice) };
        ModelBranch With(ModelBranch process) => process with { Children = [.. process.Children, .. slices] };
        var model = Demand().Add("Supply", Plant(DispatchRule.Merit, [With(Process("solar", "sun")), With(Process("coal_plant", "coal")), With(Process("gas_plant", "gas")), .. slices]))
            .Says("current", "Supply\\plant\\day:Load", "%", "60").Says("current", "Supply\\plant\\night:Load", "%", "40")
            .Says("current", "Supply\\plant\\day:Hours", "h", "4380").Says("current", "Supply\\plant\\night:Hours", "h", "4380")
            .Says("current", "Supply\\plant\\solar:FixedOutput", "MWh", "70").Says("current", "Supply\\plant\\solar:Efficiency", "1", "1").Says("current", "Supply\\plant\\solar\\night:Availability", "%", "0")
            .Says("current", "Supply\\plant\\coal_plant:Efficiency", "%", "40").Says("current", "Supply\\plant\\coal_plant:Capacity", "MW", "10/8760")
            .Says("current", "Supply\\plant\\gas_plant:Efficiency", "%", "50").Says("current", "Supply\\plant\\gas_plant:MeritOrder", "1", "2");
        var path = Path(model);

        // By day 70 of sun meet 60: 10 are over and are exported. At night 5 of coal and 35 of gas.
        Assert.Equal(10, Flow(path, "electricity", "export"), 1e-9);
        Assert.Equal(5 / 0.4, Flow(path, "coal", "import"), 1e-9);
        Assert.Equal(35 / 0.5, Flow(path, "gas", "import"), 1e-9);
    }

    [Fact]
    public void A_region_gets_electricity_from_another_one_and_is_charged_with_its_emission()
    {
        var model = Demand().Region("east").Region("west")
            .Add("Supply", Plant(DispatchRule.Shares, Process("coal_plant", "coal"), ModelOf.Branch("west", BranchKind.Link)))
            .Says("current", "Supply\\plant\\coal_plant:Efficiency", "%", "40").Says("current", "Supply\\plant\\west:Transfer@east", "MWh", "30");
        var path = Path(model);

        // East makes 70, west 130; all of it is coal power of 0.34/0.4 t/MWh. East's users pay for 100 MWh, west's for 100.
        Assert.Equal(70 / 0.4 * 0.34, path.ByRegion.Single(r => r.Id == "east").Values[0], 1e-9);
        Assert.Equal(130 / 0.4 * 0.34, path.ByRegion.Single(r => r.Id == "west").Values[0], 1e-9);
        Assert.Equal(200 / 0.4 * 0.34, path.NetT[0], 1e-9);
        Assert.Equal(200 / 0.4 * 0.34, path.ByUser.Single(s => s.Id == "all").Values[0], 1e-9);
        Assert.Equal(0, path.IndirectT[0], 1e-9);
        Assert.Equal(0, path.ExportCreditT[0], 1e-9);
    }
}
