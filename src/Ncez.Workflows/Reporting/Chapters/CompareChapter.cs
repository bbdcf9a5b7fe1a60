using Ncez.Model.Comparisons;
using Ncez.Model.Texts;
using Ncez.Workflows.Comparisons;
using Ncez.Workflows.Runs;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>Did it work: each later year against the baseline (report 1.2(3)), decoupling and drivers.</summary>
public sealed class CompareChapter : ComposedChapter
{
    /// <inheritdoc />
    public override string Id => "compare";

    /// <inheritdoc />
    public override int Order => 42;

    /// <inheritdoc />
    public override LocalText Title => CompareTexts.Of("chapter");

    /// <inheritdoc />
    public override bool Applies(ReportInput input) => input.Get<BeforeAfter>() is { BaseYear: not null };

    /// <inheritdoc />
    protected override void Compose(IChapterComposer chapter, ReportInput input)
    {
        var comparison = input.Get<BeforeAfter>()!;
        var last = comparison.Years[^1];
        var built = input.Inventory.Zone.Profile.Build is { } build ? CompareTexts.Of($"built.{build}") : default;
        chapter.Answer(CompareTexts.Of("answer", ("year", last.Year), ("base", last.BaseYear), ("gross", CompareCharts.Moved(last.Gross.Ratio)), ("net", CompareCharts.Moved(last.Net.Ratio))));
        chapter.Text(built);
        var drivers = CompareCharts.Drivers(comparison);
        chapter.Charts((CompareCharts.Index(comparison), drivers is null ? "c12" : "c7"), (drivers, "c5"));
        foreach (var table in CompareTables.All(comparison, input.Inventory))
        {
            chapter.Table(table);
        }

        foreach (var table in input.Get<SinceFrozen>() is { } since ? ChangeTables.OfBaseYear(since) : [])
        {
            chapter.Table(table);
        }
    }
}
