using System.Collections.Immutable;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Workflows.Status;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>Where the zone stands: structure, growth, classes, published figures.</summary>
public sealed class StatusChapter : ComposedChapter
{
    /// <inheritdoc />
    public override string Id => "status";

    /// <inheritdoc />
    public override int Order => 41;

    /// <inheritdoc />
    public override LocalText Title => StatusTexts.Of("chapter");

    /// <inheritdoc />
    public override bool Applies(ReportInput input) => input.Get<StatusTables>() is { Tables.IsEmpty: false };

    /// <inheritdoc />
    protected override void Compose(IChapterComposer chapter, ReportInput input)
    {
        var status = input.Get<StatusTables>()!;
        chapter.Answer(StatusAnswer.Of(input.Inventory, status.Tables));
        foreach (var table in status.Tables)
        {
            chapter.Table(table);
        }
    }
}

/// <summary>The tables of the chapter.</summary>
/// <param name="Tables">In their order.</param>
public sealed record StatusTables(ImmutableArray<ResultTable> Tables);
