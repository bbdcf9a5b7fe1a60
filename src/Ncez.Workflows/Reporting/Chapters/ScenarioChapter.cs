using Ncez.Charts.Scenarios;
using Ncez.Model.Scenarios;
using Ncez.Model.Texts;
using Ncez.Workflows.Scenarios;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>The zone's pathways: the lines, what each scenario comes to, the lowest one by sector, its energy balance.</summary>
public sealed class ScenarioChapter : ComposedChapter
{
    private static readonly TextArea Texts = TextArea.Of(typeof(ScenarioChapter).Assembly, "Scenarios");

    /// <inheritdoc />
    public override string Id => "scenarios";

    /// <inheritdoc />
    public override int Order => 70;

    /// <inheritdoc />
    public override LocalText Title => Texts.Both("chapter");

    /// <inheritdoc />
    public override bool Applies(ReportInput input) => input.Get<PathwaySet>() is { Pathways.IsEmpty: false };

    /// <inheritdoc />
    protected override void Compose(IChapterComposer chapter, ReportInput input)
    {
        var set = input.Get<PathwaySet>()!;
        var (baseline, lowest) = (set.BaselinePathway, set.Pathways.MinBy(p => p.NetT[^1])!);
        chapter.Answer(Texts.Both(set.Pathways.Length == 1 ? "chapter.lead.one" : lowest == baseline ? "chapter.lead.none" : "chapter.lead",
            ("count", set.Pathways.Length), ("last", baseline.Years[^1]), ("lowest", lowest.Name), ("net", Numbers.Co2e(lowest.NetT[^1])), ("baseline", baseline.Name), ("without", Numbers.Co2e(baseline.NetT[^1]))));
        chapter.Text(set.Notice);
        chapter.Charts((PathwayChart.Build(set), "c12"), (SectorChart.Build(lowest), "c12"), (EnergyFlowChart.Build(lowest, baseline.Years[^1]), "c12"));
        chapter.Table(PathwayTables.Net(set));
        if (input.Get<ScenarioGaps>() is { } gaps)
        {
            chapter.Table(gaps.Table);
        }

        chapter.Table(input.Get<ScenarioPeaks>()?.Table ?? PeakTables.Peaks(set, null));
        chapter.Table(PeakTables.Regions(lowest));
        chapter.Table(PathwayTables.Sectors(lowest));
        chapter.Table(PathwayTables.Capacities(lowest));
        chapter.Table(PathwayTables.Balance(lowest, baseline.Years[0]));
        chapter.Table(PathwayTables.Balance(lowest, baseline.Years[^1]));
        chapter.OnRequest(Texts.Both("chapter.otherYears"), [.. PathwayTables.SomeYears(baseline.Years).SkipLast(1).Select(y => (EnergyFlowChart.Build(lowest, y), PathwayTables.Balance(lowest, y)))]);
    }
}
