namespace Ncez.Model.Quantities;

/// <summary>A mass of CO₂ equivalent under one named GWP set. Sums of different sets are refused: they would mean nothing.</summary>
/// <param name="T">Tonnes of CO₂ equivalent.</param>
/// <param name="Gwp">GWP set it was weighted with (SAR, AR4, AR5, AR6).</param>
public readonly record struct Co2e(double T, string Gwp)
{
    /// <summary>The sum of two amounts under the same GWP set.</summary>
    /// <exception cref="ArgumentException">The GWP sets differ.</exception>
    public static Co2e operator +(Co2e left, Co2e right) => left.Gwp == right.Gwp
        ? new Co2e(left.T + right.T, left.Gwp)
        : throw new ArgumentException($"Cannot add CO2e of {left.Gwp} to CO2e of {right.Gwp}.");

    /// <summary>The sum of two amounts under the same GWP set.</summary>
    public static Co2e Add(Co2e left, Co2e right) => left + right;
}
