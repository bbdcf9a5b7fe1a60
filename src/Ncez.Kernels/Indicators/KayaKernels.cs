namespace Ncez.Kernels.Indicators;

/// <summary>The Kaya identity: C = P · (G/P) · (E/G) · (C/E).</summary>
public static class KayaKernels
{
    /// <summary>
    /// Splits the change of an emission into population, income per head, energy intensity and carbon intensity, exactly: the
    /// parts add up to the change.
    /// </summary>
    /// <param name="startT">Emission at the start [t]; &gt; 0, like every other argument.</param>
    /// <param name="endT">Emission at the end [t].</param>
    /// <param name="startPopulationCount">People at the start.</param>
    /// <param name="endPopulationCount">People at the end.</param>
    /// <param name="startGdpCny">Product at constant prices at the start [CNY].</param>
    /// <param name="endGdpCny">Product at constant prices at the end [CNY].</param>
    /// <param name="startEnergyTce">Energy at the start [tce].</param>
    /// <param name="endEnergyTce">Energy at the end [tce].</param>
    /// <returns>Effects of population, income, energy intensity, carbon intensity [t].</returns>
    [Equation("IND-06", "ΔC = L(C₁,C₀) · (ln P + ln G/P + ln E/G + ln C/E)", Unit = "t",
        Source = "Kaya 1990 (identity); Ang 2005, Energy Policy 33 (LMDI-I, additive): the effects leave no residual")]
    public static (double PopulationT, double IncomeT, double EnergyIntensityT, double CarbonIntensityT) SplitT(
        double startT, double endT, double startPopulationCount, double endPopulationCount,
        double startGdpCny, double endGdpCny, double startEnergyTce, double endEnergyTce)
    {
        var meanT = DifferenceKernels.LogMeanT(endT, startT);
        var population = Math.Log(endPopulationCount / startPopulationCount);
        var product = Math.Log(endGdpCny / startGdpCny);
        var energy = Math.Log(endEnergyTce / startEnergyTce);
        var (populationT, incomeT, energyT) = (meanT * population, meanT * (product - population), meanT * (energy - product));

        // The last effect takes what the others leave, so that rounding cannot break the sum.
        return (populationT, incomeT, energyT, endT - startT - populationT - incomeT - energyT);
    }
}
