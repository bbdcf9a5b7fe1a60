using Ncez.Model.Quantities;
using Ncez.Model.Scenarios;

namespace Ncez.Workflows.Scenarios;

/// <summary>Unfolds a number of a pathway to what somebody wrote.</summary>
public static class ExplainPathway
{
    /// <summary>The unfolded cell or result; null when the scenario has none of that name.</summary>
    /// <param name="projection">The projected zone.</param>
    /// <param name="scenario">Scenario id.</param>
    /// <param name="cell"><c>branch:variable</c>, or net, gross, direct, indirect, sink.</param>
    /// <param name="near">The name most like one that was not found.</param>
    public static CellExplanation? Of(ZoneProjection projection, string scenario, string cell, out string near)
    {
        var run = projection.Programs.First(p => p.Scenario.Id == scenario).NewRun();
        run.Run();
        var explanation = run.Explain(cell);
        near = explanation is null ? EditDistance.Nearest(cell, run.CellNames) ?? "net" : cell;
        return explanation;
    }
}
