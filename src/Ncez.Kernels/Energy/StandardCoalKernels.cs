namespace Ncez.Kernels.Energy;

/// <summary>Energy in tonnes of standard coal, on both bases.</summary>
public static class StandardCoalKernels
{
    /// <summary>Heat of a tonne of standard coal: 7 000 kcal/kg × 4.1868 [GJ/tce].</summary>
    public const double HeatGJPerTce = 29.3076;

    /// <summary>Calorific coefficient of electricity as the standard prints it [kgce/kWh]; GB/T 2589-2020 table A.1.</summary>
    public const double ElectricityKgcePerKWh = 0.1229;

    /// <summary>Where the calorific coefficient of electricity stands.</summary>
    public const string ElectricitySource = "GB/T 2589-2020 table A.1";

    /// <summary>Standard coal of heat or fuel energy.</summary>
    /// <param name="energyMWh">Energy, lower heating value [MWh].</param>
    /// <returns>[tce]</returns>
    [Equation("ACC-13", "tce = Q · 3.6 / 29.3076", Unit = "tce", Source = "GB/T 2589-2020 (1 kgce = 29 307.6 kJ)")]
    public static double FromHeatTce(double energyMWh) => energyMWh * 3.6 / HeatGJPerTce;

    /// <summary>Standard coal of electricity with a coefficient: calorific 0.1229, or the year's primary-equivalent one.</summary>
    /// <param name="electricityMWh">Electricity [MWh].</param>
    /// <param name="coefficientKgcePerKWh">Coefficient [kgce/kWh = tce/MWh].</param>
    /// <returns>[tce]</returns>
    [Equation("ACC-14", "tce = E · c", Unit = "tce", Source = ElectricitySource + " (calorific); thermal power coal rate of the year (primary equivalent)")]
    public static double FromElectricityTce(double electricityMWh, double coefficientKgcePerKWh) => electricityMWh * coefficientKgcePerKWh;

    /// <summary>Renewable cover ratio: on-site renewable supply over annual energy use.</summary>
    /// <param name="renewableTce">Renewable energy made and used on site [tce].</param>
    /// <param name="useTce">Annual energy use on the same basis [tce].</param>
    /// <returns>[fraction]; NaN without energy use.</returns>
    [Equation("ACC-15", "r = renewable / use", Unit = "1", Source = "report 2.2.1 and 3.2.1: energy use basically met by renewables of the site")]
    public static double RenewableCoverFraction(double renewableTce, double useTce) => useTce > 0 ? renewableTce / useTce : double.NaN;
}
