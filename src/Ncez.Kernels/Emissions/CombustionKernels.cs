namespace Ncez.Kernels.Emissions;

/// <summary>Carbon dioxide of burnt fuel.</summary>
public static class CombustionKernels
{
    /// <summary>Mass of CO₂ per mass of carbon, 44/12; never rounded to 3.67.</summary>
    public const double Co2PerCarbonTPerT = 44.0 / 12.0;

    /// <summary>CO₂ of a fuel from its heat, its carbon per heat and the share that is oxidised.</summary>
    /// <param name="energyTJ">Fuel burnt as heat [TJ, lower heating value].</param>
    /// <param name="carbonTPerTJ">Carbon per heat [tC/TJ].</param>
    /// <param name="oxidationFraction">Share of the carbon that is oxidised [0–1].</param>
    /// <returns>[t CO₂]</returns>
    [Equation("ACC-01", "E = FC · NCV · CC · OF · 44/12", Unit = "t CO2", Source = "GB/T 32150-2015 with GB/T 32151.x-2015 (combustion); provincial GHG inventory guide 2011, ch. 1")]
    public static double FuelCo2T(double energyTJ, double carbonTPerTJ, double oxidationFraction) =>
        energyTJ * carbonTPerTJ * oxidationFraction * Co2PerCarbonTPerT;

    /// <summary>Heat of a fuel from its quantity and its heating value.</summary>
    /// <param name="fuelT">Fuel [t] (or 10⁴ Nm³ with a heating value per 10⁴ Nm³).</param>
    /// <param name="heatingValueGJPerT">Lower heating value [GJ/t] (or GJ per 10⁴ Nm³).</param>
    /// <returns>[TJ]</returns>
    [Equation("ACC-02", "Q = FC · NCV / 1000", Unit = "TJ", Source = "GB/T 32150-2015 with GB/T 32151.x-2015 (combustion)")]
    public static double FuelEnergyTJ(double fuelT, double heatingValueGJPerT) => fuelT * heatingValueGJPerT / 1000;
}
