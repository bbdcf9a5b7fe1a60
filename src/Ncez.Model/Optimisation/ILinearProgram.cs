using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;

namespace Ncez.Model.Optimisation;

/// <summary>
/// A linear or mixed-integer program, always minimised: min c·x with row bounds L ≤ A·x ≤ U and column bounds l ≤ x ≤ u. The matrix is
/// stored by columns. An engine fills one, a solver reads it; neither knows the other.
/// </summary>
public interface ILinearProgram
{
    /// <summary>Name, for files.</summary>
    string Name { get; }

    /// <summary>Costs of the columns, in the unit of the objective.</summary>
    ImmutableArray<double> Costs { get; }

    /// <summary>Lower bounds of columns; −∞ = none.</summary>
    ImmutableArray<double> ColumnLower { get; }

    /// <summary>Upper bounds of columns; ∞ = none.</summary>
    ImmutableArray<double> ColumnUpper { get; }

    /// <summary>Which columns must be whole numbers; empty = none.</summary>
    ImmutableArray<bool> IsInteger { get; }

    /// <summary>Lower bounds of rows; −∞ = none.</summary>
    ImmutableArray<double> RowLower { get; }

    /// <summary>Upper bounds of rows; ∞ = none.</summary>
    ImmutableArray<double> RowUpper { get; }

    /// <summary>Where each column starts in the two arrays below, and where the last one ends.</summary>
    ImmutableArray<int> Starts { get; }

    /// <summary>Row of each entry.</summary>
    ImmutableArray<int> RowOf { get; }

    /// <summary>Value of each entry.</summary>
    ImmutableArray<double> Values { get; }

    /// <summary>Names of columns; empty = they are named by their number.</summary>
    ImmutableArray<string> ColumnNames { get; }

    /// <summary>Names of rows; empty = they are named by their number.</summary>
    ImmutableArray<string> RowNames { get; }

    /// <summary>What a user demands (a target, a budget, a window), each behind one or more rows: what a conflict is told in.</summary>
    ImmutableArray<ProgramDemand> Demands { get; }

    /// <summary>Demand of each row; −1 = the row is how things are and cannot be dropped.</summary>
    ImmutableArray<int> DemandOf { get; }
}

/// <summary>Something a user demands of a program.</summary>
/// <param name="Name">In the user's words.</param>
/// <param name="Where">Where it is written.</param>
public sealed record ProgramDemand(LocalText Name, Place Where);

/// <summary>A linear program as built by <see cref="LinearProgramBuilder"/>.</summary>
public sealed record LinearProgram : ILinearProgram
{
    /// <inheritdoc />
    public required string Name { get; init; }

    /// <inheritdoc />
    public required ImmutableArray<double> Costs { get; init; }

    /// <inheritdoc />
    public required ImmutableArray<double> ColumnLower { get; init; }

    /// <inheritdoc />
    public required ImmutableArray<double> ColumnUpper { get; init; }

    /// <inheritdoc />
    public ImmutableArray<bool> IsInteger { get; init; } = [];

    /// <inheritdoc />
    public required ImmutableArray<double> RowLower { get; init; }

    /// <inheritdoc />
    public required ImmutableArray<double> RowUpper { get; init; }

    /// <inheritdoc />
    public required ImmutableArray<int> Starts { get; init; }

    /// <inheritdoc />
    public required ImmutableArray<int> RowOf { get; init; }

    /// <inheritdoc />
    public required ImmutableArray<double> Values { get; init; }

    /// <inheritdoc />
    public ImmutableArray<string> ColumnNames { get; init; } = [];

    /// <inheritdoc />
    public ImmutableArray<string> RowNames { get; init; } = [];

    /// <inheritdoc />
    public ImmutableArray<ProgramDemand> Demands { get; init; } = [];

    /// <inheritdoc />
    public required ImmutableArray<int> DemandOf { get; init; }

    /// <summary>True when a column must be a whole number.</summary>
    public bool HasIntegers => IsInteger.Contains(true);

    /// <summary>The same program without the whole-number rule.</summary>
    public LinearProgram Relaxed() => this with { IsInteger = [] };

    /// <summary>The same program with every whole-number column held at its value of a solution: a linear program, whose duals can be read.</summary>
    /// <param name="values">Values of all columns.</param>
    public LinearProgram WithIntegersAt(ImmutableArray<double> values)
    {
        double At(int column, double bound) => IsInteger[column] ? Math.Round(values[column]) : bound;
        return this with { IsInteger = [], ColumnLower = [.. ColumnLower.Select((b, i) => At(i, b))], ColumnUpper = [.. ColumnUpper.Select((b, i) => At(i, b))] };
    }

    /// <summary>The same program with just some of its demands.</summary>
    /// <param name="isKept">Whether a demand stays.</param>
    public LinearProgram With(Func<int, bool> isKept)
    {
        bool Stays(int row) => DemandOf[row] < 0 || isKept(DemandOf[row]);
        return this with
        {
            RowLower = [.. RowLower.Select((b, i) => Stays(i) ? b : double.NegativeInfinity)],
            RowUpper = [.. RowUpper.Select((b, i) => Stays(i) ? b : double.PositiveInfinity)],
        };
    }
}
