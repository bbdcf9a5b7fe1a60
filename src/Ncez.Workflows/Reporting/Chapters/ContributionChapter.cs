using Ncez.Model.Scenarios;
using Ncez.Model.Texts;
using Ncez.Workflows.Scenarios;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>Which measure saves how much in the lowest scenario, by three methods, by sector and region.</summary>
public sealed class ContributionChapter : ComposedChapter
{
    /// <inheritdoc />
    public override string Id => "contributions";

    /// <inheritdoc />
    public override int Order => 71;

    /// <inheritdoc />
    public override LocalText Title => ContributionTables.Text("chapter");

    /// <inheritdoc />
    public override bool Applies(ReportInput input) => input.Get<PathwaySet>() is { Contributions.IsEmpty: false };

    /// <inheritdoc />
    protected override void Compose(IChapterComposer chapter, ReportInput input)
    {
        var set = input.Get<PathwaySet>()!;
        var scenario = set.Pathways.Where(p => set.Contributions.Any(c => c.Scenario == p.Scenario)).MinBy(p => p.NetT[^1])!.Scenario;
        if (ContributionTables.Answer(set, scenario) is { } answer)
        {
            chapter.Answer(answer);
        }

        chapter.Text(ContributionTables.Text("method"));
        chapter.Charts(
            (ContributionChart.Build(set, scenario), "c12"), (ContributionParts.Wedges(set, scenario), "c12"),
            (ContributionParts.Sectors(set, scenario), "c12"), (ContributionParts.Regions(set, scenario), "c12"));
        foreach (var table in ContributionTables.Of(set, scenario))
        {
            chapter.Table(table);
        }
    }
}
