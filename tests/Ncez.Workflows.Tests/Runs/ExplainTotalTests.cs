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
            var parts = total.Tables.FirstOrDefault(p => p.Id == "parts");
            return double.IsNaN(total.Co2eT) || Math.Abs(PlanTotal.SumOfKnown(parts!.Rows.Select(r => r[5].Number)) - total.Co2eT) < 1e-6;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
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
    }
}
