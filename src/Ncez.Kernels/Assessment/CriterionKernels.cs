namespace Ncez.Kernels.Assessment;

/// <summary>Weights of criteria, from pairs or from the data, and ratings by several criteria.</summary>
public static class CriterionKernels
{
    private const int MostSteps = 1_000;

    // Saaty's random index for matrices of 1 to 10 criteria.
    private static readonly double[] RandomIndex = [0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49];

    /// <summary>Weights of criteria from how much more each one counts than each other: the principal eigenvector.</summary>
    /// <param name="pairRatio">Square matrix by row, positive, with a(j,i) = 1/a(i,j).</param>
    /// <param name="criterionCount">How many criteria.</param>
    /// <returns>Weights that sum to 1.</returns>
    /// <exception cref="ArgumentException">The matrix does not fit the number of criteria.</exception>
    [Equation("ASM-10", "A·w = λmax·w, Σw = 1 (power iteration)", Unit = "1", Source = "Saaty 1980, The analytic hierarchy process, McGraw-Hill")]
    public static double[] PairWeights(ReadOnlySpan<double> pairRatio, int criterionCount)
    {
        if (criterionCount < 1 || pairRatio.Length != criterionCount * criterionCount)
        {
            throw new ArgumentException($"{pairRatio.Length} pairs do not fit {criterionCount} criteria.", nameof(criterionCount));
        }

        var weights = new double[criterionCount];
        Array.Fill(weights, 1.0 / criterionCount);
        for (var step = 0; step < MostSteps; step++)
        {
            var next = Times(pairRatio, weights);
            var sum = next.Sum();
            var moved = 0.0;
            for (var i = 0; i < next.Length; i++)
            {
                next[i] /= sum;
                moved = Math.Max(moved, Math.Abs(next[i] - weights[i]));
            }

            weights = next;
            if (moved < 1e-14)
            {
                break;
            }
        }

        return weights;
    }

    /// <summary>Greatest eigenvalue of a matrix of pairs; equals the number of criteria when the pairs contradict each other nowhere.</summary>
    /// <param name="pairRatio">Square matrix by row.</param>
    /// <param name="principalWeight">Its principal eigenvector.</param>
    [Equation("ASM-11", "λmax = (1/n)·Σ (A·w)ᵢ/wᵢ", Unit = "1", Source = "Saaty 1980, The analytic hierarchy process, McGraw-Hill")]
    public static double PrincipalValueRatio(ReadOnlySpan<double> pairRatio, ReadOnlySpan<double> principalWeight)
    {
        var product = Times(pairRatio, principalWeight);
        var sum = 0.0;
        for (var i = 0; i < product.Length; i++)
        {
            sum += product[i] / principalWeight[i];
        }

        return sum / product.Length;
    }

    /// <summary>How much the pairs contradict each other, against a matrix filled at random.</summary>
    /// <param name="principalValueRatio">Greatest eigenvalue.</param>
    /// <param name="criterionCount">How many criteria, 1 to 10.</param>
    /// <returns>Consistency ratio; below 0.1 the weights may be used. 0 for one or two criteria.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No random index for so many criteria.</exception>
    [Equation("ASM-12", "CR = CI/RI, CI = (λmax − n)/(n − 1)", Unit = "1", Source = "Saaty 1980, The analytic hierarchy process, McGraw-Hill (random index for n ≤ 10: 0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)")]
    public static double ConsistencyRatio(double principalValueRatio, int criterionCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(criterionCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(criterionCount, RandomIndex.Length);
        return criterionCount < 3 ? 0 : (principalValueRatio - criterionCount) / (criterionCount - 1) / RandomIndex[criterionCount - 1];
    }

    /// <summary>Weights of criteria from how much they set the items apart.</summary>
    /// <param name="ratingScore">Scores ≥ 0, an item's criteria after another's; a criterion of zeros tells nothing.</param>
    /// <param name="criterionCount">How many criteria.</param>
    /// <returns>Weights that sum to 1; equal ones when no criterion sets the items apart.</returns>
    /// <exception cref="ArgumentException">The scores do not fit the number of criteria.</exception>
    [Equation("ASM-13", "wⱼ = (1 − Eⱼ)/Σ(1 − Eⱼ), Eⱼ = −Σ pᵢⱼ·ln pᵢⱼ / ln m, pᵢⱼ = xᵢⱼ/Σᵢxᵢⱼ", Unit = "1",
        Source = "Shannon 1948; Hwang, Yoon 1981, Multiple attribute decision making, Springer, ch. III (entropy method)")]
    public static double[] EntropyWeights(ReadOnlySpan<double> ratingScore, int criterionCount)
    {
        var items = ItemsOf(ratingScore, criterionCount);
        var weights = new double[criterionCount];
        for (var c = 0; c < criterionCount; c++)
        {
            var (sum, entropy) = (0.0, 0.0);
            for (var i = 0; i < items; i++)
            {
                sum += ratingScore[(i * criterionCount) + c];
            }

            for (var i = 0; i < items; i++)
            {
                var part = sum == 0 ? 0 : ratingScore[(i * criterionCount) + c] / sum;
                entropy -= part > 0 ? part * Math.Log(part) : 0;
            }

            // Rounding may put the entropy of equal scores a little beyond 1.
            weights[c] = items < 2 || sum == 0 ? 0 : Math.Max(0, 1 - (entropy / Math.Log(items)));
        }

        var all = weights.Sum();
        for (var c = 0; c < criterionCount; c++)
        {
            weights[c] = all > 1e-12 ? weights[c] / all : 1.0 / criterionCount;
        }

        return weights;
    }

    /// <summary>A score on its scale from the worst, 0, to the best, 1.</summary>
    /// <param name="ratingScore">Score.</param>
    /// <param name="worstScore">Worst end of the scale: the low end of a benefit, the high end of a cost.</param>
    /// <param name="bestScore">Best end.</param>
    [Equation("ASM-14", "u = (x − x_worst)/(x_best − x_worst)", Unit = "1", Source = "Keeney, Raiffa 1976, Decisions with multiple objectives, Wiley (linear value function)")]
    public static double ValueFraction(double ratingScore, double worstScore, double bestScore) => (ratingScore - worstScore) / (bestScore - worstScore);

    /// <summary>Nearness of items to the best of all criteria and distance from the worst.</summary>
    /// <param name="ratingScore">Scores, an item's criteria after another's; a criterion of zeros tells nothing.</param>
    /// <param name="criterionWeight">Weights of the criteria.</param>
    /// <param name="isCost">True for a criterion of which less is better.</param>
    /// <returns>Closeness of each item from 0 to 1; NaN when all items are alike.</returns>
    /// <exception cref="ArgumentException">The scores do not fit the criteria.</exception>
    [Equation("ASM-15", "Cᵢ = S⁻ᵢ/(S⁺ᵢ + S⁻ᵢ), vᵢⱼ = wⱼ·xᵢⱼ/√Σxᵢⱼ²", Unit = "1", Source = "Hwang, Yoon 1981, Multiple attribute decision making, Springer, ch. III (TOPSIS)")]
    public static double[] IdealClosenessFractions(ReadOnlySpan<double> ratingScore, ReadOnlySpan<double> criterionWeight, ReadOnlySpan<bool> isCost)
    {
        var (criteria, items) = (criterionWeight.Length, ItemsOf(ratingScore, criterionWeight.Length));
        var (toBest, toWorst) = (new double[items], new double[items]);
        for (var c = 0; c < criteria; c++)
        {
            var (square, low, high) = (0.0, double.MaxValue, double.MinValue);
            for (var i = 0; i < items; i++)
            {
                var score = ratingScore[(i * criteria) + c];
                (square, low, high) = (square + (score * score), Math.Min(low, score), Math.Max(high, score));
            }

            var scale = square == 0 ? 0 : criterionWeight[c] / Math.Sqrt(square);
            var (best, worst) = isCost[c] ? (low, high) : (high, low);
            for (var i = 0; i < items; i++)
            {
                var score = ratingScore[(i * criteria) + c];
                toBest[i] += Math.Pow(scale * (score - best), 2);
                toWorst[i] += Math.Pow(scale * (score - worst), 2);
            }
        }

        return [.. toBest.Zip(toWorst, (best, worst) => Math.Sqrt(worst) / (Math.Sqrt(best) + Math.Sqrt(worst)))];
    }

    /// <summary>Membership of a score in a fuzzy grade of trapezoid shape.</summary>
    /// <param name="ratingScore">Score.</param>
    /// <param name="footLowScore">Membership is 0 up to here.</param>
    /// <param name="topLowScore">Membership is 1 from here …</param>
    /// <param name="topHighScore">… to here.</param>
    /// <param name="footHighScore">Membership is 0 from here on.</param>
    /// <returns>Membership [0–1].</returns>
    [Equation("ASM-16", "μ(x) = max(0, min((x − a)/(b − a), 1, (d − x)/(d − c)))", Unit = "1", Source = "Zadeh 1965, Fuzzy sets, Information and Control 8, 338–353; trapezoidal fuzzy number")]
    public static double MembershipFraction(double ratingScore, double footLowScore, double topLowScore, double topHighScore, double footHighScore) =>
        ratingScore >= topLowScore && ratingScore <= topHighScore ? 1
        : ratingScore < topLowScore ? ratingScore <= footLowScore ? 0 : (ratingScore - footLowScore) / (topLowScore - footLowScore)
        : ratingScore >= footHighScore ? 0 : (footHighScore - ratingScore) / (footHighScore - topHighScore);

    /// <summary>Fuzzy judgement of an item over all criteria, by the weighted average.</summary>
    /// <param name="membershipFraction">Memberships by criterion, a criterion's grades after another's.</param>
    /// <param name="criterionWeight">Weights of the criteria.</param>
    /// <returns>Membership of the item in each grade.</returns>
    /// <exception cref="ArgumentException">The memberships do not fit the criteria.</exception>
    [Equation("ASM-17", "bₖ = Σⱼ wⱼ·rⱼₖ", Unit = "1", Source = "汪培庄 1983, 模糊集合论及其应用 (fuzzy comprehensive evaluation, model M(·,⊕))")]
    public static double[] GradeMembershipFractions(ReadOnlySpan<double> membershipFraction, ReadOnlySpan<double> criterionWeight)
    {
        if (criterionWeight.IsEmpty || membershipFraction.Length % criterionWeight.Length != 0)
        {
            throw new ArgumentException($"{membershipFraction.Length} memberships do not fit {criterionWeight.Length} criteria.", nameof(criterionWeight));
        }

        var grades = new double[membershipFraction.Length / criterionWeight.Length];
        for (var i = 0; i < membershipFraction.Length; i++)
        {
            grades[i % grades.Length] += criterionWeight[i / grades.Length] * membershipFraction[i];
        }

        return grades;
    }

    private static double[] Times(ReadOnlySpan<double> matrix, ReadOnlySpan<double> vector)
    {
        var product = new double[vector.Length];
        for (var i = 0; i < matrix.Length; i++)
        {
            product[i / vector.Length] += matrix[i] * vector[i % vector.Length];
        }

        return product;
    }

    private static int ItemsOf(ReadOnlySpan<double> ratingScore, int criterionCount) =>
        criterionCount > 0 && ratingScore.Length > 0 && ratingScore.Length % criterionCount == 0
            ? ratingScore.Length / criterionCount
            : throw new ArgumentException($"{ratingScore.Length} scores do not fit {criterionCount} criteria.", nameof(criterionCount));
}
