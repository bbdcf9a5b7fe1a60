using Ncez.Model.Texts;
using Ncez.Workflows.Scenarios;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>The scenarios beside what is published about the zone: published, model, difference, why; and what the model's rows are.</summary>
public sealed class OutlookChapter : ComposedChapter
{
    /// <inheritdoc />
    public override string Id => "outlook";

    /// <inheritdoc />
    public override int Order => 72;

    /// <inheritdoc />
    public override LocalText Title => ZoneOutlook.Text("chapter");

    /// <inheritdoc />
    public override bool Applies(ReportInput input) => input.Get<ZoneOutlook>() is not null;

    /// <inheritdoc />
    protected override void Compose(IChapterComposer chapter, ReportInput input)
    {
        var outlook = input.Get<ZoneOutlook>()!;
        chapter.Answer(outlook.Answer);
        chapter.Text(ZoneOutlook.Text("lead"));
        foreach (var table in outlook.Tables)
        {
            chapter.Table(table);
        }
    }
}
