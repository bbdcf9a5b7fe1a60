namespace Ncez.Kernels.Technology;

/// <summary>Savings of single measures as the report states them: a share, a ratio or an amount per unit.</summary>
public static class SavingKernels
{
    /// <summary>What a relative reduction saves of a baseline.</summary>
    /// <param name="baseT">Baseline, in any extensive unit (t of fuel, t CO₂, MWh) [t].</param>
    /// <param name="reductionFraction">Share that is saved [0–1].</param>
    /// <returns>Saved amount in the unit of the baseline [t].</returns>
    [Equation("TEC-01", "S = B · r", Unit = "unit of B", Source = "Report 3.3, 4.3.1: “… reduces by r”")]
    public static double RelativeT(double baseT, double reductionFraction) => baseT * reductionFraction;

    /// <summary>What is saved when the new way needs only a ratio of the old one.</summary>
    /// <param name="baseMWh">Energy of the old way [MWh].</param>
    /// <param name="ratioFraction">New over old [0–1].</param>
    /// <returns>Saved energy [MWh].</returns>
    [Equation("TEC-02", "S = B · (1 − q)", Unit = "unit of B", Source = "Report 2.3.6, 3.3.1: “… needs only q of”")]
    public static double RatioMWh(double baseMWh, double ratioFraction) => baseMWh * (1 - ratioFraction);

    /// <summary>Fuel a lighter vehicle saves; linear in the mass removed.</summary>
    /// <param name="baseL">Fuel before [L].</param>
    /// <param name="savingPerTenthFraction">Share saved for each 10 % of mass [0–1].</param>
    /// <param name="massReductionFraction">Mass removed over total mass [0–1].</param>
    /// <returns>Saved fuel [L].</returns>
    [Equation("TEC-03", "S = B · s₁₀ · Δm / 0.1", Unit = "L", Source = "Report 3.3.1(2): 10 % less mass, about 8 % less fuel")]
    public static double LighterVehicleL(double baseL, double savingPerTenthFraction, double massReductionFraction) =>
        baseL * savingPerTenthFraction * massReductionFraction / 0.1;

    /// <summary>Fuel a car saves through less air drag; linear in the drag removed.</summary>
    /// <param name="distanceKm">Distance driven [km].</param>
    /// <param name="savingPerTenthLPer100Km">Fuel saved per 100 km for each 10 % of drag [L/100 km].</param>
    /// <param name="dragReductionFraction">Drag removed [0–1].</param>
    /// <returns>Saved fuel [L].</returns>
    [Equation("TEC-04", "S = d / 100 · c₁₀ · Δw / 0.1", Unit = "L", Source = "Report 3.3.1(2): 0.15 L/100 km for each 10 % less drag")]
    public static double LessDragL(double distanceKm, double savingPerTenthLPer100Km, double dragReductionFraction) =>
        distanceKm / 100 * savingPerTenthLPer100Km * dragReductionFraction / 0.1;

    /// <summary>What lighter metro cars save over their service.</summary>
    /// <param name="removedT">Empty mass removed [t].</param>
    /// <param name="savingKWhPerTYear">Electricity saved per tonne and year [kWh/(t·a)].</param>
    /// <param name="serviceYears">Years of service [a].</param>
    /// <returns>Saved electricity [kWh].</returns>
    [Equation("TEC-05", "S = m · e · n", Unit = "kWh", Source = "Report 3.3.2(2): 8000 kWh and 6.2 t CO₂ per tonne and year, Hong Kong metro")]
    public static double LighterMetroKWh(double removedT, double savingKWhPerTYear, double serviceYears) =>
        removedT * savingKWhPerTYear * serviceYears;

    /// <summary>What shore power saves: auxiliary engines at berth stop, the electricity comes from the grid.</summary>
    /// <param name="portT">CO₂ of the whole port [t].</param>
    /// <param name="berthFraction">Part of it from auxiliary engines at berth [0–1].</param>
    /// <param name="connectedFraction">Part of the calls that connect [0–1].</param>
    /// <param name="electricityMWh">Shore electricity [MWh].</param>
    /// <param name="gridTPerMWh">Emission factor of that electricity [t CO₂/MWh].</param>
    /// <returns>Saved CO₂ [t]; negative when the grid emits more than the engines did.</returns>
    [Equation("TEC-06", "S = P · b · c − W · f", Unit = "t CO₂", Source = "Report 3.3.3(2): 35 % of a port's CO₂ at berth; grid emissions by the boundary of table 3-1")]
    public static double ShorePowerT(double portT, double berthFraction, double connectedFraction, double electricityMWh, double gridTPerMWh) =>
        (portT * berthFraction * connectedFraction) - (electricityMWh * gridTPerMWh);

    /// <summary>Fuel burnt while taxiing, from the burn in flight.</summary>
    /// <param name="flightKgPerMin">Fuel burn in flight [kg/min].</param>
    /// <param name="taxiMin">Time on the ground [min].</param>
    /// <param name="taxiPerFlightMin">Minutes of taxiing that burn as much as one minute of flight [min/min].</param>
    /// <returns>Fuel of taxiing [kg].</returns>
    [Equation("TEC-07", "F = k · t / n", Unit = "kg", Source = "Report 3.3.4(1): 3 min of taxiing = 1 min of flight")]
    public static double TaxiFuelKg(double flightKgPerMin, double taxiMin, double taxiPerFlightMin) =>
        flightKgPerMin * taxiMin / taxiPerFlightMin;
}
