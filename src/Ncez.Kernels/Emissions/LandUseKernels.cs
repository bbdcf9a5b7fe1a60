namespace Ncez.Kernels.Emissions;

/// <summary>Carbon of forests, woody plants and soils; uptake is negative.</summary>
public static class LandUseKernels
{
    /// <summary>CO₂ that standing timber takes up by growth, negative.</summary>
    /// <param name="volumeM3">Growing stock [m³].</param>
    /// <param name="growthFraction">Growth in a year over the stock [0–1].</param>
    /// <param name="densityTPerM3">Wood density [t dry matter/m³].</param>
    /// <param name="expansionRatio">Whole tree over stem biomass [1].</param>
    /// <param name="carbonTPerT">Carbon in dry matter [t/t].</param>
    /// <returns>[t CO₂, ≤ 0]</returns>
    [Equation("ACC-80", "S = −V · GR · SVD · BEF · CF · 44/12", Unit = "t CO2", Source = "Provincial GHG inventory guide 2011 ch. 4 (growth of arbor forest)")]
    public static double GrowthCo2T(double volumeM3, double growthFraction, double densityTPerM3, double expansionRatio, double carbonTPerT) =>
        -volumeM3 * growthFraction * densityTPerM3 * expansionRatio * carbonTPerT * CombustionKernels.Co2PerCarbonTPerT;

    /// <summary>CO₂ of timber that is felled or dies.</summary>
    /// <param name="volumeM3">Growing stock [m³].</param>
    /// <param name="lossFraction">Consumption in a year over the stock [0–1].</param>
    /// <param name="densityTPerM3">Wood density [t dry matter/m³].</param>
    /// <param name="expansionRatio">Whole tree over stem biomass [1].</param>
    /// <param name="carbonTPerT">Carbon in dry matter [t/t].</param>
    /// <returns>[t CO₂]</returns>
    [Equation("ACC-81", "E = V · CR · SVD · BEF · CF · 44/12", Unit = "t CO2", Source = "Provincial GHG inventory guide 2011 ch. 4 (consumption of growing stock)")]
    public static double LossCo2T(double volumeM3, double lossFraction, double densityTPerM3, double expansionRatio, double carbonTPerT) =>
        -GrowthCo2T(volumeM3, lossFraction, densityTPerM3, expansionRatio, carbonTPerT);

    /// <summary>CO₂ of bamboo, orchard or shrub whose area grows (negative) or shrinks.</summary>
    /// <param name="gainedM2">Area gained in the year; negative when lost [m²].</param>
    /// <param name="biomassTPerM2">Biomass per area [t dry matter/m²].</param>
    /// <param name="carbonTPerT">Carbon in dry matter [t/t].</param>
    /// <returns>[t CO₂]</returns>
    [Equation("ACC-82", "E = −ΔA · B · CF · 44/12", Unit = "t CO2", Source = "Provincial GHG inventory guide 2011 ch. 4 (bamboo, economic forest, shrubs)")]
    public static double AreaChangeCo2T(double gainedM2, double biomassTPerM2, double carbonTPerT) =>
        -gainedM2 * biomassTPerM2 * carbonTPerT * CombustionKernels.Co2PerCarbonTPerT;

    /// <summary>Carbon that leaves when forest is converted, by one path (burnt on site, burnt off site, decay).</summary>
    /// <param name="areaM2">Forest converted [m²].</param>
    /// <param name="beforeTPerM2">Biomass before [t dry matter/m²].</param>
    /// <param name="afterTPerM2">Biomass after [t dry matter/m²].</param>
    /// <param name="pathFraction">Share of the biomass that takes the path [0–1].</param>
    /// <param name="oxidisedFraction">Share that is oxidised on it [0–1].</param>
    /// <param name="carbonTPerT">Carbon in dry matter [t/t].</param>
    /// <returns>[t C]</returns>
    [Equation("ACC-83", "C = A · (B before − B after) · s · OX · CF", Unit = "t C", Source = "Provincial GHG inventory guide 2011 ch. 4 (forest conversion)")]
    public static double ConvertedCarbonT(
        double areaM2, double beforeTPerM2, double afterTPerM2, double pathFraction, double oxidisedFraction, double carbonTPerT) =>
        areaM2 * (beforeTPerM2 - afterTPerM2) * pathFraction * oxidisedFraction * carbonTPerT;

    /// <summary>A trace gas of burning forest, from the carbon that burns.</summary>
    /// <param name="carbonT">Carbon burnt [t C].</param>
    /// <param name="elementTPerT">C in CH₄, or N in N₂O, per carbon burnt [t/t].</param>
    /// <param name="gasTPerT">16/12 for CH₄, 44/28 for N₂O [t/t].</param>
    /// <returns>[t gas]</returns>
    [Equation("ACC-84", "E = C · r · (16/12 or 44/28)", Unit = "t gas", Source = "Provincial GHG inventory guide 2011 ch. 4 (burning at forest conversion)")]
    public static double BurningTraceGasT(double carbonT, double elementTPerT, double gasTPerT) => carbonT * elementTPerT * gasTPerT;

    /// <summary>Yearly CO₂ of a forest between two surveys (project method), negative when it grows.</summary>
    /// <param name="areaM2">Area [m²].</param>
    /// <param name="volumeBeforeM3PerM2">Stem volume at the first survey [m³/m²].</param>
    /// <param name="volumeAfterM3PerM2">Stem volume at the second survey [m³/m²].</param>
    /// <param name="betweenYears">Years between them.</param>
    /// <param name="densityTPerM3">Wood density [t dry matter/m³].</param>
    /// <param name="expansionRatio">Above-ground over stem biomass [1].</param>
    /// <param name="rootRatio">Below-ground over above-ground biomass [1].</param>
    /// <param name="carbonTPerT">Carbon in dry matter [t/t].</param>
    /// <returns>[t CO₂/yr]</returns>
    [Equation("ACC-85", "S = −A · (V₂ − V₁)/T · SVD · BEF · (1 + RSR) · CF · 44/12", Unit = "t CO2", Source = "AR-CM-001-V01 (2013), tree biomass by the expansion-factor method")]
    public static double ProjectStockCo2T(
        double areaM2, double volumeBeforeM3PerM2, double volumeAfterM3PerM2, double betweenYears, double densityTPerM3, double expansionRatio, double rootRatio, double carbonTPerT) =>
        -areaM2 * (volumeAfterM3PerM2 - volumeBeforeM3PerM2) / betweenYears * densityTPerM3 * expansionRatio * (1 + rootRatio) * carbonTPerT * CombustionKernels.Co2PerCarbonTPerT;

    /// <summary>Yearly CO₂ of mineral soil while it moves to a new balance, negative when it gains.</summary>
    /// <param name="areaM2">Area under the new management [m²].</param>
    /// <param name="referenceTPerM2">Reference soil carbon [tC/m²].</param>
    /// <param name="beforeRatio">Product of the stock-change factors before (land use, management, input) [1].</param>
    /// <param name="afterRatio">Product of the stock-change factors after [1].</param>
    /// <param name="transitionYears">Years of transition [yr].</param>
    /// <returns>[t CO₂/yr]</returns>
    [Equation("ACC-86", "E = −A · SOC(ref) · (F after − F before)/D · 44/12", Unit = "t CO2", Source = "IPCC 2006 Guidelines vol. 4 eq. 2.25")]
    public static double SoilCarbonCo2T(double areaM2, double referenceTPerM2, double beforeRatio, double afterRatio, double transitionYears) =>
        -areaM2 * referenceTPerM2 * (afterRatio - beforeRatio) / transitionYears * CombustionKernels.Co2PerCarbonTPerT;
}
