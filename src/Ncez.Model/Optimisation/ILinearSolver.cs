using System.Collections.Immutable;

namespace Ncez.Model.Optimisation;

/// <summary>Solves linear and mixed-integer programs. An adapter is in <c>Ncez.Workflows/Solving</c>.</summary>
public interface ILinearSolver
{
    /// <summary>Solves a program. What goes wrong (no solver, no solution, stopped) is the status of the result, never an exception.</summary>
    /// <param name="program">Program.</param>
    /// <param name="options">Limits, start, progress.</param>
    /// <param name="cancellation">Stops the solver; the best solution so far comes back with the status Stopped.</param>
    ProgramSolution Solve(LinearProgram program, SolveOptions options, CancellationToken cancellation = default);
}

/// <summary>How a program is solved.</summary>
public sealed record SolveOptions
{
    /// <summary>Without limits beyond one minute and a gap of 0.1 %.</summary>
    public static SolveOptions Default { get; } = new();

    /// <summary>Longest time [s].</summary>
    public double MostSeconds { get; init; } = 60;

    /// <summary>Relative gap at which a mixed-integer solution is good enough [0–1].</summary>
    public double GapFraction { get; init; } = 0.001;

    /// <summary>Values of all columns of a solution known already, to start from; empty = none.</summary>
    public ImmutableArray<double> Start { get; init; } = [];

    /// <summary>Told how far the solver is.</summary>
    public Action<SolveProgress>? Progress { get; init; }

    /// <summary>Columns that a linear program holds at a good guess first and lets go then: what is left to do from there is little.</summary>
    public ImmutableDictionary<int, double> Guess { get; init; } = ImmutableDictionary<int, double>.Empty;

    /// <summary>Where a linear program begins; null = where the solver likes. A basis that does not fit is mended by the solver.</summary>
    public ProgramBasis? Basis { get; init; }
}

/// <summary>A basis to begin from.</summary>
/// <param name="Columns">State of each column.</param>
/// <param name="Rows">State of each row.</param>
public sealed record ProgramBasis(ImmutableArray<BasisState> Columns, ImmutableArray<BasisState> Rows);

/// <summary>How far a solver is.</summary>
/// <param name="Line">What it printed.</param>
/// <param name="Best">Objective of the best solution; NaN = none yet.</param>
/// <param name="Bound">No solution can be better than this; NaN = not known.</param>
public readonly record struct SolveProgress(string Line, double Best, double Bound);

/// <summary>How a solve ended.</summary>
public enum SolveStatus
{
    /// <summary>Solved, to the gap that was asked for.</summary>
    Optimal,

    /// <summary>No values keep all rows and bounds.</summary>
    Infeasible,

    /// <summary>The objective has no end.</summary>
    Unbounded,

    /// <summary>Time was over or the user stopped it; there may be a solution.</summary>
    Stopped,

    /// <summary>The solver is not installed.</summary>
    NoSolver,

    /// <summary>The solver failed.</summary>
    Failed,
}

/// <summary>Where a column or row stands in a simplex basis.</summary>
public enum BasisState
{
    /// <summary>Free, not in the basis.</summary>
    Free,

    /// <summary>In the basis.</summary>
    Basic,

    /// <summary>At its upper bound.</summary>
    AtUpper,

    /// <summary>At its lower bound.</summary>
    AtLower,

    /// <summary>Superbasic: between its bounds but not in the basis.</summary>
    Super,

    /// <summary>Its bounds are one.</summary>
    Fixed,
}

/// <summary>What a solver gives.</summary>
/// <param name="Status">How it ended.</param>
public sealed record ProgramSolution(SolveStatus Status)
{
    /// <summary>Objective; NaN = no solution.</summary>
    public double Objective { get; init; } = double.NaN;

    /// <summary>No solution can be better than this; equal to the objective for a linear program.</summary>
    public double Bound { get; init; } = double.NaN;

    /// <summary>Values of columns; empty = no solution.</summary>
    public ImmutableArray<double> Values { get; init; } = [];

    /// <summary>Values of rows; linear programs only.</summary>
    public ImmutableArray<double> RowValues { get; init; } = [];

    /// <summary>Duals of rows: change of the objective per unit of the row's bound; linear programs only.</summary>
    public ImmutableArray<double> Duals { get; init; } = [];

    /// <summary>Reduced costs of columns; linear programs only.</summary>
    public ImmutableArray<double> ReducedCosts { get; init; } = [];

    /// <summary>Basis of columns; linear programs only.</summary>
    public ImmutableArray<BasisState> ColumnBasis { get; init; } = [];

    /// <summary>Basis of rows; linear programs only.</summary>
    public ImmutableArray<BasisState> RowBasis { get; init; } = [];

    /// <summary>Iterations or nodes.</summary>
    public int Steps { get; init; }

    /// <summary>True when there are values.</summary>
    public bool HasValues => !Values.IsEmpty;

    /// <summary>Distance of the objective from the bound over the objective [0–1]; NaN = not known.</summary>
    public double GapFraction => Math.Abs(Objective - Bound) <= 1e-9 ? 0 : Math.Abs(Objective - Bound) / Math.Max(Math.Abs(Objective), 1e-9);
}
