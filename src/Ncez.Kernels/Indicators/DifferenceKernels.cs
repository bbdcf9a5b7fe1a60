namespace Ncez.Kernels.Indicators;

/// <summary>Where the difference of two products comes from.</summary>
public static class DifferenceKernels
{
    /// <summary>Logarithmic mean of two positive amounts: (a − b) / ln(a/b), and a when they are equal.</summary>
    /// <param name="aT">First amount [t].</param>
    /// <param name="bT">Second amount [t].</param>
    /// <returns>[t]</returns>
    [Equation("ACC-16", "L(a,b) = (a − b) / ln(a/b)", Unit = "t", Source = "Ang 2005, The LMDI approach to decomposition analysis, Energy Policy 33")]
    public static double LogMeanT(double aT, double bT)
    {
        // Series of (x − 1)/ln x around 1: the quotient loses all digits when a and b nearly agree.
        var x = (aT / bT) - 1;
        return Math.Abs(x) < 1e-6 ? bT * (1 + (x / 2) - (x * x / 12)) : (aT - bT) / Math.Log(aT / bT);
    }

    /// <summary>Splits the difference of two products of quantity and factor, exactly and without favouring either state.</summary>
    /// <param name="beforeUnit">Quantity before, in its unit.</param>
    /// <param name="beforeTPerUnit">Emission per unit before [t].</param>
    /// <param name="afterUnit">Quantity after, in the same unit.</param>
    /// <param name="afterTPerUnit">Emission per unit after [t].</param>
    /// <returns>Effects of quantity and factor [t]; together the whole difference.</returns>
    [Equation("ACC-18", "Δ(q·f) = Δq·(f₀+f₁)/2 + Δf·(q₀+q₁)/2", Unit = "t", Source = "Bennet 1920, The theory of measurement of changes in cost of living, J. Royal Statistical Society 83")]
    public static (double QuantityT, double FactorT) ProductSplitT(double beforeUnit, double beforeTPerUnit, double afterUnit, double afterTPerUnit) => (
        (afterUnit - beforeUnit) * (beforeTPerUnit + afterTPerUnit) / 2,
        (afterTPerUnit - beforeTPerUnit) * (beforeUnit + afterUnit) / 2);

    /// <summary>
    /// Splits the difference of two emissions E = activity · heat · carbon · oxidation into its three factors, exactly:
    /// the parts add up to b − a.
    /// </summary>
    /// <param name="aT">Emission under the first factors [t].</param>
    /// <param name="bT">Emission under the second factors [t].</param>
    /// <param name="heatRatioFraction">Heating value of the second over the first.</param>
    /// <param name="carbonRatioFraction">Carbon or emission factor per heat of the second over the first.</param>
    /// <param name="oxidationRatioFraction">Oxidised share of the second over the first.</param>
    /// <returns>Effects of heating value, factor, oxidation [t].</returns>
    [Equation("ACC-17", "ΔE = L(b,a) · (ln h + ln c + ln o)", Unit = "t", Source = "Ang 2005 (LMDI-I, additive): the effects leave no residual")]
    public static (double HeatT, double FactorT, double OxidationT) SplitT(
        double aT, double bT, double heatRatioFraction, double carbonRatioFraction, double oxidationRatioFraction)
    {
        var meanT = LogMeanT(bT, aT);
        var (heatT, oxidationT) = (meanT * Math.Log(heatRatioFraction), meanT * Math.Log(oxidationRatioFraction));

        // The carbon effect takes what the other two leave, so that rounding cannot break the sum.
        return (heatT, carbonRatioFraction > 0 ? bT - aT - heatT - oxidationT : double.NaN, oxidationT);
    }
}
