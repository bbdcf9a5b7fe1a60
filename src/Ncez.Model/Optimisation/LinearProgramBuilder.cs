using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Ncez.Model.Optimisation;

/// <summary>Collects columns, rows and entries of a linear program; <see cref="Build"/> makes the immutable one.</summary>
/// <param name="name">Name of the program.</param>
/// <param name="isNamed">False for big programs whose columns and rows need no names.</param>
public sealed class LinearProgramBuilder(string name, bool isNamed = true)
{
    private readonly List<double> _costs = [], _columnLower = [], _columnUpper = [], _rowLower = [], _rowUpper = [], _values = [];
    private readonly List<bool> _isInteger = [];
    private readonly List<string> _columnNames = [], _rowNames = [];
    private readonly List<int> _columnOf = [], _rowOf = [], _demandOf = [];
    private readonly List<ProgramDemand> _demands = [];

    /// <summary>How many columns there are.</summary>
    public int Columns => _costs.Count;

    /// <summary>How many rows there are.</summary>
    public int Rows => _rowLower.Count;

    /// <summary>Adds a column and gives its number; bounds of a whole-number column are rounded inwards, as some solvers demand.</summary>
    public int Column(string columnName, double lower = 0, double upper = double.PositiveInfinity, double cost = 0, bool isInteger = false)
    {
        _costs.Add(cost);
        _columnLower.Add(isInteger ? Math.Ceiling(lower) : lower);
        _columnUpper.Add(isInteger ? Math.Floor(upper) : upper);
        _isInteger.Add(isInteger);
        if (isNamed)
        {
            _columnNames.Add(columnName);
        }

        return _costs.Count - 1;
    }

    /// <summary>Adds a demand and gives its number.</summary>
    public int Demand(ProgramDemand demand)
    {
        _demands.Add(demand);
        return _demands.Count - 1;
    }

    /// <summary>Adds a row and gives its number.</summary>
    /// <param name="rowName">Name.</param>
    /// <param name="lower">Lower bound; −∞ = none.</param>
    /// <param name="upper">Upper bound; ∞ = none.</param>
    /// <param name="demand">Demand it stands for; −1 = none.</param>
    public int Row(string rowName, double lower, double upper, int demand = -1)
    {
        _rowLower.Add(lower);
        _rowUpper.Add(upper);
        _demandOf.Add(demand);
        if (isNamed)
        {
            _rowNames.Add(rowName);
        }

        return _rowLower.Count - 1;
    }

    /// <summary>Adds an entry of the matrix; entries of the same place add up.</summary>
    public void Entry(int row, int column, double value)
    {
        if (value != 0)
        {
            _rowOf.Add(row);
            _columnOf.Add(column);
            _values.Add(value);
        }
    }

    /// <summary>Adds to the cost of a column.</summary>
    public void AddCost(int column, double cost) => _costs[column] += cost;

    /// <summary>The program.</summary>
    public LinearProgram Build()
    {
        var (starts, rows, values) = ByColumn();
        return new LinearProgram
        {
            Name = name,
            Costs = [.. _costs],
            ColumnLower = [.. _columnLower],
            ColumnUpper = [.. _columnUpper],
            IsInteger = _isInteger.Contains(true) ? [.. _isInteger] : [],
            RowLower = [.. _rowLower],
            RowUpper = [.. _rowUpper],
            Starts = starts,
            RowOf = rows,
            Values = values,
            ColumnNames = [.. _columnNames],
            RowNames = [.. _rowNames],
            Demands = [.. _demands],
            DemandOf = [.. _demandOf],
        };
    }

    // Counting sort by column, then entries of one place are added up.
    private (ImmutableArray<int> Starts, ImmutableArray<int> Rows, ImmutableArray<double> Values) ByColumn()
    {
        var next = new int[Columns + 1];
        foreach (var column in _columnOf)
        {
            next[column + 1]++;
        }

        for (var c = 0; c < Columns; c++)
        {
            next[c + 1] += next[c];
        }

        var (first, order) = ((int[])next.Clone(), new int[_values.Count]);
        for (var k = 0; k < _values.Count; k++)
        {
            order[next[_columnOf[k]]++] = k;
        }

        var (starts, rows, values, at) = (new int[Columns + 1], new List<int>(_values.Count), new List<double>(_values.Count), new int[Rows]);
        Array.Fill(at, -1);
        for (var c = 0; c < Columns; c++)
        {
            starts[c] = rows.Count;
            for (var k = first[c]; k < first[c + 1]; k++)
            {
                var (row, value) = (_rowOf[order[k]], _values[order[k]]);
                if (at[row] >= starts[c])
                {
                    CollectionsMarshal.AsSpan(values)[at[row]] += value;
                }
                else
                {
                    at[row] = rows.Count;
                    rows.Add(row);
                    values.Add(value);
                }
            }
        }

        starts[Columns] = rows.Count;
        return (ImmutableCollectionsMarshal.AsImmutableArray(starts), [.. rows], [.. values]);
    }
}
