namespace Ncez.Model.Quantities;

/// <summary>The unit of a factor: so much of a substance per unit of activity, for example <c>tCO2/1e4Nm3</c>, <c>tC/TJ</c>, <c>GJ/t</c>, <c>1</c>.</summary>
/// <param name="Numerator">Unit above the line.</param>
/// <param name="Substance">Gas or element above the line: CO2, CH4, C, N; empty for an energy or a plain ratio.</param>
/// <param name="Denominator">Unit below the line; null for a plain ratio.</param>
/// <param name="PerYear">True when the factor holds for a year (<c>/yr</c>).</param>
public sealed record RatioUnit(Unit Numerator, string Substance, Unit? Denominator, bool PerYear)
{
    /// <summary>Multiply a value in this unit by this to get canonical units (t or MWh per MWh, t, Nm3 …).</summary>
    public double ToCanonical => Numerator.ToCanonical / (Denominator?.ToCanonical ?? 1);
}
