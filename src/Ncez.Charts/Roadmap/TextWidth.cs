using System.Collections.Immutable;

namespace Ncez.Charts.Roadmap;

/// <summary>
/// Estimates how wide a text will be, without a font: Chinese is one em wide, Latin letters fall into a few classes. The
/// estimate errs on the wide side, so that text set by any of the usual fonts stays inside its column.
/// </summary>
public static class TextWidth
{
    /// <summary>Estimated width [px].</summary>
    public static double Of(string text, double fontPx)
    {
        double em = 0;
        foreach (var c in text)
        {
            em += Em(c);
        }

        return em * fontPx;
    }

    /// <summary>Breaks a text into at most so many lines; Chinese breaks between characters, Latin between words. What does not fit ends in an ellipsis.</summary>
    public static ImmutableArray<string> Wrap(string text, double fontPx, double widthPx, int lines)
    {
        var result = ImmutableArray.CreateBuilder<string>();
        var rest = text;
        while (rest.Length > 0 && result.Count < lines)
        {
            if (Of(rest, fontPx) <= widthPx)
            {
                result.Add(rest);
                return result.ToImmutable();
            }

            var cut = Break(rest, fontPx, widthPx);
            if (result.Count == lines - 1)
            {
                result.Add(Shorten(rest, fontPx, widthPx));
                return result.ToImmutable();
            }

            result.Add(rest[..cut].TrimEnd());
            rest = rest[cut..].TrimStart();
        }

        return result.ToImmutable();
    }

    /// <summary>Breaks like <see cref="Wrap"/>, but evens the lines out, so that no single word or character stands alone on the last one.</summary>
    public static ImmutableArray<string> WrapEven(string text, double fontPx, double widthPx, int lines)
    {
        var wide = Wrap(text, fontPx, widthPx, lines);
        for (var width = widthPx * 0.95; wide.Length > 1 && width > widthPx / 2; width -= widthPx * 0.05)
        {
            var narrower = Wrap(text, fontPx, width, lines);
            if (narrower.Length > wide.Length || (narrower[^1].EndsWith('…') && !wide[^1].EndsWith('…')))
            {
                break;
            }

            wide = narrower;
        }

        return wide;
    }

    private static string Shorten(string text, double fontPx, double widthPx)
    {
        var length = text.Length;
        while (length > 1 && Of(text[..length] + "…", fontPx) > widthPx)
        {
            length--;
        }

        return text[..length].TrimEnd() + "…";
    }

    private static int Break(string text, double fontPx, double widthPx)
    {
        double width = 0;
        var last = 0;
        for (var i = 0; i < text.Length; i++)
        {
            width += Em(text[i]) * fontPx;
            if (width > widthPx)
            {
                return last > 0 ? last : Math.Max(1, i);
            }

            if (MayBreakAfter(text, i))
            {
                last = i + 1;
            }
        }

        return text.Length;
    }

    private static bool MayBreakAfter(string text, int i)
    {
        var next = i + 1 < text.Length ? text[i + 1] : ' ';
        if (next is '，' or '。' or '、' or '）' or '”' or '；' or '：' or '·' || text[i] is '（' or '“')
        {
            return false;
        }

        return text[i] is ' ' or '/' || (text[i] == '-' && i > 3 && text.AsSpan(i - 3, 3).IndexOfAny(' ', '(') < 0) || IsWide(text[i]) || IsWide(next);
    }

    private static bool IsWide(char c) => c >= 0x2E80;

    private static double Em(char c) => c switch
    {
        >= (char)0x2E80 => 1,
        '“' or '”' or '…' or '—' or '△' or '○' or '▼' or '➕' or '★' or '◆' => 1,
        ' ' or 'i' or 'j' or 'l' or '.' or ',' or ':' or ';' or '\'' or '|' or '’' => 0.28,
        'f' or 't' or 'r' or 'I' or '(' or ')' or '-' or '/' => 0.38,
        'm' or 'w' or 'M' or 'W' or '@' or '%' => 0.88,
        'b' or 'd' or 'g' or 'h' or 'n' or 'o' or 'p' or 'q' or 'u' => 0.6,
        >= 'A' and <= 'Z' => 0.66,
        _ => 0.56,
    };
}
