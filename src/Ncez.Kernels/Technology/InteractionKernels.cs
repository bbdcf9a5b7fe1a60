namespace Ncez.Kernels.Technology;

/// <summary>What measures that act on the same energy abate together: each saves a share of what the others leave.</summary>
public static class InteractionKernels
{
    /// <summary>Abatement of several measures on one end use; the order does not matter.</summary>
    /// <param name="aloneT">What each abates alone [t CO₂/a].</param>
    /// <param name="baseT">What the end use emits without them [t CO₂/a].</param>
    /// <returns>What they abate together [t CO₂/a]; never more than the end use emits.</returns>
    [Equation("TEC-19", "A = E · (1 − Π(1 − aᵢ/E))", Unit = "t CO₂", Source = "Successive shares of what is left; convention of this product (docs/adr/0018-portfolio.md)")]
    public static double CombinedT(ReadOnlySpan<double> aloneT, double baseT)
    {
        var left = 1.0;
        foreach (var alone in aloneT)
        {
            left *= 1 - (alone / baseT);
        }

        return baseT * (1 - left);
    }

    /// <summary>What two measures on one end use abate less together than alone.</summary>
    /// <param name="firstT">What the first abates alone [t CO₂/a].</param>
    /// <param name="secondT">What the second abates alone [t CO₂/a].</param>
    /// <param name="baseT">What the end use emits without them [t CO₂/a].</param>
    /// <returns>Overlap [t CO₂/a].</returns>
    [Equation("TEC-20", "o = a · b / E", Unit = "t CO₂", Source = "TEC-19 for two measures: a + b − A")]
    public static double OverlapT(double firstT, double secondT, double baseT) => firstT * secondT / baseT;
}
