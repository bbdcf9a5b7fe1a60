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

    /// <summary>Inputs of a denominator of the formula that is 0; empty when none is.</summary>
    public static IEnumerable<int> ZeroDenominators(FormulaNode node, InputValues inputs) => node is not OperationNode operation ? []
        : ZeroDenominators(operation.Left, inputs).Concat(ZeroDenominators(operation.Right, inputs))
            .Concat(operation.How == FormulaOperator.Over && Of(operation.Right, inputs) is { Above: 0 } ? operation.Right.Inputs() : []);

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
