using Ncez.Kernels.Energy;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Testing;
using Ncez.Workflows.Comparisons;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Tests.Runs;

/// <summary>Cover and intensities unfold into what is divided by what; energy names its constants; what is not known says so.</summary>
public class ExplainRatioTests
{
    private static readonly ShippedData Product = new(Shipped.Data);
    private static readonly Lazy<ZoneAccount> Building = new(() => Accounted("example-building"));
    private static readonly Lazy<ZoneAccount> Plant = new(() => Accounted("example-plant"));

    [Fact]
    public void Renewable_cover_unfolds_into_two_totals_and_their_lines()
    {
        foreach (var year in Building.Value.Inventory!.Years)
        {
            var cover = Find(Building.Value, $"coverCalorific@{year.Year}");
            Assert.Equal(100 * year.RenewableCoverCalorific, cover.Amount, 1e-9);
            var ratio = Table(cover, "ratio").Rows;
            Assert.Equal([year.RenewableTceCalorific, year.EnergyTceCalorific, 100 * year.RenewableCoverCalorific], ratio.Select(r => r[2].Number));
            Assert.Equal([$"renewableCalorific@{year.Year}", $"energyCalorific@{year.Year}", ""], ratio.Select(r => r[6].Text.En));
            Assert.Equal(year.RenewableTceCalorific, Table(cover, "numeratorParts").Rows.Sum(r => r[^1].Number), 1e-9);
            Assert.Equal(year.EnergyTceCalorific, Table(cover, "denominatorParts").Rows.Sum(r => r[^1].Number), 1e-9);
            Assert.Contains(Table(cover, "equations").Rows, r => r[0].Text.En == "ACC-15" && r[3].Text.En.Length > 0);
        }
    }

    [Theory]
    [InlineData("Renewable cover, calorific", "coverCalorific")]
    [InlineData("可再生能源覆盖率（等价值）", "coverEquivalent")]
    [InlineData("Gross per population", "gross/population")]
    [InlineData("单位建筑面积净排放", "net/floor_area")]
    [InlineData("On-site renewable supply, calorific", "renewableCalorific")]
    [InlineData("Memo: offsets carried, market-based", "marketCarried")]
    public void A_printed_name_finds_it(string name, string id) => Assert.Equal(id, Find(Building.Value, name).Id);

    [Fact]
    public void Every_intensity_that_compare_prints_unfolds_to_the_row_of_its_indicator()
    {
        var account = Plant.Value;
        var table = CompareTables.Amounts(new CompareZone(Product).Of(account, account.Inventory!));
        var rows = table.Rows.Where(r => r[1].Text.En.Contains(" per ", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            var total = Find(account, $"{row[1].Text.En}@{row[0].Text.En}");
            Assert.Equal(row[4].Number, total.Amount, 1e-9);
            Assert.Equal(row[2].Text.Zh, total.Ratio!.Unit.Zh);
            var (below, written) = (Table(total, "ratio").Rows[1], account.Input!.Indicators.Single(i => i.Indicator == total.Id.Split('/')[1] && i.Year == total.Year));
            Assert.Equal(written.Where.ToString(), below[4].Text.En);
            Assert.Equal(written.Source, below[5].Text.En);
            Assert.Equal(written.Value, below[2].Number * written.Measured!.ToCanonical, 1e-6);
            Assert.Contains(Table(total, "equations").Rows, r => r[0].Text.En == "IND-08" && r[3].Text.En.StartsWith("GHG Protocol", StringComparison.Ordinal));
            Assert.NotEmpty(Table(total, "numeratorLines").Rows);
        });
    }

    [Fact]
    public void Money_of_its_own_year_shows_its_deflator()
    {
        using var run = new RunFolder();
        File.WriteAllText(Path.Combine(run.Zone, "indicators.csv"), "year,indicator,value,unit,price_year,source\n2021,gdp,110,万元,,statistical yearbook\n");
        File.WriteAllText(Path.Combine(run.Zone, "prices.csv"), "item,year,value,unit,price_year,source\ndeflator,2021,1.1,1,2015,price survey\n");
        var account = new AccountZone(run.Product).Account(run.Zone);
        var total = Find(account, "gross/gdp");
        Assert.Equal(account.Inventory!.Years[^1].Gross.T / 100, total.Amount, 1e-9);
        var ratio = Table(total, "ratio").Rows;
        Assert.Equal((110, "indicators.csv:2", "statistical yearbook"), (ratio[1][2].Number, ratio[1][4].Text.En, ratio[1][5].Text.En));
        Assert.Equal((1.1, "prices.csv:2", "price survey"), (ratio[2][2].Number, ratio[2][4].Text.En, ratio[2][5].Text.En));
        Assert.Contains(Table(total, "equations").Rows, r => r[0].Text.En == "IND-05");
    }

    [Fact]
    public void An_indicator_without_a_row_of_the_year_says_which_row_is_missing()
    {
        using var run = new RunFolder();
        File.WriteAllText(Path.Combine(run.Zone, "indicators.csv"), "year,indicator,value,unit,price_year,source\n2019,population,900,人,,census\n");
        var total = Find(new AccountZone(run.Product).Account(run.Zone), "net/population");
        Assert.True(double.IsNaN(total.Amount));
        Assert.Equal("indicators.csv has no population for 2021", total.WhyUnknown.En);
        Assert.DoesNotContain(total.Tables, t => t.Id == "equations");
    }

    [Fact]
    public void Energy_shows_the_constant_of_electricity_and_of_heat_with_value_unit_and_source()
    {
        var rows = Table(Find(Building.Value, "energyCalorific"), "equations").Rows;
        var (electricity, heat) = (rows.Single(r => r[0].Text.En == "ACC-14"), rows.Single(r => r[0].Text.En == "ACC-13"));
        Assert.Equal((StandardCoalKernels.ElectricityKgcePerKWh, "kgce/kWh", "GB/T 2589-2020 table A.1"), (electricity[3].Number, electricity[4].Text.En, electricity[7].Text.En));
        Assert.Equal((StandardCoalKernels.HeatGJPerTce, "GJ/tce"), (heat[3].Number, heat[4].Text.En));
        Assert.Contains("0.03412 kgce/MJ", heat[2].Text.Zh, StringComparison.Ordinal);
        Assert.StartsWith("GB/T 2589-2020", heat[7].Text.En, StringComparison.Ordinal);
        Assert.Equal(Building.Value.Inventory!.Years[^1].EnergyTceCalorific, rows.Sum(r => r[6].Number), 1e-9);
    }

    [Fact]
    public void Energy_on_the_equivalent_basis_shows_the_coefficient_of_its_year()
    {
        using var run = new RunFolder();
        File.WriteAllText(Path.Combine(run.Zone, "factors.csv"), "item,parameter,value,unit,source,publisher,year_from,year_to\nelectricity,standard_coal_equivalent,0.3,kgce/kWh,power statistics 2021,CEC,2021,2021\n");
        var total = Find(new AccountZone(run.Product).Account(run.Zone), "energyEquivalent");
        var electricity = Table(total, "equations").Rows.Single(r => r[0].Text.En == "ACC-14");
        Assert.Equal(0.3, electricity[3].Number);
        Assert.Contains("power statistics 2021", electricity[7].Text.En, StringComparison.Ordinal);
        Assert.Empty(total.WhyUnknown.In(Language.En));
        Assert.Contains(Table(total, "factors").Rows, r => r[2].Number == 0.3);
    }

    [Fact]
    public void An_unknown_total_of_energy_says_so_and_why_and_lists_what_is_known_as_such()
    {
        var total = Find(Building.Value, "energyEquivalent@2024");
        Assert.True(double.IsNaN(total.Amount));
        var answer = ExplainTotal.Answer(total, Building.Value.Inventory!);
        Assert.Contains("is not known: 14 lines lack a factor", answer.En, StringComparison.Ordinal);
        Assert.Contains("未知", answer.Zh, StringComparison.Ordinal);
        Assert.Equal(14, Table(total, "missing").Rows.Sum(r => r[3].Number));
        Assert.Contains("A37", Table(total, "missing").Rows[0][4].Text.En, StringComparison.Ordinal);
        Assert.Contains("standard_coal_equivalent", Table(total, "missing").Rows[0][5].Text.En, StringComparison.Ordinal);
        var parts = Table(total, "parts");
        Assert.DoesNotContain("add up to the total;", parts.Title.En, StringComparison.Ordinal);
        Assert.Contains("not known", parts.Title.En, StringComparison.Ordinal);
        Assert.All(parts.Rows, r => Assert.True(double.IsFinite(r[^1].Number)));
        Assert.All(Table(total, "lines").Rows, r => Assert.True(double.IsFinite(r[^1].Number)));
    }

    [Fact]
    public void A_ratio_of_an_unknown_total_is_not_known_either()
    {
        var total = Find(Building.Value, "coverEquivalent");
        Assert.False(total.IsKnown);
        Assert.Contains("is not known", total.WhyUnknown.En, StringComparison.Ordinal);
        Assert.NotEmpty(Table(total, "denominatorMissing").Rows);
    }

    [Fact]
    public void Programs_read_the_ratio_and_every_line_of_its_parts()
    {
        var total = ExplainTotal.Find(Building.Value.Input!, Building.Value.Inventory!, "gross/floor_area@2023", isWhole: true)!;
        Assert.Equal("total", total.Tables[0].Id);
        Assert.Equal(total.Amount, total.Tables[0].Rows[0][5].Number);
        Assert.Equal(total.Tables.Length, total.Tables.Select(t => t.Id).Distinct().Count());
    }

    [Fact]
    public void The_report_unfolds_ratios_and_says_which_energy_is_not_known()
    {
        using var run = new RunFolder();
        new RunZone(run.Product).Run(Path.Combine(Shipped.Data, "zones", "example-building"), RunOptions.To(run.Out) with { Language = Language.En, GeneratedOn = "2026-01-01" });
        var report = File.ReadAllText(Path.Combine(run.Out, "report.html"));
        Assert.Contains("Renewable cover, calorific of 2024: 11.4263 %", report, StringComparison.Ordinal);
        Assert.Contains("Gross per population of 2022", report, StringComparison.Ordinal);
        Assert.Contains("Energy, primary equivalent of 2024 is not known: 14 lines", report, StringComparison.Ordinal);
        Assert.Contains("0.1229", report, StringComparison.Ordinal);
        Assert.Contains("indicators.csv:7", report, StringComparison.Ordinal);
    }

    private static ZoneAccount Accounted(string zone) => new AccountZone(Product).Account(Path.Combine(Shipped.Data, "zones", zone));

    private static UnfoldedTotal Find(ZoneAccount account, string id) => ExplainTotal.Find(account.Input!, account.Inventory!, id)!;

    private static ResultTable Table(UnfoldedTotal total, string id) => total.Tables.Single(t => t.Id == id);
}
