using System.Globalization;
using Ncez.Charts.Scenarios;
using Ncez.Model.Scenarios;
using Ncez.Model.Tables;
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
        Table(html, PathwayTables.Net(set));
        if (input.Get<ScenarioGaps>() is { } gaps)
        {
            Table(html, gaps.Table);
        }

        Table(html, PathwayTables.Sectors(lowest));
        Table(html, PathwayTables.Balance(lowest, baseline.Years[0]));
        Table(html, PathwayTables.Balance(lowest, baseline.Years[^1]));
    }

    private static void Table(HtmlWriter html, ResultTable table)
    {
        html.Open("section", "panel c12").Open("header").Element("h3", table.Title).Close("header");
        html.Open("div", "scroll").Open("table", "data compact").Open("thead").Open("tr");
        foreach (var column in table.Columns)
        {
            html.Element("th", column.Header, column.IsNumber ? "n" : "", ("scope", "col"));
        }

        html.Close("tr", "thead").Open("tbody");
        foreach (var row in table.Rows)
        {
            html.Open("tr");
            for (var c = 0; c < row.Length; c++)
            {
                if (table.Columns[c].IsNumber)
                {
                    html.Element("td", Number(row[c].Number), "n");
                }
                else
                {
                    html.Element("td", row[c].Text);
                }
            }

            html.Close("tr");
        }

        html.Close("tbody", "table", "div", "section");
    }

    private static string Number(double value) => double.IsNaN(value) ? "" : Math.Abs(value) is > 0 and < 100
        ? value.ToString("0.##", CultureInfo.InvariantCulture).Replace('-', '−')
        : Numbers.Fixed(value);
}
