using System.Collections.Immutable;
using Ncez.Model.Quantities;

namespace Ncez.Model.Schemes;

/// <summary>A formula of a scheme: a closed tree over the scheme's inputs, checked for units when it is read.</summary>
/// <param name="Root">Its tree.</param>
/// <param name="Text">As written.</param>
public sealed record SchemeFormula(FormulaNode Root, string Text)
{
    /// <summary>Inputs it reads, each once, as indexes into the scheme's inputs.</summary>
    public ImmutableArray<int> Inputs { get; } = [.. Root.Inputs().Distinct().Order()];
}

/// <summary>A node of a formula.</summary>
/// <param name="Powers">Dimensions of its value.</param>
public abstract record FormulaNode(UnitPowers Powers)
{
    /// <summary>Inputs read below this node.</summary>
    public abstract IEnumerable<int> Inputs();
}

/// <summary>A number in canonical units.</summary>
/// <param name="Value">The number.</param>
/// <param name="Powers">Its dimensions.</param>
public sealed record ConstantNode(Quotient Value, UnitPowers Powers) : FormulaNode(Powers)
{
    /// <inheritdoc />
    public override IEnumerable<int> Inputs() => [];
}

/// <summary>An input of the scheme.</summary>
/// <param name="Input">Index of the input.</param>
/// <param name="At">Of which year.</param>
/// <param name="Powers">Its dimensions.</param>
public sealed record InputNode(int Input, FormulaYear At, UnitPowers Powers) : FormulaNode(Powers)
{
    /// <inheritdoc />
    public override IEnumerable<int> Inputs() => [Input];
}

/// <summary>Two values combined.</summary>
/// <param name="How">How.</param>
/// <param name="Left">First value.</param>
/// <param name="Right">Second value.</param>
/// <param name="Powers">Dimensions of the result.</param>
public sealed record OperationNode(FormulaOperator How, FormulaNode Left, FormulaNode Right, UnitPowers Powers) : FormulaNode(Powers)
{
    /// <inheritdoc />
    public override IEnumerable<int> Inputs() => Left.Inputs().Concat(Right.Inputs());
}

/// <summary>How two values are combined.</summary>
public enum FormulaOperator
{
    /// <summary>Sum.</summary>
    Plus,

    /// <summary>Difference.</summary>
    Minus,

    /// <summary>Product.</summary>
    Times,

    /// <summary>Quotient.</summary>
    Over,

    /// <summary>The smaller.</summary>
    Min,

    /// <summary>The larger.</summary>
    Max,
}

/// <summary>Which year an input is read for.</summary>
public enum FormulaYear
{
    /// <summary>The evaluated year.</summary>
    Current,

    /// <summary>The base year (<c>x@base</c>).</summary>
    Base,

    /// <summary>The year before (<c>x@previous</c>).</summary>
    Previous,
}

/// <summary>Comparisons that must all hold: <c>200000 [tce] &lt;= energy &lt; 1000000 [tce]</c>.</summary>
/// <param name="Comparisons">The comparisons.</param>
/// <param name="Text">As written.</param>
public sealed record SchemeCondition(ImmutableArray<FormulaComparison> Comparisons, string Text)
{
    /// <summary>Inputs it reads, each once.</summary>
    public ImmutableArray<int> Inputs { get; } = [.. Comparisons.SelectMany(c => c.Left.Inputs().Concat(c.Right.Inputs())).Distinct().Order()];
}

/// <summary>One comparison.</summary>
/// <param name="Left">Left side.</param>
/// <param name="How">Operator.</param>
/// <param name="Right">Right side.</param>
public sealed record FormulaComparison(FormulaNode Left, Comparing How, FormulaNode Right);

/// <summary>How a value is compared with a limit.</summary>
public enum Comparing
{
    /// <summary>Less than.</summary>
    Less,

    /// <summary>Less or equal.</summary>
    AtMost,

    /// <summary>Equal.</summary>
    Equal,

    /// <summary>Greater or equal.</summary>
    AtLeast,

    /// <summary>Greater than.</summary>
    Greater,
}

/// <summary>What comparisons mean and how they are written.</summary>
public static class ComparingSigns
{
    /// <summary>The sign in data files: <c>&lt;=</c>.</summary>
    public static string Sign(this Comparing how) => how switch
    {
        Comparing.Less => "<",
        Comparing.AtMost => "<=",
        Comparing.Equal => "==",
        Comparing.AtLeast => ">=",
        _ => ">",
    };

    /// <summary>True when a value stands so to a limit; exact, nothing is rounded.</summary>
    public static bool Holds(this Comparing how, Quotient value, Quotient limit)
    {
        var order = value.CompareTo(limit);
        return how switch
        {
            Comparing.Less => order < 0,
            Comparing.AtMost => order <= 0,
            Comparing.Equal => order == 0,
            Comparing.AtLeast => order >= 0,
            _ => order > 0,
        };
    }
}
