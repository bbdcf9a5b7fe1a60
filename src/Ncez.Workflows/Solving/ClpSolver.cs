using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Ncez.Model.Optimisation;

namespace Ncez.Workflows.Solving;

/// <summary>Linear programs through COIN-OR CLP in process.</summary>
internal static class ClpSolver
{
    // The primal simplex goes on from the values that are there, not from their bounds.
    private const int FromValues = 1;

    /// <summary>Solves a linear program.</summary>
    internal static ProgramSolution Solve(LinearProgram program, SolveOptions options, CancellationToken cancellation)
    {
        if (!ClpLibrary.IsHere)
        {
            return new ProgramSolution(SolveStatus.NoSolver);
        }

        var model = ClpLibrary.NewModel();
        try
        {
            ClpLibrary.SetLogLevel(model, 0);
            ClpLibrary.LoadProblem(
                model, program.Costs.Length, program.RowLower.Length, program.Starts.AsSpan(), program.RowOf.AsSpan(), program.Values.AsSpan(),
                Finite(program.ColumnLower), Finite(program.ColumnUpper), program.Costs.AsSpan(), Finite(program.RowLower), Finite(program.RowUpper));
            ClpLibrary.SetMaximumSeconds(model, options.MostSeconds);
            if (options.Basis is { } basis)
            {
                ClpLibrary.CopyInStatus(model, [.. basis.Columns.Concat(basis.Rows).Select(s => (byte)s)]);
            }

            using (cancellation.Register(() => ClpLibrary.SetMaximumIterations(model, 0)))
            {
                Run(model, program, options);
            }

            return Answer(model, program);
        }
        finally
        {
            ClpLibrary.DeleteModel(model);
        }
    }

    // Without presolve a solve runs on the model itself, so it can be stopped at any iteration.
    private static void Run(nint model, LinearProgram program, SolveOptions options)
    {
        if (options.Guess.IsEmpty)
        {
            ClpLibrary.Dual(model, 0);
        }
        else
        {
            ClpLibrary.ChangeColumnLower(model, Finite([.. program.ColumnLower.Select((b, c) => options.Guess.GetValueOrDefault(c, b))]));
            ClpLibrary.ChangeColumnUpper(model, Finite([.. program.ColumnUpper.Select((b, c) => options.Guess.GetValueOrDefault(c, b))]));
            ClpLibrary.Dual(model, 0);
            ClpLibrary.ChangeColumnLower(model, Finite(program.ColumnLower));
            ClpLibrary.ChangeColumnUpper(model, Finite(program.ColumnUpper));
            ClpLibrary.Primal(model, FromValues);
        }

        options.Progress?.Invoke(new SolveProgress("clp", ClpLibrary.ObjectiveValue(model), double.NaN));
    }

    private static ProgramSolution Answer(nint model, LinearProgram program)
    {
        var status = ClpLibrary.Status(model) switch
        {
            0 => SolveStatus.Optimal,
            1 => SolveStatus.Infeasible,
            2 => SolveStatus.Unbounded,
            3 => SolveStatus.Stopped,
            _ => SolveStatus.Failed,
        };
        if (status != SolveStatus.Optimal)
        {
            return new ProgramSolution(status) { Steps = ClpLibrary.NumberIterations(model) };
        }

        var (columns, rows) = (program.Costs.Length, program.RowLower.Length);
        var objective = ClpLibrary.ObjectiveValue(model);
        return new ProgramSolution(status)
        {
            Objective = objective,
            Bound = objective,
            Values = Read(ClpLibrary.ColumnValues(model), columns),
            RowValues = Read(ClpLibrary.RowValues(model), rows),
            Duals = Read(ClpLibrary.Duals(model), rows),
            ReducedCosts = Read(ClpLibrary.ReducedCosts(model), columns),
            ColumnBasis = [.. Enumerable.Range(0, columns).Select(c => (BasisState)ClpLibrary.ColumnStatus(model, c))],
            RowBasis = [.. Enumerable.Range(0, rows).Select(r => (BasisState)ClpLibrary.RowStatus(model, r))],
            Steps = ClpLibrary.NumberIterations(model),
        };
    }

    // CLP's infinity is the largest double.
    private static double[] Finite(ImmutableArray<double> bounds) => [.. bounds.Select(b => double.IsPositiveInfinity(b) ? double.MaxValue : double.IsNegativeInfinity(b) ? -double.MaxValue : b)];

    private static ImmutableArray<double> Read(nint from, int count)
    {
        var values = new double[count];
        if (count > 0)
        {
            Marshal.Copy(from, values, 0, count);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }
}
