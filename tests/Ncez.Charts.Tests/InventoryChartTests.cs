using Ncez.Charts.Inventories;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Samples;

namespace Ncez.Charts.Tests;

/// <summary>What the charts say, against the report's own figures and sums written out.</summary>
public sealed class InventoryChartTests
{
    private static readonly Inventory Parks = SampleInventory.Parks2016();
    private static readonly Inventory Full = SampleInventory.Full();

    // Figure 5-1, left: electricity 56 %, coal 16 %, oil 14 %, other 11 %, natural gas 3 % (report 5.1).
    [Theory]
    [InlineData("电力", 0.56)]
    [InlineData("煤", 0.16)]
    [InlineData("油品", 0.14)]
    [InlineData("天然气", 0.03)]
    [InlineData("其他能源", 0.11)]
    public void Energy_mix_is_that_of_figure_5_1(string group, double shareFraction)
    {
        var spec = InventoryCharts.Build("energy-structure", Parks, 2016)!;
        var total = spec.Series.Sum(s => s.Values[0]);
        Assert.Equal(1.83e8, total, 0.01e8);
        Assert.Equal(shareFraction, spec.Series.Single(s => s.Name.Zh == group).Values[0] / total, 0.005);
    }

    [Fact]
    public void What_is_not_estimated_is_no_slice_of_emissions_but_a_note()
    {
        var spec = InventoryCharts.Build("emission-structure", Parks, 2016)!;
        Assert.DoesNotContain(spec.Series, s => s.Name.Zh == "其他能源");
        Assert.Contains("2,024", Assert.Single(spec.Notes).Zh, StringComparison.Ordinal);
        Assert.Equal("总排放 3.03\u00a0亿\u00a0tCO₂e，56% 来自电力", spec.Title.Zh);
        Assert.Equal("Gross emissions of 303.5\u00a0Mt CO₂e come 56% from electricity", spec.Title.En);
    }

    [Fact]
    public void What_is_not_from_energy_is_no_other_energy()
    {
        // A refrigerant and limestone of no carrier beside 3 of natural gas and 1 of an energy nobody names.
        string Group(string item, ItemFamily family, string group, double energyMWh) => InventorySums.GroupOf(Full.Plans[0] with
        {
            Scope = Scope.Direct,
            EnergyMWhPerUnit = energyMWh,
            Item = new Item { Id = item, Name = LocalText.Same(item), Family = family, Group = group },
        });
        Assert.Equal(["process", "process", "process", "gas", "other", "other"], [
            Group("sf6", ItemFamily.Gas, "other", 0), Group("limestone", ItemFamily.Other, "other", 0), Group("lawn", ItemFamily.Greening, "other", 0),
            Group("natural-gas", ItemFamily.Fuel, "gas", 10), Group("other-energy", ItemFamily.OtherEnergy, "other", 1), Group("saturated-steam", ItemFamily.Other, "other", 0.7)]);
        Assert.NotEqual(EnergyGroups.Role(EnergyGroups.Process), EnergyGroups.Role(EnergyGroups.Other));
    }

    [Fact]
    public void Energy_groups_add_up_to_the_energy_of_the_year() =>
        Assert.Equal(Full.Years[^1].EnergyTceCalorific, InventorySums.EnergyByGroup(Full, 2025, StandardCoalBasis.Calorific).Sum(s => s.Amount), 1e-6);

    [Fact]
    public void Waterfall_steps_lead_from_zero_to_net()
    {
        var spec = InventoryCharts.Build("gross-to-net", Full, 2025)!;
        var steps = spec.Series.Where(s => s.Role is not ("gross" or "net")).Sum(s => s.Values[0]);
        Assert.Equal(spec.Series[^1].Values[0], steps, 1e-6);
        Assert.Equal("net", spec.Series[^1].Role);
    }

    [Fact]
    public void What_flows_into_a_node_flows_out_of_it()
    {
        var spec = InventoryCharts.Build("flow-sankey", Full, 2025)!;
        foreach (var node in spec.Nodes.Where(n => n.Column is 1 or 2))
        {
            Assert.Equal(spec.Flows.Where(f => f.To == node.Id).Sum(f => f.Value), spec.Flows.Where(f => f.From == node.Id).Sum(f => f.Value), 1e-6);
        }
    }

    [Fact]
    public void One_year_has_no_trend() => Assert.Null(InventoryCharts.Build("trend", Parks, 2016));

    [Fact]
    public void Charts_have_ids_of_their_own() => Assert.Equal(InventoryCharts.All.Length, InventoryCharts.All.Select(c => c.Id).Distinct().Count());

    [Fact]
    public void A_year_of_a_trend_adds_up_to_its_net()
    {
        var spec = InventoryCharts.Build("trend", Full, 2025)!;
        for (var y = 0; y < spec.Categories.Length; y++)
        {
            Assert.Equal(spec.Series[^1].Values[y], spec.Series.SkipLast(1).Select(s => s.Values[y]).Where(double.IsFinite).Sum(), 1e-6);
        }
    }
}
