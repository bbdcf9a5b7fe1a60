using Ncez.Model.Quantities;
using Ncez.Scenarios.Expressions;
using Ncez.Scenarios.Functions;
using Ncez.Scenarios.Running;

namespace Ncez.Scenarios.Compiling;

/// <summary>Turns the tree of an expression into instructions and checks its units on the way.</summary>
internal sealed class ExpressionCompiler(ModelIndex model, TapeBuilder tape, UnitTable units, CellCompiler cells)
{
    private readonly Dictionary<string, Node> _parsed = new(StringComparer.Ordinal);

    /// <summary>The tape being built.</summary>
    public TapeBuilder Tape => tape;

    /// <summary>The model.</summary>
    public ModelIndex Model => model;

    /// <summary>Cells that references ask for.</summary>
    public CellCompiler Cells => cells;

    /// <summary>Units.</summary>
    public UnitTable Units => units;

    /// <summary>An expression as a row in the engine's units of the cell's dimension.</summary>
    /// <exception cref="ExpressionException">The expression is wrong.</exception>
    public Value CompileWhole(string text, Scope scope)
    {
        const int Longest = 4_000;
        if (text.Length > Longest)
        {
            throw new ExpressionException("SCN-027", Longest, ("longest", Longest));
        }

        var tree = _parsed.TryGetValue(text, out var known) ? known : _parsed[text] = Parser.Parse(text);
        return ToRowUnit(Compile(tree, scope, isWhole: true), scope, 0);
    }

    /// <summary>A part of an expression.</summary>
    /// <param name="node">The part.</param>
    /// <param name="scope">Where it is evaluated.</param>
    /// <param name="isWhole">True when it is the whole expression, so that the base year's value is implied.</param>
    public Value Compile(Node node, Scope scope, bool isWhole = false) => node switch
    {
        NumberNode number => Number(number),
        ReferenceNode reference => new ReferenceResolver(this).Resolve(reference, scope),
        UnaryNode { Operator: "-" } minus => Negative(Compile(minus.Operand, scope)),
        UnaryNode not => Mapped("Not", Compile(not.Operand, scope), v => v == 0 ? 1 : 0) with { Footing = Footing.Fixed, Dims = Dims.None },
        BinaryNode binary => Binary(binary, Compile(binary.Left, scope), Compile(binary.Right, scope), scope),
        CallNode call => Call(call, scope, isWhole),
        TextNode text => throw new ExpressionException("SCN-024", text.At, ("text", "\"" + text.Text + "\"")),
        _ => throw new ArgumentException($"Unknown node {node.GetType().Name}.", nameof(node)),
    };

    /// <summary>A literal in the unit of its row.</summary>
    public Value Bare(double value) => new(tape.Constant(value), Dims.None, Footing.Bare, value);

    /// <summary>A ratio.</summary>
    public Value Ratio(double value) => new(tape.Constant(value), Dims.None, Footing.Fixed, value);

    /// <summary>A value in the engine's units of the cell.</summary>
    /// <exception cref="ExpressionException">Its dimension is another one.</exception>
    public Value ToRowUnit(Value value, Scope scope, int at)
    {
        if (value.Footing == Footing.Fixed)
        {
            return value.Dims == scope.Dims
                ? value
                : throw new ExpressionException("SCN-030", at, ("found", value.Dims.ToString()), ("expected", scope.Dims.ToString()), ("unit", scope.Expression.Unit));
        }

        var factor = value.Footing == Footing.Loose && scope.Dims.IsNone ? 1 : scope.Factor;
        return Scaled(value, factor) with { Dims = scope.Dims, Footing = Footing.Fixed };
    }

    /// <summary>Values brought to a common footing, so that they can be added or compared.</summary>
    /// <exception cref="ExpressionException">They measure different things.</exception>
    public static Value[] Common(IReadOnlyList<Value> values, Scope scope, int at)
    {
        var fixedOne = values.FirstOrDefault(v => v.Footing == Footing.Fixed && !v.Dims.IsNone);
        if (fixedOne.Footing == Footing.Fixed)
        {
            return [.. values.Select(v => v.IsZero || (v.Footing == Footing.Fixed && v.Dims == fixedOne.Dims)
                ? v with { Dims = fixedOne.Dims, Footing = Footing.Fixed }
                : throw new ExpressionException(v.Footing == Footing.Fixed ? "SCN-031" : "SCN-032", at, ("one", fixedOne.Dims.ToString()), ("other", v.Dims.ToString()), ("number", v.Constant?.ToString("G6", System.Globalization.CultureInfo.InvariantCulture) ?? "…")))];
        }

        if (values.All(v => v.Footing == Footing.Bare))
        {
            return [.. values];
        }

        // In a row of percent, 1 beside a share could mean 1 % or 100 %: the user must say.
        if (scope.Dims.IsNone && scope.Factor != 1 && values.Any(v => v.Footing == Footing.Bare && !v.IsZero))
        {
            throw new ExpressionException("SCN-033", at, ("unit", scope.Expression.Unit), ("number", values.First(v => v.Footing == Footing.Bare && !v.IsZero).Constant?.ToString("G6", System.Globalization.CultureInfo.InvariantCulture) ?? "…"));
        }

        var footing = values.All(v => v.IsRatio || v.IsZero) ? Footing.Fixed : Footing.Loose;
        return [.. values.Select(v => v with { Footing = footing, Dims = Dims.None })];
    }

    /// <summary>A value times a number.</summary>
    public Value Scaled(Value value, double factor) => factor == 1 ? value
        : value.Constant is { } constant ? value with { Row = tape.Constant(constant * factor), Constant = constant * factor }
        : value with { Row = tape.EmitInner(Op.Scale, value.Row, number: factor), Constant = null };

    /// <summary>A function of one value, keeping its footing.</summary>
    public Value Mapped(string name, Value value, Func<double, double> function) => value.Constant is { } constant
        ? value with { Row = tape.Constant(function(constant)), Constant = function(constant) }
        : value with { Row = tape.Emit(new MapKernel(name, function), [value.Row])[0], Constant = null };

    /// <summary>Two rows to one.</summary>
    public Value Paired(Op op, Value left, Value right, Dims dims, Footing footing, Func<double, double, double> fold) =>
        left.Constant is { } a && right.Constant is { } b
            ? new Value(tape.Constant(fold(a, b)), dims, footing, fold(a, b))
            : new Value(tape.EmitInner(op, left.Row, right.Row), dims, footing);

    private Value Number(NumberNode number)
    {
        if (number.Unit is null)
        {
            return Bare(number.Value);
        }

        if (!units.TryParseRatio(number.Unit, out var unit))
        {
            throw new ExpressionException("SCN-034", number.At, ("unit", number.Unit), ("near", string.Join(", ", units.Nearest(number.Unit.Length > 40 ? number.Unit[..40] : number.Unit))));
        }

        var (dims, factor) = Dims.Of(unit);
        return new Value(tape.Constant(number.Value * factor), dims, Footing.Fixed, number.Value * factor);
    }

    private Value Negative(Value value) => Scaled(value, -1);

    private Value Binary(BinaryNode node, Value left, Value right, Scope scope)
    {
        switch (node.Operator)
        {
            case "+" or "-":
                var pair = Common([left, right], scope, node.At);
                return node.Operator == "+"
                    ? Paired(Op.Add, pair[0], pair[1], pair[0].Dims, pair[0].Footing, (a, b) => a + b)
                    : Paired(Op.Subtract, pair[0], pair[1], pair[0].Dims, pair[0].Footing, (a, b) => a - b);
            case "*":
                return Paired(Op.Multiply, left, right, left.Dims * right.Dims, ProductFooting(left, right, left.Dims * right.Dims), (a, b) => a * b);
            case "/":
                return Paired(Op.Divide, left, right, left.Dims / right.Dims, ProductFooting(left, right, left.Dims / right.Dims), (a, b) => a / b);
            case "^":
                return Power(node, left, right);
            default:
                var sides = Common([left, right], scope, node.At);
                return new Value(tape.Emit(new FoldKernel(node.Operator, Comparison(node.Operator)), [sides[0].Row, sides[1].Row])[0], Dims.None, Footing.Fixed);
        }
    }

    private Value Power(BinaryNode node, Value left, Value right)
    {
        if (right.Footing == Footing.Fixed && !right.Dims.IsNone)
        {
            throw new ExpressionException("SCN-035", node.At, ("found", right.Dims.ToString()));
        }

        if (left.Footing == Footing.Fixed && !left.Dims.IsNone)
        {
            return right.Constant is { } whole && whole == Math.Round(whole) && Math.Abs(whole) <= 4
                ? new Value(tape.Emit(new FoldKernel("^", Math.Pow), [left.Row, right.Row])[0], left.Dims.Power((int)whole), Footing.Fixed)
                : throw new ExpressionException("SCN-036", node.At, ("found", left.Dims.ToString()));
        }

        return left.Constant is { } a && right.Constant is { } b
            ? left with { Row = tape.Constant(Math.Pow(a, b)), Constant = Math.Pow(a, b) }
            : left with { Row = tape.Emit(new FoldKernel("^", Math.Pow), [left.Row, right.Row])[0], Constant = null };
    }

    private static Footing ProductFooting(Value left, Value right, Dims dims) => (left.Footing, right.Footing) switch
    {
        (Footing.Bare, Footing.Bare) => Footing.Bare,
        (Footing.Fixed, Footing.Fixed) => Footing.Fixed,
        _ when !dims.IsNone || (left.Footing == Footing.Fixed && !left.Dims.IsNone) || (right.Footing == Footing.Fixed && !right.Dims.IsNone) => Footing.Fixed,
        _ => Footing.Loose,
    };

    private static Func<double, double, double> Comparison(string name) => name switch
    {
        "<" => (a, b) => a < b ? 1 : 0,
        ">" => (a, b) => a > b ? 1 : 0,
        "<=" => (a, b) => a <= b ? 1 : 0,
        ">=" => (a, b) => a >= b ? 1 : 0,
        "=" => (a, b) => a == b ? 1 : 0,
        "<>" => (a, b) => a != b ? 1 : 0,
        "And" => (a, b) => a != 0 && b != 0 ? 1 : 0,
        _ => (a, b) => a != 0 || b != 0 ? 1 : 0,
    };

    private Value Call(CallNode call, Scope scope, bool isWhole)
    {
        var function = FunctionTable.Find(call.Name) ?? throw new ExpressionException("SCN-028", call.At, ("function", call.Name), ("near", EditDistance.Nearest(call.Name, FunctionTable.Names) ?? "—"));
        if (call.Arguments.Length < function.Fewest || call.Arguments.Length > function.Most)
        {
            throw new ExpressionException("SCN-029", call.At, ("function", function.Name), ("count", call.Arguments.Length), ("form", function.Form));
        }

        return function.Compile(new Call(this, call, scope, isWhole, function));
    }
}
