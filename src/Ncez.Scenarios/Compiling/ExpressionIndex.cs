using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Scenarios;
using Ncez.Scenarios.Expressions;

namespace Ncez.Scenarios.Compiling;

/// <summary>Every expression by where it holds, its names checked against the model.</summary>
internal sealed class ExpressionIndex
{
    private readonly Dictionary<(int Branch, string Variable), List<Entry>> _entries = [];
    private readonly Dictionary<string, string> _scenarios = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Dims Dims, double Factor)?> _unitsByText = new(StringComparer.Ordinal);
    private readonly ModelIndex _model;
    private readonly UnitTable _units;
    private readonly Findings _findings;

    /// <summary>Indexes and checks the expressions of a model.</summary>
    public ExpressionIndex(ModelIndex model, UnitTable units, Findings findings)
    {
        (_model, _units, _findings) = (model, units, findings);
        foreach (var name in (string[])[ScenarioModel.Current, "现状", "Current Accounts", "现状账户"])
        {
            _scenarios.Add(name, ScenarioModel.Current);
        }

        foreach (var (id, name) in model.Model.Scenarios.Select(s => (s.Id, s.Name)).Concat(model.Model.Measures.Select(m => (m.Id, m.Name))))
        {
            _scenarios.TryAdd(id, id);
            _scenarios.TryAdd(name.Zh, id);
            _scenarios.TryAdd(name.En, id);
        }

        foreach (var expression in model.Model.Expressions)
        {
            Add(expression);
        }
    }

    /// <summary>An expression, where it holds and the unit of its row.</summary>
    internal sealed record Entry(ModelExpression Expression, string Scenario, string Region, Dims Dims, double Factor);

    /// <summary>True when somebody wrote an expression for the variable of the branch, in whatever scenario and region.</summary>
    public bool IsWritten(int branch, string variable) => _entries.ContainsKey((branch, variable));

    /// <summary>The expression of one scenario or measure that holds in a region: its own, an inherited region's, then one for all regions.</summary>
    public Entry? Find(string scenario, int branch, string variable, int region)
    {
        if (!_entries.TryGetValue((branch, variable), out var written))
        {
            return null;
        }

        foreach (var id in _model.RegionChain(region))
        {
            if (Of(written, scenario, id) is { } entry)
            {
                return entry;
            }
        }

        return Of(written, scenario, "");
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

        if (UnitOf(expression.Unit) is not { } unit)
        {
            return;
        }

        var written = _entries.TryGetValue((branch.Index, variable.Name), out var known) ? known : _entries[(branch.Index, variable.Name)] = [];
        if (Of(written, scenario, region) is not { } same)
        {
            written.Add(new Entry(expression, scenario, region, unit.Dims, unit.Factor));
        }
        else
        {
            var first = same.Expression.Where;
            _findings.Error("SCN-013", expression.Where, ("branch", branch.Path), ("variable", variable.Name), ("scenario", scenario), ("first", first.ToString()));
        }
    }

    // Few expressions are written for one variable of one branch: a walk is faster than a table of four keys.
    private static Entry? Of(List<Entry> written, string scenario, string region)
    {
        foreach (var entry in written)
        {
            if (entry.Scenario == scenario && entry.Region == region)
            {
                return entry;
            }
        }

        return null;
    }

    // Null for a unit that is none: whoever read the table has said so.
    private (Dims Dims, double Factor)? UnitOf(string text)
    {
        if (_unitsByText.TryGetValue(text, out var known))
        {
            return known;
        }

        return _unitsByText[text] = text.Length == 0 ? (Dims.None, 1.0) : _units.TryParseRatio(text, out var unit) ? Dims.Of(unit) : null;
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
        if (!_scenarios.TryGetValue(expression.Scenario, out var found))
        {
            _findings.Error("SCN-011", expression.Where with { Field = "scenario" }, ("scenario", expression.Scenario), ("known", string.Join(", ", _scenarios.Values.Distinct())));
        }

        return found;
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
