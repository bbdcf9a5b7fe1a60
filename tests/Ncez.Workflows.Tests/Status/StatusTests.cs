using Ncez.Model.Diagnostics;
using Ncez.Model.Tables;
using Ncez.Testing;
using Ncez.Workflows.Status;

namespace Ncez.Workflows.Tests.Status;

public class StatusTests
{
    private static readonly ShippedData Data = new(Shipped.Data);

    // What the report prints (tables 4-2 and 4-3), by an industry's name: share of energy, share of value added.
    [Theory]
    [InlineData("非金属矿物制品业", 25.35, 12.65)]
    [InlineData("黑色金属冶炼及压延加工业", 11.75, 4.02)]
    [InlineData("通信设备、计算机及其他电子制造业", 28.43, 34.06)]
    [InlineData("汽车制造业", 5.26, 7.62)]
    public void Shares_of_the_industries_are_those_of_the_report(string industry, double energyPercent, double valuePercent)
    {
        var table = TableOf("guangdong-industry-2016", "industries");
        var row = Assert.Single(table.Rows, r => Text(table, r, "industry") == industry);
        Assert.Equal(energyPercent, Number(table, row, "energyShareOfClassPercent"), 0.005);
        Assert.Equal(valuePercent, Number(table, row, "valueAddedShareOfClassPercent"), 0.005);
    }

    [Fact]
    public void Classes_add_up_to_the_totals_of_the_report()
    {
        var table = TableOf("guangdong-industry-2016", "industries");
        var totals = table.Rows.Where(r => Text(table, r, "industry").Contains("合计", StringComparison.Ordinal)).ToList();
        Assert.Equal([13053.79, 5164.11], totals.Select(r => Math.Round(Number(table, r, "energyTce") / 1e4, 2)));
        Assert.Equal([15736, 26973], totals.Select(r => Number(table, r, "enterprises")));
        Assert.Contains("71.7%", Text(table, totals[0], "industry"), StringComparison.Ordinal);
        Assert.Contains("32.5%", Text(table, totals[0], "industry"), StringComparison.Ordinal);
    }

    [Fact]
    public void Energy_by_sector_is_table_4_1()
    {
        var table = TableOf("guangdong-energy-2016", "sector");
        Assert.Equal(31240.75e4, Number(table, table.Rows[^1], "energyTce"), 1);
        Assert.Equal(58, Math.Round(Number(table, Assert.Single(table.Rows, r => Text(table, r, "sector") == "工业"), "energySharePercent")));
    }

    // PV made on site counts, what is sent out is less: the structure's energy is the inventory's.
    [Fact]
    public void Energy_of_the_structure_is_that_of_the_inventory()
    {
        var table = TableOf("example-building", "item");
        var totals = table.Rows.Where(r => Text(table, r, "item") == "合计").ToList();
        Assert.NotEmpty(totals);
        Assert.Contains(table.Rows, r => Text(table, r, "item").Contains("光伏", StringComparison.Ordinal));
        Assert.Equal(new ZoneStatus(Data).Of(Path.Combine(Shipped.Data, "zones", "example-building")).Account.Inventory!.Years.Select(y => Math.Round(y.EnergyTceCalorific, 3)), totals.Select(r => Math.Round(Number(table, r, "energyTce"), 3)));
    }

    // The slips of the report that arithmetic can show (C02 … C14), each in the zone that carries its section.
    [Theory]
    [InlineData("guangdong-transport-2015", "Transport CO2", "9136")]
    [InlineData("guangdong-transport-2015", "Air share", "10.87")]
    [InlineData("guangdong-transport-2015", "from the modes", "56.38")]
    [InlineData("guangdong-energy-2016", "inside industry", "96")]
    [InlineData("guangdong-parks-2016", "Natural gas share of park CO2", "3.12")]
    [InlineData("guangdong-industry-2016", "power: share of energy", "16.121")]
    [InlineData("sanxiang-town", "Clean share", "31.0")]
    [InlineData("sanxiang-town", "PRD over the rest", "0.58")]
    public void Slips_of_the_report_are_findings_with_both_figures(string zone, string what, string computed) =>
        Assert.Contains(new ZoneStatus(Data).Of(Path.Combine(Shipped.Data, "zones", zone)).Account.Findings.Sorted(),
            f => f.Code == "PUB-001" && f.Severity == Severity.Warning && f.Found.En.Contains(what, StringComparison.Ordinal) && f.Found.En.Contains(computed, StringComparison.Ordinal));

    [Fact]
    public void Every_example_zone_stands_without_error()
    {
        foreach (var zone in Directory.GetDirectories(Path.Combine(Shipped.Data, "zones")))
        {
            var (account, tables) = new ZoneStatus(Data).Of(zone);
            Assert.False(account.Findings.HasErrors, $"{zone}: {string.Join("; ", account.Findings.Sorted().Where(f => f.Severity == Severity.Error).Select(f => f.Found.En))}");
            Assert.NotEmpty(tables);
        }
    }

    [Theory]
    [InlineData("town", 199_999, "Ⅱ型小城市")]
    [InlineData("town", 200_000, "Ⅰ型小城市")]
    [InlineData("town", 500_000, "中等城市")]
    [InlineData("town", 1_000_000, "Ⅱ型大城市")]
    [InlineData("town", 3_000_000, "Ⅰ型大城市")]
    [InlineData("town", 5_000_000, "特大城市")]
    [InlineData("town", 10_000_000, "超大城市")]
    [InlineData("community", 9_999, "小型社区")]
    [InlineData("community", 10_000, "中型社区")]
    [InlineData("community", 30_000, "大型社区")]
    public void Size_classes_begin_at_their_lower_limit(string kind, double people, string grade) =>
        Assert.Equal(grade, Assert.Single(Data.SizeClasses, c => c.Kind == kind && c.Holds(people)).Grade.Zh);

    [Fact]
    public void Towns_have_five_classes_and_seven_grades()
    {
        var towns = Data.SizeClasses.Where(c => c.Kind == "town").ToList();
        Assert.Equal((5, 7), (towns.Select(t => t.Class.Zh).Distinct().Count(), towns.Count));
    }

    private static ResultTable TableOf(string zone, string id) => Assert.Single(new ZoneStatus(Data).Of(Path.Combine(Shipped.Data, "zones", zone)).Tables, t => t.Id == id);

    private static string Text(ResultTable table, IReadOnlyList<TableCell> row, string column) => row[IndexOf(table, column)].Text.Zh;

    private static double Number(ResultTable table, IReadOnlyList<TableCell> row, string column) => row[IndexOf(table, column)].Number;

    private static int IndexOf(ResultTable table, string column) => table.Columns.Select((c, i) => (c.Id, i)).First(c => c.Id == column).i;
}
