using System.Globalization;

namespace Ncez.Data.Import;

/// <summary>How findings show a user's text: short, on one line, whatever was in the file.</summary>
internal static class Shown
{
    private const int LimitChars = 60;

    /// <summary>A cell or value, cut to a readable length, control characters as blanks.</summary>
    public static string Cell(string text)
    {
        var cut = text.Length > LimitChars ? text[..(char.IsHighSurrogate(text[LimitChars - 1]) ? LimitChars - 1 : LimitChars)] + "…" : text;
        return string.Create(cut.Length, cut, (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsControl(source[i]) ? ' ' : source[i];
            }
        });
    }

    /// <summary>Names, comma separated, the first dozen of them.</summary>
    public static string List(IEnumerable<string> names)
    {
        var first = names.Take(13).ToList();
        return string.Join(", ", first.Take(12)) + (first.Count > 12 ? " …" : "");
    }

    /// <summary>A size in MB or kB.</summary>
    public static string Bytes(long bytes) => bytes >= 1 << 20
        ? (bytes / 1048576.0).ToString("G4", CultureInfo.InvariantCulture) + " MB"
        : (bytes / 1024.0).ToString("G4", CultureInfo.InvariantCulture) + " kB";
}
