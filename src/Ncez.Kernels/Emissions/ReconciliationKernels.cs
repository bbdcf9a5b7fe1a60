namespace Ncez.Kernels.Emissions;

/// <summary>What is left when two statements of one thing are walked from one to the other: never hidden, always a row of its own.</summary>
public static class ReconciliationKernels
{
    /// <summary>What no named difference explains between a start and an end.</summary>
    /// <param name="startT">Where the walk begins [t].</param>
    /// <param name="stepT">Named differences, signed [t].</param>
    /// <param name="endT">Where it must end [t].</param>
    /// <returns>[t], 0 when the steps explain everything.</returns>
    [Equation("ACC-98", "R = E(end) − E(start) − ΣΔᵢ", Unit = "t CO2e", Source = "reconciliation of enterprise ETS and area inventories: every difference is named, the rest is shown")]
    public static double UnexplainedT(double startT, ReadOnlySpan<double> stepT, double endT)
    {
        var rest = endT - startT;
        foreach (var step in stepT)
        {
            rest -= step;
        }

        return rest;
    }

    /// <summary>Statistical difference of an energy balance column.</summary>
    /// <param name="supplyMWh">Production + imports − exports − bunkers + taken from stock [MWh].</param>
    /// <param name="transformationMWh">Output less input of transformation, signed [MWh].</param>
    /// <param name="lossMWh">Losses [MWh, ≥ 0].</param>
    /// <param name="finalMWh">Final consumption, non-energy use included [MWh, ≥ 0].</param>
    /// <returns>[MWh], 0 when the column balances.</returns>
    [Equation("ACC-99", "Δ = supply + transformation − losses − final use", Unit = "MWh", Source = "China Energy Statistical Yearbook, form of the energy balance table (平衡差额)")]
    public static double StatisticalDifferenceMWh(double supplyMWh, double transformationMWh, double lossMWh, double finalMWh) =>
        supplyMWh + transformationMWh - lossMWh - finalMWh;
}
