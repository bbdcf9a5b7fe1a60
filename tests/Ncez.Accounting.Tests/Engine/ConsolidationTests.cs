using FsCheck;
using FsCheck.Fluent;
using Ncez.Accounting.Nesting;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Zones;
using Ncez.Testing;

namespace Ncez.Accounting.Tests.Engine;

/// <summary>A programme counts each emission once: total = sum − matched transfers.</summary>
public class ConsolidationTests
{
    private const double HeatFactorTPerGJ = 0.11;

    [Fact]
    public void The_total_is_the_sum_less_the_matched_transfers() =>
        Prop.ForAll(Programmes().ToArbitrary(), programme =>
        {
            var (imports, transfers) = programme;
            var zones = imports.Select((gj, i) => Zone($"z{i}", gj, [.. transfers.Where(t => t.From == i || t.To == i).Select(t => Row(t.From, t.To, t.From == i ? t.Given : t.Taken)).Where(t => t.Quantity > 0)])).ToList();
            var year = Assert.Single(Consolidate.Of(new ZoneTree(zones, new Findings()), Shipped.Library, new Findings()).Years);
            // Several rows between the same two zones are one transfer of their sum; what a zone did not import, from whomever, cannot be taken out.
            var eliminated = transfers.GroupBy(t => t.To).Sum(to => Math.Min(imports[to.Key], to.GroupBy(t => t.From).Sum(g => Math.Min(g.Sum(t => t.Given), g.Sum(t => t.Taken))))) * HeatFactorTPerGJ;
            return Math.Abs(year.SumGrossT - zones.Sum(z => z.Inventory.Years[0].Gross.T)) < 1e-6 && Math.Abs(year.GrossT - (year.SumGrossT - eliminated)) < 1e-6;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void A_mismatch_is_a_finding_with_its_quantity_and_never_averaged()
    {
        var findings = new Findings();
        var a = Zone("a", 0, [Transfer("a", "b", 900)]);
        var b = Zone("b", 2000, [Transfer("a", "b", 1000)]);
        var consolidation = Consolidate.Of(new ZoneTree([a, b], findings), Shipped.Library, findings);
        Assert.Equal(900 * HeatFactorTPerGJ, consolidation.Years[0].EliminatedGrossT, 1e-9);
        var finding = Assert.Single(findings.Sorted());
        Assert.Equal("PRG-013", finding.Code);
        Assert.Contains("-100 GJ", finding.Found.En, StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_one_side_states_is_named_and_not_eliminated()
    {
        var findings = new Findings();
        var consolidation = Consolidate.Of(new ZoneTree([Zone("a", 0, [Transfer("a", "b", 900)]), Zone("b", 2000, [])], findings), Shipped.Library, findings);
        Assert.Equal(0, consolidation.Years[0].EliminatedGrossT);
        Assert.Equal("PRG-014", Assert.Single(findings.Sorted()).Code);
    }

    [Fact]
    public void Units_of_both_sides_are_converted_before_they_are_compared()
    {
        var findings = new Findings();
        var b = Transfer("a", "b", 100) with { Unit = "MWh" };
        var consolidation = Consolidate.Of(new ZoneTree([Zone("a", 0, [Transfer("a", "b", 360)]), Zone("b", 2000, [b])], findings), Shipped.Library, findings);
        Assert.Empty(findings.Sorted());
        Assert.Equal(360 * HeatFactorTPerGJ, consolidation.Years[0].EliminatedGrossT, 1e-9);
    }

    [Fact]
    public void Gas_metered_on_one_side_and_at_0_degrees_on_the_other_is_the_same_gas()
    {
        var findings = new Findings();
        var (given, taken) = (Transfer("a", "b", 500) with { Item = "天然气", Unit = "万m3" }, Transfer("a", "b", 500 * 273.15 / 293.15) with { Item = "天然气", Unit = "万Nm3" });
        var transfer = Assert.Single(Consolidate.Of(new ZoneTree([Zone("a", 0, [given]), Zone("b", 0, [taken])], findings), Shipped.Library, findings).Transfers);
        Assert.Equal(0, transfer.Difference, 1e-9);
        Assert.DoesNotContain(findings.Sorted(), f => f.Code is "PRG-013" or "PRG-014" or "PRG-021");
    }

    [Fact]
    public void Units_of_two_kinds_are_told_with_both_quantities_and_where_the_other_one_stands()
    {
        var findings = new Findings();
        var b = Transfer("a", "b", 30) with { Unit = "t", Where = new Place("transfers.csv", 7) };
        var consolidation = Consolidate.Of(new ZoneTree([Zone("a", 0, [Transfer("a", "b", 900)]), Zone("b", 2000, [b])], findings), Shipped.Library, findings);
        Assert.Equal(0, consolidation.Years[0].EliminatedGrossT);
        var finding = Assert.Single(findings.Sorted());
        Assert.Equal("PRG-021", finding.Code);
        Assert.Contains("900 GJ", finding.Found.En, StringComparison.Ordinal);
        Assert.Contains("30 t", finding.Found.En, StringComparison.Ordinal);
        Assert.Contains("b/transfers.csv:7", finding.Found.En, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_year_that_the_outer_zone_lacks_the_zones_inside_it_count_in_its_place()
    {
        var findings = new Findings();
        Transfer heat = Transfer("works", "shed", 300) with { Period = new Period(2019) };
        NestedZone[] zones =
        [
            Zone("park", 900, []), In(2019, Zone("works", 400, [heat], "park")), In(2019, Zone("shed", 500, [heat], "park")), In(2019, Zone("depot", 50, [])),
        ];
        var consolidation = Consolidate.Of(new ZoneTree(zones, findings), Shipped.Library, findings);
        Assert.Equal([2019, 2021], consolidation.Years.Select(y => y.Year));
        var early = consolidation.Years[0];
        Assert.Equal(["depot", "shed", "works"], early.Counted.Order());
        Assert.Equal((1, 2, 2), (early.Zones, early.Parts, early.AllZones));
        // Side by side as long as nothing stands around them: what one hands to the other would count twice.
        Assert.Equal((400 + 500 + 50 - 300) * HeatFactorTPerGJ, early.GrossT, 1e-9);
        Assert.Equal("park", Assert.Single(consolidation.Years[1].Counted));
        var told = Assert.Single(findings.Sorted(), f => f.Code == "PRG-022");
        Assert.Contains("2019", told.Found.En, StringComparison.Ordinal);
        Assert.Contains("shed, works", told.Found.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_transfer_inside_one_outer_zone_changes_no_total_but_its_residual()
    {
        var park = Zone("park", 3000, []);
        var plant = Zone("plant", 500, [Transfer("plant", "house", 200)], "park");
        var house = Zone("house", 800, [Transfer("plant", "house", 200)], "park");
        var consolidation = Consolidate.Of(new ZoneTree([park, plant, house], new Findings()), Shipped.Library, new Findings());
        Assert.Equal(3000 * HeatFactorTPerGJ, consolidation.Years[0].GrossT, 1e-9);
        var nested = Assert.Single(consolidation.Nesting);
        Assert.Equal((3000 - 1300 + 200) * HeatFactorTPerGJ, nested.ResidualT, 1e-9);
        Assert.Equal(1100.0 / 3000, nested.CoverageFraction, 1e-12);
    }

    [Fact]
    public void Zones_inside_that_emit_more_than_the_one_around_them_are_a_finding_with_the_quantity()
    {
        var findings = new Findings();
        Consolidate.Of(new ZoneTree([Zone("park", 1000, []), Zone("plant", 700, [], "park"), Zone("house", 800, [], "park")], findings), Shipped.Library, findings);
        var finding = Assert.Single(findings.Sorted());
        Assert.Equal("ACC-047", finding.Code);
        // 1500 − 1000 GJ of imported heat.
        Assert.Contains("indirect emissions: the zones inside \"park\" emit 165", finding.Found.En, StringComparison.Ordinal);
        Assert.Contains("the zone itself 110", finding.Found.En, StringComparison.Ordinal);
        Assert.Contains("55", finding.Found.En, StringComparison.Ordinal);

        // What they hand to one another is not theirs twice.
        var transfer = Transfer("plant", "house", 500);
        var matched = new Findings();
        Consolidate.Of(new ZoneTree([Zone("park", 1000, []), Zone("plant", 700, [transfer], "park"), Zone("house", 800, [transfer], "park")], matched), Shipped.Library, matched);
        Assert.Empty(matched.Sorted());
    }

    [Fact]
    public void Parts_of_a_zone_that_is_left_out_count_in_its_place_only_with_a_finding()
    {
        var findings = new Findings();
        var tree = new ZoneTree([Zone("plant", 700, [], "park"), Zone("house", 800, [], "park"), Zone("other", 100, [])], findings, ("park", null));
        var year = Assert.Single(Consolidate.Of(tree, Shipped.Library, findings, 1).Years);
        Assert.Equal((1, 2, 2), (year.Zones, year.AllZones, year.Parts));
        Assert.Equal(1600 * HeatFactorTPerGJ, year.GrossT, 1e-9);
        var finding = Assert.Single(findings.Sorted());
        Assert.Equal("ACC-048", finding.Code);
        Assert.Contains("\"park\" is left out, and the zones inside it count in its place: house, plant", finding.Found.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_of_a_zone_that_is_left_out_inside_an_accounted_one_counts_once()
    {
        var findings = new Findings();
        var tree = new ZoneTree([Zone("town", 3000, []), Zone("plant", 700, [], "park")], findings, ("park", "town"));
        var consolidation = Consolidate.Of(tree, Shipped.Library, findings);
        Assert.Empty(findings.Sorted());
        Assert.Equal(3000 * HeatFactorTPerGJ, Assert.Single(consolidation.Years).GrossT, 1e-9);
        Assert.Equal("town", Assert.Single(consolidation.Nesting).Parent);
    }

    [Theory]
    [InlineData("generated", "treated_inside", 600)]
    [InlineData("treated_inside", "treated_inside", 0)]
    [InlineData("generated", "generated", 0)]
    public void Waste_that_both_sides_count_is_taken_out_once_at_its_sender(string sender, string treater, double eliminatedT)
    {
        var transfer = new Transfer(new Period(2021), "a", "b", "城市生活垃圾", 600, "t", new Place("transfers.csv", 2));
        var tree = new ZoneTree([Waste("a", 1000, Direction.Export, sender, transfer), Waste("b", 900, Direction.Import, treater, transfer)], new Findings());
        var findings = new Findings();
        var consolidation = Consolidate.Of(tree, Shipped.Library, findings);
        Assert.Empty(findings.Sorted());
        Assert.Equal(eliminatedT, consolidation.Years[0].EliminatedGrossT, 1e-9);
        var counted = (sender == "generated" ? 1000 : 0) + (treater == "treated_inside" ? 900 : 0) - eliminatedT;
        Assert.Equal(counted, consolidation.Years[0].GrossT - DieselT(tree), 1e-9);
    }

    [Fact]
    public void Waste_out_of_programme_total_is_sum_less_what_both_confirm() =>
        Prop.ForAll((from sent in Gen.Choose(1, 2000) from taken in Gen.Choose(1, 2000) from given in Gen.Choose(1, 2000) from got in Gen.Choose(1, 2000) select (sent, taken, given, got)).ToArbitrary(), x =>
        {
            Transfer Row(double quantity) => new(new Period(2021), "a", "b", "城市生活垃圾", quantity, "t", new Place("transfers.csv", 2));
            var tree = new ZoneTree([Waste("a", x.sent, Direction.Export, "generated", Row(x.given)), Waste("b", x.taken, Direction.Import, "treated_inside", Row(x.got))], new Findings());
            var year = Consolidate.Of(tree, Shipped.Library, new Findings()).Years[0];

            // What both confirm, at most what is treated, at the sender's own rate of 1 t a tonne; a transfer above what it counts is spread over it.
            var expected = Math.Min(Math.Min(x.given, x.got), x.taken) * x.sent / (double)Math.Max(x.sent, Math.Min(x.given, x.got));
            return Math.Abs(year.EliminatedGrossT - expected) < 1e-9 && Math.Abs(year.GrossT - (year.SumGrossT - expected)) < 1e-9;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void A_zone_that_appears_twice_counts_once()
    {
        var findings = new Findings();
        var consolidation = Consolidate.Of(new ZoneTree([Zone("a", 100, []), Zone("a", 100, []), Zone("b", 50, [])], findings), Shipped.Library, findings);
        Assert.Equal(150 * HeatFactorTPerGJ, consolidation.Years[0].GrossT, 1e-9);
        Assert.Equal("PRG-010", Assert.Single(findings.Sorted()).Code);
    }

    // A works outside gives 260 GJ of heat to a park inside a town. The town makes the total: what it counts as imported is all that can be counted twice.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(100, 100)]
    [InlineData(300, 260)]
    public void Only_what_the_outer_zone_counts_is_taken_out(double townGJ, double eliminatedGJ)
    {
        var findings = new Findings();
        var tree = new ZoneTree([Zone("works", 0, [Transfer("works", "park", 260)]), Zone("town", townGJ, []), Zone("park", 260, [Transfer("works", "park", 260)], "town")], findings);
        var year = Assert.Single(Consolidate.Of(tree, Shipped.Library, findings).Years);
        Assert.Equal(eliminatedGJ * HeatFactorTPerGJ, year.EliminatedGrossT, 1e-9);
        Assert.Equal(townGJ < 260, findings.Sorted().Any(f => f.Code == "PRG-015" && f.Found.En.Contains("\"town\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_delivery_told_at_two_levels_counts_once()
    {
        var findings = new Findings();
        Transfer[] both = [Transfer("works", "town", 300), Transfer("works", "park", 260)];
        var tree = new ZoneTree([Zone("works", 0, both), Zone("town", 500, [both[0]]), Zone("park", 260, [both[1]], "town")], findings);
        var consolidation = Consolidate.Of(tree, Shipped.Library, findings);
        Assert.Equal(300 * HeatFactorTPerGJ, consolidation.Years[0].EliminatedGrossT, 1e-9);
        Assert.Equal("works/transfers.csv", findings.Sorted().Single(f => f.Code == "PRG-018").Where.File);
    }

    [Fact]
    public void A_ring_of_parents_is_named_and_nothing_is_lost()
    {
        var findings = new Findings();
        var tree = new ZoneTree([Zone("a", 100, [], "b"), Zone("b", 50, [], "a"), Zone("c", 10, [], "c")], findings);
        Assert.Equal(2, findings.Sorted().Count(f => f.Code == "PRG-011"));
        Assert.Equal(["b", "c"], tree.Outer.Select(z => z.Id).Order());
    }

    private static Gen<(int[] Imports, (int From, int To, int Given, int Taken)[] Transfers)> Programmes() =>
        from n in Gen.Choose(2, 5)
        from imports in Gen.Choose(0, 5000).ArrayOf(n)
        from transfers in (from a in Gen.Choose(0, n - 1) from b in Gen.Choose(0, n - 1) from given in Gen.Choose(0, 900) from taken in Gen.Choose(0, 900) where a != b select (a, b, given, taken)).ArrayOf(Math.Max(0, n - 1))
        select (imports, transfers);

    private static Transfer Row(int from, int to, int quantity) => Transfer($"z{from}", $"z{to}", quantity);

    private static Transfer Transfer(string from, string to, double quantity) => new(new Period(2021), from, to, "热力", quantity, "GJ", new Place("transfers.csv", 2));

    private static NestedZone Zone(string id, double importedGJ, Transfer[] transfers, string? parent = null)
    {
        var zone = new ZoneOf(Domain.Enterprise).With(z => z with { Id = id, Years = [2021], Profile = new ZoneProfile { Parent = parent } });
        if (importedGJ > 0)
        {
            zone.Row("purchased_heat", "热力", importedGJ, "GJ", direction: Direction.Import);
        }

        return new NestedZone(WithoutFuel(zone.Burns(1, "t", "柴油").Account()), transfers);
    }

    // Waste at 1 t CO2e a tonne: a reported emission has no factor.
    private static NestedZone Waste(string id, double tonnes, Direction direction, string choice, Transfer transfer)
    {
        var zone = new ZoneOf(Domain.Park).With(z => z with { Id = id, Years = [2021], Boundary = z.Boundary with { Choices = z.Boundary.Choices.SetItem("waste_outside", choice) } })
            .Row("waste_treatment", "城市生活垃圾", tonnes, "t", direction: direction, status: ActivityStatus.Reported);
        var input = zone.Burns(1, "t", "柴油").Input;
        var reported = input with
        {
            Activities = ActivityTable.Of(Enumerable.Range(0, input.Activities.Count).Select(r => new Activity(input.Activities.Texts.Id(r),
                input.Activities.Kinds[input.Activities.KindOf[r]] is { Status: ActivityStatus.Reported } kind ? kind with { Method = "CO2" } : input.Activities.Kinds[input.Activities.KindOf[r]], input.Activities.Quantities[r]))),
        };
        return new NestedZone(InventoryEngine.Account(reported, Shipped.Library, Shipped.Template(Domain.Park), new Findings())!, [transfer]);
    }

    private static double DieselT(ZoneTree tree) => tree.Zones.Sum(z => z.Inventory.Plans.Zip(z.Inventory.PlanTotals).Where(p => p.First.Item?.Id == "diesel").Sum(p => p.Second.Co2eT));

    // The same zone, had all of it happened in another year.
    private static NestedZone In(int year, NestedZone zone) => zone with
    {
        Inventory = zone.Inventory with
        {
            Years = [.. zone.Inventory.Years.Select(y => y with { Year = year })],
            Plans = [.. zone.Inventory.Plans.Select(p => p with { Year = year })],
        },
    };

    // A zone needs a row; its diesel stays out of what the tests add up by hand.
    private static Inventory WithoutFuel(Inventory inventory) => inventory with
    {
        Years = [.. inventory.Years.Select(y => y with { Direct = new Model.Quantities.Co2e(0, y.Direct.Gwp) })],
    };
}
