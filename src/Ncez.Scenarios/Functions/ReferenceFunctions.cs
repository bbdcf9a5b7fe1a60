using Ncez.Scenarios.Compiling;
using Ncez.Scenarios.Expressions;
using Ncez.Scenarios.Running;

namespace Ncez.Scenarios.Functions;

/// <summary>Values of other scenarios, other years and neighbouring branches.</summary>
internal sealed class ReferenceFunctions : IFunctionFamily
{
    /// <inheritdoc />
    public IEnumerable<ExpressionFunction> Functions =>
    [
        new("BaselineValue", "BaselineValue([branch:variable])", 0, 1, c => In(c, k => k with { Scenario = c.Compiler.Model.Model.Baseline, WithMeasures = false })),
        new("ParentScenarioValue", "ParentScenarioValue([branch:variable])", 0, 1, c => In(c, k => ParentOf(c, k))),
        new("PrevYearValue", "PrevYearValue([branch:variable])", 0, 1, c => Lagged(c, 0, 1)),
        new("PrevYear", "PrevYear()", 0, 0, c => c.Compiler.Mapped("PrevYear", new Value(c.Compiler.Cells.YearRow, Dims.None, Footing.Bare), y => y - 1)),
        new("LaggedValue", "LaggedValue(branch:variable, years)", 2, 2, c => Lagged(c, 0, c.Number(1) is var n && n == Math.Round(n) && n is >= 1 and <= 200 ? (int)n : throw c.Wrong("SCN-039", 1))),
        new("BaseYearValue", "BaseYearValue([branch:variable])", 0, 1, AtBase),
        new("CumulativeValue", "CumulativeValue([branch:variable])", 1, 1, Cumulative),
        new("Remainder", "Remainder(whole)", 1, 1, Remainder),
        new("TotalChildren", "TotalChildren(branch:variable)", 1, 1, TotalChildren),
    ];

    /// <summary>The cell in the scenario above.</summary>
    public static CellKey ParentOf(Call call, CellKey key)
    {
        var parent = call.Compiler.Model.ScenarioOf(key.Scenario)?.Parent ?? "";
        return parent.Length > 0 ? key with { Scenario = parent, WithMeasures = false } : throw new ExpressionException("SCN-054", call.Node.At, ("scenario", key.Scenario));
    }

    private static Value In(Call call, Func<CellKey, CellKey> elsewhere)
    {
        if (call.Scope.IsCurrent)
        {
            throw call.Wrong("SCN-051");
        }

        var (key, node) = Asked(call);
        return call.Compiler.Cells.Reference(elsewhere(key), node);
    }

    private static Value Lagged(Call call, int argument, int years)
    {
        var value = ValueOf(call, argument);
        return value with { Row = call.Compiler.Tape.Emit(Op.Lag, value.Row, side: years), Constant = null };
    }

    // The cell's own base value is that of the current accounts, so that a scenario may refer to it.
    private static Value AtBase(Call call)
    {
        if (call.Count == 0 && call.Scope.CurrentRow is { } current)
        {
            return new Value(call.Compiler.Tape.Emit(Op.AtBase, current), call.Scope.Dims, Footing.Fixed);
        }

        var value = ValueOf(call, 0);
        return value with { Row = call.Compiler.Tape.Emit(Op.AtBase, value.Row), Constant = null };
    }

    private static Value Cumulative(Call call)
    {
        var value = ValueOf(call, 0);
        return value with { Row = call.Compiler.Tape.Emit(new CumulativeKernel(call.Compiler.Model.Years.BaseIndex), [value.Row])[0], Constant = null };
    }

    private static Value Remainder(Call call)
    {
        var (compiler, key) = (call.Compiler, call.Scope.Cell);
        var home = compiler.Model.Branches[key.Branch];
        var others = compiler.Model.Branches[home.Parent].Children
            .Where(c => c != key.Branch && compiler.Model.Branches[c].Branch.Kind == home.Branch.Kind).Select(c => key with { Branch = c })
            .Where(compiler.Cells.Holds).Select(k => compiler.Cells.Reference(k, new ReferenceNode(call.Node.At, compiler.Model.Branches[k.Branch].Path, k.Variable, null))).ToArray();
        var whole = compiler.ToRowUnit(call.Argument(0), call.Scope, call.Node.At);
        if (others.Length == 0)
        {
            return whole;
        }

        var all = ExpressionCompiler.Common([whole, .. others], call.Scope, call.Node.At);
        var sum = compiler.Tape.Emit(new SumKernel(), [.. all.Skip(1).Select(v => v.Row)])[0];
        return new Value(compiler.Tape.Emit(Op.Subtract, whole.Row, sum), whole.Dims, Footing.Fixed);
    }

    private static Value TotalChildren(Call call)
    {
        var node = call.Reference(0);
        var parent = call.Compiler.Model.Find(node.Branch) ?? throw new ExpressionException("SCN-045", node.At, ("name", node.Branch), ("near", call.Compiler.Model.NearestPath(node.Branch)));
        var values = parent.Children.Select(c => call.Compiler.Compile(node with { Branch = call.Compiler.Model.Branches[c].Path }, call.Scope)).ToArray();
        if (values.Length == 0)
        {
            throw call.Wrong("SCN-041", 0);
        }

        var all = ExpressionCompiler.Common(values, call.Scope, node.At);
        return new Value(call.Compiler.Tape.Emit(new SumKernel(), [.. all.Select(v => v.Row)])[0], all[0].Dims, all[0].Footing);
    }

    private static Value ValueOf(Call call, int argument)
    {
        if (call.Count > argument && call.Node.Arguments[argument] is not ReferenceNode)
        {
            return call.Argument(argument);
        }

        var (key, node) = Asked(call);
        return call.Compiler.Cells.Reference(key, node);
    }

    private static (CellKey Key, ReferenceNode Node) Asked(Call call)
    {
        var resolver = new ReferenceResolver(call.Compiler);
        return call.Count == 0
            ? (call.Scope.Cell, new ReferenceNode(call.Node.At, call.Compiler.Model.Branches[call.Scope.Cell.Branch].Path, call.Scope.Cell.Variable, null))
            : (resolver.KeyOf(call.Reference(0), call.Scope), call.Reference(0));
    }
}

/// <summary>The sum of a row from the base year on.</summary>
internal sealed class CumulativeKernel(int baseIndex) : RowKernel
{
    /// <inheritdoc />
    public override string Name => "CumulativeValue";

    /// <inheritdoc />
    public override void Run(Rows rows, ReadOnlySpan<int> inputs, ReadOnlySpan<int> outputs, (int From, int To) years, object? scratch)
    {
        for (var t = years.From; t < years.To; t++)
        {
            rows.At(outputs[0], t) = t > baseIndex ? rows.At(outputs[0], t - 1) + rows.At(inputs[0], t) : t == baseIndex ? rows.At(inputs[0], t) : 0;
        }
    }
}
