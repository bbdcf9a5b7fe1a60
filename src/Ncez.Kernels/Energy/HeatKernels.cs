namespace Ncez.Kernels.Energy;

/// <summary>Heat in steam, hot water and gas volumes.</summary>
public static class HeatKernels
{
    /// <summary>Enthalpy of feed water at 20 °C, the reference of the steam equation [kJ/kg].</summary>
    public const double FeedWaterKJPerKg = 83.74;

    /// <summary>Specific heat of water [kJ/(kg·K)].</summary>
    public const double WaterKJPerKgK = 4.1868;

    /// <summary>Heat delivered with steam.</summary>
    /// <param name="steamT">Steam [t].</param>
    /// <param name="enthalpyKJPerKg">Specific enthalpy of the steam [kJ/kg].</param>
    /// <returns>[GJ]</returns>
    [Equation("ACC-10", "Q = m · (h − 83.74) / 1000", Unit = "GJ", Source = "24 sector guides 2013-2015 (steam); rules: reference water 20 °C")]
    public static double SteamGJ(double steamT, double enthalpyKJPerKg) => steamT * (enthalpyKJPerKg - FeedWaterKJPerKg) / 1000;

    /// <summary>Heat delivered with hot water.</summary>
    /// <param name="waterT">Hot water [t].</param>
    /// <param name="temperatureDegC">Its temperature [°C].</param>
    /// <returns>[GJ]</returns>
    [Equation("ACC-11", "Q = m · (T − 20) · 4.1868 / 1000", Unit = "GJ", Source = "24 sector guides 2013-2015 (hot water)")]
    public static double HotWaterGJ(double waterT, double temperatureDegC) => waterT * (temperatureDegC - 20) * WaterKJPerKgK / 1000;

    /// <summary>Gas volume at 0 °C from the volume at 20 °C, same pressure of 101.325 kPa.</summary>
    /// <param name="volumeM3">Volume at 20 °C [m³].</param>
    /// <returns>[Nm³]</returns>
    [Equation("ACC-12", "V₀ = V₂₀ · 273.15 / 293.15", Unit = "Nm3", Source = "Charles's law at 101.325 kPa; the sector guides state volumes at 0 °C")]
    public static double NormalVolumeNm3(double volumeM3) => volumeM3 * 273.15 / 293.15;
}
