namespace Ncez.Charts.Svg;

/// <summary>Estimates how wide a text is, without a font at hand: Chinese 1 em, Latin by class of letter and on the wide side, for readers whose system lacks the named fonts.</summary>
public static class TextWidth
{
    /// <summary>Width of a text [px] at a font size [px].</summary>
    public static double Of(string text, double fontSizePx) => fontSizePx * text.Sum(Em);

    /// <summary>The text, cut with "…" where it would be wider than allowed [px].</summary>
    public static string Fit(string text, double maxPx, double fontSizePx)
    {
        if (Of(text, fontSizePx) <= maxPx)
        {
            return text;
        }

        var length = text.Length;
        while (length > 1 && Of(text[..length].TrimEnd() + "…", fontSizePx) > maxPx)
        {
            length -= char.IsLowSurrogate(text[length - 1]) ? 2 : 1;
        }

        return text[..Math.Max(1, length)].TrimEnd() + "…";
    }

    private static double Em(char c) => c switch
    {
        >= '\u2E80' and < '\uFF61' => 1,
        >= '\uFFE0' and <= '\uFFE6' => 1,
        '“' or '”' or '…' or '—' => 0.9,
        'i' or 'l' or 'j' or '.' or ',' or ' ' or '\u00A0' or ':' or ';' or '|' or '\'' => 0.33,
        'f' or 't' or 'r' or '(' or ')' or '-' or '·' or 'I' => 0.43,
        'm' or 'w' or 'M' or 'W' or '%' or '@' => 0.92,
        >= 'A' and <= 'Z' => 0.7,
        _ => 0.61,
    };
}
