namespace Ncez.Kernels.Technology;

/// <summary>What growth at a steady rate does to amounts and to money.</summary>
public static class GrowthKernels
{
    /// <summary>Index of an amount that grows at a steady rate.</summary>
    /// <param name="growthFraction">Growth [1/a], above −1.</param>
    /// <param name="elapsedYears">Years since the index was 1 [a]; below 0 = before.</param>
    /// <returns>Index [1].</returns>
    [Equation("TEC-23", "I = (1 + g)ⁿ", Unit = "1", Source = "Compound growth; textbook of engineering economics")]
    public static double IndexFraction(double growthFraction, double elapsedYears) => Math.Pow(1 + growthFraction, elapsedYears);

    /// <summary>Amount of the same present value each year as one that grows: factor on the amount at today's price.</summary>
    /// <param name="rateFraction">Real discount rate [1/a].</param>
    /// <param name="growthFraction">Real growth of the price [1/a], above −1.</param>
    /// <param name="lifetimeYears">Years of the amount, from year 1 [a].</param>
    /// <returns>Levelising factor [1]; 1 without growth.</returns>
    [Equation("TEC-24", "L = CRF · Σₜ₌₁ⁿ ((1 + g)/(1 + i))ᵗ", Unit = "1", Source = "Present value of a geometric gradient; textbook of engineering economics")]
    public static double LevelisedFraction(double rateFraction, double growthFraction, int lifetimeYears)
    {
        var (sum, factor) = (0.0, 1.0);
        for (var t = 0; t < lifetimeYears; t++)
        {
            factor *= (1 + growthFraction) / (1 + rateFraction);
            sum += factor;
        }

        return growthFraction == 0 ? 1 : sum * MeasureKernels.CapitalRecoveryFraction(rateFraction, lifetimeYears);
    }
}
