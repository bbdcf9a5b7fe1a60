using Ncez.Model.Charts;
using Ncez.Model.Scenarios;
using Ncez.Model.Texts;
using Ncez.Workflows.Comparisons;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>What moves gross emissions in the baseline and the lowest scenario: LMDI by activity, structure, intensity, mix and factor.</summary>
public sealed class DriversChapter : ComposedChapter
{
    /// <inheritdoc />
    public override string Id => "drivers";

    /// <inheritdoc />
    public override int Order => 73;

    /// <inheritdoc />
    public override LocalText Title => DriverTables.Text("chapter");

    /// <inheritdoc />
    public override bool Applies(ReportInput input) => input.Get<PathwaySet>() is { Drivers.IsEmpty: false };

    /// <inheritdoc />
    protected override void Compose(IChapterComposer chapter, ReportInput input)
    {
        var set = input.Get<PathwaySet>()!;
        Pathway[] shown = [.. new[] { set.BaselinePathway, set.Pathways.MinBy(p => p.NetT[^1])! }.Distinct()];
        chapter.Answer(DriverTables.Answer(set.Drivers.First(d => d.Scenario == shown[^1].Scenario).Split, shown[^1].Name));
        chapter.Text(DriverTables.Text("method"));
        chapter.Charts([.. shown.Select(p => ((ChartSpec?)DriverTables.Chart(set.Drivers.First(d => d.Scenario == p.Scenario).Split, p.Name), shown.Length > 1 ? "c6" : "c12"))]);
        foreach (var table in DriverTables.Of([.. set.Drivers.Where(d => d.Scenario == shown[^1].Scenario).Select(d => d.Split)], shown[^1].Name, shown[^1].NameOf))
        {
            chapter.Table(table);
        }
    }
}
