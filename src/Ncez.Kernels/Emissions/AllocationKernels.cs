namespace Ncez.Kernels.Emissions;

/// <summary>Combined heat and power, captured CO₂, losses of networks.</summary>
public static class AllocationKernels
{
    /// <summary>Heat-supply ratio: the share of a plant's steam that leaves as heat.</summary>
    /// <param name="suppliedMWh">Heat supplied [MWh].</param>
    /// <param name="steamMWh">Heat of all steam the boilers made [MWh].</param>
    /// <returns>[0–1]</returns>
    [Equation("ACC-90", "a = Q(supplied) / Q(steam)", Unit = "1", Source = "GB/T 32151.1-2015 power generation; MEE guideline for power facilities 2022 (heat-supply ratio)")]
    public static double HeatSupplyFraction(double suppliedMWh, double steamMWh) => suppliedMWh / steamMWh;

    /// <summary>Heat share by the fuel a boiler would have burnt for the same heat.</summary>
    /// <param name="suppliedMWh">Heat supplied [MWh].</param>
    /// <param name="boilerFraction">Efficiency of that boiler [0–1].</param>
    /// <param name="fuelMWh">Fuel of the plant [MWh, lower heating value].</param>
    /// <returns>[0–1]</returns>
    [Equation("ACC-91", "a = (Q / η) / fuel", Unit = "1", Source = "Alternative of the MEE guideline for gas-fired combined heat and power: heat at boiler efficiency")]
    public static double BoilerHeatFraction(double suppliedMWh, double boilerFraction, double fuelMWh) => suppliedMWh / boilerFraction / fuelMWh;

    /// <summary>Heat share by the energy that leaves the plant.</summary>
    /// <param name="suppliedMWh">Heat supplied [MWh].</param>
    /// <param name="powerMWh">Electricity supplied [MWh].</param>
    /// <returns>[0–1]</returns>
    [Equation("ACC-92", "a = Q / (Q + W)", Unit = "1", Source = "WRI/WBCSD GHG Protocol, allocation of CHP emissions: energy content method")]
    public static double EnergyHeatFraction(double suppliedMWh, double powerMWh) => suppliedMWh / (suppliedMWh + powerMWh);

    /// <summary>CO₂ that is captured and stored for good, negative; what is used is counted where it is released.</summary>
    /// <param name="capturedT">Captured [t CO₂].</param>
    /// <param name="deductedFraction">Share that may be deducted [0–1].</param>
    /// <returns>[t CO₂, ≤ 0]</returns>
    [Equation("ACC-93", "R = −M · s", Unit = "t CO2", Source = "IPCC 2006 Guidelines vol. 2 ch. 5 (permanent storage only); GB/T 32150-2015 R(CO₂) as a named choice")]
    public static double CapturedCo2T(double capturedT, double deductedFraction) => -capturedT * deductedFraction;

    /// <summary>A gas or emission lost on the way through a network.</summary>
    /// <param name="suppliedT">What enters the network; MWh or m³ work alike as long as the factor is per the same unit [t].</param>
    /// <param name="lossFraction">Share lost [0–1].</param>
    /// <param name="factorTPerT">Gas per unit lost [t/t, t/MWh …].</param>
    /// <returns>[t gas]</returns>
    [Equation("ACC-94", "E = Q · λ · EF", Unit = "t gas", Source = "NDRC guide for power grid enterprises 2013 (losses × grid factor)")]
    public static double NetworkLossT(double suppliedT, double lossFraction, double factorTPerT) => suppliedT * lossFraction * factorTPerT;
}
