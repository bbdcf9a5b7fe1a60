using System.Collections.Immutable;
using Ncez.Model.Texts;

namespace Ncez.Model.Quantities;

/// <summary>One row of the unit table, or a Chinese multiple of it (万, 亿).</summary>
/// <param name="Symbol">How the product writes it.</param>
/// <param name="Dimension">What it measures.</param>
/// <param name="ToCanonical">Multiply by this to get the dimension's canonical unit.</param>
/// <param name="Name">Its name in words.</param>
/// <param name="Aliases">Other spellings that are read as this unit.</param>
/// <param name="TakesMultiples">True when 万, 亿, 千, 百万 may stand before it.</param>
/// <param name="Basis">Conditions of the unit (heating value, temperature, standard-coal basis).</param>
/// <param name="Source">Where the factor comes from.</param>
public sealed record Unit(
    string Symbol, Dimension Dimension, double ToCanonical, LocalText Name, ImmutableArray<string> Aliases,
    bool TakesMultiples, string Basis, string Source)
{
    /// <inheritdoc />
    public override string ToString() => Symbol;
}
