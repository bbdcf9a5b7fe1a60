using Ncez.Model.Texts;
using Ncez.Workflows.Technologies.Sizing;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>Sizes of the park's energy system.</summary>
public sealed class SizingChapter : ComposedChapter
{
    /// <inheritdoc />
    public override string Id => "sizing";

    /// <inheritdoc />
    public override int Order => 66;

    /// <inheritdoc />
    public override LocalText Title => SizingTables.Text("chapter");

    /// <inheritdoc />
    public override bool Applies(ReportInput input) => input.Get<SizingReport>() is not null;

    /// <inheritdoc />
    protected override void Compose(IChapterComposer chapter, ReportInput input)
    {
        var report = input.Get<SizingReport>()!;
        chapter.Answer(report.Answer);
        chapter.Charts((report.Charts.Week, "c12"));
        chapter.Charts((report.Charts.Months, "c12"));
        foreach (var table in report.Tables)
        {
            chapter.Table(table);
        }
    }
}
