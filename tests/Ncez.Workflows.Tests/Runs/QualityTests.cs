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

    [Theory]
    [InlineData("NO", "", "", true)]
    [InlineData("NE", "", " - ", true)]
    [InlineData("IE:G1", "", "", false)]
    [InlineData("NA", "", "no process of this kind", false)]
    [InlineData("NE", "Illustrative", "", true)]
    [InlineData("NO", "Illustrative", "—", true)]
    public void A_status_alone_is_no_reason(string status, string source, string note, bool isTold)
    {
        _run.Edit("activities.csv", "direction,source\n", "direction,source,status,note\n");
        File.AppendAllText(Path.Combine(_run.Zone, "activities.csv"), $"N1,2021,industrial_process,,,,,{source},{status},{note}\n");
        var findings = new CheckZone(_run.Product).Check(_run.Zone).Sorted();
        Assert.Equal(isTold, findings.Any(f => f.Code == "QLT-012" && f.Found.En.Contains("N1", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_exclusion_needs_its_reason()
    {
        _run.Edit("zone.yaml", "    waste: text_rule\n", "    waste: table_rule\n  exclusions:\n    - { category: industrial_process, reason: \"\" }\n");
        Assert.Contains(new CheckZone(_run.Product).Check(_run.Zone).Sorted(), f => f is { Code: "ZON-030", Severity: Ncez.Model.Diagnostics.Severity.Error, Where.Line: > 0 });
    }

    [Fact]
    public void A_confidential_value_far_from_its_history_is_found_and_not_told()
    {
        _run.Edit("zone.yaml", "years: [2021]", "years: [2018, 2019, 2020, 2021]");
        File.WriteAllText(Path.Combine(_run.Zone, "activities.csv"), "id,period,category,item,quantity,unit,direction,source,status\n"
            + string.Concat(Enumerable.Range(2018, 4).Select(y => $"E{y},{y},purchased_electricity,电力,{(y == 2020 ? 73119 : 731)},万kWh,import,Illustrative,C\n")));
        var (report, _) = Check();
        Assert.Equal(("2020", double.NaN), (report.Outliers.Single().Period, report.Outliers.Single().Value));
        var account = new AccountZone(_run.Product).Account(_run.Zone);
        new CheckQuality(_run.Product).Of(account, account.Inventory!);
        Assert.DoesNotContain("731", account.Findings.Sorted().Single(f => f.Code == "QLT-010").Found.En, StringComparison.Ordinal);
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
        Assert.Equal(("2021-07", "electricity", "电力"), (outlier.Period, outlier.Item.En, outlier.Item.Zh));
        var account = new AccountZone(_run.Product).Account(_run.Zone);
        new CheckQuality(_run.Product).Of(account, account.Inventory!);
        Assert.StartsWith("electricity in 2021-07 is", account.Findings.Sorted().Single(f => f.Code == "QLT-003").Found.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1_000, true)]
    [InlineData(100.2, false)]
    public void A_slipped_digit_is_found_in_a_series_that_never_moves(double july, bool isFound)
    {
        File.WriteAllText(Path.Combine(_run.Zone, "activities.csv"), "id,period,category,item,quantity,unit,direction,source\n"
            + string.Concat(Enumerable.Range(1, 12).Select(m => FormattableString.Invariant($"E{m},2021-{m:00},purchased_electricity,电力,{(m == 7 ? july : 100)},万kWh,import,Illustrative\n"))));
        Assert.Equal(isFound ? ["2021-07"] : [], Check().Report.Outliers.Select(o => o.Period));
    }

    [Theory]
    [InlineData("900,910,905,9050", "2024")]
    [InlineData("900,905,90.5", "2023")]
    [InlineData("900,9050", "2022")]
    [InlineData("900,910,1900,400", "")]
    [InlineData("0,900", "")]
    [InlineData("900,0", "2022")]
    [InlineData("900,0,910", "2022")]
    [InlineData("0,0,910", "")]
    public void A_slipped_digit_is_found_in_a_series_of_a_few_years(string values, string found)
    {
        var years = values.Split(',').Select((v, i) => (Year: 2021 + i, Value: v)).ToList();
        File.Delete(Path.Combine(_run.Zone, "measures.csv"));
        _run.Edit("zone.yaml", "years: [2021]", $"years: [{string.Join(", ", years.Select(y => y.Year))}]");
        File.WriteAllText(Path.Combine(_run.Zone, "activities.csv"), "id,period,category,item,quantity,unit,direction,source\n"
            + string.Concat(years.Select(y => $"E{y.Year},{y.Year},purchased_electricity,电力,{y.Value},万kWh,import,Illustrative\n")));
        var (report, codes) = Check();
        Assert.Equal(found.Length == 0 ? [] : [found], report.Outliers.Select(o => o.Period));
        Assert.Equal(found.Length > 0, codes.Contains("QLT-010"));
    }

    [Fact]
    public void Gaps_are_a_finding_of_every_account()
    {
        var findings = new AccountZone(_run.Product).Account(_run.Zone).Findings.Sorted();
        var gap = Assert.Single(findings, f => f.Code == "QLT-001");
        Assert.Contains("Industrial processes", gap.Found.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Supply_of_a_fuel_is_a_second_method_for_its_carbon()
    {
        // The park burns 420 t of diesel. 470 − 30 − 20 into stock: the same 420 t; one tonne of supply is 1/420 of its CO2.
        const string Header = "id,year,flow,item,quantity,unit,source\n";
        File.WriteAllText(Path.Combine(_run.Zone, "energy_balance.csv"), Header + "B1,2021,import,柴油,470,t,test\nB2,2021,export,柴油,30,t,test\nB3,2021,stock,柴油,-20,t,test\n");
        var (report, codes) = Check();
        var fuel = Assert.Single(report.TopDown);
        Assert.Equal((420.0, 420.0), (fuel.Apparent, fuel.Used));
        Assert.Equal(fuel.BottomUpT, fuel.TopDownT, 1e-9);
        Assert.DoesNotContain("QLT-004", codes);

        // 6 % of it as raw material does not burn.
        File.AppendAllText(Path.Combine(_run.Zone, "energy_balance.csv"), "B4,2021,non_energy,柴油,25.2,t,test\n");
        var (less, found) = Check();
        Assert.Equal(-0.06, less.TopDown[0].DifferenceFraction, 1e-9);
        Assert.Contains("QLT-004", found);
    }

    [Fact]
    public void Intensities_outside_the_zones_own_benchmarks_are_findings()
    {
        File.WriteAllText(Path.Combine(_run.Zone, "indicators.csv"), "year,indicator,value,unit,source\n2021,floor_area,100000,m2,test\n");
        File.WriteAllText(Path.Combine(_run.Zone, "benchmarks.csv"), "id,measure,per,low,high,unit,source\nelectricity,item:电力,floor_area,800,900,kWh/m2,test\ndiesel,item:柴油,,,300,t,test\nwide,gross,floor_area,,,t/m2,test\nlost,gross,beds,1,2,t/bed,test\n");
        var (report, codes) = Check();

        // 8600 万kWh over 100 000 m² are 860 kWh/m²; 420 t of diesel are more than 300.
        Assert.Equal([(860.0, false), (420.0, true)], report.Benchmarks.Take(2).Select(b => (Math.Round(b.Value, 9), b.IsOutside)));
        Assert.False(report.Benchmarks[2].IsOutside);
        Assert.Single(codes, "QLT-005");

        // What cannot be compared does not vanish.
        Assert.Single(codes, "QLT-007");
    }

    [Fact]
    public void A_benchmark_that_cannot_be_held_against_anything_is_an_error_at_its_cell()
    {
        File.WriteAllText(Path.Combine(_run.Zone, "benchmarks.csv"), "id,measure,per,low,high,unit,source\na,blah,,1,2,t,test\nb,gross,,5,1,t,test\n");
        Assert.Equal(["QLT-008", "QLT-009"], Check().Codes.Where(c => string.CompareOrdinal(c, "QLT-008") >= 0 && c.StartsWith("QLT", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void A_fuel_that_is_bought_and_used_nowhere_is_what_a_balance_finds()
    {
        File.WriteAllText(Path.Combine(_run.Zone, "fuel_stocks.csv"), "year,item,opening,purchased,unit\n2021,汽油,0,9,t\n");
        var (report, codes) = Check();
        Assert.Equal((9.0, 0.0), (report.Balances[0].Balance, report.Balances[0].Used));
        Assert.Single(codes, "QLT-002");
    }

    [Fact]
    public void A_second_method_that_takes_the_same_factor_is_none()
    {
        // Electricity has its factor from the same row both times: that is no cross-check.
        var second = QualityTables.Of(Check().Report).Single(t => t.Id == "second");
        var electricity = second.Rows.Single(r => r[1].Text.En.StartsWith("electricity", StringComparison.OrdinalIgnoreCase));
        Assert.True(double.IsNaN(electricity[3].Number));
        Assert.Contains(second.Rows, r => double.IsFinite(r[3].Number) && r[3].Number != r[2].Number);
    }

    [Fact]
    public void The_total_of_a_cross_check_covers_what_both_methods_do_and_says_how_much_that_is()
    {
        // 100 t of diesel by the guides: 43.33 GJ/t × 20.2 tC/TJ × 0.98 × 44/12 = 314.512 t; by IPCC 2006 43 GJ/t × 20.2 tC/TJ × 44/12 = 318.487 t: +1.26 %.
        // 500 万kWh at 0.4715 t/MWh are 2 357.5 t that no second method looks at: 314.512 of 2 672.0 t = 11.8 % are covered.
        File.WriteAllText(Path.Combine(_run.Zone, "activities.csv"), "id,period,category,item,quantity,unit,direction,source\nE1,2021,purchased_electricity,电力,500,万kWh,import,Illustrative\nG1,2021,stationary_combustion,柴油,100,t,use,Illustrative\n");
        var total = QualityTables.Of(Check().Report).Single(t => t.Id == "second").Rows[^1];
        Assert.Equal((314.512, 318.487, 1.26), (Math.Round(total[2].Number, 3), Math.Round(total[3].Number, 3), Math.Round(total[4].Number, 2)));
        Assert.Equal("Covered by both methods: 11.8% of gross emissions", total[1].Text.En);
    }

    [Fact]
    public void Published_values_of_comparable_places_stand_beside_a_community()
    {
        var account = new AccountZone(_run.Product).Account(Path.Combine(Testing.Shipped.Data, "zones", "example-community"));
        var report = new CheckQuality(_run.Product).Of(account, account.Inventory!);
        Assert.Equal(3, report.Benchmarks.Length);
        Assert.All(report.Benchmarks, b => Assert.Equal("report 6.1", b.Source));
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
