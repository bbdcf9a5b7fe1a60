using Ncez.Model.Evidence;
using Ncez.Model.Texts;
using Ncez.Workflows.Evidence;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>Proofs, reviews and the sampling plan of a zone that keeps any.</summary>
public sealed class VerificationChapter : ComposedChapter
{
    /// <inheritdoc />
    public override string Id => "verification";

    /// <inheritdoc />
    public override int Order => 57;

    /// <inheritdoc />
    public override LocalText Title => VerificationTables.Text("chapter");

    /// <inheritdoc />
    public override bool Applies(ReportInput input) => input.Get<VerificationPlan>() is { } plan && (!plan.Proofs.IsEmpty || !plan.Reviews.IsEmpty);

    /// <inheritdoc />
    protected override void Compose(IChapterComposer chapter, ReportInput input)
    {
        var plan = input.Get<VerificationPlan>()!;
        chapter.Answer(VerificationTables.Answer(plan));
        foreach (var table in VerificationTables.Of(plan))
        {
            chapter.Table(table);
        }
    }
}
