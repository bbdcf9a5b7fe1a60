using System.Collections.Immutable;

namespace Ncez.Model.Factors;

/// <summary>Weights of one IPCC assessment over 100 years. CH₄ of fossil origin may have its own weight; a missing gas is an error, never 0.</summary>
/// <param name="Id">SAR, AR4, AR5, AR6.</param>
/// <param name="HorizonYears">Time horizon.</param>
/// <param name="Weights">Gas → weight and its source; <c>CH4-fossil</c> and <c>CH4-bio</c> where the assessment tells them apart.</param>
public sealed record GwpSet(string Id, int HorizonYears, ImmutableSortedDictionary<string, GwpValue> Weights)
{
    /// <summary>Weight of a gas; fossil or biogenic CH₄ falls back to plain CH₄ where the assessment has one value. Null when the set has none.</summary>
    public GwpValue? Of(string gas) => Weights.TryGetValue(gas, out var value) ? value
        : gas is "CH4-fossil" or "CH4-bio" ? Weights.GetValueOrDefault("CH4") : null;
}

/// <summary>A weight and where it stands.</summary>
/// <param name="Value">t CO₂e per t gas.</param>
/// <param name="Row">Row id in the GWP file.</param>
/// <param name="Source">Publication.</param>
public sealed record GwpValue(double Value, string Row, string Source);
