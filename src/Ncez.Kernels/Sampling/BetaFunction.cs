namespace Ncez.Kernels.Sampling;

/// <summary>The regularised incomplete beta function and its inverse (Abramowitz, Stegun 26.5; continued fraction 26.5.8).</summary>
internal static class BetaFunction
{
    private const int MostTerms = 300;
    private const double Smallest = 1e-300;
    private const double Enough = 1e-15;

    private static readonly double[] Lanczos =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>I_x(a, b).</summary>
    internal static double Regularised(double x, double a, double b)
    {
        if (x <= 0 || x >= 1)
        {
            return x <= 0 ? 0 : 1;
        }

        var front = Math.Exp((a * Math.Log(x)) + (b * Math.Log(1 - x)) + LogGamma(a + b) - LogGamma(a) - LogGamma(b));
        return x < (a + 1) / (a + b + 2) ? front * Fraction(x, a, b) / a : 1 - (front * Fraction(1 - x, b, a) / b);
    }

    /// <summary>The x with I_x(a, b) = chance: Newton steps kept between narrowing bounds.</summary>
    internal static double Quantile(double chance, double a, double b)
    {
        var (low, high, x) = (0.0, 1.0, a / (a + b));
        var logScale = LogGamma(a + b) - LogGamma(a) - LogGamma(b);
        for (var step = 0; step < 100; step++)
        {
            var off = Regularised(x, a, b) - chance;
            (low, high) = off > 0 ? (low, x) : (x, high);
            var slope = Math.Exp(((a - 1) * Math.Log(x)) + ((b - 1) * Math.Log(1 - x)) + logScale);
            var next = x - (off / slope);
            next = next > low && next < high ? next : (low + high) / 2;
            if (Math.Abs(next - x) <= Enough * x)
            {
                return next;
            }

            x = next;
        }

        return x;
    }

    // Lentz's evaluation of the continued fraction.
    private static double Fraction(double x, double a, double b)
    {
        var (c, d) = (1.0, Safe(1 - ((a + b) * x / (a + 1))));
        d = 1 / d;
        var value = d;
        for (var m = 1; m <= MostTerms; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            (c, d) = (Safe(1 + (even / c)), 1 / Safe(1 + (even * d)));
            value *= c * d;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            (c, d) = (Safe(1 + (odd / c)), 1 / Safe(1 + (odd * d)));
            value *= c * d;
            if (Math.Abs((c * d) - 1) < Enough)
            {
                break;
            }
        }

        return value;
    }

    private static double Safe(double value) => Math.Abs(value) < Smallest ? Smallest : value;

    private static double LogGamma(double x)
    {
        var sum = Lanczos[0];
        for (var i = 1; i < Lanczos.Length; i++)
        {
            sum += Lanczos[i] / (x + i - 1);
        }

        var t = x + 6.5;
        return (0.5 * Math.Log(2 * Math.PI)) + ((x - 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }
}
