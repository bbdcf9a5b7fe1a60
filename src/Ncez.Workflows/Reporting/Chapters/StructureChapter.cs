using Ncez.Charts.Inventories;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>Structure of energy and emissions: the pair of figure 5-1, the categories, and the gases.</summary>
public sealed class StructureChapter : IReportChapter
{
    /// <inheritdoc />
    public string Id => "structure";

    /// <inheritdoc />
    public int Order => 20;

    /// <inheritdoc />
    public LocalText Title => ReportTexts.Of("chapter.structure");

    /// <inheritdoc />
    public bool Applies(ReportInput input) =>
        InventoryCharts.Build("energy-structure", input.Inventory, input.Year.Year) is not null || InventoryCharts.Build("emission-structure", input.Inventory, input.Year.Year) is not null;

    /// <inheritdoc />
    public void Write(HtmlWriter html, ReportInput input)
    {
        var (inventory, year) = (input.Inventory, input.Year.Year);
        html.Element("h2", Title);
        html.Open("div", "cols pair");
        var pair = new[] { InventoryCharts.Build("energy-structure", inventory, year), InventoryCharts.Build("emission-structure", inventory, year) }.Where(c => c is not null).ToList();
        foreach (var chart in pair)
        {
            ChartPanel.Write(html, chart!, pair.Count == 2 ? "c6" : "c12");
        }

        html.Close("div").Open("div", "cols");

        // With one year the categories stand in the summary already.
        var bars = inventory.Years.Length > 1 ? InventoryCharts.Build("category-bars", inventory, year) : null;
        if (bars is not null)
        {
            ChartPanel.Write(html, bars, "c7");
        }

        GasTable(html, input, bars is null ? "c12" : "c5");
        html.Close("div");
    }

    /// <summary>What each gas is of gross emissions, as mass and as CO₂e.</summary>
    internal static void GasTable(HtmlWriter html, ReportInput input, string columnClass)
    {
        var gases = InventorySums.ByGas(input.Inventory, input.Year.Year);
        var (gross, decimals) = (input.Year.Gross.T, InventorySums.Decimals(input.Inventory));
        html.Open("section", "panel " + columnClass).Open("header").Element("h3", ReportTexts.Of("gas.title"));
        html.Element("span", ReportTexts.Of("gas.sub", ("year", input.Year.Year), ("gwp", input.Inventory.Zone.Gwp)), "sub").Close("header");
        html.Open("div", "scroll").Open("table", "data compact").Open("thead").Open("tr");
        html.Element("th", ReportTexts.Of("table.gas"), "", ("scope", "col")).Element("th", ReportTexts.Of("gas.mass"), "n", ("scope", "col")).Element("th", "tCO₂e", "n", ("scope", "col"))
            .Element("th", ReportTexts.Of("table.share"), "n", ("scope", "col")).Close("tr", "thead").Open("tbody");
        foreach (var (gas, massT, co2eT) in gases)
        {
            html.Open("tr").Element("th", Gases.Name(gas), "", ("scope", "row")).Element("td", Numbers.Fixed(massT, massT < 100 ? 2 : 0), "n")
                .SumCell(Numbers.Fixed(co2eT, decimals), new SumId(input.Year.Year, SumId.Gas, gas)).Element("td", Numbers.Fixed(co2eT / gross * 100, 1), "n").Close("tr");
        }

        html.Open("tr", "total").Element("th", ChartTexts.Of("gross"), "", ("scope", "row")).Element("td", "", "n").SumCell(Numbers.Fixed(gross, decimals), new SumId(input.Year.Year, SumId.Gross)).Element("td", "100.0", "n").Close("tr");
        html.Close("tbody", "table", "div");
        html.Open("footer", "foot").Element("span", ReportTexts.Of("gas.memo", ("mass", Numbers.Fixed(input.Year.BiomassMemo.T)))).Close("footer", "section");
    }
}
