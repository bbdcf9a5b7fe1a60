namespace Ncez.Kernels.Emissions;

/// <summary>From gross to net: sinks, export credits, capped offsets.</summary>
public static class BalanceKernels
{
    /// <summary>Uptake of a planted area in a year, negative.</summary>
    /// <param name="areaM2">Area [m²].</param>
    /// <param name="uptakeTPerM2">Yearly uptake per area [t CO₂/m²].</param>
    /// <returns>[t CO₂, ≤ 0]</returns>
    [Equation("ACC-07", "S = −A · u", Unit = "t CO2", Source = "report tables 2-1 to 7-1 (greening sink); planting-type tables of the residential handbook")]
    public static double GreeningSinkT(double areaM2, double uptakeTPerM2) => -areaM2 * uptakeTPerM2;

    /// <summary>Credit for energy sent over the boundary, negative; energy whose certificates were sold earns none.</summary>
    /// <param name="exportedMWh">Energy exported [MWh].</param>
    /// <param name="soldFraction">Share whose certificates were sold [0–1].</param>
    /// <param name="factorTPerMWh">Factor that an import of the same energy would have [t/MWh].</param>
    /// <returns>[t CO₂, ≤ 0]</returns>
    [Equation("ACC-08", "X = −Q · (1 − s) · EF", Unit = "t CO2", Source = "report tables 2-1 to 7-1 (exported renewables); one kWh is claimed once")]
    public static double ExportCreditT(double exportedMWh, double soldFraction, double factorTPerMWh) =>
        -exportedMWh * (1 - soldFraction) * factorTPerMWh;

    /// <summary>Offsets that count: retired, at most the capped share of the base, never below a net of zero.</summary>
    /// <param name="retiredT">Retired offsets [t CO₂e].</param>
    /// <param name="capFraction">Capped share of the base [0–1].</param>
    /// <param name="baseT">What the share is taken of [t CO₂e].</param>
    /// <param name="netBeforeT">Net before offsets [t CO₂e].</param>
    /// <returns>[t CO₂e, ≥ 0]</returns>
    [Equation("ACC-09", "used = min(retired, share · base, max(0, netBefore))", Unit = "t CO2e", Source = "report tables 2-1 to 7-1: externally certified reductions in limited proportion")]
    public static double OffsetsUsedT(double retiredT, double capFraction, double baseT, double netBeforeT) =>
        Math.Min(retiredT, Math.Min(Math.Max(0, capFraction * baseT), Math.Max(0, netBeforeT)));
}
