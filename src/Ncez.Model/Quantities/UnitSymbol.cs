using System.Text.RegularExpressions;
using Ncez.Model.Texts;

namespace Ncez.Model.Quantities;

/// <summary>A unit as each language writes it: 万 and 亿 are powers of ten for who does not read Chinese, count and person are words for who does, and m2 and m3 have their power raised.</summary>
public static partial class UnitSymbol
{
    /// <summary>The symbol in both languages: 万m³, 10⁴ m³; t/person, t/人.</summary>
    /// <param name="symbol">As the zone, a scheme or a factor set writes it.</param>
    public static LocalText Of(string symbol)
    {
        var raised = Powers().Replace(symbol, power => power.Groups["of"].Value + (power.Groups["to"].Value == "2" ? "²" : "³"));
        return new(
            Words().Replace(raised, word => Chinese(word.Value)),
            raised.Replace("亿", "10⁸ ", StringComparison.Ordinal).Replace("万", "10⁴ ", StringComparison.Ordinal).Replace("元", "CNY", StringComparison.Ordinal));
    }

    /// <summary>A unit behind a number, with the space before it; nothing for a plain number, whose unit is 1.</summary>
    public static string Behind(string unit) => unit is "" or "1" ? "" : " " + unit;

    /// <summary>The symbol in both languages; nothing for a plain number, whose unit is 1.</summary>
    public static LocalText Shown(string symbol) => symbol == "1" ? LocalText.Same("") : Of(symbol);

    // Symbols that are English words; names as in units.csv, and the grades and points of schemes.
    private static string Chinese(string word) => word switch
    {
        "count" => "个",
        "person" => "人",
        "household" => "户",
        "vehicle" => "辆",
        "head" => "头",
        "bed" => "床",
        "grade" => "级",
        _ => "分",
    };

    [GeneratedRegex("(?<![A-Za-z])(?<of>[Nkcm]?m)(?<to>[23])(?![A-Za-z0-9])")]
    private static partial Regex Powers();

    [GeneratedRegex(@"\b(count|person|household|vehicle|head|bed|grade|points)\b")]
    private static partial Regex Words();
}
