using Ncez.Model.Texts;
using Ncez.Workflows.Technologies.Costs;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>What each measure costs for what it abates.</summary>
public sealed class AbatementCostChapter : ComposedChapter
{
    /// <inheritdoc />
    public override string Id => "abatement-cost";

    /// <inheritdoc />
    public override int Order => 62;

    /// <inheritdoc />
    public override LocalText Title => CostMeasures.Chapter;

    /// <inheritdoc />
    public override bool Applies(ReportInput input) => input.Get<AbatementCostReport>() is not null;

    /// <inheritdoc />
    protected override void Compose(IChapterComposer chapter, ReportInput input)
    {
        var report = input.Get<AbatementCostReport>()!;
        chapter.Answer(report.Answer);
        foreach (var chart in report.Charts)
        {
            chapter.Charts((chart, "c12"));
        }

        foreach (var table in report.Tables)
        {
            chapter.Table(table);
        }
    }
}
