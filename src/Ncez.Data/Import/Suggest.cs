using Ncez.Model.Quantities;

namespace Ncez.Data.Import;

/// <summary>What the user may have meant. Long texts are no slips of the pen, and comparing them would take long.</summary>
internal static class Suggest
{
    private const int LimitChars = 48;

    /// <summary>The nearest of the known names, or null when none is near.</summary>
    public static string? Near(string text, IEnumerable<string> known) =>
        Nearest(text, known) is var (name, distance) && name is not null && distance <= Math.Max(1, text.Length / 3) ? name : null;

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
