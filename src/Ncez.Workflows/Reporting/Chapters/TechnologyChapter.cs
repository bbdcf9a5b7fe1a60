using System.Globalization;
using Ncez.Model.Roadmaps;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Workflows.Reporting.Roadmaps;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>Technologies and roadmap: the zone's own measures, the report's figures of its domain, and what the report claims of single technologies.</summary>
public sealed class TechnologyChapter : IReportChapter
{
    private static readonly TextArea Texts = TextArea.Of(typeof(TechnologyChapter).Assembly, "Technologies");

    /// <inheritdoc />
    public string Id => "technologies";

    /// <inheritdoc />
    public int Order => 60;

    /// <inheritdoc />
    public LocalText Title => Texts.Both("chapter");

    /// <inheritdoc />
    public bool Applies(ReportInput input) => input.Get<TechnologyReport>() is { } report && (report.Own is not null || !report.Published.IsEmpty);

    /// <inheritdoc />
    public void Write(HtmlWriter html, ReportInput input)
    {
        var report = input.Get<TechnologyReport>()!;
        RoadmapFigure[] figures = [.. report.Own is null ? [] : new[] { report.Own }, .. report.Published];
        html.Element("h2", Title).Element("p", figures[0].Answer, "lead");
        foreach (var figure in figures)
        {
            // The first one's answer is the chapter's.
            new RoadmapPanel(html, figure).Write(answerStandsAbove: figure == figures[0]);
        }

        foreach (var table in report.Tables.Where(t => t.Rows.Length > 0))
        {
            WriteTable(html, table);
        }
    }

    private static void WriteTable(HtmlWriter html, ResultTable table)
    {
        html.Open("section", "panel").Open("header").Element("h3", table.Title);
        if (table.Id is "claims" or "choice")
        {
            html.Element("p", Texts.Both(table.Id == "claims" ? "chapter.claims.note" : "chapter.choice"), "sub");
        }

        html.Close("header").Open("div", "scroll").Open("table", "data compact rm-table").Open("thead").Open("tr");
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
                    html.Element("td", double.IsNaN(row[c].Number) ? "–" : row[c].Number.ToString("#,0.###", CultureInfo.InvariantCulture), "n");
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
}
