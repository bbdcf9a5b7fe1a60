namespace Ncez.Kernels.Sampling;

/// <summary>Quantiles: the value a variable stays below with a given chance. Fractions in, values out, so every design of draws serves every distribution.</summary>
public static class DistributionKernels
{
    private const double PertWeight = 4;

    /// <summary>Normal variable of mean 1.</summary>
    /// <param name="chanceFraction">Chance, in (0, 1).</param>
    /// <param name="deviationRatio">Standard deviation over mean.</param>
    [Equation("SAM-05", "x = 1 + σ·Φ⁻¹(u)", Unit = "1", Source = "Normal distribution; Johnson, Kotz, Balakrishnan 1994, Continuous univariate distributions vol. 1, ch. 13")]
    public static double NormalRatio(double chanceFraction, double deviationRatio) => 1 + (deviationRatio * NormalKernels.NormalScore(chanceFraction));

    /// <summary>Lognormal variable of mean 1.</summary>
    /// <param name="chanceFraction">Chance, in (0, 1).</param>
    /// <param name="logDeviationRatio">Standard deviation of the logarithm.</param>
    [Equation("SAM-06", "x = exp(σ·Φ⁻¹(u) − σ²/2)", Unit = "1", Source = "Lognormal distribution of mean 1; Johnson, Kotz, Balakrishnan 1994, vol. 1, ch. 14")]
    public static double LognormalRatio(double chanceFraction, double logDeviationRatio) =>
        Math.Exp((logDeviationRatio * NormalKernels.NormalScore(chanceFraction)) - (logDeviationRatio * logDeviationRatio / 2));

    /// <summary>Uniform variable.</summary>
    /// <param name="chanceFraction">Chance, in (0, 1).</param>
    /// <param name="lowRatio">Lowest value.</param>
    /// <param name="highRatio">Highest value.</param>
    [Equation("SAM-07", "x = a + u·(b − a)", Unit = "1", Source = "Uniform distribution; Johnson, Kotz, Balakrishnan 1995, vol. 2, ch. 26")]
    public static double UniformRatio(double chanceFraction, double lowRatio, double highRatio) => lowRatio + (chanceFraction * (highRatio - lowRatio));

    /// <summary>Triangular variable.</summary>
    /// <param name="chanceFraction">Chance, in (0, 1).</param>
    /// <param name="lowRatio">Lowest value.</param>
    /// <param name="modeRatio">Likeliest value.</param>
    /// <param name="highRatio">Highest value.</param>
    [Equation("SAM-08", "x = a + √(u·(b−a)·(m−a)) below the mode, b − √((1−u)·(b−a)·(b−m)) above", Unit = "1", Source = "Triangular distribution; Kotz, van Dorp 2004, Beyond beta, ch. 1")]
    public static double TriangularRatio(double chanceFraction, double lowRatio, double modeRatio, double highRatio)
    {
        var range = highRatio - lowRatio;
        return chanceFraction * range <= modeRatio - lowRatio
            ? lowRatio + Math.Sqrt(chanceFraction * range * (modeRatio - lowRatio))
            : highRatio - Math.Sqrt((1 - chanceFraction) * range * (highRatio - modeRatio));
    }

    /// <summary>PERT variable: a beta variable stretched between lowest and highest value, its mean (a + 4m + b)/6.</summary>
    /// <param name="chanceFraction">Chance, in (0, 1).</param>
    /// <param name="lowRatio">Lowest value.</param>
    /// <param name="modeRatio">Likeliest value.</param>
    /// <param name="highRatio">Highest value.</param>
    [Equation("SAM-09", "x = a + (b−a)·B⁻¹(u; 1 + 4(m−a)/(b−a), 1 + 4(b−m)/(b−a))", Unit = "1",
        Source = "Malcolm, Roseboom, Clark, Fazar 1959, Operations Research 7(5), 646–669; Vose 2008, Risk analysis, 3rd ed. (modified PERT, weight 4)")]
    public static double PertRatio(double chanceFraction, double lowRatio, double modeRatio, double highRatio)
    {
        var range = highRatio - lowRatio;
        return range == 0 ? modeRatio : lowRatio + (range * BetaFunction.Quantile(
            chanceFraction, 1 + (PertWeight * (modeRatio - lowRatio) / range), 1 + (PertWeight * (highRatio - modeRatio) / range)));
    }

    /// <summary>One of some values, each with its weight.</summary>
    /// <param name="chanceFraction">Chance, in (0, 1).</param>
    /// <param name="valueRatio">The values.</param>
    /// <param name="chanceWeight">Their weights (≥ 0, not all 0).</param>
    /// <exception cref="ArgumentException">The lists differ in length or are empty.</exception>
    [Equation("SAM-10", "x = vₖ, k the first with Σᵢ≤ₖ wᵢ ≥ u·Σw", Unit = "1", Source = "Inverse of a step distribution; Devroye 1986, Non-uniform random variate generation, ch. III.2")]
    public static double DiscreteRatio(double chanceFraction, ReadOnlySpan<double> valueRatio, ReadOnlySpan<double> chanceWeight)
    {
        if (valueRatio.IsEmpty || valueRatio.Length != chanceWeight.Length)
        {
            throw new ArgumentException($"{valueRatio.Length} values but {chanceWeight.Length} weights.", nameof(chanceWeight));
        }

        var (sum, reached) = (0.0, 0.0);
        foreach (var weight in chanceWeight)
        {
            sum += weight;
        }

        for (var k = 0; k < valueRatio.Length - 1; k++)
        {
            reached += chanceWeight[k];
            if (reached >= chanceFraction * sum)
            {
                return valueRatio[k];
            }
        }

        return valueRatio[^1];
    }

    /// <summary>A value of a sample, interpolated between its sorted members.</summary>
    /// <param name="chanceFraction">Chance, in (0, 1).</param>
    /// <param name="sortedRatio">The sample, ascending.</param>
    /// <exception cref="ArgumentException">The sample is empty.</exception>
    [Equation("SAM-11", "x = s₍ₖ₎ + (h − k)(s₍ₖ₊₁₎ − s₍ₖ₎), h = (n−1)·u + 1", Unit = "1", Source = "Hyndman, Fan 1996, Sample quantiles in statistical packages, The American Statistician 50(4), definition 7")]
    public static double EmpiricalRatio(double chanceFraction, ReadOnlySpan<double> sortedRatio)
    {
        if (sortedRatio.IsEmpty)
        {
            throw new ArgumentException("An empirical distribution needs a sample.", nameof(sortedRatio));
        }

        var at = (sortedRatio.Length - 1) * chanceFraction;
        var below = Math.Min((int)at, sortedRatio.Length - 1);
        var above = Math.Min(below + 1, sortedRatio.Length - 1);
        return sortedRatio[below] + ((at - below) * (sortedRatio[above] - sortedRatio[below]));
    }
}
