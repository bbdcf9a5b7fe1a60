using System.Collections.Immutable;
using Ncez.Model.Scenarios;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Scenarios;

namespace Ncez.Workflows.Scenarios;

/// <summary>What makes two scenarios different, as a list of overrides.</summary>
public static class DifferenceTable
{
    private static readonly TextArea Texts = TextArea.Of(typeof(DifferenceTable).Assembly, "Scenarios");

    /// <summary>The table; null when the projection has no scenario of one of the ids.</summary>
    public static ResultTable? Of(ZoneProjection projection, string left, string right)
    {
        var (one, other) = (projection.Programs.FirstOrDefault(p => p.Scenario.Id == left), projection.Programs.FirstOrDefault(p => p.Scenario.Id == right));
        return one is null || other is null ? null : new ResultTable("scenarioDifference", Texts.Both("table.difference", ("one", one.Scenario.Name), ("other", other.Scenario.Name)),
            [new TableColumn("cell", Texts.Both("column.cell")), new TableColumn("left", one.Scenario.Name), new TableColumn("right", other.Scenario.Name)],
            [.. ScenarioDifference.Of(one, other).Select(d => ImmutableArray.Create<TableCell>([d.Cell, Shown(d.Left), Shown(d.Right)]))]);
    }

    private static string Shown(ImmutableArray<ModelExpression> expressions) => string.Join("; ", expressions.Select(e => $"{e.Scenario}: {e.Text} [{e.Unit}]"));
}
