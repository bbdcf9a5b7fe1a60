namespace Ncez.Kernels.Indicators;

/// <summary>Does a series of years go anywhere: the test of Mann and Kendall, and the slope of Sen.</summary>
public static class TrendKernels
{
    // Terms below this add nothing to a double.
    private const double Negligible = 1e-17;

    /// <summary>Kendall's score: pairs of years that rise less pairs that fall.</summary>
    /// <param name="valueUnit">Values in the order of time, any unit.</param>
    /// <returns>Count; 0 without any direction.</returns>
    [Equation("EVA-01", "S = Σᵢ<ⱼ sgn(xⱼ − xᵢ)", Unit = "1", Source = "Mann 1945, Econometrica 13, 245–259; Kendall 1975; Gilbert 1987, Statistical Methods for Environmental Pollution Monitoring, ch. 16")]
    public static double ScoreCount(ReadOnlySpan<double> valueUnit)
    {
        var score = 0;
        for (var i = 0; i < valueUnit.Length; i++)
        {
            for (var j = i + 1; j < valueUnit.Length; j++)
            {
                score += Math.Sign(valueUnit[j] - valueUnit[i]);
            }
        }

        return score;
    }

    /// <summary>Variance of Kendall's score without a trend, corrected for equal values.</summary>
    /// <param name="valueUnit">Values, any unit.</param>
    /// <returns>Count squared.</returns>
    [Equation("EVA-02", "V = [n(n−1)(2n+5) − Σ t(t−1)(2t+5)] / 18", Unit = "1", Source = "Kendall 1975; Gilbert 1987, eq. 16.2")]
    public static double ScoreVarianceCount(ReadOnlySpan<double> valueUnit)
    {
        var sorted = valueUnit.ToArray();
        Array.Sort(sorted);
        double n = sorted.Length;
        var sum = n * (n - 1) * ((2 * n) + 5);
        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
            {
                end++;
            }

            double ties = end - start;
            sum -= ties * (ties - 1) * ((2 * ties) + 5);
            start = end;
        }

        return sum / 18;
    }

    /// <summary>Kendall's score in standard deviations, one step towards 0 for continuity.</summary>
    /// <param name="scoreCount">Score.</param>
    /// <param name="varianceCount">Its variance; &gt; 0.</param>
    /// <returns>Standard score.</returns>
    [Equation("EVA-03", "Z = (S − sgn S) / √V", Unit = "1", Source = "Kendall 1975; Gilbert 1987, eq. 16.3")]
    public static double StandardScoreRatio(double scoreCount, double varianceCount) => (scoreCount - Math.Sign(scoreCount)) / Math.Sqrt(varianceCount);

    /// <summary>Chance of a standard score at least this far from 0 when there is no trend, by the normal distribution.</summary>
    /// <param name="standardScoreRatio">Standard score.</param>
    /// <returns>[0–1]</returns>
    [Equation("EVA-04", "p = 2·(1 − Φ(|Z|))", Unit = "1", Source = "Normal approximation, Kendall 1975; for more than ten years or equal values")]
    public static double NormalChanceFraction(double standardScoreRatio)
    {
        var x = Math.Abs(standardScoreRatio) / Math.Sqrt(2);
        if (x > 3)
        {
            // Continued fraction of the complementary error function, from the far end.
            var tail = x;
            for (var k = 60; k > 0; k--)
            {
                tail = x + (k / 2.0 / tail);
            }

            return Math.Exp(-x * x) / (Math.Sqrt(Math.PI) * tail);
        }

        var (term, sum) = (x, x);
        for (var k = 1; term > Negligible * sum; k++)
        {
            term *= 2 * x * x / ((2 * k) + 1);
            sum += term;
        }

        return 1 - (2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum);
    }

    /// <summary>Chance of a score at least this far from 0 when there is no trend, counted over all orders of years without equal values.</summary>
    /// <param name="scoreCount">Score.</param>
    /// <param name="yearsCount">Number of years; at most 20, so that all counts are whole numbers of a double.</param>
    /// <returns>[0–1]</returns>
    [Equation("EVA-05", "p = #{orders with |S'| ≥ |S|} / n!", Unit = "1", Source = "Kendall 1975 (recursion over inversions); Gilbert 1987, table A18, for up to ten years")]
    public static double ExactChanceFraction(double scoreCount, int yearsCount)
    {
        var pairs = yearsCount * (yearsCount - 1) / 2;
        var orders = new double[pairs + 1];
        orders[0] = 1;
        for (var n = 2; n <= yearsCount; n++)
        {
            // A further year may stand behind any number of the earlier ones.
            for (var inversions = n * (n - 1) / 2; inversions >= 0; inversions--)
            {
                var ways = 0.0;
                for (var k = 0; k < n && k <= inversions; k++)
                {
                    ways += orders[inversions - k];
                }

                orders[inversions] = ways;
            }
        }

        var (far, all) = (0.0, 0.0);
        for (var inversions = 0; inversions <= pairs; inversions++)
        {
            all += orders[inversions];
            far += Math.Abs(pairs - (2 * inversions)) >= Math.Abs(scoreCount) ? orders[inversions] : 0;
        }

        return far / all;
    }

    /// <summary>Sen's slope: the median of the slopes of all pairs of years.</summary>
    /// <param name="atYears">Years, ascending, each once.</param>
    /// <param name="valueUnit">Value of each year.</param>
    /// <returns>Units per year; NaN with fewer than two years.</returns>
    [Equation("EVA-06", "b = median (xⱼ − xᵢ)/(tⱼ − tᵢ)", Unit = "unit/year", Source = "Sen 1968, Journal of the American Statistical Association 63, 1379–1389")]
    public static double SenSlopeUnitPerYear(ReadOnlySpan<double> atYears, ReadOnlySpan<double> valueUnit)
    {
        if (atYears.Length != valueUnit.Length)
        {
            throw new ArgumentException($"{atYears.Length} years but {valueUnit.Length} values; they must match.");
        }

        var n = atYears.Length;
        var (slopes, at) = (new double[n * (n - 1) / 2], 0);
        for (var i = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
            {
                slopes[at++] = (valueUnit[j] - valueUnit[i]) / (atYears[j] - atYears[i]);
            }
        }

        Array.Sort(slopes);
        var middle = slopes.Length / 2;
        return slopes.Length == 0 ? double.NaN : slopes.Length % 2 == 1 ? slopes[middle] : (slopes[middle - 1] + slopes[middle]) / 2;
    }
}
