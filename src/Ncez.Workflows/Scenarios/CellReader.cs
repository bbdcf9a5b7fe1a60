using System.Collections.Immutable;
using Ncez.Scenarios;

namespace Ncez.Workflows.Scenarios;

/// <summary>Values of cells of a model that was run, all regions added up; a scenario is run once, when it is first asked for.</summary>
internal sealed class CellReader(ImmutableArray<ScenarioProgram> programs)
{
    private readonly Dictionary<string, ScenarioRun> _runs = new(StringComparer.Ordinal);

    /// <summary>Values by year in the engine's unit; null when the scenario has no such cell in every region.</summary>
    /// <param name="scenario">Scenario id.</param>
    /// <param name="path">Path of the branch.</param>
    /// <param name="variable">Variable.</param>
    public IReadOnlyList<double>? Values(string scenario, string path, string variable)
    {
        if (programs.FirstOrDefault(p => p.Scenario.Id == scenario) is not { } program)
        {
            return null;
        }

        if (!_runs.TryGetValue(scenario, out var run))
        {
            run = _runs[scenario] = program.NewRun();
            run.Run();
        }

        var sum = new double[program.Model.Years.Count];
        foreach (var region in program.Model.Regions)
        {
            var values = run.ValueOf(path, variable, region.Id);
            if (values.IsEmpty)
            {
                return null;
            }

            for (var t = 0; t < sum.Length; t++)
            {
                sum[t] += values[t];
            }
        }

        return sum;
    }
}
