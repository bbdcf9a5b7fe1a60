using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Ncez.Data.Import;

/// <summary>What keeps a text from being a usable number.</summary>
public enum NumberFlaw
{
    /// <summary>Nothing: it is a finite number.</summary>
    None,

    /// <summary>Nothing is written there.</summary>
    Empty,

    /// <summary>No number at all.</summary>
    NotANumber,

    /// <summary>A multiple (万, 亿) stands behind the digits; it belongs to the unit.</summary>
    Multiple,

    /// <summary>A unit or % stands behind the digits.</summary>
    UnitInside,

    /// <summary>A comma as decimal sign, or thousands separators at odd places.</summary>
    Comma,

    /// <summary>NaN or infinity.</summary>
    NotFinite,

    /// <summary>Beyond ±10¹⁸: no quantity of a zone is.</summary>
    TooLarge,

    /// <summary>What a spreadsheet prints for a failed formula: #N/A, #REF!, ####.</summary>
    SpreadsheetError,
}

/// <summary>
/// Numbers as people type them: plain, exponent, thousands separators, full-width digits. The usual form is read from the bytes
/// without allocating; a number of at most 15 digits is an exact whole number divided by an exact power of ten, so the
/// result is correctly rounded (Clinger 1990, the exact case).
/// </summary>
public static partial class NumberText
{
    private const double Largest = 1e18;

    private static readonly double[] PowersOfTen =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>Reads a number from UTF-8.</summary>
    /// <param name="utf8">The cell, quotes removed.</param>
    /// <param name="value">The number; NaN when there is a flaw.</param>
    public static NumberFlaw Parse(ReadOnlySpan<byte> utf8, out double value)
    {
        long digits = 0;
        var (count, decimals, point) = (0, 0, false);
        var negative = utf8.Length > 0 && utf8[0] == '-';
        var i = negative ? 1 : 0;
        for (; i < utf8.Length && count <= 15; i++)
        {
            var digit = (uint)(utf8[i] - '0');
            if (digit <= 9)
            {
                digits = digits * 10 + digit;
                count += digits == 0 ? 0 : 1;
                decimals += point ? 1 : 0;
                continue;
            }

            if (utf8[i] != '.' || point)
            {
                break;
            }

            point = true;
        }

        var hasDigits = i > (negative ? 1 : 0) + (point ? 1 : 0);
        if (i == utf8.Length && hasDigits && count <= 15 && decimals <= 22)
        {
            value = digits / PowersOfTen[decimals];
            value = negative ? -value : value;
            return NumberFlaw.None;
        }

        return ParseSlowly(utf8, out value);
    }

    /// <summary>Reads a number from a text.</summary>
    public static NumberFlaw Parse(string text, out double value) => Parse(Encoding.UTF8.GetBytes(text), out value);

    private static NumberFlaw ParseSlowly(ReadOnlySpan<byte> utf8, out double value)
    {
        value = double.NaN;
        utf8 = utf8.Trim(" \t\r\n"u8);
        if (utf8.IsEmpty)
        {
            return NumberFlaw.Empty;
        }

        if (utf8.Length > 120)
        {
            return NumberFlaw.NotANumber;
        }

        var text = Encoding.UTF8.GetString(utf8).Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormKC).Trim();
        if (Grouped().IsMatch(text))
        {
            text = text.Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        }

        // Only digits, point, sign and exponent: "Infinity" and "NaN" are words, judged below.
        if (Plain().IsMatch(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            if (!(Math.Abs(number) <= Largest))
            {
                return NumberFlaw.TooLarge;
            }

            value = number;
            return NumberFlaw.None;
        }

        return FlawOf(text);
    }

    private static NumberFlaw FlawOf(string text) => text switch
    {
        "" => NumberFlaw.Empty,
        ['#', ..] => NumberFlaw.SpreadsheetError,
        _ when NotFinite().IsMatch(text) => NumberFlaw.NotFinite,
        _ when Multiple().IsMatch(text) => NumberFlaw.Multiple,
        _ when Commas().IsMatch(text) => NumberFlaw.Comma,
        _ when UnitInside().IsMatch(text) => NumberFlaw.UnitInside,
        _ => NumberFlaw.NotANumber,
    };

    [GeneratedRegex(@"^[+-]?\d{1,3}([, ]\d{3})+(\.\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,6})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^[+-]?(nan|inf|infinity|∞|非数字|正无穷大|负无穷大|无穷大)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotFinite();

    [GeneratedRegex(@"^[+-]?[\d.,]+\s*[十百千万亿]+", RegexOptions.CultureInvariant)]
    private static partial Regex Multiple();

    [GeneratedRegex(@"^[+-]?[\d.]*(,\d*)+\.?\d*$", RegexOptions.CultureInvariant)]
    private static partial Regex Commas();

    [GeneratedRegex(@"^[+-]?[\d.,]+\s*[^\d\s.,]{1,12}$", RegexOptions.CultureInvariant)]
    private static partial Regex UnitInside();
}
