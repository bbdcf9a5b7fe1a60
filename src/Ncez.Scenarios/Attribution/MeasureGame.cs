using System.Collections.Immutable;

namespace Ncez.Scenarios.Attribution;

/// <summary>The game of a scenario's measures: players are numbered from 0, whatever their bits in the model.</summary>
internal sealed class MeasureGame(ScenarioProgram program, ImmutableArray<int> players, RunOutputs outputs)
{
    /// <summary>How many players.</summary>
    public int Players => players.Length;

    /// <summary>How many outputs each coalition has.</summary>
    public int Outputs => outputs.Count;

    /// <summary>Everybody.</summary>
    public ulong Whole => players.Length == 64 ? ulong.MaxValue : (1UL << players.Length) - 1;

    /// <summary>Shares of all players, nothing yet.</summary>
    public double[][] NewShares() => [.. Enumerable.Range(0, Players).Select(_ => new double[Outputs])];

    /// <summary>A run of the scenario for one thread.</summary>
    public ScenarioRun NewRun() => program.NewRun();

    /// <summary>Outputs of a coalition.</summary>
    public double[] Value(ScenarioRun run, ulong coalition)
    {
        var values = new double[outputs.Count];
        Value(run, coalition, values);
        return values;
    }

    /// <summary>Outputs of a coalition, without allocation.</summary>
    public void Value(ScenarioRun run, ulong coalition, Span<double> values)
    {
        var measures = 0UL;
        for (var i = 0; i < players.Length; i++)
        {
            measures |= ((coalition >> i) & 1) << players[i];
        }

        run.RunYears(measures, outputs.Years);
        outputs.Read(run, values);
    }
}
