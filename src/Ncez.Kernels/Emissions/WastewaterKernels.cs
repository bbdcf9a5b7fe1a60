namespace Ncez.Kernels.Emissions;

/// <summary>CH₄ and N₂O of wastewater.</summary>
public static class WastewaterKernels
{
    /// <summary>CH₄ of organic matter that is treated or discharged.</summary>
    /// <param name="organicT">Organic matter, as BOD or COD [t].</param>
    /// <param name="yieldTPerT">CH₄ it can give, B₀ [t/t of the same measure].</param>
    /// <param name="correctionFraction">Methane correction factor of the treatment [0–1].</param>
    /// <returns>[t CH₄]</returns>
    [Equation("ACC-55", "E = TOW · B₀ · MCF", Unit = "t CH4", Source = "Provincial GHG inventory guide 2011 eq. 5.5 (domestic), 5.7 (industrial); IPCC 2006 vol. 5 eq. 6.1, 6.4")]
    public static double WastewaterCh4T(double organicT, double yieldTPerT, double correctionFraction) => organicT * yieldTPerT * correctionFraction;

    /// <summary>Organic matter that a volume of wastewater loses in treatment.</summary>
    /// <param name="wastewaterM3">Wastewater [m³].</param>
    /// <param name="inletTPerM3">COD at the inlet [t/m³].</param>
    /// <param name="outletTPerM3">COD at the outlet [t/m³].</param>
    /// <param name="sludgeTPerM3">COD taken out with the sludge [t/m³].</param>
    /// <returns>[t COD]</returns>
    [Equation("ACC-56", "TOW − S = W · (COD in − COD out − COD sludge)", Unit = "t COD", Source = "NDRC guide for other industry 2015; IPCC 2006 vol. 5 eq. 6.4")]
    public static double RemovedCodT(double wastewaterM3, double inletTPerM3, double outletTPerM3, double sludgeTPerM3) =>
        wastewaterM3 * (inletTPerM3 - outletTPerM3 - sludgeTPerM3);

    /// <summary>Nitrogen in the wastewater of people.</summary>
    /// <param name="peopleCount">Population.</param>
    /// <param name="proteinTPerCount">Protein a person eats in a year [t].</param>
    /// <param name="nitrogenTPerT">Nitrogen in protein [t/t].</param>
    /// <param name="nonConsumedRatio">Factor for protein that is not eaten [1].</param>
    /// <param name="industrialRatio">Factor for industrial and commercial protein [1].</param>
    /// <returns>[t N]</returns>
    [Equation("ACC-57", "N = P · Pr · F(NPR) · F(NON-CON) · F(IND-COM)", Unit = "t N", Source = "Provincial GHG inventory guide 2011 eq. 5.10; IPCC 2006 vol. 5 eq. 6.8")]
    public static double EffluentNitrogenT(double peopleCount, double proteinTPerCount, double nitrogenTPerT, double nonConsumedRatio, double industrialRatio) =>
        peopleCount * proteinTPerCount * nitrogenTPerT * nonConsumedRatio * industrialRatio;
}
