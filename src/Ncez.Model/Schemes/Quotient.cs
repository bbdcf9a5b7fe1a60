using System.Globalization;

namespace Ncez.Model.Schemes;

/// <summary>
/// A decimal number kept as a quotient, so that 300/1000 is exactly 0.3 and a comparison with a limit rounds nothing. Amounts are
/// in canonical units of their dimension.
/// </summary>
/// <param name="Above">Numerator.</param>
/// <param name="Below">Denominator; never 0.</param>
public readonly record struct Quotient(decimal Above, decimal Below)
{
    /// <summary>Relative distance within which a value counts as being at a limit.</summary>
    public const decimal Nearness = 1e-12m;

    // Beyond this the quotient is worked out, so that products stay inside the range of decimal.
    private const decimal Largest = 1e13m;

    /// <summary>0.</summary>
    public static Quotient Zero { get; } = new(0, 1);

    /// <summary>1.</summary>
    public static Quotient One { get; } = new(1, 1);

    /// <summary>The number as a decimal.</summary>
    public decimal Value => Below == 1 ? Above : Above / Below;

    /// <summary>A decimal.</summary>
    public static Quotient Of(decimal value) => new(value, 1);

    /// <summary>A result of an engine by .NET's conversion of a double, which keeps 15 significant digits; null for what is no number or too large.</summary>
    public static Quotient? Of(double value) => double.IsFinite(value) && Math.Abs(value) < 1e24 ? new Quotient((decimal)value, 1) : null;

    /// <summary>The sum.</summary>
    public Quotient Plus(Quotient other) => Below == other.Below ? new Quotient(Above + other.Above, Below) : Kept((Above * other.Below) + (other.Above * Below), Below * other.Below);

    /// <summary>The difference.</summary>
    public Quotient Minus(Quotient other) => Plus(new Quotient(-other.Above, other.Below));

    /// <summary>The product.</summary>
    public Quotient Times(Quotient other) => Kept(Above * other.Above, Below * other.Below);

    /// <summary>The quotient; null when the divisor is 0.</summary>
    public Quotient? Over(Quotient other) => other.Above == 0 ? null
        : other.Above > 0 ? Kept(Above * other.Below, Below * other.Above) : Kept(-Above * other.Below, Below * -other.Above);

    /// <summary>Smaller (−1), equal (0) or larger (1) than another number; exact.</summary>
    public int CompareTo(Quotient other) => Below == other.Below ? Above.CompareTo(other.Above) : (Above * other.Below).CompareTo(other.Above * Below);

    /// <summary>True when the number is the other one up to 1e-12 of it.</summary>
    public bool IsNear(Quotient other)
    {
        var (mine, its) = (Above * other.Below, other.Above * Below);
        return Math.Abs(mine - its) <= Nearness * Math.Abs(its);
    }

    /// <summary>The smaller of two numbers.</summary>
    public Quotient Min(Quotient other) => CompareTo(other) <= 0 ? this : other;

    /// <summary>The larger of two numbers.</summary>
    public Quotient Max(Quotient other) => CompareTo(other) >= 0 ? this : other;

    /// <inheritdoc />
    public override string ToString() => Value.ToString("0.############", CultureInfo.InvariantCulture);

    private static Quotient Kept(decimal above, decimal below) =>
        Math.Abs(above) > Largest || below > Largest || below < 1 / Largest ? new Quotient(above / below, 1) : new Quotient(above, below);
}
