using Ncez.Model.Texts;
using Ncez.Model.Uncertainties;
using Ncez.Workflows.Uncertainties;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>How sure the totals are: interval, method, contributions, what states nothing.</summary>
public sealed class UncertaintyChapter : IReportChapter
{
    /// <inheritdoc />
    public string Id => "uncertainty";

    /// <inheritdoc />
    public int Order => 45;

    /// <inheritdoc />
    public LocalText Title => UncertaintyTables.Text("chapter");

    /// <inheritdoc />
    public bool Applies(ReportInput input) => input.Get<UncertaintyReport>() is not null;

    /// <inheritdoc />
    public void Write(HtmlWriter html, ReportInput input)
    {
        var report = input.Get<UncertaintyReport>()!;
        html.Element("h2", Title).Element("p", UncertaintyTables.Answer(report), "lead").Element("p", UncertaintyTables.Method(report), "second");
        if (UncertaintyTables.Chart(report) is { } chart)
        {
            html.Open("div", "cols");
            ChartPanel.Write(html, chart, "c12");
            html.Close("div");
        }

        foreach (var table in UncertaintyTables.Of(report))
        {
            TablePanel.Write(html, table);
        }
    }
}
