using System.Collections.Frozen;
using Ncez.Scenarios.Compiling;
using Ncez.Scenarios.Expressions;

namespace Ncez.Scenarios.Functions;

/// <summary>A function of the expression language.</summary>
/// <param name="Name">Its name; case does not matter.</param>
/// <param name="Form">How it is written, for findings and the manual.</param>
/// <param name="Fewest">Fewest arguments.</param>
/// <param name="Most">Most arguments.</param>
/// <param name="Compile">Makes its instructions.</param>
internal sealed record ExpressionFunction(string Name, string Form, int Fewest, int Most, Func<Call, Value> Compile);

/// <summary>A family of functions: one file, found by its type.</summary>
internal interface IFunctionFamily
{
    /// <summary>The functions.</summary>
    IEnumerable<ExpressionFunction> Functions { get; }
}

/// <summary>Every function by name.</summary>
internal static class FunctionTable
{
    private static readonly FrozenDictionary<string, ExpressionFunction> Known = typeof(FunctionTable).Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IFunctionFamily)))
        .SelectMany(t => ((IFunctionFamily)Activator.CreateInstance(t)!).Functions)
        .ToFrozenDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Names in order.</summary>
    public static IEnumerable<string> Names => Known.Values.Select(f => f.Name).Order(StringComparer.Ordinal);

    /// <summary>A function; null when there is none of that name.</summary>
    public static ExpressionFunction? Find(string name) => Known.GetValueOrDefault(name);
}

/// <summary>A call on its way to instructions.</summary>
/// <param name="Compiler">Compiles arguments.</param>
/// <param name="Node">The call.</param>
/// <param name="Scope">Where it stands.</param>
/// <param name="IsWhole">True when it is the whole expression.</param>
/// <param name="Function">The function called.</param>
internal sealed record Call(ExpressionCompiler Compiler, CallNode Node, Scope Scope, bool IsWhole, ExpressionFunction Function)
{
    /// <summary>Number of arguments.</summary>
    public int Count => Node.Arguments.Length;

    /// <summary>An argument as a value.</summary>
    public Value Argument(int index) => Compiler.Compile(Node.Arguments[index], Scope);

    /// <summary>An argument that must be a plain ratio: a rate, an elasticity, a share.</summary>
    public Value Ratio(int index)
    {
        var value = Argument(index);
        return value.Footing != Footing.Fixed || value.Dims.IsNone
            ? value with { Footing = Footing.Fixed, Dims = Dims.None }
            : throw new ExpressionException("SCN-037", Node.Arguments[index].At, ("function", Function.Name), ("found", value.Dims.ToString()));
    }

    /// <summary>An argument that must be a year written as a number (or a word for one).</summary>
    public int Year(int index)
    {
        var year = Node.Arguments[index] switch
        {
            NumberNode { Unit: null } number => number.Value,
            ReferenceNode { IsBare: true } word => ReferenceResolver.YearOf(word.Branch, Compiler.Model) ?? double.NaN,
            _ => double.NaN,
        };
        return year is >= 1900 and <= 2200 && year == Math.Round(year) ? (int)year : throw Wrong("SCN-038", index);
    }

    /// <summary>An argument that must be a plain number.</summary>
    public double Number(int index) => Node.Arguments[index] is NumberNode number ? number.Unit == "%" ? number.Value / 100 : number.Value : throw Wrong("SCN-039", index);

    /// <summary>An argument that is a name or a text in quotes.</summary>
    public string Name(int index) => Node.Arguments[index] switch
    {
        TextNode text => text.Text,
        ReferenceNode { IsBare: true } word => word.Branch,
        _ => throw Wrong("SCN-040", index),
    };

    /// <summary>An argument that must be a reference.</summary>
    public ReferenceNode Reference(int index) => Node.Arguments[index] as ReferenceNode ?? throw Wrong("SCN-041", index);

    /// <summary>A finding about an argument.</summary>
    public ExpressionException Wrong(string code, int index) => new(code, Node.Arguments[index].At, ("function", Function.Name), ("form", Function.Form));

    /// <summary>A finding about the call.</summary>
    public ExpressionException Wrong(string code) => new(code, Node.At, ("function", Function.Name), ("form", Function.Form));
}
