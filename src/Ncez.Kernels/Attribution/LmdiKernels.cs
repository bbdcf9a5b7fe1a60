using Ncez.Kernels.Indicators;

namespace Ncez.Kernels.Attribution;

/// <summary>
/// Logarithmic mean Divisia index: what each factor of V = Σᵢ x₁ᵢ·x₂ᵢ·… contributes to the change of V. Zeros have their analytical limits
/// and no small number stands in their place.
/// </summary>
public static class LmdiKernels
{
    /// <summary>Logarithmic mean of two amounts that may be zero.</summary>
    /// <param name="startT">Amount at the start [t], ≥ 0.</param>
    /// <param name="endT">Amount at the end [t], ≥ 0.</param>
    /// <returns>[t]; 0 when one of them is 0, the amount itself when they are equal.</returns>
    [Equation("LMD-01", "L(a,b) = (a − b)/ln(a/b); L(a,a) = a; L(a,0) = 0", Unit = "t", Source = "Ang 2005, Energy Policy 33, 867–871; limits: Ang, Zhang, Choi 1998, Energy 23, 489–495")]
    public static double MeanT(double startT, double endT) => startT > 0 && endT > 0 ? DifferenceKernels.LogMeanT(endT, startT) : startT >= 0 && endT >= 0 ? 0 : double.NaN;

    /// <summary>Additive effect of a factor in one category, LMDI-I.</summary>
    /// <param name="startT">Amount of the category at the start [t].</param>
    /// <param name="endT">Amount of the category at the end [t].</param>
    /// <param name="startRatio">The factor at the start, ≥ 0.</param>
    /// <param name="endRatio">The factor at the end, ≥ 0.</param>
    /// <param name="zeroCount">How many factors of the category are 0 in the year in which the amount is 0; they share the limit. Ignored while both amounts are positive.</param>
    /// <returns>[t]; over all factors they add up to end − start.</returns>
    [Equation("LMD-02", "ΔVₓ = L(Vᵀ,V⁰)·ln(xᵀ/x⁰); x⁰ = 0: Vᵀ/m; xᵀ = 0: −V⁰/m", Unit = "t",
        Source = "Ang 2005, Energy Policy 33, 867–871, eq. 5; zeros: Ang, Liu 2007, Energy Policy 35, 238–246; Wood, Lenzen 2006, Energy Policy 34, 1326–1331")]
    public static double EffectT(double startT, double endT, double startRatio, double endRatio, int zeroCount)
    {
        if (startT > 0 && endT > 0)
        {
            return startRatio == endRatio ? 0 : MeanT(startT, endT) * Math.Log(endRatio / startRatio);
        }

        return LimitT(startT, endT, startRatio, endRatio, zeroCount);
    }

    /// <summary>Additive effect of a factor in one category, LMDI-II: categories are weighted by their shares.</summary>
    /// <param name="startT">Amount of the category at the start [t].</param>
    /// <param name="endT">Amount of the category at the end [t].</param>
    /// <param name="startTotalT">All categories at the start [t], &gt; 0.</param>
    /// <param name="endTotalT">All categories at the end [t], &gt; 0.</param>
    /// <param name="meanSumFraction">Sum over all categories of the logarithmic means of their shares.</param>
    /// <param name="startRatio">The factor at the start, ≥ 0.</param>
    /// <param name="endRatio">The factor at the end, ≥ 0.</param>
    /// <param name="zeroCount">As for LMDI-I.</param>
    /// <returns>[t]; over all factors and categories they add up to end − start.</returns>
    [Equation("LMD-03", "ΔVₓ = L(wᵀ,w⁰)/ΣL(w)·L(Vᵀ,V⁰)·ln(xᵀ/x⁰), w = Vᵢ/V; zeros: ±wᵢ/ΣL(w)·L(Vᵀ,V⁰)/m", Unit = "t",
        Source = "Ang 2015, Energy Policy 86, 233–238 (LMDI-II); numbers of LMDIR 0.1 (Heun), LMDI_testing.xlsx; zeros: the limit of the formula")]
    public static double EffectByShareT(
        double startT, double endT, double startTotalT, double endTotalT, double meanSumFraction, double startRatio, double endRatio, int zeroCount)
    {
        var scaleT = MeanT(startTotalT, endTotalT) / meanSumFraction;
        var (start, end) = (startT / startTotalT, endT / endTotalT);
        if (startT > 0 && endT > 0)
        {
            return startRatio == endRatio ? 0 : scaleT * MeanT(start, end) * Math.Log(endRatio / startRatio);
        }

        return scaleT * LimitT(start, end, startRatio, endRatio, zeroCount);
    }

    /// <summary>Multiplicative effect that belongs to an additive one.</summary>
    /// <param name="effectT">Additive effect over all categories [t].</param>
    /// <param name="startTotalT">All categories at the start [t], &gt; 0.</param>
    /// <param name="endTotalT">All categories at the end [t], &gt; 0.</param>
    /// <returns>Ratio; over all factors they multiply to end/start.</returns>
    [Equation("LMD-04", "Dₓ = exp(ΔVₓ/L(Vᵀ,V⁰))", Unit = "1", Source = "Ang 2005, Energy Policy 33, 867–871, eq. 4; Ang 2015, Energy Policy 86, 233–238")]
    public static double IndexRatio(double effectT, double startTotalT, double endTotalT) => Math.Exp(effectT / MeanT(startTotalT, endTotalT));

    // ln grows without end as the factor goes to zero, and so does ln V: of their quotient the limit is a whole, shared by the zeros.
    private static double LimitT(double start, double end, double startRatio, double endRatio, int zeroCount)
    {
        if (start == 0 && end == 0)
        {
            return 0;
        }

        var isZero = start == 0 ? startRatio == 0 : endRatio == 0;
        return isZero ? (end - start) / zeroCount : 0;
    }
}
