using Ncez.Charts.Inventories;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Tests.Sectors;

/// <summary>What lowers the total within gross emissions is drawn: forests taking up 686 t beside lime (683 t) and gas (216 t).</summary>
public sealed class DeductionChartTests
{
    private static readonly Model.Inventories.Inventory Inventory =
        EverySector.Account([.. EverySector.Rows.Where(r => r.Id is "P05" or "S01" or "L05")]).Inventory!;

    [Fact]
    public void Bars_show_the_category_below_zero_and_the_shares_are_of_gross()
    {
        var spec = InventoryCharts.Build("category-bars", Inventory, 2024)!;
        Assert.Contains(spec.Series.SelectMany(s => s.Values), v => v < -686);
        Assert.Equal(Inventory.Years[0].Gross.T, spec.Series.SelectMany(s => s.Values).Where(double.IsFinite).Sum(), 1e-6);
        Assert.Contains("stroke-dasharray=\"2 3\"", Charts.Svg.ChartSvg.Inline(spec, new Charts.Svg.SvgOptions(Language.En, Charts.Svg.SvgTheme.Light)), StringComparison.Ordinal); // the line of zero
    }

    [Fact]
    public void Flows_lead_to_the_true_gross_and_name_what_is_deducted()
    {
        var spec = InventoryCharts.Build("flow-sankey", Inventory, 2024)!;
        Assert.Equal(Inventory.Years[0].Gross.T, spec.Flows.Where(f => f.To == "gross").Sum(f => f.Value), 1e-6);
        Assert.Contains(spec.Flows, f => f.To == "direct-deducted" && f.Value > 686);
    }

    [Fact]
    public void A_ring_tells_processes_from_energy_and_its_title_too()
    {
        // Lime (683 t) and 216 t of gas: three quarters are of no carrier.
        var inventory = EverySector.Account([.. EverySector.Rows.Where(r => r.Id is "P05" or "S01")]).Inventory!;
        var spec = InventoryCharts.Build("emission-structure", inventory, 2024)!;
        Assert.Equal(["Not from energy", "Natural gas"], spec.Series.Select(s => s.Name.En));
        Assert.Matches("^Gross emissions of .*: 76% do not come from energy", spec.Title.En);
        Assert.EndsWith("not from energy: processes, waste, agriculture, land", spec.Subtitle.En, StringComparison.Ordinal);
        Assert.Contains("并非来自能源", spec.Title.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ring_says_what_it_cannot_draw()
    {
        var spec = InventoryCharts.Build("emission-structure", EverySector.Account([.. EverySector.Rows.Where(r => r.Id is "S01" or "L05")]).Inventory!, 2024)!;
        Assert.Contains(spec.Notes, n => n.En!.Contains("lowers the total", StringComparison.Ordinal));
    }
}
