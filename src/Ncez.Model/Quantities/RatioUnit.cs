namespace Ncez.Model.Quantities;

/// <summary>The unit of a factor: so much of a substance per unit of activity, for example <c>tCO2/1e4Nm3</c>, <c>tC/TJ</c>, <c>GJ/t</c>, <c>1</c>.</summary>
/// <param name="Numerator">Unit above the line.</param>
/// <param name="Substance">Gas or element above the line: CO2, CH4, C, N; empty for an energy or a plain ratio.</param>
/// <param name="Denominator">Unit below the line; null for a plain ratio.</param>
/// <param name="PerYear">True when the factor is a rate over time (<c>/yr</c>, <c>/d</c>); its canonical value is per year.</param>
public sealed record RatioUnit(Unit Numerator, string Substance, Unit? Denominator, bool PerYear)
{
    /// <summary>How many of the unit's periods a year has: 365 for <c>/d</c>, else 1.</summary>
    public double PeriodsPerYear { get; init; } = 1;

    /// <summary>True when the factor holds per kelvin (<c>kJ/kg/K</c>).</summary>
    public bool PerKelvin { get; init; }

    /// <summary>Multiply a value in this unit by this to get canonical units (t or MWh per MWh, t, Nm3 …).</summary>
    public double ToCanonical => Numerator.ToCanonical * PeriodsPerYear / (Denominator?.ToCanonical ?? 1);

    /// <summary>True when a value in one unit can be compared with a value in the other: same dimensions, substance and rate.</summary>
    public bool IsComparable(RatioUnit other) => Numerator.Dimension == other.Numerator.Dimension && Denominator?.Dimension == other.Denominator?.Dimension
        && Substance == other.Substance && PerYear == other.PerYear && PerKelvin == other.PerKelvin;
}
