using System.Collections.Immutable;
using Ncez.Model.Diagnostics;

namespace Ncez.Scenarios.Compiling;

/// <summary>Names the cells of a circle.</summary>
internal static class CircleFinding
{
    /// <summary>Place of the first cell that somebody wrote.</summary>
    public static Place PlaceOf(CellCompiler cells, ImmutableArray<int> rows) =>
        CellsOf(cells, rows).Select(c => c.Value.Expressions.Count > 0 ? c.Value.Expressions[^1].Where : Place.None).FirstOrDefault();

    /// <summary>The circle as a path: A → B → A.</summary>
    public static string PathOf(ModelIndex model, CellCompiler cells, ImmutableArray<int> rows)
    {
        var names = CellsOf(cells, rows).Select(c => $"{model.Branches[c.Key.Branch].Path}:{c.Key.Variable}" + (model.Model.Regions.Length > 1 ? "@" + model.Model.Regions[c.Key.Region].Id : "")).Distinct().ToList();
        return names.Count == 0 ? "—" : string.Join(" → ", names.Append(names[0]));
    }

    private static IEnumerable<KeyValuePair<CellKey, CellCompiler.Cell>> CellsOf(CellCompiler cells, ImmutableArray<int> rows)
    {
        // A cell that only refers to another one shares its row: both belong to the circle.
        var byRow = cells.Cells.ToLookup(c => c.Value.Row);
        return rows.SelectMany(r => byRow[r].Reverse());
    }
}
