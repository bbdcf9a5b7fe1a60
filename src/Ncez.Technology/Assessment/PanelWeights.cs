using System.Collections.Immutable;
using Ncez.Kernels.Assessment;

namespace Ncez.Technology.Assessment;

/// <summary>Weights of the ranked criteria by the methods there are data for.</summary>
public static class PanelWeights
{
    /// <summary>Pairs whose consistency ratio is not below this block the assessment (Saaty 1980).</summary>
    public const double MostInconsistent = 0.1;

    /// <summary>Weights by each method that has its data; the one of the settings is among them.</summary>
    /// <param name="panel">Panel.</param>
    /// <param name="matrix">Mean scores of the last round.</param>
    public static ImmutableArray<CriterionWeights> Of(Panel panel, ScoreMatrix matrix)
    {
        var (ranked, weights) = (panel.Ranked, ImmutableArray.CreateBuilder<CriterionWeights>());
        if (ranked.All(c => c.Weight is not null) && ranked.Sum(c => c.Weight!.Value) is > 0 and var sum)
        {
            weights.Add(new CriterionWeights(WeightMethod.Given, [.. ranked.Select(c => c.Weight!.Value / sum)], null));
        }

        if (!panel.Pairs.IsEmpty)
        {
            weights.Add(new CriterionWeights(WeightMethod.Ahp, [.. CriterionKernels.PairWeights(panel.Pairs.AsSpan(), ranked.Length)], Consistency(panel.Pairs, ranked.Length)));
        }

        if (!matrix.Technologies.IsEmpty)
        {
            weights.Add(new CriterionWeights(WeightMethod.Entropy, [.. CriterionKernels.EntropyWeights(matrix.Score.AsSpan(), ranked.Length)], null));
        }

        return weights.ToImmutable();
    }

    /// <summary>How much pairs contradict each other.</summary>
    /// <param name="pairs">Matrix by row.</param>
    /// <param name="criteria">How many criteria.</param>
    public static PairConsistency Consistency(ImmutableArray<double> pairs, int criteria)
    {
        var weights = CriterionKernels.PairWeights(pairs.AsSpan(), criteria);
        var value = CriterionKernels.PrincipalValueRatio(pairs.AsSpan(), weights);
        var (worst, most) = ((0, 0), -1.0);
        for (var i = 0; i < criteria; i++)
        {
            for (var j = i + 1; j < criteria; j++)
            {
                var off = Math.Abs(Math.Log(pairs[(i * criteria) + j] * weights[j] / weights[i]));
                (worst, most) = off > most ? ((i, j), off) : (worst, most);
            }
        }

        return new PairConsistency(value, CriterionKernels.ConsistencyRatio(value, criteria), worst, weights[worst.Item1] / weights[worst.Item2]);
    }
}

/// <summary>Weights of the ranked criteria.</summary>
/// <param name="Method">Where they come from.</param>
/// <param name="WeightFraction">One for each ranked criterion; they sum to 1.</param>
/// <param name="Consistency">Of the pairs behind them; null for other methods.</param>
public sealed record CriterionWeights(WeightMethod Method, ImmutableArray<double> WeightFraction, PairConsistency? Consistency);

/// <summary>Consistency of pairs.</summary>
/// <param name="PrincipalValue">λmax.</param>
/// <param name="Ratio">CR.</param>
/// <param name="Worst">Pair farthest from the weights.</param>
/// <param name="WorstRatio">What the weights say of that pair.</param>
public sealed record PairConsistency(double PrincipalValue, double Ratio, (int First, int Other) Worst, double WorstRatio)
{
    /// <summary>The pair farthest from the weights, in words.</summary>
    public string WorstPair(ImmutableArray<PanelCriterion> ranked) => FormattableString.Invariant($"{ranked[Worst.First].Id} : {ranked[Worst.Other].Id} ≈ {WorstRatio:0.##}");
}
