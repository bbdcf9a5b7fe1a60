namespace Ncez.Kernels.Technology;

/// <summary>Savings of replacing a fuel, a furnace, a drive or a raw material; all factors are the user's.</summary>
public static class SubstitutionKernels
{
    /// <summary>CO₂ saved when another fuel gives the same useful heat.</summary>
    /// <param name="heatTJ">Useful heat [TJ].</param>
    /// <param name="oldTPerTJ">Factor of the old fuel [t CO₂/TJ].</param>
    /// <param name="oldEfficiencyFraction">Efficiency with the old fuel [0–1].</param>
    /// <param name="newTPerTJ">Factor of the new fuel [t CO₂/TJ].</param>
    /// <param name="newEfficiencyFraction">Efficiency with the new fuel [0–1].</param>
    /// <returns>Saved CO₂ [t].</returns>
    [Equation("TEC-08", "S = H · (f₀/η₀ − f₁/η₁)", Unit = "t CO₂", Source = "Report 4.3.1(1), with efficiencies, which the report leaves out")]
    public static double FuelSwitchT(double heatTJ, double oldTPerTJ, double oldEfficiencyFraction, double newTPerTJ, double newEfficiencyFraction) =>
        heatTJ * ((oldTPerTJ / oldEfficiencyFraction) - (newTPerTJ / newEfficiencyFraction));

    /// <summary>Fuel saved by a better furnace for the same useful heat.</summary>
    /// <param name="fuelTJ">Fuel of the old furnace [TJ].</param>
    /// <param name="oldEfficiencyFraction">Heat efficiency before [0–1].</param>
    /// <param name="newEfficiencyFraction">Heat efficiency after [0–1].</param>
    /// <returns>Saved fuel [TJ].</returns>
    [Equation("TEC-09", "S = B · (1 − η₀/η₁)", Unit = "TJ", Source = "Report 4.3.1(3): kilns 30–40 % in China, above 50 % in advanced countries")]
    public static double BetterFurnaceTJ(double fuelTJ, double oldEfficiencyFraction, double newEfficiencyFraction) =>
        fuelTJ * (1 - (oldEfficiencyFraction / newEfficiencyFraction));

    /// <summary>Electricity saved by running more drives with variable speed.</summary>
    /// <param name="electricityMWh">Electricity of all drives [MWh].</param>
    /// <param name="nowFraction">Part that runs with variable speed now [0–1].</param>
    /// <param name="thenFraction">Part that will [0–1].</param>
    /// <param name="savingFraction">Saving of a drive that is converted [0–1].</param>
    /// <returns>Saved electricity [MWh].</returns>
    [Equation("TEC-10", "S = W · (s₁ − s₀) · r", Unit = "MWh", Source = "Report 4.3.1(4): about 15 % run with variable speed; the saving rate is the user's")]
    public static double VariableSpeedMWh(double electricityMWh, double nowFraction, double thenFraction, double savingFraction) =>
        electricityMWh * (thenFraction - nowFraction) * savingFraction;

    /// <summary>CO₂ saved by a higher share of recycled raw material.</summary>
    /// <param name="productT">Product [t].</param>
    /// <param name="shareRiseFraction">Rise of the recycled share [0–1].</param>
    /// <param name="primaryTPerT">Factor of the primary route [t CO₂/t].</param>
    /// <param name="recycledTPerT">Factor of the recycled route [t CO₂/t].</param>
    /// <returns>Saved CO₂ [t].</returns>
    [Equation("TEC-11", "S = P · Δs · (f₀ − f₁)", Unit = "t CO₂", Source = "Report 4.3.2(1); both factors are the user's")]
    public static double RecycledShareT(double productT, double shareRiseFraction, double primaryTPerT, double recycledTPerT) =>
        productT * shareRiseFraction * (primaryTPerT - recycledTPerT);
}
