using Ncez.Charts.Scenarios;
using Ncez.Model.Scenarios;
using Ncez.Model.Texts;
using Ncez.Workflows.Scenarios;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>The zone's pathways: the lines, what each scenario comes to, the lowest one by sector, its energy balance.</summary>
public sealed class ScenarioChapter : IReportChapter
{
    private static readonly TextArea Texts = TextArea.Of(typeof(ScenarioChapter).Assembly, "Scenarios");

    /// <inheritdoc />
    public string Id => "scenarios";

    /// <inheritdoc />
    public int Order => 70;

    /// <inheritdoc />
    public LocalText Title => Texts.Both("chapter");

    /// <inheritdoc />
    public bool Applies(ReportInput input) => input.Get<PathwaySet>() is { Pathways.IsEmpty: false };

    /// <inheritdoc />
    public void Write(HtmlWriter html, ReportInput input)
    {
        var set = input.Get<PathwaySet>()!;
        var (baseline, lowest) = (set.BaselinePathway, set.Pathways.MinBy(p => p.NetT[^1])!);
        html.Element("h2", Title);
        html.Element("p", Texts.Both("chapter.lead", ("count", set.Pathways.Length), ("first", baseline.Years[0]), ("last", baseline.Years[^1]), ("baseline", baseline.Name)), "lead");
        if (!set.Notice.IsEmpty)
        {
            html.Element("p", set.Notice, "note");
        }

        html.Open("div", "cols");
        ChartPanel.Write(html, PathwayChart.Build(set)!, "c12");
        ChartPanel.Write(html, SectorChart.Build(lowest), "c12");
        if (EnergyFlowChart.Build(lowest, baseline.Years[^1]) is { } flows)
        {
            ChartPanel.Write(html, flows, "c12");
        }

        html.Close("div");
        TablePanel.Write(html, PathwayTables.Net(set));
        if (input.Get<ScenarioGaps>() is { } gaps)
        {
            TablePanel.Write(html, gaps.Table);
        }

        TablePanel.Write(html, PathwayTables.Sectors(lowest));
        TablePanel.Write(html, PathwayTables.Balance(lowest, baseline.Years[0]));
        TablePanel.Write(html, PathwayTables.Balance(lowest, baseline.Years[^1]));
    }
}
