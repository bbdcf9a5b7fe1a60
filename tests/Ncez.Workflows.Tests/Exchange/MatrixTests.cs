using Ncez.Model.Diagnostics;
using Ncez.Model.Tables;
using Ncez.Testing;
using Ncez.Workflows.Exchange;
using Ncez.Workflows.Views;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Tests.Exchange;

/// <summary>Published tables as they are printed: an energy balance comes in and goes out again, a matrix of emissions counts as reported, its totals never count.</summary>
public sealed class MatrixTests : IDisposable
{
    private const string Zone = """
        ncez: 1
        id: matrix
        name: { zh: 测试, en: test }
        domain: region
        region: CN-GD
        years: [2005]
        gwp: SAR
        factors: [guides-2015-batch3, gbt-32151-2015, gbt-2589-2020]
        proxies: { 原煤: 烟煤 }
        """;

    private static readonly ShippedData Data = new(Shipped.Data);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ncez-matrix");

    public MatrixTests() => Write("zone.yaml", Zone);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_published_balance_comes_back_with_the_difference_it_prints()
    {
        var table = Path.Combine(Shipped.Root, "tests", "Golden", "matrices", "shandong-2005.csv");
        Done(Import(table, new MatrixOptions(MatrixKind.Balance, 2005, "", "Shandong yearbook 2006, table 6-9")));
        Write("factors.csv", "item,parameter,value,unit,gas,source\n其他煤制品,emission_factor,2.6,tCO2/tce,CO2,test\n");
        var balance = View("balance").Single(t => t.Id == "energy_balance_2005");

        foreach (var (item, difference) in new[] { ("raw-coal", -59.1), ("cleaned-coal", 0.1), ("coke", -0.1), ("other-coal-products", -14.6) })
        {
            // Yearbooks round each cell to 0.1.
            Assert.Equal(difference, Cell(balance, "flow.difference", item), 0.25);
            Assert.Equal(difference, Cell(balance, "flow.published", item), 1e-9);
        }

        Assert.Equal(20092.2, Cell(balance, "flow.available", "raw-coal"), 0.11);
        Assert.Equal(6423.0 + 7432.6 + 1530.0, Cell(balance, "flow.burnt", "raw-coal"), 0.11);
    }

    [Fact]
    public void Fuel_used_as_raw_material_is_not_burnt()
    {
        Done(Import(Write("t.csv", "单位：万t,,\n项目,柴油,原油\n一次能源生产量,,900\n终端消费量,500,\n1.工业,300,\n# 用作原料、材料,120,\n(四)生活消费,200,\n"), new MatrixOptions(MatrixKind.Balance, 2005, "", "test")));
        var inventory = Account();
        var burnt = inventory.Plans.Zip(inventory.PlanTotals).Where(p => p.First.Item?.Id == "diesel" && !double.IsNaN(p.Second.Co2eT) && p.Second.Co2eT > 0).Sum(p => p.Second.Quantity);

        Assert.Equal(180 + 200, burnt, 1e-9);
        var balance = View("balance").Single(t => t.Id == "energy_balance_2005");
        Assert.Equal(120, Cell(balance, "flow.non_energy", "diesel"));
        Assert.Equal(380, Cell(balance, "flow.burnt", "diesel"));
    }

    [Fact]
    public void An_import_twice_changes_nothing()
    {
        var file = Write("t.csv", "单位：万t,\n项目,柴油\n1.工业,300\n");
        Done(Import(file, new MatrixOptions(MatrixKind.Balance, 2005, "", "test")));
        var before = File.ReadAllText(Path.Combine(_folder.FullName, "energy_balance.csv"));
        var again = Import(file, new MatrixOptions(MatrixKind.Balance, 2005, "", "test"));

        Assert.Empty(again.Files);
        Assert.Equal(before, File.ReadAllText(Path.Combine(_folder.FullName, "energy_balance.csv")));
    }

    [Fact]
    public void A_matrix_counts_as_reported_and_its_totals_are_compared_not_counted()
    {
        var outcome = Import(Write("m.csv", "单位：万t,,,\n部门,原煤,柴油,合计\n工业,120,10,130\n交通,,85,90\n合计,120,95,215\n"), new MatrixOptions(MatrixKind.Emissions, 2005, "", "bulletin", "A"));
        Done(outcome);

        Assert.Equal(2_150_000, Account().Years[0].Gross.T, 1e-6);
        Assert.All(Account().Plans.Where(p => p.Scope == Model.Zones.Scope.Direct), p => Assert.Equal(Model.Activities.ActivityStatus.Reported, p.Status));
        Assert.Contains(outcome.Findings.Sorted(), f => f.Code == "IMP-030" && f.Fix.En!.StartsWith("5 is not covered", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("万吨二氧化碳", "CO2")]
    [InlineData("万吨CO2", "CO2")]
    [InlineData("万吨二氧化碳当量", "CO2e")]
    [InlineData("万吨", "CO2")]
    public void Units_name_their_gas_and_rows_stand_where_they_were_emitted(string unit, string gas)
    {
        Done(Import(Write("m.csv", $"单位：{unit},,,\n部门,原煤,柴油,电力\n工业,120,10,80\n交通运输,,85,5\n"), new MatrixOptions(MatrixKind.Emissions, 2005, "", "bulletin")));
        var inventory = Account();
        Assert.Equal(3_000_000, inventory.Years[0].Gross.T, 1e-6);
        Assert.Equal(850_000, inventory.Years[0].Indirect.T, 1e-6);
        var rows = File.ReadAllText(Path.Combine(_folder.FullName, "activities.csv"));
        Assert.Contains($"mobile_combustion,diesel,85,万吨,use,reported,{gas},交通运输", rows, StringComparison.Ordinal);
        Assert.Contains($"purchased_electricity,electricity,80,万吨,import,reported,{gas},工业", rows, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_against_the_whole_show_residual_and_coverage()
    {
        Done(Import(Write("a.csv", "单位：t,,\n部门,原煤,合计\n工业,60,60\n"), new MatrixOptions(MatrixKind.Emissions, 2005, "", "bulletin", "A")));
        Done(Import(Write("b.csv", "单位：t,,\n部门,原煤,合计\n工业,20,20\n"), new MatrixOptions(MatrixKind.Emissions, 2005, "", "bulletin", "B")));
        Done(Import(Write("all.csv", "单位：t,,\n部门,原煤,合计\n工业,95,95\n居民生活,5,5\n合计,100,100\n"), new MatrixOptions(MatrixKind.Totals, 2005, "", "yearbook")));
        var table = View("coverage").Single(t => t.Id == "coverage");
        var (whole, homes) = (table.Rows.Single(r => r[1].Text.En!.Length == 0), table.Rows.First(r => r[1].Text.En == "居民生活"));

        Assert.Equal((100, 80, 2, 20, 80), (whole[3].Number, whole[4].Number, whole[5].Number, whole[6].Number, whole[7].Number));
        Assert.True(double.IsNaN(homes[4].Number)); // nobody reports it: unknown, not zero
        Assert.Equal(5, homes[6].Number);
        Assert.Equal(80, Account().Years[0].Gross.T, 1e-9);
    }

    [Theory]
    [InlineData("部门,原煤\n工业,12\n", "IMP-027")] // no unit anywhere
    [InlineData("单位：t,\n部门,柴油\n工业,12\n建筑业,abc12\n", "IMP-026")]
    [InlineData("nothing here\n", "IMP-024")]
    public void What_cannot_be_read_is_a_finding_and_nothing_is_written(string text, string code)
    {
        var outcome = Import(Write("x.csv", text), new MatrixOptions(MatrixKind.Balance, 2005, "", "test"));

        Assert.Equal(ImportState.Refused, outcome.State);
        Assert.Contains(outcome.Findings.Sorted(), f => f.Code == code);
        Assert.False(File.Exists(Path.Combine(_folder.FullName, "energy_balance.csv")));
    }

    [Fact]
    public void A_fuel_nobody_knows_is_named()
    {
        var outcome = Import(Write("x.csv", "单位：万t,\n项目,未知燃料\n1.工业,12\n"), new MatrixOptions(MatrixKind.Balance, 2005, "", "test"));
        Assert.Contains(outcome.Findings.Sorted(), f => f.Code == "IMP-028");
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private ImportOutcome Import(string path, MatrixOptions options) => new ImportMatrix(Data).Run(path, _folder.FullName, options, replace: false);

    private static void Done(ImportOutcome outcome) =>
        Assert.True(outcome.State == ImportState.Done, string.Join("; ", outcome.Findings.Sorted().Select(f => $"{f.Code} {f.Where} {f.Found.En}")));

    private Model.Inventories.Inventory Account()
    {
        var account = new AccountZone(Data).Account(_folder.FullName);
        Assert.True(account.Inventory is not null, string.Join("; ", account.Findings.Sorted().Where(f => f.Severity == Severity.Error).Select(f => $"{f.Code} {f.Where} {f.Found.En}")));
        return account.Inventory;
    }

    private ResultTable[] View(string id)
    {
        var account = new AccountZone(Data).Account(_folder.FullName);
        Assert.True(account.Inventory is not null, string.Join("; ", account.Findings.Sorted().Where(f => f.Severity == Severity.Error).Select(f => $"{f.Code} {f.Where} {f.Found.En}")));
        return [.. InventoryViews.All.Single(v => v.Id == id).Build(new ViewInput(Data, account.Input!, account.Inventory))];
    }

    private static double Cell(ResultTable table, string flow, string item)
    {
        var name = Model.Texts.TextArea.Of(typeof(InventoryViews).Assembly, "Views").Both(flow, []).En;
        return table.Rows.First(r => r[0].Text.En == name)[table.Columns.Select(c => c.Id).ToList().IndexOf(item)].Number;
    }
}
