namespace Ncez.Kernels.Technology;

/// <summary>How a measure comes into force, what it costs and what it saves.</summary>
public static class MeasureKernels
{
    /// <summary>Part of a measure that is in force in a year: an equal step in each year from start to end, then all of it.</summary>
    /// <param name="year">Calendar year.</param>
    /// <param name="startYear">First year of putting it in place.</param>
    /// <param name="endYear">Last year of putting it in place (≥ start).</param>
    /// <returns>Share in force [0–1].</returns>
    [Equation("TEC-12", "φ(y) = min(1, max(0, (y − a + 1) / (b − a + 1)))", Unit = "1", Source = "Convention of this product: equal yearly steps (docs/adr/0010-roadmap-reading.md)")]
    public static double InForceFraction(int year, int startYear, int endYear) =>
        Math.Clamp((double)(year - startYear + 1) / (endYear - startYear + 1), 0, 1);

    /// <summary>Abatement per money spent, the unit of the report's economy score.</summary>
    /// <param name="yearlyT">Abatement a year [t CO₂/a].</param>
    /// <param name="lifetimeYears">Years in service [a].</param>
    /// <param name="costCny">Money spent over that time [CNY].</param>
    /// <returns>Abatement per money [t CO₂/10⁴ CNY].</returns>
    [Equation("TEC-13", "e = A · n / (C / 10⁴)", Unit = "t CO₂/10⁴ CNY", Source = "Report, note 3 to tables 2-2 … 7-2")]
    public static double EconomyTPer1e4Cny(double yearlyT, double lifetimeYears, double costCny) =>
        yearlyT * lifetimeYears / (costCny / 1e4);

    /// <summary>Part of an investment that falls on each year of its life.</summary>
    /// <param name="rateFraction">Real discount rate [1/a].</param>
    /// <param name="lifetimeYears">Years in service [a].</param>
    /// <returns>Capital recovery factor [1/a]; 1/n at a rate of zero.</returns>
    [Equation("TEC-14", "CRF = i / (1 − (1 + i)⁻ⁿ)", Unit = "1/a", Source = "Annuity; textbook of engineering economics")]
    public static double CapitalRecoveryFraction(double rateFraction, double lifetimeYears) =>
        rateFraction == 0 ? 1 / lifetimeYears : rateFraction / (1 - Math.Pow(1 + rateFraction, -lifetimeYears));

    /// <summary>Cost of a tonne abated.</summary>
    /// <param name="capitalCny">Investment [CNY].</param>
    /// <param name="recoveryFraction">Capital recovery factor [1/a].</param>
    /// <param name="yearlyNetCostCny">Running cost less savings a year [CNY/a].</param>
    /// <param name="yearlyT">Abatement a year [t CO₂/a].</param>
    /// <returns>Unit abatement cost [CNY/t CO₂]; below zero when the measure pays for itself.</returns>
    [Equation("TEC-15", "c = (I · CRF + O) / A", Unit = "CNY/t CO₂", Source = "Report 4.1(3); annual-cost method")]
    public static double UnitCostCnyPerT(double capitalCny, double recoveryFraction, double yearlyNetCostCny, double yearlyT) =>
        ((capitalCny * recoveryFraction) + yearlyNetCostCny) / yearlyT;
}
