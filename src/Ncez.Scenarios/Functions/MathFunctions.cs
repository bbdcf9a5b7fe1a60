using Ncez.Scenarios.Compiling;
using Ncez.Scenarios.Expressions;
using Ncez.Scenarios.Running;

namespace Ncez.Scenarios.Functions;

/// <summary>Arithmetic, rounding, comparison and choice.</summary>
internal sealed class MathFunctions : IFunctionFamily
{
    private const int Many = 200;

    /// <inheritdoc />
    public IEnumerable<ExpressionFunction> Functions =>
    [
        Kept("Abs", Math.Abs), Kept("Ceil", Math.Ceiling), Kept("Floor", Math.Floor), Kept("Int", Math.Truncate), Kept("Trunc", Math.Truncate),
        Kept("Frac", v => v - Math.Truncate(v)), Kept("Sign", v => Math.Sign(v)),
        Plain("Exp", Math.Exp), Plain("Ln", Math.Log), Plain("Log", Math.Log10), Plain("Log10", Math.Log10), Plain("Sqrt", Math.Sqrt), Plain("Sqr", v => v * v),
        Plain("Sin", Math.Sin), Plain("Cos", Math.Cos), Plain("Tan", Math.Tan), Plain("ArcSin", Math.Asin), Plain("ArcCos", Math.Acos), Plain("ArcTan", Math.Atan),
        Fold("Min", Math.Min), Fold("Max", Math.Max), Fold("Sum", (a, b) => a + b),
        new("Mean", "Mean(value1, value2, …)", 1, Many, c => Folded(c, (a, b) => a + b) is var sum ? c.Compiler.Scaled(sum, 1.0 / c.Count) : default),
        new("Median", "Median(value1, value2, …)", 1, Many, Median),
        new("Round", "Round(value [, digits])", 1, 2, c => c.Compiler.Mapped("Round", c.Argument(0), Rounding(c.Count > 1 ? (int)c.Number(1) : 0))),
        new("Constrain", "Constrain(value, lowest, highest)", 3, 3, c => Of(c, "Constrain", v => Math.Min(Math.Max(v[0], v[1]), v[2]))),
        new("LBound", "LBound(value, lowest)", 2, 2, c => Folded(c, Math.Max)),
        new("UBound", "UBound(value, highest)", 2, 2, c => Folded(c, Math.Min)),
        new("Power", "Power(base, exponent)", 2, 2, c => c.Compiler.Compile(new BinaryNode(c.Node.At, "^", c.Node.Arguments[0], c.Node.Arguments[1]), c.Scope)),
        new("If", "If(test1, value1 [, test2, value2, …], otherwise)", 3, 201, If),
        Test("And", v => v.All(x => x != 0)), Test("Or", v => v.Any(x => x != 0)),
        new("Not", "Not(test)", 1, 1, c => c.Compiler.Mapped("Not", c.Ratio(0), v => v == 0 ? 1 : 0)),
        new("Equal", "Equal(a, b)", 2, 2, c => Compare(c, "=")), new("NotEqual", "NotEqual(a, b)", 2, 2, c => Compare(c, "<>")),
        new("GreaterThan", "GreaterThan(a, b)", 2, 2, c => Compare(c, ">")), new("LessThan", "LessThan(a, b)", 2, 2, c => Compare(c, "<")),
        new("GreaterThanOrEqual", "GreaterThanOrEqual(a, b)", 2, 2, c => Compare(c, ">=")), new("LessThanOrEqual", "LessThanOrEqual(a, b)", 2, 2, c => Compare(c, "<=")),
        new("Lookup", "Lookup(x, x1, y1, x2, y2, …)", 3, 401, Lookup),
    ];

    // These keep the unit of what they are given.
    private static ExpressionFunction Kept(string name, Func<double, double> function) => new(name, $"{name}(value)", 1, 1, c => c.Compiler.Mapped(name, c.Argument(0), function));

    // These make sense for plain numbers only.
    private static ExpressionFunction Plain(string name, Func<double, double> function) => new(name, $"{name}(value)", 1, 1, c =>
        c.Compiler.Mapped(name, c.Argument(0) is { Footing: Footing.Bare } bare ? bare : c.Ratio(0), function));

    private static ExpressionFunction Fold(string name, Func<double, double, double> function) => new(name, $"{name}(value1, value2, …)", 1, Many, c => Folded(c, function));

    private static ExpressionFunction Test(string name, Func<double[], bool> function) => new(name, $"{name}(test1, test2, …)", 1, Many, c =>
    {
        int[] rows = [.. Enumerable.Range(0, c.Count).Select(i => c.Ratio(i).Row)];
        return new Value(c.Compiler.Tape.Emit(new ManyKernel(name, rows.Length, v => function(v) ? 1 : 0), rows)[0], Dims.None, Footing.Fixed);
    });

    private static Value Folded(Call call, Func<double, double, double> function)
    {
        var values = Arguments(call, 0, 1);
        return values.All(v => v.Constant is not null)
            ? values[0] with { Row = call.Compiler.Tape.Constant(values.Select(v => v.Constant!.Value).Aggregate(function)), Constant = values.Select(v => v.Constant!.Value).Aggregate(function) }
            : values[0] with { Row = call.Compiler.Tape.Emit(new FoldKernel(call.Function.Name, function), [.. values.Select(v => v.Row)])[0], Constant = null };
    }

    private static Value Of(Call call, string name, Func<double[], double> function)
    {
        var values = Arguments(call, 0, 1);
        return values[0] with { Row = call.Compiler.Tape.Emit(new ManyKernel(name, values.Length, function), [.. values.Select(v => v.Row)])[0], Constant = null };
    }

    private static Value Median(Call call) => Of(call, "Median", values =>
    {
        Array.Sort(values);
        return values.Length % 2 == 1 ? values[values.Length / 2] : (values[(values.Length / 2) - 1] + values[values.Length / 2]) / 2;
    });

    private static Value If(Call call)
    {
        if (call.Count % 2 == 0)
        {
            throw call.Wrong("SCN-048");
        }

        var values = ExpressionCompiler.Common([.. Enumerable.Range(0, call.Count / 2).Select(i => call.Argument((2 * i) + 1)), call.Argument(call.Count - 1)], call.Scope, call.Node.At);
        var result = values[^1] with { Constant = null };
        for (var i = values.Length - 2; i >= 0; i--)
        {
            result = result with { Row = call.Compiler.Tape.Emit(Op.Select, call.Ratio(2 * i).Row, values[i].Row, result.Row) };
        }

        return result;
    }

    private static Value Compare(Call call, string sign) =>
        call.Compiler.Compile(new BinaryNode(call.Node.At, sign, call.Node.Arguments[0], call.Node.Arguments[1]), call.Scope);

    private static Value Lookup(Call call)
    {
        if (call.Count % 2 == 0)
        {
            throw call.Wrong("SCN-048");
        }

        var keys = ExpressionCompiler.Common([call.Argument(0), .. Enumerable.Range(0, call.Count / 2).Select(i => call.Argument((2 * i) + 1))], call.Scope, call.Node.At);
        var values = Arguments(call, 2, 2);
        int[] rows = [.. keys.Select(v => v.Row), .. values.Select(v => v.Row)];
        var points = values.Length;
        return values[0] with { Row = call.Compiler.Tape.Emit(new ManyKernel("Lookup", rows.Length, v => Table.At(v[0], v.AsSpan(1, points), v.AsSpan(1 + points, points))), rows)[0], Constant = null };
    }

    private static Value[] Arguments(Call call, int from, int step) =>
        ExpressionCompiler.Common([.. Enumerable.Range(0, (call.Count - from + step - 1) / step).Select(i => call.Argument(from + (i * step)))], call.Scope, call.Node.At);

    private static Func<double, double> Rounding(int digits)
    {
        var scale = Math.Pow(10, Math.Clamp(digits, -12, 12));
        return v => Math.Round(v * scale, MidpointRounding.AwayFromZero) / scale;
    }
}

/// <summary>A table of pairs, straight lines between them, the ends held.</summary>
internal static class Table
{
    /// <summary>The value at a key.</summary>
    public static double At(double key, ReadOnlySpan<double> keys, ReadOnlySpan<double> values)
    {
        if (key <= keys[0])
        {
            return values[0];
        }

        for (var i = 1; i < keys.Length; i++)
        {
            if (key <= keys[i])
            {
                return values[i - 1] + ((values[i] - values[i - 1]) * ((key - keys[i - 1]) / (keys[i] - keys[i - 1])));
            }
        }

        return values[^1];
    }
}
