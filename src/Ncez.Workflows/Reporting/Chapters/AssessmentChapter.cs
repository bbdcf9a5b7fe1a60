using Ncez.Model.Texts;
using Ncez.Technology.Assessment;
using Ncez.Workflows.Technologies.Assessment;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>What a zone's experts say of its technologies: agreement, weights, ranking, grades beside the report's.</summary>
public sealed class AssessmentChapter : ComposedChapter
{
    private static readonly string[] Open = ["ranking", "weights", "sensitivity", "agreement", "grades", "differences", "windows", "settings"];
    private static readonly string[] Behind = ["experts", "statistics"];

    /// <inheritdoc />
    public override string Id => "assessment";

    /// <inheritdoc />
    public override int Order => 61;

    /// <inheritdoc />
    public override LocalText Title => AssessmentTables.Text("chapter");

    /// <inheritdoc />
    public override bool Applies(ReportInput input) => input.Get<PanelAssessment>() is not null;

    /// <inheritdoc />
    protected override void Compose(IChapterComposer chapter, ReportInput input)
    {
        var assessment = input.Get<PanelAssessment>()!;
        chapter.Answer(AssessmentTables.Leader(assessment));
        chapter.Text(AssessmentTables.Stop(assessment));
        chapter.Text(AssessmentTables.Text("judgement"));
        var tables = AssessmentTables.Of(assessment).ToDictionary(t => t.Id, StringComparer.Ordinal);
        foreach (var id in Open)
        {
            if (tables.TryGetValue(id, out var table))
            {
                chapter.Table(table);
            }
        }

        chapter.OnRequest(AssessmentTables.Text("more"), [.. Behind.Where(tables.ContainsKey).Select(id => ((Model.Charts.ChartSpec?)null, tables[id]))]);
    }
}
