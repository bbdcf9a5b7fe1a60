using System.Globalization;
using System.Runtime.Intrinsics;
using Ncez.Model.Quantities;

namespace Ncez.Scenarios.Expressions;

/// <summary>Dimension of a value as exponents of base dimensions, so that products and quotients can be checked. Flows are per year, so "per year" is none of them.</summary>
internal readonly record struct Dims(Vector128<sbyte> Exponents)
{
    private const int Energy = 0, Mass = 1, Volume = 2, NormalVolume = 3, Area = 4, Length = 5, Count = 6, Money = 7, Time = 8, Pressure = 9, Temperature = 10, Amount = 11;

    private static readonly string[] Symbols = ["MWh", "t", "m3", "Nm3", "m2", "km", "count", "CNY", "yr", "MPa", "°C", "mol"];

    /// <summary>Hours of a year, by which power is energy a year.</summary>
    public const double HoursPerYear = 8760;

    /// <summary>A plain ratio.</summary>
    public static Dims None => default;

    /// <summary>Energy.</summary>
    public static Dims OfEnergy => Of(Dimension.Energy).Dims;

    /// <summary>Mass.</summary>
    public static Dims OfMass => Of(Dimension.Mass).Dims;

    /// <summary>Money.</summary>
    public static Dims OfMoney => Of(Dimension.Money).Dims;

    /// <summary>True for a plain ratio.</summary>
    public bool IsNone => this == None;

    /// <summary>Dimension of a product.</summary>
    public static Dims operator *(Dims a, Dims b) => new(a.Exponents + b.Exponents);

    /// <summary>Dimension of a quotient.</summary>
    public static Dims operator /(Dims a, Dims b) => new(a.Exponents - b.Exponents);

    /// <summary>Dimension of a whole power.</summary>
    public Dims Power(int exponent) => new(Exponents * Vector128.Create((sbyte)exponent));

    /// <summary>Dimension and factor to the engine's unit of a unit or ratio of units.</summary>
    public static (Dims Dims, double Factor) Of(RatioUnit unit)
    {
        var (above, factor) = Of(unit.Numerator.Dimension);
        var result = (Dims: above, Factor: factor * unit.ToCanonical);
        if (unit.Denominator is { } below)
        {
            var (dims, below8760) = Of(below.Dimension);
            result = (result.Dims / dims, result.Factor / below8760);
        }

        return unit.PerKelvin ? (result.Dims / Single(Temperature), result.Factor) : result;
    }

    /// <summary>Canonical unit in words, for findings.</summary>
    public override string ToString()
    {
        var (above, below) = (new List<string>(), new List<string>());
        for (var i = 0; i < Symbols.Length; i++)
        {
            var exponent = Exponents[i];
            var symbol = Math.Abs(exponent) > 1 ? Symbols[i] + "^" + Math.Abs((int)exponent).ToString(CultureInfo.InvariantCulture) : Symbols[i];
            (exponent > 0 ? above : below).AddRange(exponent == 0 ? [] : [symbol]);
        }

        return (above.Count == 0 ? "1" : string.Join("·", above)) + (below.Count == 0 ? "" : "/" + string.Join("/", below));
    }

    // Power is energy per time here, so that capacity × hours is energy: its engine unit is MWh a year.
    private static (Dims Dims, double Factor) Of(Dimension dimension) => dimension switch
    {
        Dimension.Energy => (Single(Energy), 1),
        Dimension.Mass => (Single(Mass), 1),
        Dimension.Volume => (Single(Volume), 1),
        Dimension.NormalVolume => (Single(NormalVolume), 1),
        Dimension.Area => (Single(Area), 1),
        Dimension.Length => (Single(Length), 1),
        Dimension.Freight => (Single(Mass) * Single(Length), 1),
        Dimension.Passenger => (Single(Count) * Single(Length), 1),
        Dimension.Count => (Single(Count), 1),
        Dimension.Money => (Single(Money), 1),
        Dimension.Power => (Single(Energy) / Single(Time), HoursPerYear),
        Dimension.Time => (Single(Time), 1),
        Dimension.Pressure => (Single(Pressure), 1),
        Dimension.Temperature => (Single(Temperature), 1),
        Dimension.Amount => (Single(Amount), 1),
        _ => (None, 1),
    };

    private static Dims Single(int index) => new(Vector128<sbyte>.Zero.WithElement(index, (sbyte)1));
}
