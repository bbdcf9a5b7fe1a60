using Ncez.Model.Inventories;
using Ncez.Workflows.Quality;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Tests.Runs;

/// <summary>What a checker looks for in an inventory.</summary>
public sealed class QualityTests : IDisposable
{
    private readonly RunFolder _run = new();

    [Fact]
    public void A_gap_is_named_until_a_row_gives_its_reason()
    {
        Assert.Contains("industrial processes", Check().Report.Gaps.Select(g => g.Category.En.ToLowerInvariant()));
        File.AppendAllText(Path.Combine(_run.Zone, "activities.csv"), "N1,2021,industrial_process,,,,,Illustrative\n");
        _run.Edit("activities.csv", "id,period,category,item,quantity,unit,direction,source", "id,period,category,item,quantity,unit,direction,source,status");
        _run.Edit("activities.csv", "N1,2021,industrial_process,,,,,Illustrative", "N1,2021,industrial_process,,,,,no process of this kind,NO");
        Assert.DoesNotContain("industrial processes", Check().Report.Gaps.Select(g => g.Category.En.ToLowerInvariant()));
    }

    [Fact]
    public void A_second_method_stands_beside_the_first_and_its_difference_is_split_exactly()
    {
        var second = Check().Report.Second!;
        Assert.DoesNotContain(second.FactorSets[0], new[] { "guides-2015-batch3" });
        Assert.All(second.Years, y => Assert.Equal(y.OtherT - y.MainT, y.Sum(l => l.HeatingValueT) + y.Sum(l => l.FactorT) + y.Sum(l => l.OxidationT) + y.Sum(l => l.CoverageT), 1e-6));
    }

    [Fact]
    public void A_fuel_balance_that_does_not_explain_the_use_is_a_finding_with_its_quantity()
    {
        File.WriteAllText(Path.Combine(_run.Zone, "fuel_stocks.csv"), "year,item,opening,purchased,sold,closing,unit\n2021,柴油,20,450,10,40,t\n2021,天然气,,9000000,,,m3\n");
        var (report, codes) = Check();
        Assert.DoesNotContain("QLT-002", codes);
        Assert.Equal([420.0, 9_000_000.0], report.Balances.Select(b => b.Used));
        _run.Edit("fuel_stocks.csv", "450", "460");
        Assert.Single(Check().Codes, "QLT-002");
    }

    [Fact]
    public void A_month_far_from_its_history_is_found_and_its_neighbours_are_not()
    {
        File.WriteAllText(Path.Combine(_run.Zone, "activities.csv"), "id,period,category,item,quantity,unit,direction,source\n"
            + string.Concat(Enumerable.Range(1, 12).Select(m => FormattableString.Invariant($"E{m},2021-{m:00},purchased_electricity,电力,{(m == 7 ? 7_000_000 : 700_000 + (m * 9_000))},kWh,import,Illustrative\n"))));
        var outlier = Assert.Single(Check().Report.Outliers);
        Assert.Equal("2021-07", outlier.Period);
    }

    [Fact]
    public void The_tables_of_the_shipped_plant_stand()
    {
        var account = new AccountZone(_run.Product).Account(Path.Combine(Testing.Shipped.Data, "zones", "example-plant"));
        var tables = QualityTables.Of(new CheckQuality(_run.Product).Of(account, account.Inventory!));
        Assert.Equal(["gaps", "second"], tables.Select(t => t.Id));
    }

    public void Dispose() => _run.Dispose();

    private (QualityReport Report, string[] Codes) Check()
    {
        var account = new AccountZone(_run.Product).Account(_run.Zone);
        Assert.True(account.Inventory is not null, string.Join("; ", account.Findings.Sorted().Select(f => $"{f.Code} {f.Where} {f.Found.En}")));
        Inventory inventory = account.Inventory;
        var report = new CheckQuality(_run.Product).Of(account, inventory);
        return (report, [.. account.Findings.Sorted().Select(f => f.Code)]);
    }
}
