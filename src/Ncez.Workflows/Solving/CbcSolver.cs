using System.Globalization;
using Ncez.Data.Solving;
using Ncez.Model.Optimisation;

namespace Ncez.Workflows.Solving;

/// <summary>Mixed-integer programs through the program cbc; its values are then made exact by CLP with the whole numbers held.</summary>
internal static class CbcSolver
{
    /// <summary>Solves a mixed-integer program.</summary>
    internal static ProgramSolution Solve(LinearProgram program, SolveOptions options, CancellationToken cancellation)
    {
        if (CbcProgram.Find() is not { } cbc || !ClpLibrary.IsHere)
        {
            return new ProgramSolution(SolveStatus.NoSolver);
        }

        var log = new CbcLog(options.Progress);
        var (outcome, values) = cbc.Solve(program, options, log.Read, cancellation);
        if (cancellation.IsCancellationRequested)
        {
            return new ProgramSolution(SolveStatus.Stopped) { Bound = log.Bound, Steps = log.Nodes };
        }

        var status = outcome switch
        {
            _ when outcome.Contains("nfeasible", StringComparison.Ordinal) => SolveStatus.Infeasible,
            _ when outcome.StartsWith("Optimal", StringComparison.Ordinal) => SolveStatus.Optimal,
            _ when outcome.StartsWith("Unbounded", StringComparison.Ordinal) => SolveStatus.Unbounded,
            _ when outcome.StartsWith("Stopped", StringComparison.Ordinal) => SolveStatus.Stopped,
            _ => SolveStatus.Failed,
        };
        if (values.IsEmpty || status is SolveStatus.Infeasible or SolveStatus.Unbounded or SolveStatus.Failed || !log.HasSolution)
        {
            return new ProgramSolution(status) { Bound = log.Bound, Steps = log.Nodes };
        }

        var exact = ClpSolver.Solve(program.WithIntegersAt(values), options with { Progress = null }, cancellation);
        return exact.Status != SolveStatus.Optimal
            ? new ProgramSolution(SolveStatus.Failed) { Bound = log.Bound }
            : exact with { Status = status, Bound = double.IsNaN(log.Bound) ? exact.Objective : Math.Min(log.Bound, exact.Objective), Steps = log.Nodes };
    }
}

/// <summary>Reads what cbc prints: the best solution, the bound and the nodes.</summary>
internal sealed class CbcLog(Action<SolveProgress>? progress)
{
    private double _best = double.NaN;
    private double _possible = double.NaN;

    /// <summary>No solution can be better; NaN = as good as the objective (proven optimal) or not known.</summary>
    internal double Bound { get; private set; } = double.NaN;

    /// <summary>Nodes of the tree.</summary>
    internal int Nodes { get; private set; }

    /// <summary>False when it stopped before it found a solution.</summary>
    internal bool HasSolution { get; private set; } = true;

    /// <summary>Takes a line.</summary>
    internal void Read(string line)
    {
        if (After(line, "Lower bound:") is { } bound)
        {
            Bound = bound;
        }
        else if (After(line, "Enumerated nodes:") is { } nodes)
        {
            Nodes = (int)nodes;
        }
        else if (line.Contains("No feasible solution found", StringComparison.Ordinal))
        {
            HasSolution = false;
        }

        if (After(line, "Integer solution of") is { } best)
        {
            Tell(line, best, _possible);
        }
        else if (After(line, "best possible") is { } possible && line.Contains("Cbc0010I", StringComparison.Ordinal))
        {
            Tell(line, After(line, "on tree,") is { } found and < 1e40 ? found : _best, possible);
        }
    }

    private void Tell(string line, double best, double possible)
    {
        (_best, _possible) = (best, possible);
        progress?.Invoke(new SolveProgress(line, best, possible));
    }

    private static double? After(string line, string words)
    {
        var at = line.IndexOf(words, StringComparison.Ordinal);
        var number = at < 0 ? "" : line[(at + words.Length)..].TrimStart().Split(' ', ')')[0];
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}
