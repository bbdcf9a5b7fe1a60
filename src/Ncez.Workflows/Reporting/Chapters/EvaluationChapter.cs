using System.Collections.Immutable;
using Ncez.Model.Schemes;
using Ncez.Model.Texts;
using Ncez.Workflows.Schemes;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>Is it near zero: the zone judged by its schemes, indicator by indicator with the evidence.</summary>
public sealed class EvaluationChapter : ComposedChapter
{
    /// <inheritdoc />
    public override string Id => "evaluation";

    /// <inheritdoc />
    public override int Order => 46;

    /// <inheritdoc />
    public override LocalText Title => SchemeTexts.Of("chapter");

    /// <inheritdoc />
    public override bool Applies(ReportInput input) => input.Get<ZoneEvaluation>() is { Assessments.IsEmpty: false };

    /// <inheritdoc />
    protected override void Compose(IChapterComposer chapter, ReportInput input)
    {
        var assessments = input.Get<ZoneEvaluation>()!.Assessments;
        chapter.Answer(assessments.Length == 1 ? Answer(assessments[0]) : Counted(assessments));
        chapter.Text(assessments.Length == 1 ? default : ReportTexts.Join("；", "; ", assessments.Select(Answer)));
        chapter.Text(SchemeTexts.Of("note"));
        chapter.Table(SchemeTables.Results(assessments));
        foreach (var assessment in assessments)
        {
            chapter.Table(SchemeTables.Rows(assessment));
            chapter.Table(AdviceTable.Of(input.Get<ZoneEvaluation>()!, assessment.Scheme));
            chapter.Table(SchemeTables.Missing(assessment));
        }

        chapter.Table(SchemeTables.About(assessments));
    }

    private static LocalText Counted(ImmutableArray<SchemeAssessment> assessments)
    {
        var (passed, failed) = (assessments.Count(a => a.Outcome == SchemeOutcome.Passed), assessments.Count(a => a.Outcome == SchemeOutcome.Failed));
        var open = assessments.Length - passed - failed;
        return ReportTexts.Join("；", "; ",
        [
            SchemeTexts.Of("answer.several", ("count", assessments.Length), ("passed", passed), ("failed", failed)),
            open == 0 ? default : SchemeTexts.Of("answer.open", ("open", open)),
        ]);
    }

    private static LocalText Answer(SchemeAssessment a) => SchemeTexts.Of("answer",
        ("scheme", a.Scheme.Name), ("outcome", a.Grade is { } grade ? grade.Name : SchemeTexts.Outcome(a.Outcome)), ("progress", SchemeTables.Progress(a)),
        ("met", a.Rows.Count(r => r.State == VerdictState.Met)), ("notMet", a.Rows.Count(r => r.State == VerdictState.NotMet)));
}
