using Ncez.Model.Quantities;

namespace Ncez.Data.Import;

/// <summary>What the user may have meant. Long texts are no slips of the pen, and comparing them would take long.</summary>
internal static class Suggest
{
    private const int LimitChars = 48;

    /// <summary>The nearest of the known names, or null when none is near.</summary>
    public static string? Near(string text, IEnumerable<string> known) =>
        Nearest(text, known) is var (name, distance) && name is not null && distance <= Math.Max(1, text.Length / 3) ? name : null;

    /// <summary>
    /// True when an unknown header is nearly one of a column's names: a letter amiss, its beginning (注销年 for 注销年份), or one of its
    /// words (year for year_from). Two characters of Chinese that differ in one are two words.
    /// </summary>
    public static bool IsLikeHeader(string header, IEnumerable<string> names)
    {
        var folded = header.Trim().ToUpperInvariant();
        var isChinese = folded.Any(c => c >= '\u2E80');
        return folded.Length >= (isChinese ? 3 : 4) && folded.Length <= LimitChars && names.Where(n => n.Length > 0).Select(n => n.ToUpperInvariant()).Any(n =>
            EditDistance.Of(folded, n) <= Math.Max(1, folded.Length / 5) || (isChinese && n.StartsWith(folded, StringComparison.Ordinal)) || n.Split('_', ' ').Contains(folded));
    }

    /// <summary>The nearest of the known names, however far: what to try first.</summary>
    public static string NearOrFirst(string text, IEnumerable<string> known) => Nearest(text, known).Name ?? known.FirstOrDefault() ?? "—";

    private static (string? Name, int Distance) Nearest(string text, IEnumerable<string> known)
    {
        var best = ((string?)null, int.MaxValue);
        if (text.Length is 0 or > LimitChars)
        {
            return best;
        }

        var folded = text.ToUpperInvariant();
        foreach (var name in known.Where(k => k.Length is > 0 and <= LimitChars))
        {
            var distance = EditDistance.Of(folded, name.ToUpperInvariant());
            best = distance < best.Item2 ? (name, distance) : best;
        }

        return best;
    }
}
