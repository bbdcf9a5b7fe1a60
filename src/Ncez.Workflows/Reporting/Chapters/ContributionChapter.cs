using Ncez.Model.Scenarios;
using Ncez.Model.Texts;
using Ncez.Workflows.Scenarios;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>Which measure saves how much in the lowest scenario, by three methods, by sector and region.</summary>
public sealed class ContributionChapter : IReportChapter
{
    /// <inheritdoc />
    public string Id => "contributions";

    /// <inheritdoc />
    public int Order => 71;

    /// <inheritdoc />
    public LocalText Title => ContributionTables.Text("chapter");

    /// <inheritdoc />
    public bool Applies(ReportInput input) => input.Get<PathwaySet>() is { Contributions.IsEmpty: false };

    /// <inheritdoc />
    public void Write(HtmlWriter html, ReportInput input)
    {
        var set = input.Get<PathwaySet>()!;
        var scenario = set.Pathways.Where(p => set.Contributions.Any(c => c.Scenario == p.Scenario)).MinBy(p => p.NetT[^1])!.Scenario;
        html.Element("h2", Title).Element("p", ContributionTables.Text("method"), "second").Open("div", "cols");
        ChartPanel.Write(html, ContributionChart.Build(set, scenario)!, "c12");
        var (sectors, regions) = (ContributionParts.Sectors(set, scenario), ContributionParts.Regions(set, scenario));
        foreach (var (chart, width) in new[] { (ContributionParts.Wedges(set, scenario), "c12"), (sectors, "c12"), (regions, "c12") })
        {
            if (chart is not null)
            {
                ChartPanel.Write(html, chart, width);
            }
        }

        html.Close("div");
        foreach (var table in ContributionTables.Of(set, scenario))
        {
            TablePanel.Write(html, table);
        }
    }
}
