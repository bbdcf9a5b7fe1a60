using Ncez.Charts.Inventories;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>How sources become gross and net: the Sankey.</summary>
public sealed class FlowsChapter : IReportChapter
{
    /// <inheritdoc />
    public string Id => "flows";

    /// <inheritdoc />
    public int Order => 30;

    /// <inheritdoc />
    public LocalText Title => ReportTexts.Of("chapter.flows");

    /// <inheritdoc />
    public bool Applies(ReportInput input) => InventoryCharts.Build("flow-sankey", input.Inventory, input.Year.Year) is not null;

    /// <inheritdoc />
    public void Write(HtmlWriter html, ReportInput input)
    {
        html.Element("h2", Title).Open("div", "cols");
        ChartPanel.Write(html, InventoryCharts.Build("flow-sankey", input.Inventory, input.Year.Year)!, "c12");
        html.Close("div");
    }
}
