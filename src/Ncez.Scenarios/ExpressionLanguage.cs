using System.Collections.Immutable;
using Ncez.Scenarios.Expressions;
using Ncez.Scenarios.Functions;

namespace Ncez.Scenarios;

/// <summary>The expression language, for those who want to know what it has.</summary>
public static class ExpressionLanguage
{
    /// <summary>Every function: its name and how it is written.</summary>
    public static ImmutableArray<(string Name, string Form)> Functions { get; } = [.. FunctionTable.Names.Select(n => (n, FunctionTable.Find(n)!.Form))];

    /// <summary>Names of functions in a text that the language does not have; none when the text is no expression.</summary>
    public static ImmutableArray<string> UnknownFunctions(string text)
    {
        try
        {
            return [.. Calls(Parser.Parse(text)).Select(c => c.Name).Where(n => FunctionTable.Find(n) is null).Distinct(StringComparer.OrdinalIgnoreCase)];
        }
        catch (ExpressionException)
        {
            return [];
        }
    }

    private static IEnumerable<CallNode> Calls(Node node) => node switch
    {
        CallNode call => call.Arguments.SelectMany(Calls).Prepend(call),
        UnaryNode unary => Calls(unary.Operand),
        BinaryNode binary => Calls(binary.Left).Concat(Calls(binary.Right)),
        _ => [],
    };
}
