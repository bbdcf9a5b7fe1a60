using Ncez.Charts.Roadmap;
using Ncez.Model.Texts;
using Ncez.Workflows.Reporting;
using Ncez.Workflows.Reporting.Roadmaps;

namespace Ncez.Workflows.Documents.Sections;

/// <summary>The zone's own roadmap as a figure, the figures of its domain, and the tables beside them.</summary>
public sealed class TechnologySection : IDocumentSection
{
    private static readonly TextArea Texts = TextArea.Of(typeof(TechnologySection).Assembly, "Technologies");

    /// <inheritdoc />
    public int Order => 60;

    /// <inheritdoc />
    public void Write(DocumentBuilder document, ReportInput input)
    {
        if (input.Get<TechnologyReport>() is not { } report || (report.Own is null && report.Published.IsEmpty))
        {
            return;
        }

        document.Heading(1, Texts.Both("chapter"));
        foreach (var figure in report.Own is { } own ? report.Published.Insert(0, own) : report.Published)
        {
            foreach (var sheet in RoadmapSvg.RenderA4(figure, document.Language, RoadmapTheme.Light))
            {
                document.Picture(figure.Title, sheet);
            }
        }

        foreach (var table in report.Tables)
        {
            document.Table(table);
        }
    }
}
