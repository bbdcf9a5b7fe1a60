using System.Diagnostics.CodeAnalysis;
using Ncez.Model.Quantities;

namespace Ncez.Model.Schemes;

/// <summary>A unit of a scheme, with what makes canonical units of it in decimal: tce is 8.141 MWh.</summary>
/// <param name="Text">As written.</param>
/// <param name="Powers">Its dimensions.</param>
/// <param name="ToCanonical">Multiply by this to get canonical units.</param>
public sealed record SchemeUnit(string Text, UnitPowers Powers, Quotient ToCanonical)
{
    /// <summary>A plain number.</summary>
    public static SchemeUnit One { get; } = new("1", UnitPowers.None, Quotient.One);

    /// <summary>Reads a unit or a ratio of units; an empty text and <c>grade</c> are plain numbers.</summary>
    public static bool TryParse(UnitTable units, string text, [NotNullWhen(true)] out SchemeUnit? unit)
    {
        unit = null;
        if (text is "" or "grade" or "points")
        {
            unit = One with { Text = text };
            return true;
        }

        if (!units.TryParseRatio(text, out var ratio))
        {
            return false;
        }

        var above = (decimal)ratio.Numerator.ToCanonical * (decimal)ratio.PeriodsPerYear;
        unit = new SchemeUnit(text, UnitPowers.Of(ratio), new Quotient(above, (decimal)(ratio.Denominator?.ToCanonical ?? 1)));
        return true;
    }

    /// <summary>A canonical amount in this unit.</summary>
    public Quotient In(Quotient canonical) => canonical.Over(ToCanonical)!.Value;

    /// <summary>A number of this unit in canonical units.</summary>
    public Quotient Canonical(Quotient value) => value.Times(ToCanonical);

    /// <inheritdoc />
    public override string ToString() => Text;
}
