using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Scenarios;
using Ncez.Scenarios.Expressions;

namespace Ncez.Scenarios.Compiling;

/// <summary>Every expression by where it holds, its names checked against the model.</summary>
internal sealed class ExpressionIndex
{
    private readonly Dictionary<(string Scenario, int Branch, string Variable, string Region), Entry> _entries = [];
    private readonly HashSet<(int Branch, string Variable)> _written = [];
    private readonly ModelIndex _model;
    private readonly UnitTable _units;
    private readonly Findings _findings;

    /// <summary>Indexes and checks the expressions of a model.</summary>
    public ExpressionIndex(ModelIndex model, UnitTable units, Findings findings)
    {
        (_model, _units, _findings) = (model, units, findings);
        foreach (var expression in model.Model.Expressions)
        {
            Add(expression);
        }
    }

    /// <summary>An expression and the unit of its row.</summary>
    internal sealed record Entry(ModelExpression Expression, Dims Dims, double Factor);

    /// <summary>True when somebody wrote an expression for the variable of the branch, in whatever scenario and region.</summary>
    public bool IsWritten(int branch, string variable) => _written.Contains((branch, variable));

    /// <summary>The expression of one scenario or measure that holds in a region: its own, an inherited region's, then one for all regions.</summary>
    public Entry? Find(string scenario, int branch, string variable, int region)
    {
        if (!_written.Contains((branch, variable)))
        {
            return null;
        }

        foreach (var id in _model.RegionChain(region))
        {
            if (_entries.TryGetValue((scenario, branch, variable, id), out var entry))
            {
                return entry;
            }
        }

        return _entries.GetValueOrDefault((scenario, branch, variable, ""));
    }

    private void Add(ModelExpression expression)
    {
        if (BranchOf(expression) is not { } branch || ScenarioOf(expression) is not { } scenario || RegionOf(expression) is not { } region)
        {
            return;
        }

        if (VariableTable.Find(expression.Variable, branch.Branch.Kind, _model.IsGas) is not { } variable)
        {
            _findings.Error("SCN-012", expression.Where, ("variable", expression.Variable), ("branch", branch.Path),
                ("known", string.Join(", ", VariableTable.NamesOf(branch.Branch.Kind))));
            return;
        }

        var (dims, factor) = (Dims.None, 1.0);
        if (expression.Unit.Length > 0)
        {
            if (!_units.TryParseRatio(expression.Unit, out var unit))
            {
                return;
            }

            (dims, factor) = Dims.Of(unit);
        }

        _written.Add((branch.Index, variable.Name));
        if (!_entries.TryAdd((scenario, branch.Index, variable.Name, region), new Entry(expression, dims, factor)))
        {
            var first = _entries[(scenario, branch.Index, variable.Name, region)].Expression.Where;
            _findings.Error("SCN-013", expression.Where, ("branch", branch.Path), ("variable", variable.Name), ("scenario", scenario), ("first", first.ToString()));
        }
    }

    private BranchPlace? BranchOf(ModelExpression expression)
    {
        var branch = _model.Find(expression.Branch);
        if (branch is null)
        {
            _findings.Error("SCN-010", expression.Where with { Field = "branch" }, ("branch", expression.Branch), ("near", _model.NearestPath(expression.Branch)));
        }

        return branch;
    }

    private string? ScenarioOf(ModelExpression expression)
    {
        if (expression.Scenario is ScenarioModel.Current or "现状" or "Current Accounts" or "现状账户")
        {
            return ScenarioModel.Current;
        }

        var known = _model.Model.Scenarios.Select(s => (s.Id, s.Name)).Concat(_model.Model.Measures.Select(m => (m.Id, m.Name))).ToList();
        var found = known.FirstOrDefault(k => k.Id == expression.Scenario || k.Name.Zh == expression.Scenario || k.Name.En == expression.Scenario);
        if (found.Id is null)
        {
            _findings.Error("SCN-011", expression.Where with { Field = "scenario" }, ("scenario", expression.Scenario), ("known", string.Join(", ", known.Select(k => k.Id).Prepend(ScenarioModel.Current))));
        }

        return found.Id;
    }

    private string? RegionOf(ModelExpression expression)
    {
        if (expression.Region.Length == 0)
        {
            return "";
        }

        var region = _model.RegionOf(expression.Region);
        if (region < 0)
        {
            _findings.Error("SCN-014", expression.Where with { Field = "region" }, ("region", expression.Region), ("known", string.Join(", ", _model.Model.Regions.Select(r => r.Id))));
        }

        return region < 0 ? null : _model.Model.Regions[region].Id;
    }
}
