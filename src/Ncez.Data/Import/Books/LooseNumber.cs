using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Ncez.Data.Import.Books;

/// <summary>A number as people type it into a sheet: <c>1,234.5 万</c>, <c>￥3,000</c>, <c>(120)</c>, <c>35%</c>, <c>860万kWh</c>.</summary>
/// <param name="Digits">The number itself in plain digits.</param>
/// <param name="Multiple">千, 万, 百万, 千万, 亿, 万亿, or empty.</param>
/// <param name="Unit">What stands behind it: a unit, %, or empty.</param>
public readonly partial record struct LooseNumber(string Digits, string Multiple, string Unit)
{
    /// <summary>Reads a number; null when it is none.</summary>
    public static LooseNumber? Read(string text)
    {
        if (text.Length is 0 or > 120)
        {
            return null;
        }

        var match = Form().Match(text.Normalize(NormalizationForm.FormKC).Trim());
        if (!match.Success)
        {
            return null;
        }

        var digits = match.Groups["digits"].Value.Replace(" ", "", StringComparison.Ordinal);
        if (NumberText.Parse(digits, out _) != NumberFlaw.None)
        {
            return null;
        }

        digits = digits.Replace(",", "", StringComparison.Ordinal).TrimStart('+');
        var isNegative = match.Groups["open"].Success;
        if (isNegative != match.Groups["close"].Success || (isNegative && digits.StartsWith('-')))
        {
            return null;
        }

        return new LooseNumber(isNegative ? "-" + digits : digits, match.Groups["multiple"].Value, match.Groups["unit"].Value.Trim());
    }

    /// <summary>The number times its multiple in plain digits; null when it is too long to be exact.</summary>
    public string? Whole()
    {
        var power = Multiple switch { "" => 0, "千" => 3, "万" => 4, "百万" => 6, "千万" => 7, "亿" => 8, "万亿" => 12, _ => -1 };
        if (power < 0 || !decimal.TryParse(Digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || Math.Abs(number) > 1e15m)
        {
            return null;
        }

        for (var i = 0; i < power; i++)
        {
            number *= 10;
        }

        return (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^(?<open>\()?[¥$]?\s*(?<digits>[+-]?[\d][\d, ]*(\.\d+)?([eE][+-]?\d{1,3})?)\s*(?<multiple>万亿|百万|千万|亿|万|千(?![瓦克卡焦米]))?\s*(?<unit>[^\d\s.,()][^)]{0,30})?(?<close>\))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
