namespace Ncez.Kernels.Indicators;

/// <summary>How an amount changed between two years, and how two changes hang together.</summary>
public static class ChangeKernels
{
    /// <summary>Change against the start.</summary>
    /// <param name="startUnit">Amount at the start, in any unit; not 0.</param>
    /// <param name="endUnit">Amount at the end, in the same unit.</param>
    /// <returns>Fraction; −0.1 = a tenth less.</returns>
    [Equation("IND-01", "g = x₁/x₀ − 1", Unit = "1", Source = "Definition (report 3.1: change against a base year)")]
    public static double ChangeFraction(double startUnit, double endUnit) => (endUnit / startUnit) - 1;

    /// <summary>Mean annual growth (compound).</summary>
    /// <param name="startUnit">Amount at the start; &gt; 0.</param>
    /// <param name="endUnit">Amount at the end; ≥ 0, in the same unit.</param>
    /// <param name="spanYears">Years between them; &gt; 0.</param>
    /// <returns>Fraction per year.</returns>
    [Equation("IND-02", "r = (x₁/x₀)^(1/n) − 1", Unit = "1/year", Source = "Definition of the compound annual growth rate (report 3.1: mean annual growth)")]
    public static double MeanGrowthFraction(double startUnit, double endUnit, double spanYears) => Math.Pow(endUnit / startUnit, 1 / spanYears) - 1;

    /// <summary>Emission that would have been without measures: the base year's, moved as a driver moved that measures do not touch.</summary>
    /// <param name="baseT">Emission of the base year [t].</param>
    /// <param name="startUnit">The driver in the base year (output, or a baseline scenario's own emission); not 0.</param>
    /// <param name="endUnit">The driver in the year, in the same unit.</param>
    /// <returns>[t]</returns>
    [Equation("IND-07", "E(without) = E₀ · A/A₀", Unit = "t", Source = "Baseline of constant intensity: GHG Protocol, Policy and Action Standard 2014, ch. 8 (baseline scenario), ch. 9 (ex-post effect = with − without)")]
    public static double WithoutT(double baseT, double startUnit, double endUnit) => baseT * endUnit / startUnit;

    /// <summary>Intensity: a total for each unit of what it serves.</summary>
    /// <param name="totalUnit">The total [t CO₂e or tce].</param>
    /// <param name="amountUnit">The amount in the same year (GDP, people, floor area, output …); not 0.</param>
    /// <returns>Total per unit of the amount.</returns>
    [Equation("IND-08", "I = E / A", Unit = "unit/unit", Source = "GHG Protocol, Corporate Standard (revised edition 2004), ch. 9: ratio indicators, intensity ratios")]
    public static double IntensityRatio(double totalUnit, double amountUnit) => totalUnit / amountUnit;

    /// <summary>Elasticity of an emission with respect to an activity, on the amounts of the start year.</summary>
    /// <param name="startT">Emission at the start [t].</param>
    /// <param name="endT">Emission at the end [t].</param>
    /// <param name="startUnit">Activity at the start (GDP at constant prices …).</param>
    /// <param name="endUnit">Activity at the end.</param>
    /// <returns>Percent of emission per percent of activity; ±∞ or NaN when the activity does not change.</returns>
    [Equation("IND-03", "e = (ΔC/C₀)/(ΔG/G₀)", Unit = "1", Source = "Tapio 2005, Towards a theory of decoupling, Transport Policy 12(2), 137–151")]
    public static double ElasticityRatio(double startT, double endT, double startUnit, double endUnit) =>
        (endT - startT) * startUnit / ((endUnit - startUnit) * startT);

    /// <summary>The same elasticity on the means of start and end: the way back gives the same number.</summary>
    /// <param name="startT">Emission at the start [t].</param>
    /// <param name="endT">Emission at the end [t].</param>
    /// <param name="startUnit">Activity at the start.</param>
    /// <param name="endUnit">Activity at the end.</param>
    /// <returns>Percent of emission per percent of activity; ±∞ or NaN when the activity does not change.</returns>
    [Equation("IND-04", "e = (ΔC/(C₀+C₁))/(ΔG/(G₀+G₁))", Unit = "1", Source = "Mid-point (arc) elasticity, Allen 1934, Review of Economic Studies 1(3), 226–229")]
    public static double MidPointElasticityRatio(double startT, double endT, double startUnit, double endUnit) =>
        (endT - startT) * (startUnit + endUnit) / ((endUnit - startUnit) * (startT + endT));

    /// <summary>Money at the prices of the base year of an index.</summary>
    /// <param name="currentCny">Amount at prices of its own year [CNY].</param>
    /// <param name="deflatorRatio">Price level of that year over the base year's.</param>
    /// <returns>[CNY] at prices of the base year.</returns>
    [Equation("IND-05", "real = nominal / deflator", Unit = "CNY", Source = "Definition of a deflator (System of National Accounts 2008, chapter 15)")]
    public static double ConstantPriceCny(double currentCny, double deflatorRatio) => currentCny / deflatorRatio;
}
