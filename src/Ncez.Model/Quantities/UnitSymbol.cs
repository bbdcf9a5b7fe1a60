using Ncez.Model.Texts;

namespace Ncez.Model.Quantities;

/// <summary>A unit as each language writes it: 万 and 亿 are powers of ten for who does not read Chinese.</summary>
public static class UnitSymbol
{
    /// <summary>The symbol in both languages: 万t, 10⁴ t.</summary>
    /// <param name="symbol">As the zone or a factor set writes it.</param>
    public static LocalText Of(string symbol) => new(symbol, symbol.Replace("亿", "10⁸ ", StringComparison.Ordinal).Replace("万", "10⁴ ", StringComparison.Ordinal));
}
