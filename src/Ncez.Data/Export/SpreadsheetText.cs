using System.Globalization;

namespace Ncez.Data.Export;

/// <summary>
/// Cells of files that a spreadsheet may open by itself: what it would take for a formula gets an apostrophe in front, as a spreadsheet
/// marks a text, and loses it on its way back.
/// </summary>
public static class SpreadsheetText
{
    private const char Mark = '\'';

    /// <summary>True when a spreadsheet would calculate a text that begins so.</summary>
    public static bool IsFormula(ReadOnlySpan<char> text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r';

    /// <summary>The text as a spreadsheet takes it for one; numbers as they are.</summary>
    public static string Guarded(string text) => IsMarked(text) ? Mark + text : text;

    /// <summary>The text that <see cref="Guarded"/> was given.</summary>
    public static string Unguarded(string text) => text.StartsWith(Mark) && IsMarked(text[1..]) ? text[1..] : text;

    // One that begins with apostrophes itself gets one more: what comes back is what was there.
    private static bool IsMarked(string text) => IsFormula(text.AsSpan().TrimStart(Mark)) && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
