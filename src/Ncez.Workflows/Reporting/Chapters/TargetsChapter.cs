using Ncez.Charts.Targets;
using Ncez.Model.Charts;
using Ncez.Model.Targets;
using Ncez.Model.Texts;
using Ncez.Workflows.Targets;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>Who owes what by when: targets against the observed years, totals and intensities together, shared out over parts.</summary>
public sealed class TargetsChapter : ComposedChapter
{
    /// <inheritdoc />
    public override string Id => "targets";

    /// <inheritdoc />
    public override int Order => 44;

    /// <inheritdoc />
    public override LocalText Title => TargetTables.Text("chapter");

    /// <inheritdoc />
    public override bool Applies(ReportInput input) => input.Get<ZoneTargets>() is { Followed.IsEmpty: false };

    /// <inheritdoc />
    protected override void Compose(IChapterComposer chapter, ReportInput input)
    {
        var targets = input.Get<ZoneTargets>()!;
        var inForce = targets.Followed.Where(t => !t.IsReplaced).ToList();
        int Count(TargetLight light) => inForce.Count(t => t.Light == light);
        chapter.Answer(TargetTables.Text("answer", ("all", inForce.Count), ("met", Count(TargetLight.Met)), ("onTrack", Count(TargetLight.OnTrack)),
            ("behind", Count(TargetLight.Behind)), ("offTrack", Count(TargetLight.OffTrack)), ("unknown", Count(TargetLight.Unknown))));
        chapter.Text(TargetTables.Text("note"));
        var charts = TargetChart.Build(targets.Followed, input.Inventory);
        chapter.Charts([.. charts.Select(c => ((ChartSpec?)c, charts.Length == 1 ? "c12" : "c6"))]);
        foreach (var table in TargetTables.All(targets))
        {
            chapter.Table(table);
        }
    }
}
