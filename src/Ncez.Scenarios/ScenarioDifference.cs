using System.Collections.Immutable;
using Ncez.Model.Scenarios;

namespace Ncez.Scenarios;

/// <summary>What makes two scenarios different: the cells for which another expression holds, and the measures that are on in one only.</summary>
public static class ScenarioDifference
{
    /// <summary>A cell that is not the same.</summary>
    /// <param name="Cell">Its name.</param>
    /// <param name="Left">Expressions of the first scenario.</param>
    /// <param name="Right">Expressions of the second.</param>
    public sealed record Override(string Cell, ImmutableArray<ModelExpression> Left, ImmutableArray<ModelExpression> Right);

    /// <summary>The cells that differ, by name.</summary>
    /// <param name="left">One scenario.</param>
    /// <param name="right">Another scenario of the same model.</param>
    public static ImmutableArray<Override> Of(ScenarioProgram left, ScenarioProgram right)
    {
        var (one, other) = (Written(left), Written(right));
        return
        [
            .. one.Keys.Union(other.Keys).Order(StringComparer.Ordinal)
                .Select(name => new Override(name, one.GetValueOrDefault(name, []), other.GetValueOrDefault(name, [])))
                .Where(o => !o.Left.Select(e => e.Where).SequenceEqual(o.Right.Select(e => e.Where))),
        ];
    }

    // The expressions that hold: current accounts, the scenario's own, and the measures that it switches on.
    private static Dictionary<string, ImmutableArray<ModelExpression>> Written(ScenarioProgram program)
    {
        var on = program.Measures.Where((_, i) => (program.DefaultMeasures >> i & 1) != 0).Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        var measures = program.Measures.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        return program.Cells.Cells.Where(c => c.Key.WithMeasures && c.Value.Expressions.Count > 0).ToDictionary(
            c => $"{program.Index.Branches[c.Key.Branch].Path}:{c.Key.Variable}@{program.Model.Regions[c.Key.Region].Id}",
            c => c.Value.Expressions.Where(e => !measures.Contains(e.Scenario) || on.Contains(e.Scenario)).ToImmutableArray(), StringComparer.Ordinal);
    }
}
