using System.Collections.Immutable;
using Ncez.Model.Tables;

namespace Ncez.Workflows.Status;

/// <summary>Figures a source prints beside what follows from its own numbers.</summary>
public sealed class PublishedTable : IStatusTable
{
    /// <summary>Id of the table.</summary>
    public const string Id = "published";

    /// <inheritdoc />
    public int Order => 100;

    /// <inheritdoc />
    public ResultTable? Build(StatusInput input) => input.Published.IsEmpty ? null : new ResultTable(Id, StatusTexts.Of("published.title", ("agree", input.Published.Count(p => p.Agrees == true)), ("all", input.Published.Length)),
        [
            new TableColumn("what", StatusTexts.Of("published.what")),
            new TableColumn("printed", StatusTexts.Of("published.printed"), IsNumber: true, IsPublished: true),
            new TableColumn("computed", StatusTexts.Of("published.computed"), IsNumber: true),
            new TableColumn("unit", StatusTexts.Of("unit")),
            new TableColumn("agrees", StatusTexts.Of("published.agrees")),
            new TableColumn("source", StatusTexts.Of("source")),
        ],
        [.. input.Published.Select(p => ImmutableArray.Create<TableCell>([p.What, p.Printed, p.Computed, p.Unit, StatusTexts.Of(p.Agrees switch { true => "yes", false => "no", null => "unknown" }), p.Source]))]);
}
