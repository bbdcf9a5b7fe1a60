using System.Globalization;
using Ncez.Model.Quantities;

namespace Ncez.Model.Texts;

/// <summary>
/// How numbers read, in one place: thousands ",", decimal ".", minus U+2212, no data "–", a no-break space before the
/// unit; headlines with three or four digits, tables with full tonnes.
/// </summary>
public static class Numbers
{
    /// <summary>What stands where there is no number.</summary>
    public const string None = "–";

    private static readonly NumberFormatInfo Format = MakeFormat();

    /// <summary>A number with thousands separators and a fixed number of decimals; "–" for NaN.</summary>
    public static string Fixed(double value, int decimals = 0)
    {
        if (!double.IsFinite(value))
        {
            return None;
        }

        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Format);
    }

    /// <summary>A headline number: two decimals below 100, one below 1,000, none above; two significant digits below 0.1.</summary>
    public static string Headline(double value) => Math.Abs(value) switch
    {
        0 => "0",
        < 0.1 => Significant(value, 2),
        < 100 => Fixed(value, 2),
        < 1000 => Fixed(value, 1),
        _ => Fixed(value),
    };

    /// <summary>Decimals with which the largest number of a table still has three digits, so that small places are not rounded away.</summary>
    public static int DecimalsFor(double largest) => double.IsFinite(largest) && largest != 0 ? Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Abs(largest))), 0, 6) : 0;

    /// <summary>A number as published: all its digits up to twelve, thousands separated.</summary>
    public static string Full(double value) => Significant(value, 12);

    /// <summary>A number with at most this many significant digits, thousands separated.</summary>
    public static string Significant(double value, int digits)
    {
        if (!double.IsFinite(value))
        {
            return None;
        }

        var size = Math.Abs(value);
        if (size != 0 && (size >= 1e12 || size < 1e-6))
        {
            return value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), Format);
        }

        var decimals = size == 0 ? 0 : Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(size)), 0, 15);
        var rounded = Math.Round(value, decimals);
        return (rounded == 0 ? 0 : rounded).ToString("#,0." + new string('#', decimals), Format);
    }

    /// <summary>A share [0–1] as percent with a fixed number of decimals.</summary>
    public static string Percent(double shareFraction, int decimals = 1) =>
        double.IsFinite(shareFraction) ? Fixed(shareFraction * 100, decimals) + "%" : None;

    /// <summary>A number that always carries its sign.</summary>
    public static string WithSign(double value, int decimals = 0) => value > 0 ? "+" + Fixed(value, decimals) : Fixed(value, decimals);

    /// <summary>Tonnes of CO₂ equivalent as a headline: 20.67 万 tCO₂e, 206.7 kt CO₂e.</summary>
    public static LocalText Co2e(double valueT) => WithUnit(valueT, m => m.UnitCo2e);

    /// <summary>Tonnes of standard coal as a headline: 2,024 万 tce, 20.24 Mtce.</summary>
    public static LocalText Tce(double valueTce) => WithUnit(valueTce, m => m.UnitTce);

    /// <summary>Energy as a headline: 5.93 万 TJ, 59.3 PJ.</summary>
    /// <param name="value">Energy in the unit.</param>
    /// <param name="unit">The unit.</param>
    public static LocalText Energy(double value, EnergyUnit unit) => WithUnit(value, unit.In);

    /// <summary>Tonnes as a headline: 20.67 万 t, 206.7 kt.</summary>
    public static LocalText Tonnes(double valueT) => WithUnit(valueT, m => m.UnitT);

    private static LocalText WithUnit(double valueT, Func<Magnitude, LocalText> unit)
    {
        if (!double.IsFinite(valueT))
        {
            return LocalText.Same(None);
        }

        var magnitude = Magnitude.OfTonnes(valueT);
        return new LocalText(In(Language.Zh), In(Language.En));

        string In(Language language)
        {
            var number = magnitude.In(valueT, language);
            var multiple = language == Language.Zh ? magnitude.MultipleZh : magnitude.MultipleEn;
            var text = multiple.Length == 0 && Math.Abs(number) >= 100 ? Fixed(number) : Headline(number);
            return $"{text}\u00A0{unit(magnitude).In(language)}";
        }
    }

    private static NumberFormatInfo MakeFormat()
    {
        var format = (NumberFormatInfo)CultureInfo.InvariantCulture.NumberFormat.Clone();
        format.NegativeSign = "\u2212";
        return NumberFormatInfo.ReadOnly(format);
    }
}
