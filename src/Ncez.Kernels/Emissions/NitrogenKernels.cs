namespace Ncez.Kernels.Emissions;

/// <summary>N₂O of nitrogen in soils, manure and water.</summary>
public static class NitrogenKernels
{
    /// <summary>N₂O of nitrogen, of which a share becomes N₂O-N.</summary>
    /// <param name="nitrogenT">Nitrogen [t N].</param>
    /// <param name="reachingFraction">Share of it that takes the path (volatilised, leached; 1 for direct) [0–1].</param>
    /// <param name="factorTPerT">N₂O-N per N [t/t].</param>
    /// <returns>[t N₂O]</returns>
    [Equation("ACC-65", "E = N · Frac · EF · 44/28", Unit = "t N2O", Source = "Provincial GHG inventory guide 2011 ch. 3.2 and eq. 5.9; IPCC 2006 vol. 4 eq. 11.1, 11.9, 11.10")]
    public static double NitrousOxideT(double nitrogenT, double reachingFraction, double factorTPerT) => nitrogenT * reachingFraction * factorTPerT * 44 / 28;

    /// <summary>Nitrogen of straw and roots that go back to the field.</summary>
    /// <param name="yieldT">Harvest, fresh [t].</param>
    /// <param name="dryFraction">Dry matter of the harvest [0–1].</param>
    /// <param name="harvestFraction">Harvest index: harvest over above-ground biomass [0–1].</param>
    /// <param name="returnedFraction">Share of the straw that is returned [0–1].</param>
    /// <param name="rootRatio">Roots over above-ground biomass [1].</param>
    /// <param name="nitrogenTPerT">Nitrogen of straw and roots [t/t].</param>
    /// <returns>[t N]</returns>
    [Equation("ACC-66", "N = Y · DM · [(1/HI − 1) · r + RSR/HI] · n", Unit = "t N", Source = "Provincial GHG inventory guide 2011 ch. 3.2 (nitrogen of returned straw and roots)")]
    public static double StrawNitrogenT(
        double yieldT, double dryFraction, double harvestFraction, double returnedFraction, double rootRatio, double nitrogenTPerT) =>
        yieldT * dryFraction * ((((1 / harvestFraction) - 1) * returnedFraction) + (rootRatio / harvestFraction)) * nitrogenTPerT;
}
