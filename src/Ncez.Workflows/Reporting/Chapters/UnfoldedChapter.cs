using Ncez.Model.Charts;
using Ncez.Model.Texts;
using Ncez.Workflows.Reporting.Parts;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>Net emissions of the last year unfolded: parts, largest lines, factors, fallbacks taken, corrections made; every other total of that year and of the base year on a click.</summary>
public sealed class UnfoldedChapter : ComposedChapter
{
    private static readonly TextArea Area = TextArea.Of(typeof(UnfoldedChapter).Assembly, "Totals");

    /// <inheritdoc />
    public override string Id => "unfolded";

    /// <inheritdoc />
    public override int Order => 85;

    /// <inheritdoc />
    public override LocalText Title => Area.Both("chapter");

    /// <inheritdoc />
    public override bool Applies(ReportInput input) => input.Get<UnfoldedTotal>() is not null;

    /// <inheritdoc />
    protected override void Compose(IChapterComposer chapter, ReportInput input)
    {
        var total = input.Get<UnfoldedTotal>()!;
        chapter.Answer(ExplainTotal.Answer(total, input.Inventory));
        chapter.Text(Area.Both("how"));
        foreach (var table in total.Tables)
        {
            // Every factor has a chapter of its own, and so have equations a page of the manual: here the tables wait for a click, and a document does without them.
            if (table.Id is "equations" or "factors")
            {
                chapter.OnRequest(table.Title, [(null, table)]);
            }
            else
            {
                chapter.Table(table);
            }
        }

        foreach (var further in input.Get<FurtherTotals>()?.All ?? [])
        {
            chapter.OnRequest(ExplainTotal.Answer(further, input.Inventory), [.. further.Tables.Where(t => t.Id is "missing" or "parts" or "ratio" or "equations" or "factors" or "fallbacks" or "corrections").Select(t => ((ChartSpec?)null, t))]);
        }
    }
}
