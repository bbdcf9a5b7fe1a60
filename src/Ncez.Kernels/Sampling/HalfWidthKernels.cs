namespace Ncez.Kernels.Sampling;

/// <summary>From the half-width of a 95 % interval over the mean, as inventories state uncertainty, to the numbers a distribution of mean 1 needs.</summary>
public static class HalfWidthKernels
{
    private const double Score = 1.959963984540054;

    // 95 % of a symmetric triangle lie within 1 − √0.05 of half its base; of a symmetric PERT within 2·B⁻¹(0.975; 3, 3) − 1.
    private static readonly double TriangleFraction = 1 - Math.Sqrt(0.05);
    private static readonly double PertFraction = (2 * BetaFunction.Quantile(0.975, 3, 3)) - 1;

    /// <summary>Standard deviation over mean of a normal variable.</summary>
    /// <param name="halfWidthRatio">Half of the 95 % interval over the mean.</param>
    [Equation("SAM-12", "σ = w/1.96", Unit = "1", Source = "IPCC 2006 Guidelines vol. 1 ch. 3.1.3 (95 % interval of a normal distribution, 1.96 standard deviations)")]
    public static double NormalDeviationRatio(double halfWidthRatio) => halfWidthRatio / Score;

    /// <summary>Standard deviation of the logarithm of a lognormal variable of mean 1.</summary>
    /// <param name="halfWidthRatio">Half of the 95 % interval over the mean; a lognormal interval is never wider than 3.41.</param>
    /// <returns>Standard deviation of the logarithm; NaN when no lognormal variable is that wide.</returns>
    [Equation("SAM-13", "exp(−σ²/2)·sinh(1.96·σ) = w", Unit = "1", Source = "Quantiles of SAM-06: w = (x₀.₉₇₅ − x₀.₀₂₅)/2 at mean 1, solved by bisection")]
    public static double LognormalDeviationRatio(double halfWidthRatio)
    {
        // The half-width rises with σ up to σ = 1.96·coth(1.96·σ) and falls beyond.
        var (low, high) = (0.0, WidestDeviation());
        if (halfWidthRatio > LognormalHalfWidthRatio(high))
        {
            return double.NaN;
        }

        for (var step = 0; step < 200 && high - low > 1e-16 * high; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = LognormalHalfWidthRatio(middle) < halfWidthRatio ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    /// <summary>Half of the 95 % interval of a lognormal variable over its mean.</summary>
    /// <param name="logDeviationRatio">Standard deviation of the logarithm.</param>
    [Equation("SAM-14", "w = exp(−σ²/2)·sinh(1.96·σ)", Unit = "1", Source = "Quantiles of SAM-06 at 2.5 % and 97.5 %")]
    public static double LognormalHalfWidthRatio(double logDeviationRatio) =>
        Math.Exp(-logDeviationRatio * logDeviationRatio / 2) * Math.Sinh(Score * logDeviationRatio);

    /// <summary>Half of the range of a uniform variable over its mean.</summary>
    /// <param name="halfWidthRatio">Half of the 95 % interval over the mean.</param>
    [Equation("SAM-15", "h = w/0.95", Unit = "1", Source = "The middle 95 % of a uniform distribution are 95 % of its range")]
    public static double UniformHalfRangeRatio(double halfWidthRatio) => halfWidthRatio / 0.95;

    /// <summary>Half of the base of a symmetric triangular variable over its mean.</summary>
    /// <param name="halfWidthRatio">Half of the 95 % interval over the mean.</param>
    [Equation("SAM-16", "h = w/(1 − √0.05)", Unit = "1", Source = "SAM-08 with the mode in the middle: x₀.₉₇₅ = 1 + h·(1 − √0.05)")]
    public static double TriangularHalfRangeRatio(double halfWidthRatio) => halfWidthRatio / TriangleFraction;

    /// <summary>Half of the range of a symmetric PERT variable over its mean.</summary>
    /// <param name="halfWidthRatio">Half of the 95 % interval over the mean.</param>
    [Equation("SAM-17", "h = w/(2·B⁻¹(0.975; 3, 3) − 1)", Unit = "1", Source = "SAM-09 with the mode in the middle")]
    public static double PertHalfRangeRatio(double halfWidthRatio) => halfWidthRatio / PertFraction;

    private static double WidestDeviation()
    {
        var deviation = Score;
        for (var step = 0; step < 60; step++)
        {
            deviation = Score / Math.Tanh(Score * deviation);
        }

        return deviation;
    }
}
