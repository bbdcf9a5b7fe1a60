using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Scenarios;
using Ncez.Model.Texts;
using Ncez.Scenarios.Expressions;
using Ncez.Scenarios.Running;

namespace Ncez.Scenarios.Compiling;

/// <summary>
/// Compiles cells when somebody asks for them. The expression's text is found in the search order of the scenario, but evaluated in
/// the scenario and region that asked, so that a changed key assumption changes every inherited expression that uses it.
/// </summary>
internal sealed class CellCompiler
{
    /// <summary>Final energy of a demand branch, calculated: expressions may refer to it.</summary>
    public const string Energy = "Energy";

    private readonly ModelIndex _model;
    private readonly ExpressionIndex _expressions;
    private readonly TapeBuilder _tape;
    private readonly ExpressionCompiler _compiler;
    private readonly Findings _findings;
    private readonly Dictionary<CellKey, Cell> _cells = [];
    private readonly Dictionary<string, ImmutableArray<string>> _orders = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _adoption = [];
    private int _depth;

    /// <summary>A compiler of cells.</summary>
    public CellCompiler(ModelIndex model, UnitTable units, TapeBuilder tape, Findings findings)
    {
        (_model, _tape, _findings) = (model, tape, findings);
        _expressions = new ExpressionIndex(model, units, findings);
        _compiler = new ExpressionCompiler(model, tape, units, this);
        YearRow = tape.Given(tape.NewRow(), [.. model.Years.All.Select(y => (double)y)]);
        Missing = tape.Given(tape.NewRow(), [.. model.Years.All.Select(_ => double.NaN)]);
    }

    /// <summary>A compiled cell.</summary>
    internal sealed class Cell
    {
        /// <summary>Row of its values; −1 while it is being compiled and nobody asked for it.</summary>
        public int Row { get; set; } = -1;

        /// <summary>Dimension of its values.</summary>
        public required Dims Dims { get; init; }

        /// <summary>True when it is done.</summary>
        public bool IsDone { get; set; }

        /// <summary>Expressions it is made of: current accounts, scenario, measures.</summary>
        public List<ModelExpression> Expressions { get; } = [];
    }

    /// <summary>Row of the calendar years.</summary>
    public int YearRow { get; }

    /// <summary>Row of nothing known.</summary>
    public int Missing { get; }

    /// <summary>Expression compiler of the same tape.</summary>
    public ExpressionCompiler Compiler => _compiler;

    /// <summary>All compiled cells.</summary>
    public IReadOnlyDictionary<CellKey, Cell> Cells => _cells;

    /// <summary>Gives the row of the final energy of a demand branch.</summary>
    public Func<CellKey, int>? EnergyOf { get; set; }

    /// <summary>True when somebody wrote an expression for the variable.</summary>
    public bool IsWritten(int branch, string variable) => _expressions.IsWritten(branch, variable);

    /// <summary>True when an expression of the current accounts, the scenario or a measure holds in the region.</summary>
    public bool Holds(CellKey key) => IsWritten(key.Branch, key.Variable)
        && OrderOf(key.Scenario).Append(ScenarioModel.Current).Concat(key.WithMeasures ? _model.Model.Measures.Select(m => m.Id) : [])
            .Any(s => _expressions.Find(s, key.Branch, key.Variable, key.Region) is not null);

    /// <summary>The expression that holds for a cell in its scenario, else in the current accounts; null when there is none.</summary>
    public ModelExpression? TextOf(CellKey key) => OrderOf(key.Scenario).Append(ScenarioModel.Current)
        .Select(s => _expressions.Find(s, key.Branch, key.Variable, key.Region)?.Expression).FirstOrDefault(e => e is not null);

    /// <summary>The cell of a reference.</summary>
    public Value Reference(CellKey key, ReferenceNode node)
    {
        if (key.Variable == Energy)
        {
            return new Value(EnergyOf!(key), Dims.OfEnergy, Footing.Fixed);
        }

        var cell = Of(key) ?? throw new ExpressionException("SCN-047", node.At, ("path", _model.Branches[key.Branch].Path), ("name", key.Variable), ("region", _model.Model.Regions[key.Region].Id));
        return new Value(RowOf(cell), cell.Dims, Footing.Fixed);
    }

    /// <summary>Row of a cell of known dimension; a finding and nothing known when it has no expression or another dimension.</summary>
    /// <param name="key">The cell.</param>
    /// <param name="dims">Dimension it must have.</param>
    public int Required(CellKey key, Dims dims)
    {
        var cell = Of(key);
        if (cell is null)
        {
            var branch = _model.Branches[key.Branch];
            _findings.Error("SCN-015", branch.Branch.Where, ("branch", branch.Path), ("variable", key.Variable), ("region", _model.Model.Regions[key.Region].Id), ("unit", dims.ToString()));
            return Missing;
        }

        return cell.Dims == dims ? RowOf(cell) : WrongDimension(key, cell, dims);
    }

    /// <summary>A cell; null when nobody wrote an expression and the variable has no default.</summary>
    public Cell? Of(CellKey key)
    {
        if (_cells.TryGetValue(key, out var known))
        {
            return known;
        }

        var current = _expressions.Find(ScenarioModel.Current, key.Branch, key.Variable, key.Region);
        var own = OrderOf(key.Scenario).Select(s => _expressions.Find(s, key.Branch, key.Variable, key.Region)).FirstOrDefault(e => e is not null);
        if ((own ?? current) is not { } first)
        {
            return DefaultOf(key);
        }

        const int Deepest = 400;
        if (++_depth > Deepest)
        {
            _findings.Error("SCN-016", first.Expression.Where, ("deepest", Deepest), ("branch", _model.Branches[key.Branch].Path));
            _depth--;
            return null;
        }

        var cell = _cells[key] = new Cell { Dims = first.Dims };
        var currentRow = current is null ? (int?)null : Compile(key, current, cell, null, null, isCurrent: true);
        var row = own is null ? currentRow!.Value : Compile(key, own, cell, currentRow, null, isCurrent: false);
        if (own is not null && currentRow is { } before)
        {
            row = _tape.Emit(Op.Splice, before, row);
        }

        if (key.WithMeasures)
        {
            row = WithMeasures(key, cell, currentRow, row);
        }

        // Somebody referred to the cell while it was being compiled: the row he was given gets the values.
        cell.Row = cell.Row < 0 ? row : _tape.Emit(new Instruction(Op.Copy, cell.Row, row));
        _tape.Keep(cell.Row);
        cell.IsDone = true;
        _depth--;
        return cell;
    }

    /// <summary>The row of a cell, given out before it is done when cells refer to each other.</summary>
    public int RowOf(Cell cell)
    {
        if (cell.Row < 0)
        {
            cell.Row = _tape.NewRow();
        }

        return cell.Row;
    }

    /// <summary>Search order of a scenario.</summary>
    public ImmutableArray<string> OrderOf(string scenario) =>
        _orders.TryGetValue(scenario, out var order) ? order : _orders[scenario] = ScenarioOrder.Of(_model.Model, scenario);

    private int WithMeasures(CellKey key, Cell cell, int? currentRow, int row)
    {
        for (var m = 0; m < _model.Model.Measures.Length; m++)
        {
            if (_expressions.Find(_model.Model.Measures[m].Id, key.Branch, key.Variable, key.Region) is { } change)
            {
                var target = Compile(key, change, cell, currentRow, row, isCurrent: false);
                row = _tape.Emit(Op.Blend, row, target, Adoption(m, key), m);
            }
        }

        return row;
    }

    private int Adoption(int measure, CellKey key)
    {
        if (_adoption.TryGetValue(measure, out var known))
        {
            return known;
        }

        var entry = _model.Model.Measures[measure];
        if (entry.Adoption.Length == 0)
        {
            return _adoption[measure] = _tape.Constant(1);
        }

        var expression = new ModelExpression(entry.Id, "", _model.Branches[key.Branch].Path, "adoption", "1", entry.Adoption, "", "", entry.Where);
        return _adoption[measure] = Compile(key, new ExpressionIndex.Entry(expression, entry.Id, "", Dims.None, 1), null, null, null, isCurrent: false);
    }

    private int Compile(CellKey key, ExpressionIndex.Entry entry, Cell? cell, int? currentRow, int? inheritedRow, bool isCurrent)
    {
        var expression = entry.Expression;
        cell?.Expressions.Add(expression);
        try
        {
            if (cell is not null && entry.Dims != cell.Dims)
            {
                throw new ExpressionException("SCN-030", 0, ("found", entry.Dims.ToString()), ("expected", cell.Dims.ToString()), ("unit", expression.Unit));
            }

            var scope = new Scope(key, expression, entry.Dims, entry.Factor, currentRow, inheritedRow, isCurrent);
            var value = _compiler.CompileWhole(expression.Text, scope);

            // A number on its own is a parameter that may be changed: it gets a row that nobody shares.
            return value.Constant is { } number ? _tape.Given(_tape.NewRow(), Enumerable.Repeat(number, _tape.Years).ToArray()) : value.Row;
        }
        catch (ExpressionException wrong)
        {
            TextArg[] place = [("cell", $"{_model.Branches[key.Branch].Path}:{key.Variable}"), ("position", wrong.At + 1), ("expression", expression.Text)];
            _findings.Error(wrong.Code, expression.Where, [.. place, .. wrong.Arguments]);
            return Missing;
        }
    }

    private Cell? DefaultOf(CellKey key)
    {
        var variable = VariableTable.Find(key.Variable, _model.Branches[key.Branch].Branch.Kind, _model.IsGas);
        return variable?.Default is { } value
            ? _cells[key] = new Cell { Dims = key.Variable is "Cost" ? Dims.OfMoney : key.Variable is "Imports" or "Exports" ? Dims.OfEnergy : key.Variable is "Price" ? Dims.OfMoney / Dims.OfEnergy : Dims.None, Row = _tape.Constant(value), IsDone = true }
            : null;
    }

    private int WrongDimension(CellKey key, Cell cell, Dims dims)
    {
        var where = cell.Expressions.Count > 0 ? cell.Expressions[^1].Where : _model.Branches[key.Branch].Branch.Where;
        _findings.Error("SCN-017", where, ("branch", _model.Branches[key.Branch].Path), ("variable", key.Variable), ("found", cell.Dims.ToString()), ("expected", dims.ToString()));
        return Missing;
    }
}
