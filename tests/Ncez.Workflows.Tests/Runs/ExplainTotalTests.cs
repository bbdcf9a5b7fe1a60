using FsCheck;
using FsCheck.Fluent;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Testing;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Tests.Runs;

/// <summary>Every total unfolds to parts and lines that add up to it.</summary>
public class ExplainTotalTests
{
    private static readonly Lazy<ZoneAccount> Plant = new(() => new AccountZone(new ShippedData(Shipped.Data)).Account(Path.Combine(Shipped.Data, "zones", "example-plant")));

    [Fact]
    public void The_parts_of_every_total_add_up_to_it()
    {
        var (account, inventory) = (Plant.Value, Plant.Value.Inventory!);
        var ids = ExplainTotal.Ids.Concat(inventory.Template.Categories.Select(c => c.Id)).ToArray();
        Prop.ForAll((from id in Gen.Elements(ids) from year in Gen.Elements(inventory.Years.Select(y => y.Year).ToArray()) select (id, year)).ToArbitrary(), t =>
        {
            var total = ExplainTotal.Find(account.Input!, inventory, $"{t.id}@{t.year}")!;
            return AddsUp(total);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Theory]
    [InlineData("example-electricity")]
    [InlineData("example-plant")]
    [InlineData("every-sector")]
    public void Every_total_that_a_refusal_lists_unfolds_by_its_id_and_by_its_names(string zone)
    {
        var account = new AccountZone(new ShippedData(Shipped.Data)).Account(Path.Combine(Shipped.Data, "zones", zone));
        var inventory = account.Inventory!;
        var findings = new Findings();
        Assert.Null(ExplainLine.Find(inventory, "no such thing", findings));
        var listed = findings.Sorted().Single();
        foreach (var (id, en) in ExplainTotal.Names(inventory).Where(n => inventory.Electricity.Length > 0 || !n.Id.StartsWith("market", StringComparison.Ordinal)))
        {
            Assert.Contains($"{id} ({en.En})", listed.Expected.En, StringComparison.Ordinal);
            var total = ExplainTotal.Find(account.Input!, inventory, id)!;
            Assert.True(AddsUp(total), id);
            // Two totals may bear one name; then the first is meant.
            Assert.True(ExplainTotal.Find(account.Input!, inventory, en.En) is { } english && (english.Id == id || ExplainTotal.Names(inventory).Any(n => n.Id == english.Id && n.Name.En == en.En)), id);
            Assert.NotNull(ExplainTotal.Find(account.Input!, inventory, en.Zh));
        }
    }

    [Theory]
    [InlineData("Net, market-based", "marketNet")]
    [InlineData("间接排放（市场法）", "marketIndirect")]
    [InlineData("Energy, calorific", "energyCalorific")]
    [InlineData("综合能耗（等价值）", "energyEquivalent")]
    [InlineData("外购电力@2022", "purchased_electricity")]
    [InlineData("Stationary combustion", "stationary_combustion")]
    [InlineData("总排放", "gross")]
    [InlineData("CO2", "CO2")]
    public void A_total_is_named_as_tables_name_it(string name, string id)
    {
        var account = new AccountZone(new ShippedData(Shipped.Data)).Account(Path.Combine(Shipped.Data, "zones", "example-electricity"));
        Assert.Equal(id, ExplainTotal.Find(account.Input!, account.Inventory!, name)!.Id);
    }

    [Fact]
    public void Market_and_energy_totals_are_those_of_the_inventory()
    {
        var account = new AccountZone(new ShippedData(Shipped.Data)).Account(Path.Combine(Shipped.Data, "zones", "example-electricity"));
        var (inventory, market) = (account.Inventory!, account.Inventory!.Electricity[^1]);
        UnfoldedTotal Of(string id) => ExplainTotal.Find(account.Input!, inventory, id)!;
        Assert.Equal(market.Market.Net.T, Of("marketNet").Co2eT, 1e-6);
        Assert.Equal(market.Market.Indirect.T, Of("marketIndirect").Co2eT, 1e-6);
        Assert.Equal(market.MarketT, Of("marketIndirect").Tables.Single(t => t.Id == "claims").Rows.Sum(r => r[4].Number), 1e-6);
        // The residual mix stands behind what no instrument proves, with its row, its source and that it is no first choice.
        var (factors, residual) = (Of("marketNet").Tables.Single(t => t.Id == "factors").Rows, market.Residual!);
        var row = Assert.Single(factors, r => r[0].Text.En.Contains(residual.Pick!.Id, StringComparison.Ordinal));
        Assert.Equal((residual.Pick!.Value, true), (row[2].Number, row[6].Text.En.Length > 0));
        Assert.Equal(residual.IsFallback, Of("marketNet").Tables.Where(t => t.Id == "fallbacks").SelectMany(t => t.Rows).Any(r => r[1].Text.En.Contains(residual.Pick!.Id, StringComparison.Ordinal)));
        Assert.DoesNotContain(Of("net").Tables.Single(t => t.Id == "factors").Rows, r => r[0].Text.En.Contains(residual.Pick!.Id, StringComparison.Ordinal));
        Assert.Equal(inventory.Years[^1].EnergyTceCalorific, Of("energyCalorific").Tce, 1e-9);
        Assert.Equal(inventory.Years[^1].RenewableTceCalorific, Of("renewableCalorific").Tce, 1e-9);
    }

    [Fact]
    public void A_correction_is_shown_in_the_drawer_of_its_line()
    {
        using var run = new RunFolder();
        File.WriteAllText(Path.Combine(run.Zone, "revisions.csv"), "activity,date,author,old_quantity,new_quantity,reason\nG1,2026-01-05,Ann,890,900,meter read again\n");
        var report = File.ReadAllText(Path.Combine(run.Run(), "report.html"));
        Assert.Contains("data-fill=\"corrections\">2026-01-05 Ann, 890 → 900, meter read again</dd>", report, StringComparison.Ordinal);
        Assert.Matches("\"corrections\":\\{\"[^\"]+\":\"2026-01-05 Ann, 890 → 900, meter read again\"\\}", report);
    }

    [Fact]
    public void Totals_are_those_of_the_inventory_and_name_their_fallbacks()
    {
        var (account, inventory) = (Plant.Value, Plant.Value.Inventory!);
        foreach (var year in inventory.Years)
        {
            Assert.Equal(year.Gross.T, ExplainTotal.Find(account.Input!, inventory, $"gross@{year.Year}")!.Co2eT, 1e-6);
            Assert.Equal(year.Net.T, ExplainTotal.Find(account.Input!, inventory, $"net@{year.Year}")!.Co2eT, 1e-6);
        }

        var gross = ExplainTotal.Find(account.Input!, inventory, "gross")!;
        Assert.Contains(gross.Tables.Single(t => t.Id == "fallbacks").Rows, r => r[1].Text.En.StartsWith("cn-grid", StringComparison.Ordinal));
        Assert.Null(ExplainTotal.Find(account.Input!, inventory, "gross@1990"));
        Assert.Null(ExplainTotal.Find(account.Input!, inventory, "nothing"));
    }

    [Fact]
    public void Every_line_is_found_by_its_id_and_a_miss_names_ids_like_it()
    {
        var inventory = Plant.Value.Inventory!;
        for (var i = 0; i < inventory.Lines.Count; i++)
        {
            var id = InventoryLine.At(inventory, i).Id;
            Assert.Equal(id, ExplainLine.Find(inventory, id, new Findings())!.Line!.Id);
        }

        var findings = new Findings();
        Assert.Null(ExplainLine.Find(inventory, "A0l", findings));
        Assert.Contains("A0", findings.Sorted().Single().Found.En + findings.Sorted().Single().Fix.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_correction_is_shown_under_the_totals_it_is_part_of()
    {
        using var run = new RunFolder();
        File.WriteAllText(Path.Combine(run.Zone, "revisions.csv"), "activity,date,author,old_quantity,new_quantity,reason\nG1,2026-01-05,Ann,890,900,meter read again\n");
        var account = new AccountZone(run.Product).Account(run.Zone);
        Assert.Contains(ExplainTotal.Find(account.Input!, account.Inventory!, "direct")!.Tables.Single(t => t.Id == "corrections").Rows, r => r[5].Text.En == "meter read again");
        Assert.DoesNotContain(ExplainTotal.Find(account.Input!, account.Inventory!, "indirect")!.Tables, t => t.Id == "corrections");

        // Of a row that is gone nothing says any more what it was part of.
        File.AppendAllText(Path.Combine(run.Zone, "revisions.csv"), "G9,2026-01-06,Ann,50,0,sold the boiler\n");
        account = new AccountZone(run.Product).Account(run.Zone);
        Assert.All(["gross", "net", "indirect"], id => Assert.Contains(ExplainTotal.Find(account.Input!, account.Inventory!, id)!.Tables.Single(t => t.Id == "corrections").Rows, r => r[5].Text.En.StartsWith("sold the boiler (", StringComparison.Ordinal)));
    }

    // Of every kind of total the last column of its parts is the amount.
    private static bool AddsUp(UnfoldedTotal total)
    {
        var (parts, amount) = (total.Tables.FirstOrDefault(p => p.Id == "parts"), total.IsEnergy ? total.Tce : total.Co2eT);
        return double.IsNaN(amount) || Math.Abs((parts is null ? 0 : parts.Rows.Where(r => double.IsFinite(r[^1].Number)).Sum(r => r[^1].Number)) - amount) < 1e-6;
    }
}
