using Ncez.Model.Optimisation;

namespace Ncez.Workflows.Solving;

/// <summary>
/// How far a row's bound or a column's cost may move before the optimal basis changes: inside the range a dual is worth the same per unit, and the
/// values of columns stay as they are. From the basis of a solved linear program, by one dense factorisation.
/// </summary>
public sealed class BasisRanging
{
    /// <summary>More rows than this are not factorised: the range is not given.</summary>
    public const int MostRows = 1_500;

    private const double Tiny = 1e-9;
    private readonly LinearProgram _program;
    private readonly ProgramSolution _solution;
    private readonly DenseFactors _factors;
    private readonly int[] _basic;

    private BasisRanging(LinearProgram program, ProgramSolution solution, int[] basic, DenseFactors factors) => (_program, _solution, _basic, _factors) = (program, solution, basic, factors);

    /// <summary>Ranging of a solved program; null when it is too big, not optimal, or its basis is not whole.</summary>
    public static BasisRanging? Of(LinearProgram program, ProgramSolution solution)
    {
        var (rows, columns) = (program.RowLower.Length, program.Costs.Length);
        if (rows is 0 or > MostRows || solution.ColumnBasis.Length != columns || solution.RowBasis.Length != rows)
        {
            return null;
        }

        // Variables are the columns, then the rows: A x − r = 0.
        int[] basic = [.. Enumerable.Range(0, columns).Where(c => solution.ColumnBasis[c] == BasisState.Basic), .. Enumerable.Range(0, rows).Where(r => solution.RowBasis[r] == BasisState.Basic).Select(r => columns + r)];
        if (basic.Length != rows)
        {
            return null;
        }

        var matrix = new double[rows, rows];
        for (var k = 0; k < rows; k++)
        {
            foreach (var (row, value) in ColumnOf(program, basic[k]))
            {
                matrix[row, k] = value;
            }
        }

        return DenseFactors.Of(matrix) is { } factors ? new BasisRanging(program, solution, basic, factors) : null;
    }

    /// <summary>Range of a row's active bound in which its dual holds; null when no bound of the row is active.</summary>
    public (double From, double To)? Side(int row)
    {
        var bound = _solution.RowBasis[row] switch
        {
            BasisState.AtLower => _program.RowLower[row],
            BasisState.AtUpper => _program.RowUpper[row],
            BasisState.Fixed => _program.RowLower[row],
            _ => double.NaN,
        };
        if (!double.IsFinite(bound))
        {
            return null;
        }

        var unit = new double[_basic.Length];
        unit[row] = 1;
        var step = _factors.Solve(unit);
        var (down, up) = (double.NegativeInfinity, double.PositiveInfinity);
        for (var k = 0; k < step.Length; k++)
        {
            if (Math.Abs(step[k]) > Tiny)
            {
                var (value, lower, upper) = Basic(_basic[k]);
                var (a, b) = ((lower - value) / step[k], (upper - value) / step[k]);
                (down, up) = (Math.Max(down, Math.Min(0, Math.Min(a, b))), Math.Min(up, Math.Max(0, Math.Max(a, b))));
            }
        }

        return (bound + down, bound + up);
    }

    /// <summary>Range of a column's cost in which the values of all columns stay as they are.</summary>
    public (double From, double To) Cost(int column)
    {
        var cost = _program.Costs[column];
        var position = Array.IndexOf(_basic, column);
        if (position < 0)
        {
            var reduced = _solution.ReducedCosts[column];
            return _solution.ColumnBasis[column] switch
            {
                BasisState.AtLower => (cost - Math.Max(0, reduced), double.PositiveInfinity),
                BasisState.AtUpper => (double.NegativeInfinity, cost - Math.Min(0, reduced)),
                BasisState.Fixed => (double.NegativeInfinity, double.PositiveInfinity),
                _ => (cost, cost),
            };
        }

        var unit = new double[_basic.Length];
        unit[position] = 1;
        var row = _factors.SolveTransposed(unit);
        var (down, up) = (double.NegativeInfinity, double.PositiveInfinity);
        for (var v = 0; v < _program.Costs.Length + _program.RowLower.Length; v++)
        {
            var (state, reduced) = Nonbasic(v);
            var alpha = ColumnOf(_program, v).Sum(e => row[e.Row] * e.Value);
            if (Math.Abs(alpha) > Tiny && state is BasisState.AtLower or BasisState.AtUpper)
            {
                var limit = reduced / alpha;
                var isUp = state == BasisState.AtLower == alpha > 0;
                (down, up) = isUp ? (down, Math.Min(up, Math.Max(0, limit))) : (Math.Max(down, Math.Min(0, limit)), up);
            }
        }

        return (cost + down, cost + up);
    }

    private (double Value, double Lower, double Upper) Basic(int variable)
    {
        var row = variable - _program.Costs.Length;
        return row < 0 ? (_solution.Values[variable], _program.ColumnLower[variable], _program.ColumnUpper[variable]) : (_solution.RowValues[row], _program.RowLower[row], _program.RowUpper[row]);
    }

    // A row's own reduced cost is its dual: it enters with −1 and no cost.
    private (BasisState State, double Reduced) Nonbasic(int variable)
    {
        var row = variable - _program.Costs.Length;
        return row < 0 ? (_solution.ColumnBasis[variable], _solution.ReducedCosts[variable]) : (_solution.RowBasis[row], _solution.Duals[row]);
    }

    private static IEnumerable<(int Row, double Value)> ColumnOf(LinearProgram program, int variable)
    {
        if (variable >= program.Costs.Length)
        {
            yield return (variable - program.Costs.Length, -1);
            yield break;
        }

        for (var k = program.Starts[variable]; k < program.Starts[variable + 1]; k++)
        {
            yield return (program.RowOf[k], program.Values[k]);
        }
    }
}
