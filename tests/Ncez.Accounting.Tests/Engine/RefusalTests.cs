using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Zones;
using Ncez.Testing;

namespace Ncez.Accounting.Tests.Engine;

/// <summary>What the engine refuses: every refusal has a code, a place and a fix in both languages.</summary>
public class RefusalTests
{
    private static void Refuses(ZoneOf zone, string code)
    {
        Assert.Null(zone.TryAccount());
        var finding = Assert.Single(zone.Findings.Sorted().Where(f => f.Severity == Severity.Error).DistinctBy(f => f.Code));
        Assert.Equal(code, finding.Code);
        Assert.DoesNotMatch(@"\{[a-zA-Z]+\}", finding.Found.Zh + finding.Expected.Zh + finding.Fix.Zh + finding.Found.En + finding.Expected.En + finding.Fix.En);
        Assert.NotEqual(finding.Fix.Zh, finding.Fix.En);
    }

    [Fact]
    public void Generic_coal_without_proxy() => Refuses(new ZoneOf().Burns(1, "tce", "煤"), "FAC-004");

    [Fact]
    public void Named_proxy_answers_for_generic_coal() => Assert.Equal(
        new ZoneOf().Burns(1, "tce", "烟煤").Account().Years[0].Gross.T,
        new ZoneOf().With(z => z with { Proxies = z.Proxies.Add("煤", "烟煤") }).Burns(1, "tce", "煤").Account().Years[0].Gross.T);

    [Fact]
    public void Electricity_in_tce() => Refuses(new ZoneOf().Imports(5, "tce"), "ACC-005");

    [Fact]
    public void Steam_by_weight_without_enthalpy() => Refuses(new ZoneOf().Row("purchased_heat", "蒸汽", 1, "t", direction: Direction.Import), "ACC-006");

    [Fact]
    public void Gas_by_volume_with_a_heating_value_by_mass() =>
        Refuses(new ZoneOf().With(z => z with { FactorSets = ["ipcc-2006"] }).Burns(1, "万Nm3", "天然气"), "ACC-004");

    [Fact]
    public void Item_that_a_sector_cannot_place() => Refuses(new ZoneOf().Row("industrial_process", "水", 1, "t"), "ACC-031");

    [Fact]
    public void A_blend_is_only_proposed_what_takes_blends()
    {
        var zone = new ZoneOf().Row("fugitive_gases", "R-410A", 1, "kg");
        Refuses(zone, "ACC-031");
        var expected = zone.Findings.Sorted().Single(f => f.Code == "ACC-031").Expected.En;
        Assert.All(["fgas_top_up", "fgas_charge", "fgas_disposal"], m => Assert.Contains(m, expected, StringComparison.Ordinal));
        Assert.All(["gas_loss", "electronics_gas", "sf6_filling"], m => Assert.DoesNotContain(m, expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Energy_that_no_row_states_is_missing_and_not_0()
    {
        Assert.True(double.IsNaN(new ZoneOf().Row("industrial_process", "CH4", 1, "t", status: ActivityStatus.Reported).Account().Years[0].EnergyTceCalorific));
        Assert.True(new ZoneOf().Burns(1, "t", "柴油").Account().Years[0].EnergyTceCalorific > 0);
    }

    [Fact]
    public void The_parts_of_a_blend_are_named_by_their_gas()
    {
        var zone = new ZoneOf().With(z => z with { FactorSets = [.. z.FactorSets.Where(s => s != "guides-2015-batch3"), "refrigerant-blends"] }).Row("fugitive_gases", "R-410A", 1, "kg", method: "fgas_top_up");
        zone.TryAccount();
        var notices = zone.Findings.Sorted().Where(f => f.Code == "FAC-010").Select(f => f.Found.En).ToList();
        Assert.Equal(2, notices.Distinct().Count());
        Assert.Equal(2, notices.Count);
        Assert.All(notices, n => Assert.Matches(@"HFC-(32|125)", n));
    }

    [Fact]
    public void Method_that_the_category_does_not_have() => Refuses(new ZoneOf().Row("industrial_process", "石灰石", 1, "t", method: "填埋"), "ACC-030");

    [Fact]
    public void Carbonate_without_a_set_that_has_its_factor() => Refuses(new ZoneOf().Row("industrial_process", "石灰石", 1, "t"), "FAC-001");

    [Theory]
    [InlineData("purchased_electricity", "电力", "MWh", Direction.Export)]
    [InlineData("purchased_heat", "热力", "GJ", Direction.Produce)]
    [InlineData("exported_energy", "光伏", "MWh", Direction.Import)]
    [InlineData("onsite_renewable", "光伏", "MWh", Direction.Export)]
    [InlineData("stationary_combustion", "柴油", "t", Direction.Export)]
    public void Direction_against_the_category(string category, string item, string unit, Direction direction) =>
        Refuses(new ZoneOf().Row(category, item, 1, unit, direction: direction), "ACC-046");

    [Fact]
    public void Unknown_item() => Refuses(new ZoneOf().Burns(1, "t", "柴油油"), "ACC-019");

    [Fact]
    public void Cooling_without_a_factor() => Refuses(new ZoneOf().Row("purchased_cooling", "冷量", 1, "GJ", direction: Direction.Import), "FAC-005");

    [Fact]
    public void Factor_off_by_ten() => Refuses(
        new ZoneOf().Own("天然气", "ncv", 38.931, "GJ/1e4Nm3").Burns(1, "万Nm3", "天然气"), "FAC-014");

    [Fact]
    public void Equivalent_basis_without_coefficient() =>
        Refuses(new ZoneOf().With(z => z with { StandardCoal = StandardCoalBasis.Equivalent }).Imports(1, "MWh"), "ACC-010");

    [Fact]
    public void Town_with_eleven_months()
    {
        var town = new ZoneOf(Domain.Town);
        for (var month = 1; month <= 11; month++)
        {
            town.Row("purchased_electricity", "电力", 1, "MWh", direction: Direction.Import, month: month);
        }

        Refuses(town, "ACC-022");
    }

    [Theory]
    [InlineData("万m3", 1)]
    [InlineData("万Nm3", 0)]
    public void Volumes_metered_at_20_degrees_are_said_once_per_gas(string unit, int said)
    {
        var park = new ZoneOf().Row("stationary_combustion", "天然气", 1, unit).Row("stationary_combustion", "天然气", 2, unit);
        park.Account();
        Assert.Equal(said, park.Findings.Sorted().Count(f => f.Code == "ACC-045"));
    }

    [Fact]
    public void A_park_with_eleven_months_is_only_warned()
    {
        var park = new ZoneOf();
        for (var month = 1; month <= 11; month++)
        {
            park.Row("purchased_electricity", "电力", 1, "MWh", direction: Direction.Import, month: month);
        }

        park.Account();
        Assert.Contains(park.Findings.Sorted(), f => f is { Code: "ACC-022", Severity: Severity.Warning } && f.Found.En.StartsWith("electricity in ", StringComparison.Ordinal) && f.Found.Zh.StartsWith("电力 ", StringComparison.Ordinal));
    }

    [Fact]
    public void Offsets_above_the_cap_are_carried_and_said()
    {
        var zone = new ZoneOf().Imports(10_000, "MWh").Retires(400).Retires(100)
            .With(z => z with { OffsetCap = new OffsetCap(0.05, OffsetBase.Gross) });
        var inventory = zone.Account();
        Assert.Equal(-0.05 * 4715, inventory.Years[0].Offset.T, 1e-9);
        Assert.Equal(500 - 235.75, inventory.Years[0].OffsetCarried.T, 1e-9);
        Assert.Equal([235.75, 0], inventory.OffsetLines.Select(o => Math.Round(o.UsedT, 9)));
        Assert.Contains(zone.Findings.Sorted(), f => f is { Code: "ACC-024", Severity: Severity.Warning });
    }

    [Fact]
    public void What_a_cap_does_not_let_count_counts_in_the_next_year_that_has_room()
    {
        var zone = new ZoneOf().Imports(10_000, "MWh").Imports(8_000, "MWh", 2022).Imports(9_000, "MWh", 2023).Retires(500).Retires(10, 2022)
            .With(z => z with { OffsetCap = new OffsetCap(0.05, OffsetBase.Gross) });
        var inventory = zone.Account();
        var room = inventory.Years.Select(y => 0.05 * y.Gross.T).ToList();
        double[] used = [room[0], room[1], 510 - room[0] - room[1]];
        Assert.True(used[2] > 0 && used[2] < room[2]);
        Assert.Equal(used.Select(u => Math.Round(-u, 9)), inventory.Years.Select(y => Math.Round(y.Offset.T, 9)));
        Assert.Equal(new[] { 500 - used[0], 510 - used[0] - used[1], 0 }.Select(c => Math.Round(c, 9)), inventory.Years.Select(y => Math.Round(y.OffsetCarried.T, 9)));

        // No tonne counts twice, and the oldest counts first.
        Assert.Equal([500, 10], inventory.OffsetLines.GroupBy(o => o.Offset.QuantityT).Select(g => Math.Round(g.Sum(o => o.UsedT), 9)));
        Assert.Equal(2, zone.Findings.Sorted().Count(f => f.Code == "ACC-024"));
    }

    [Fact]
    public void All_findings_come_at_once()
    {
        var zone = new ZoneOf().Burns(1, "tce", "煤").Imports(5, "tce").Row("purchased_heat", "蒸汽", 1, "t", direction: Direction.Import);
        Assert.Null(zone.TryAccount());
        Assert.Equal(["ACC-005", "ACC-006", "FAC-004"], zone.Findings.Sorted().Where(f => f.Severity == Severity.Error).Select(f => f.Code).Order());
    }
}
