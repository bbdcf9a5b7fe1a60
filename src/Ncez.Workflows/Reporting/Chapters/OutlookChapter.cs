using Ncez.Model.Texts;
using Ncez.Workflows.Scenarios;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>The scenarios beside what is published about the zone: published, model, difference, why; and what the model's rows are.</summary>
public sealed class OutlookChapter : IReportChapter
{
    /// <inheritdoc />
    public string Id => "outlook";

    /// <inheritdoc />
    public int Order => 72;

    /// <inheritdoc />
    public LocalText Title => ZoneOutlook.Text("chapter");

    /// <inheritdoc />
    public bool Applies(ReportInput input) => input.Get<ZoneOutlook>() is not null;

    /// <inheritdoc />
    public void Write(HtmlWriter html, ReportInput input)
    {
        html.Element("h2", Title).Element("p", ZoneOutlook.Text("lead"), "lead");
        foreach (var table in input.Get<ZoneOutlook>()!.Tables)
        {
            TablePanel.Write(html, table);
        }
    }
}
