using Ncez.Model.Texts;
using Ncez.Model.Uncertainties;
using Ncez.Workflows.Uncertainties;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>How sure the totals are: interval, method, contributions, what states nothing.</summary>
public sealed class UncertaintyChapter : ComposedChapter
{
    /// <inheritdoc />
    public override string Id => "uncertainty";

    /// <inheritdoc />
    public override int Order => 45;

    /// <inheritdoc />
    public override LocalText Title => UncertaintyTables.Text("chapter");

    /// <inheritdoc />
    public override bool Applies(ReportInput input) => input.Get<UncertaintyReport>() is not null;

    /// <inheritdoc />
    protected override void Compose(IChapterComposer chapter, ReportInput input)
    {
        var report = input.Get<UncertaintyReport>()!;
        chapter.Answer(UncertaintyTables.Answer(report));
        chapter.Text(UncertaintyTables.Method(report));
        chapter.Charts((UncertaintyTables.Chart(report), "c12"));
        foreach (var table in UncertaintyTables.Of(report))
        {
            chapter.Table(table);
        }

        chapter.Text(UncertaintyTables.TableNote);
    }
}
