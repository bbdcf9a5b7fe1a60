namespace Ncez.Kernels.Assessment;

/// <summary>What the scores of a panel of experts say together: centre, spread, agreement.</summary>
public static class PanelKernels
{
    /// <summary>Authority of an expert.</summary>
    /// <param name="basisFraction">Basis of judgement Ca [0–1].</param>
    /// <param name="familiarityFraction">Familiarity with the subject Cs [0–1].</param>
    /// <returns>Authority coefficient Cr [0–1].</returns>
    [Equation("ASM-01", "Cr = (Ca + Cs) / 2", Unit = "1", Source = "曾光 1994, 现代流行病学方法与应用 (Delphi method: authority of experts)")]
    public static double AuthorityFraction(double basisFraction, double familiarityFraction) => (basisFraction + familiarityFraction) / 2;

    /// <summary>Mean of scores by weight.</summary>
    /// <param name="ratingScore">Scores.</param>
    /// <param name="authorityWeight">A weight for each; their sum is above 0.</param>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    [Equation("ASM-02", "x̄ = Σ wᵢ·xᵢ / Σ wᵢ", Unit = "score", Source = "Weighted arithmetic mean; textbook of statistics")]
    public static double WeightedMeanScore(ReadOnlySpan<double> ratingScore, ReadOnlySpan<double> authorityWeight)
    {
        SameLength(ratingScore, authorityWeight);
        var (sum, weight) = (0.0, 0.0);
        for (var i = 0; i < ratingScore.Length; i++)
        {
            sum += authorityWeight[i] * ratingScore[i];
            weight += authorityWeight[i];
        }

        return sum / weight;
    }

    /// <summary>Quantile of scores: 0.5 is the median, 0.25 and 0.75 are the quartiles.</summary>
    /// <param name="sortedScore">Scores, ascending, at least one.</param>
    /// <param name="chanceFraction">Which quantile [0–1].</param>
    [Equation("ASM-03", "Q(p) = x₍ₖ₎ + (h − k)·(x₍ₖ₊₁₎ − x₍ₖ₎), h = (n − 1)·p + 1, k = ⌊h⌋", Unit = "score",
        Source = "Hyndman, Fan 1996, Sample quantiles in statistical packages, American Statistician 50(4), 361–365, definition 7")]
    public static double QuantileScore(ReadOnlySpan<double> sortedScore, double chanceFraction)
    {
        var at = (sortedScore.Length - 1) * chanceFraction;
        var below = (int)Math.Floor(at);
        return below + 1 >= sortedScore.Length ? sortedScore[^1] : sortedScore[below] + ((at - below) * (sortedScore[below + 1] - sortedScore[below]));
    }

    /// <summary>Spread of scores relative to their mean.</summary>
    /// <param name="ratingScore">Scores; their mean is above 0.</param>
    /// <returns>Coefficient of variation; NaN for fewer than two scores.</returns>
    [Equation("ASM-04", "V = √(Σ(xᵢ − x̄)²/(n − 1)) / x̄", Unit = "1", Source = "Coefficient of variation; textbook of statistics")]
    public static double VariationFraction(ReadOnlySpan<double> ratingScore)
    {
        var (mean, square) = (0.0, 0.0);
        foreach (var score in ratingScore)
        {
            mean += score / ratingScore.Length;
        }

        foreach (var score in ratingScore)
        {
            square += (score - mean) * (score - mean);
        }

        return Math.Sqrt(square / (ratingScore.Length - 1)) / mean;
    }

    /// <summary>Ranks of scores from the lowest, 1; equal scores share the mean of their places.</summary>
    /// <param name="ratingScore">Scores.</param>
    /// <returns>A rank for each score.</returns>
    [Equation("ASM-05", "rᵢ = #{j: xⱼ < xᵢ} + (#{j: xⱼ = xᵢ} + 1)/2", Unit = "1", Source = "Kendall, Gibbons 1990, Rank correlation methods, 5th ed., ch. 3 (mid-ranks)")]
    public static double[] MidRankScores(ReadOnlySpan<double> ratingScore)
    {
        var ranks = new double[ratingScore.Length];
        for (var i = 0; i < ranks.Length; i++)
        {
            var (lower, equal) = (0, 0);
            foreach (var other in ratingScore)
            {
                lower += other < ratingScore[i] ? 1 : 0;
                equal += other == ratingScore[i] ? 1 : 0;
            }

            ranks[i] = lower + ((equal + 1) / 2.0);
        }

        return ranks;
    }

    /// <summary>Agreement of experts on the order of items, corrected for ties.</summary>
    /// <param name="ratingScore">Scores, one expert's items after another's, all of the same length.</param>
    /// <param name="expertCount">How many experts, at least two.</param>
    /// <returns>Kendall's W from 0 (none) to 1 (all put them in the same order); NaN when every expert gives all items the same score.</returns>
    /// <exception cref="ArgumentException">The scores do not fit the number of experts.</exception>
    [Equation("ASM-06", "W = 12·Σ(Rⱼ − R̄)² / (m²·(n³ − n) − m·Σ(t³ − t))", Unit = "1",
        Source = "Kendall, Babington Smith 1939, The problem of m rankings, Ann. Math. Statist. 10(3), 275–287; ties: Siegel, Castellan 1988, Nonparametric statistics, 2nd ed., 9.6")]
    public static double ConcordanceFraction(ReadOnlySpan<double> ratingScore, int expertCount)
    {
        if (expertCount < 2 || ratingScore.Length % expertCount != 0)
        {
            throw new ArgumentException($"{ratingScore.Length} scores do not fit {expertCount} experts.", nameof(expertCount));
        }

        var items = ratingScore.Length / expertCount;
        var (sums, ties) = (new double[items], 0.0);
        for (var e = 0; e < expertCount; e++)
        {
            var ranks = MidRankScores(ratingScore.Slice(e * items, items));
            for (var i = 0; i < items; i++)
            {
                sums[i] += ranks[i];
            }

            foreach (var tie in ranks.CountBy(r => r))
            {
                ties += Math.Pow(tie.Value, 3) - tie.Value;
            }
        }

        var mean = expertCount * (items + 1) / 2.0;
        var spread = sums.Sum(s => (s - mean) * (s - mean));
        return 12 * spread / (((double)expertCount * expertCount * (Math.Pow(items, 3) - items)) - (expertCount * ties));
    }

    /// <summary>Test value of Kendall's W: follows χ² with n − 1 degrees of freedom when experts put the items in order by chance.</summary>
    /// <param name="concordanceFraction">Kendall's W.</param>
    /// <param name="expertCount">Experts m.</param>
    /// <param name="itemCount">Items n.</param>
    [Equation("ASM-07", "χ² = m·(n − 1)·W", Unit = "1", Source = "Siegel, Castellan 1988, Nonparametric statistics for the behavioral sciences, 2nd ed., 9.6")]
    public static double ConcordanceChiSquareScore(double concordanceFraction, int expertCount, int itemCount) => expertCount * (itemCount - 1) * concordanceFraction;

    /// <summary>Chance that a χ² variable is at least as large.</summary>
    /// <param name="chiSquareScore">Test value, 0 or more.</param>
    /// <param name="freedomCount">Degrees of freedom, at least 1.</param>
    /// <returns>Chance [0–1].</returns>
    [Equation("ASM-08", "p = Q(k/2, χ²/2)", Unit = "1", Source = "Abramowitz, Stegun 1964, Handbook of mathematical functions, 26.4.4, 26.4.5, 26.4.19")]
    public static double ChiSquareTailFraction(double chiSquareScore, int freedomCount)
    {
        // From one degree of freedom (odd) or two (even), each step of two adds the term t = e^(−x/2)·(x/2)^(k/2)/Γ(k/2 + 1).
        var half = chiSquareScore / 2;
        var isOdd = freedomCount % 2 == 1;
        var (tail, term) = isOdd ? (ErrorFunction.Complement(Math.Sqrt(half)), 2 * Math.Sqrt(half / Math.PI) * Math.Exp(-half)) : (Math.Exp(-half), half * Math.Exp(-half));
        for (var k = isOdd ? 1 : 2; k < freedomCount; k += 2)
        {
            tail += term;
            term *= half / ((k / 2.0) + 1);
        }

        return Math.Clamp(tail, 0, 1);
    }

    /// <summary>Correlation of two orders of the same items.</summary>
    /// <param name="ratingScore">One rating of each item.</param>
    /// <param name="otherScore">Another rating of each.</param>
    /// <returns>Spearman's ρ from −1 to 1; NaN when one of them rates all items the same.</returns>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    [Equation("ASM-09", "ρ = Σ(rᵢ − r̄)(sᵢ − s̄) / √(Σ(rᵢ − r̄)²·Σ(sᵢ − s̄)²), r and s mid-ranks", Unit = "1",
        Source = "Spearman 1904, The proof and measurement of association between two things, Amer. J. Psychol. 15(1), 72–101; ties: Kendall, Gibbons 1990, ch. 3")]
    public static double RankCorrelationFraction(ReadOnlySpan<double> ratingScore, ReadOnlySpan<double> otherScore)
    {
        SameLength(ratingScore, otherScore);
        var (r, s, mean) = (MidRankScores(ratingScore), MidRankScores(otherScore), (ratingScore.Length + 1) / 2.0);
        var (both, one, other) = (0.0, 0.0, 0.0);
        for (var i = 0; i < r.Length; i++)
        {
            both += (r[i] - mean) * (s[i] - mean);
            one += (r[i] - mean) * (r[i] - mean);
            other += (s[i] - mean) * (s[i] - mean);
        }

        return both / Math.Sqrt(one * other);
    }

    internal static void SameLength(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        if (one.Length != other.Length)
        {
            throw new ArgumentException($"{one.Length} and {other.Length} numbers do not belong together.", nameof(other));
        }
    }
}
