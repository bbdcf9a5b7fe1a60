using Ncez.Model.Schemes;

namespace Ncez.Evaluation.Schemes;

/// <summary>Values of formulas; null as soon as one input is missing or something is divided by 0.</summary>
internal static class FormulaValues
{
    /// <summary>The value of a formula.</summary>
    public static Quotient? Of(SchemeFormula formula, InputValues inputs) => Of(formula.Root, inputs);

    /// <summary>True or false; null when an input is missing.</summary>
    public static bool? Of(SchemeCondition condition, InputValues inputs)
    {
        var isUnknown = false;
        foreach (var comparison in condition.Comparisons)
        {
            if (Of(comparison.Left, inputs) is not { } left || Of(comparison.Right, inputs) is not { } right)
            {
                isUnknown = true;
            }
            else if (!comparison.How.Holds(left, right))
            {
                return false;
            }
        }

        return isUnknown ? null : true;
    }

    private static Quotient? Of(FormulaNode node, InputValues inputs)
    {
        switch (node)
        {
            case ConstantNode constant:
                return constant.Value;
            case InputNode input:
                return inputs.Number(input.Input, input.At);
            case OperationNode operation when Of(operation.Left, inputs) is { } left && Of(operation.Right, inputs) is { } right:
                return operation.How switch
                {
                    FormulaOperator.Plus => left.Plus(right),
                    FormulaOperator.Minus => left.Minus(right),
                    FormulaOperator.Times => left.Times(right),
                    FormulaOperator.Over => left.Over(right),
                    FormulaOperator.Min => left.Min(right),
                    _ => left.Max(right),
                };
            default:
                return null;
        }
    }
}
