using Ncez.Model.Diagnostics;
using Ncez.Scenarios.Compiling;
using Ncez.Scenarios.Expressions;
using Ncez.Scenarios.Functions;

namespace Ncez.Scenarios.Demand;

/// <summary>Profiles of a stock by age: expressions of the word Age, evaluated for every age from new to oldest.</summary>
internal sealed class StockProfiles(CellCompiler cells, Findings findings)
{
    private const int Oldest = 100;

    /// <summary>A profile by age; empty when nobody wrote one.</summary>
    public double[] Of(CellKey key, string variable, BranchPlace place)
    {
        if (cells.TextOf(key with { Variable = variable }) is not { } entry)
        {
            if (variable == "Survival")
            {
                findings.Error("SCN-015", place.Branch.Where, ("branch", place.Path), ("variable", variable), ("region", ""), ("unit", "1"));
            }

            return [];
        }

        try
        {
            var node = Parser.Parse(entry.Text);
            var factor = entry.Unit is "%" or "％" ? 0.01 : 1;
            var profile = Enumerable.Range(0, Oldest + 1).Select(age => factor * At(node, age)).ToArray();
            var last = Array.FindLastIndex(profile, v => v != 0);
            return profile[..(last + 1)];
        }
        catch (ExpressionException wrong)
        {
            findings.Error(wrong.Code, entry.Where, [("cell", $"{place.Path}:{variable}"), ("position", wrong.At + 1), ("expression", entry.Text), .. wrong.Arguments]);
            return [];
        }
    }

    /// <summary>Shares of the base year's stock by age; where nobody wrote one, that of a stock that has always been renewed evenly.</summary>
    public double[] AgesOf(CellKey key, BranchPlace place, double[] survivalFraction)
    {
        var weights = Of(key, "Ages", place) is { Length: > 0 } written ? written : survivalFraction;
        var sum = weights.Sum();
        return sum > 0 ? [.. weights.Select(w => w / sum)] : [1];
    }

    private static double At(Node node, int age) => node switch
    {
        NumberNode { Unit: null } number => number.Value,
        NumberNode { Unit: "%" } percent => percent.Value / 100,
        ReferenceNode { IsBare: true } word when word.Branch.Equals("Age", StringComparison.OrdinalIgnoreCase) || word.Branch == "年龄" => age,
        UnaryNode { Operator: "-" } minus => -At(minus.Operand, age),
        BinaryNode binary => Binary(binary, At(binary.Left, age), At(binary.Right, age)),
        CallNode call => Call(call, [.. call.Arguments.Select(a => At(a, age))]),
        _ => throw new ExpressionException("SCN-056", node.At),
    };

    private static double Binary(BinaryNode node, double a, double b) => node.Operator switch
    {
        "+" => a + b,
        "-" => a - b,
        "*" => a * b,
        "/" => a / b,
        "^" => Math.Pow(a, b),
        "<" => a < b ? 1 : 0,
        ">" => a > b ? 1 : 0,
        "<=" => a <= b ? 1 : 0,
        ">=" => a >= b ? 1 : 0,
        _ => throw new ExpressionException("SCN-056", node.At),
    };

    private static double Call(CallNode call, double[] values) => (call.Name.ToUpperInvariant(), values.Length) switch
    {
        ("EXP", 1) => Math.Exp(values[0]),
        ("MIN", 2) => Math.Min(values[0], values[1]),
        ("MAX", 2) => Math.Max(values[0], values[1]),
        ("POWER", 2) => Math.Pow(values[0], values[1]),
        ("IF", 3) => values[0] != 0 ? values[1] : values[2],
        ("LOOKUP", >= 5 and var n) when n % 2 == 1 => Table.At(values[0], [.. values.Where((_, i) => i % 2 == 1)], [.. values.Where((_, i) => i > 0 && i % 2 == 0)]),
        _ => throw new ExpressionException("SCN-056", call.At),
    };
}
