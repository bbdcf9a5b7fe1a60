namespace Ncez.Kernels.Assessment;

/// <summary>The complementary error function for x ≥ 0, to about 13 digits.</summary>
internal static class ErrorFunction
{
    private const double SeriesBelow = 2.5;

    /// <summary>erfc(x) = 1 − 2/√π·∫₀ˣ e^(−t²) dt.</summary>
    internal static double Complement(double x) => x < SeriesBelow ? 1 - Series(x) : Fraction(x);

    // Abramowitz and Stegun 7.1.6.
    private static double Series(double x)
    {
        var (sum, term) = (0.0, x);
        for (var n = 1; term > 1e-17; n++)
        {
            sum += term;
            term *= 2 * x * x / ((2 * n) + 1);
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    // Abramowitz and Stegun 7.1.14, from the inside out.
    private static double Fraction(double x)
    {
        var under = x;
        for (var n = 80; n > 0; n--)
        {
            under = x + (n / 2.0 / under);
        }

        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / under;
    }
}
