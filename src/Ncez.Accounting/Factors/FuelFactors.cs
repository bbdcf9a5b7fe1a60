using Ncez.Model.Factors;

namespace Ncez.Accounting.Factors;

/// <summary>The three numbers of a fuel, or the zone's own emission factor in their place.</summary>
/// <param name="Direct">The zone's own emission factor of CO₂, when factors.csv has one; it replaces the other three.</param>
/// <param name="HeatingValue">Lower heating value; its pick may be null where the quantity is energy already.</param>
/// <param name="CarbonContent">Carbon per heat.</param>
/// <param name="Oxidation">Oxidised fraction.</param>
public sealed record FuelFactors(FactorChoice? Direct, FactorChoice HeatingValue, FactorChoice CarbonContent, FactorChoice Oxidation)
{
    /// <summary>True when heating value and carbon content come from the same set: they were measured for one another.</summary>
    public bool IsOneSet => HeatingValue.Pick is { } h && CarbonContent.Pick is { } c && h.Set == c.Set;
}
