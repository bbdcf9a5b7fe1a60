using Ncez.Model.Texts;

namespace Ncez.Model.Quantities;

/// <summary>
/// How tonnes are printed in each language: Chinese counts in 万 and 亿, English in kt and Mt. 1 万 t = 10 kt, so the
/// two never share a divisor. One magnitude serves a whole column or axis.
/// </summary>
/// <param name="DivisorZh">Divide by this for Chinese.</param>
/// <param name="MultipleZh">万, 亿 or nothing.</param>
/// <param name="DivisorEn">Divide by this for English.</param>
/// <param name="MultipleEn">k, M or nothing.</param>
public readonly record struct Magnitude(double DivisorZh, string MultipleZh, double DivisorEn, string MultipleEn)
{
    /// <summary>No multiple: values print as they are.</summary>
    public static Magnitude One { get; } = new(1, "", 1, "");

    /// <summary>The magnitude that fits an amount, or the largest amount of a column [t].</summary>
    public static Magnitude OfTonnes(double largestT)
    {
        var size = Math.Abs(largestT);
        var (divisorZh, multipleZh) = size >= 1e8 ? (1e8, "亿") : size >= 1e4 ? (1e4, "万") : (1, "");
        var (divisorEn, multipleEn) = size >= 1e6 ? (1e6, "M") : size >= 1e4 ? (1e3, "k") : (1, "");
        return new Magnitude(divisorZh, multipleZh, divisorEn, multipleEn);
    }

    /// <summary>A value in the multiple of a language.</summary>
    public double In(double value, Language language) => value / (language == Language.Zh ? DivisorZh : DivisorEn);

    /// <summary>Tonnes of CO₂ equivalent in this multiple: 万 tCO₂e, kt CO₂e.</summary>
    public LocalText UnitCo2e => new(Spaced("tCO₂e"), $"{MultipleEn}t CO₂e");

    /// <summary>Tonnes of standard coal in this multiple: 万 tce, ktce.</summary>
    public LocalText UnitTce => new(Spaced("tce"), $"{MultipleEn}tce");

    /// <summary>Tonnes in this multiple: 万 t, kt.</summary>
    public LocalText UnitT => new(Spaced("t"), $"{MultipleEn}t");

    private string Spaced(string unit) => MultipleZh.Length == 0 ? unit : $"{MultipleZh}\u00A0{unit}";
}
