namespace Ncez.Kernels.Scenarios;

/// <summary>How a value runs on through the years: the time functions of scenario expressions, one year at a time.</summary>
public static class ProjectionKernels
{
    /// <summary>Growth by a rate of this year.</summary>
    /// <param name="previousUnit">Value of the year before, in any unit.</param>
    /// <param name="rateFraction">Growth of this year; negative for a fall.</param>
    /// <returns>Value of this year, in the unit of the value before.</returns>
    [Equation("SCN-01", "V(t) = V(t−1) · (1 + r)", Unit = "unit of V", Source = "LEAP help, Growth: 100 in 2000 at 5 % is 105.00 in 2001 and 110.25 in 2002")]
    public static double GrownUnit(double previousUnit, double rateFraction) => previousUnit * (1 + rateFraction);

    /// <summary>Growth along with a driver, bent by an elasticity.</summary>
    /// <param name="previousUnit">Value of the year before.</param>
    /// <param name="driverUnit">Driver in this year.</param>
    /// <param name="previousDriverUnit">Driver in the year before.</param>
    /// <param name="elasticityRatio">Elasticity.</param>
    /// <returns>Value of this year.</returns>
    [Equation("SCN-02", "V(t) = V(t−1) · (B(t) / B(t−1))^e", Unit = "unit of V", Source = "LEAP help, GrowthAs")]
    public static double FollowedUnit(double previousUnit, double driverUnit, double previousDriverUnit, double elasticityRatio) =>
        previousUnit * (elasticityRatio == 1 ? driverUnit / previousDriverUnit : Math.Pow(driverUnit / previousDriverUnit, elasticityRatio));

    /// <summary>A value on the straight line between two years.</summary>
    /// <param name="atYear">Year asked for.</param>
    /// <param name="fromYear">Year of the first value.</param>
    /// <param name="fromUnit">First value.</param>
    /// <param name="toYear">Year of the second value, another one.</param>
    /// <param name="toUnit">Second value.</param>
    [Equation("SCN-03", "V(t) = V₁ + (V₂ − V₁) · (t − t₁)/(t₂ − t₁)", Unit = "unit of V", Source = "LEAP help, Interp: 10 in 2000 and 16 in 2010 is 13 in 2005")]
    public static double InterpolatedUnit(double atYear, double fromYear, double fromUnit, double toYear, double toUnit) =>
        fromUnit + ((toUnit - fromUnit) * ((atYear - fromYear) / (toYear - fromYear)));

    /// <summary>Share adopted on a logistic curve: one half in its middle year.</summary>
    /// <param name="atYear">Year asked for.</param>
    /// <param name="middleYear">Year of one half.</param>
    /// <param name="steepnessRatioPerYear">Steepness k; from 10 % to 90 % takes 2·ln 9 / k years.</param>
    [Equation("SCN-04", "F(t) = 1 / (1 + e^(−k·(t − t₀)))", Unit = "1", Source = "Verhulst 1838; Fisher and Pry 1971")]
    public static double LogisticFraction(double atYear, double middleYear, double steepnessRatioPerYear) =>
        1 / (1 + Math.Exp(-steepnessRatioPerYear * (atYear - middleYear)));

    /// <summary>Share adopted after some years, by own choice and by imitation; 0 before the start.</summary>
    /// <param name="elapsedYears">Years since the start.</param>
    /// <param name="innovationRatioPerYear">Coefficient of innovation p (&gt; 0).</param>
    /// <param name="imitationRatioPerYear">Coefficient of imitation q.</param>
    [Equation("SCN-05", "F(t) = (1 − e^(−(p+q)t)) / (1 + (q/p)·e^(−(p+q)t))", Unit = "1", Source = "Bass 1969, Management Science 15(5), eq. 6")]
    public static double BassFraction(double elapsedYears, double innovationRatioPerYear, double imitationRatioPerYear)
    {
        if (elapsedYears <= 0)
        {
            return 0;
        }

        var decay = Math.Exp(-(innovationRatioPerYear + imitationRatioPerYear) * elapsedYears);
        return (1 - decay) / (1 + (imitationRatioPerYear / innovationRatioPerYear * decay));
    }

    /// <summary>A value on the polynomial through all points (Neville's scheme): one degree less than there are points.</summary>
    /// <param name="knotYears">Years of the points, all different, in any order.</param>
    /// <param name="knotUnit">Values of the points.</param>
    /// <param name="atYear">Year asked for.</param>
    /// <exception cref="ArgumentException">Lists differ in length or are empty.</exception>
    [Equation("SCN-06", "V(t) = Σᵢ Vᵢ · Πⱼ≠ᵢ (t − tⱼ)/(tᵢ − tⱼ)", Unit = "unit of V", Source = "Lagrange interpolation; LEAP help, Smooth")]
    public static double PolynomialUnit(ReadOnlySpan<double> knotYears, ReadOnlySpan<double> knotUnit, double atYear)
    {
        CheckPoints(knotYears, knotUnit);
        Span<double> row = knotUnit.Length <= 64 ? stackalloc double[knotUnit.Length] : new double[knotUnit.Length];
        knotUnit.CopyTo(row);
        for (var width = 1; width < row.Length; width++)
        {
            for (var i = 0; i + width < row.Length; i++)
            {
                row[i] = (((atYear - knotYears[i + width]) * row[i]) + ((knotYears[i] - atYear) * row[i + 1])) / (knotYears[i] - knotYears[i + width]);
            }
        }

        return row[0];
    }

    /// <summary>A value on the straight line of least squares through points.</summary>
    /// <param name="knotYears">Years of the points, not all the same.</param>
    /// <param name="knotUnit">Values of the points.</param>
    /// <param name="atYear">Year asked for.</param>
    /// <exception cref="ArgumentException">Lists differ in length or are empty.</exception>
    [Equation("SCN-07", "V(t) = V̄ + Σ(tᵢ−t̄)(Vᵢ−V̄)/Σ(tᵢ−t̄)² · (t − t̄)", Unit = "unit of V", Source = "Legendre 1805, least squares; LEAP help, LinForecast")]
    public static double TrendUnit(ReadOnlySpan<double> knotYears, ReadOnlySpan<double> knotUnit, double atYear)
    {
        CheckPoints(knotYears, knotUnit);
        double meanYear = 0, meanUnit = 0;
        for (var i = 0; i < knotYears.Length; i++)
        {
            meanYear += knotYears[i] / knotYears.Length;
            meanUnit += knotUnit[i] / knotYears.Length;
        }

        double across = 0, along = 0;
        for (var i = 0; i < knotYears.Length; i++)
        {
            along += (knotYears[i] - meanYear) * (knotYears[i] - meanYear);
            across += (knotYears[i] - meanYear) * (knotUnit[i] - meanUnit);
        }

        return meanUnit + (across / along * (atYear - meanYear));
    }

    private static void CheckPoints(ReadOnlySpan<double> knotYears, ReadOnlySpan<double> knotUnit)
    {
        if (knotYears.Length != knotUnit.Length || knotYears.IsEmpty)
        {
            throw new ArgumentException($"{knotYears.Length} years but {knotUnit.Length} values.");
        }
    }
}
