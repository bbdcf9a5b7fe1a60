using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Ncez.Workflows.Workbench.Identity;

/// <summary>
/// Names of new accounts: whoever reads one in the trail, in a review or on a run must be able to tell whose it is. Letters of one
/// script beside Chinese ones, and no name that looks like another one's.
/// </summary>
internal static class AccountNames
{
    private const int Longest = 40;

    // Letters of Cyrillic and Greek that look like Latin ones, each above its look.
    private const string Alike = "авекмнорстухіјѕһԁԛԝӏгαβεικνορτυχ";
    private const string Latin = "abekmhopctyxijshdqwlrabeikvoptux";

    private static readonly FrozenDictionary<char, char> Looks = Alike.Zip(Latin).DistinctBy(p => p.First).ToFrozenDictionary(p => p.First, p => p.Second);

    /// <summary>True for a name that can be read: letters, digits, and . _ - @ ' · or one blank between them; Latin, Cyrillic or Greek letters, not two of these.</summary>
    public static bool IsPlain(string name) =>
        name.Length is > 0 and <= Longest && name.EnumerateRunes().All(IsTaken) && !name.Contains("  ", StringComparison.Ordinal) && name.EnumerateRunes().Select(ScriptOf).Where(s => s != ' ').Distinct().Count() <= 1;

    /// <summary>What a name looks like: the same for names that are taken for one another, whatever their case, width, blanks and letters.</summary>
    public static string LookOf(string name) => string.Concat(name.Normalize(NormalizationForm.FormKC).ToUpperInvariant().ToLowerInvariant()
        .Where(c => !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control)).Select(c => Looks.GetValueOrDefault(c, c))).Normalize(NormalizationForm.FormKC);

    /// <summary>True for two names that stand for one person: they look the same.</summary>
    public static bool AreOne(string a, string b) => LookOf(a) == LookOf(b);

    private static bool IsTaken(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark || rune.Value is '.' or '_' or '-' or '@' or '\'' or '·' or ' ';

    // L, C and G for letters of Latin, Cyrillic and Greek, also wide and special ones; a blank for everything else.
    private static char ScriptOf(Rune rune) => !Rune.IsLetter(rune) ? ' ' : rune.Value switch
    {
        <= 0x024F or (>= 0x1E00 and <= 0x1EFF) or (>= 0x2C60 and <= 0x2C7F) or (>= 0xA720 and <= 0xA7FF) or (>= 0xFF21 and <= 0xFF5A) => 'L',
        (>= 0x0370 and <= 0x03FF) or (>= 0x1F00 and <= 0x1FFF) => 'G',
        (>= 0x0400 and <= 0x052F) or (>= 0x1C80 and <= 0x1C8F) or (>= 0x2DE0 and <= 0x2DFF) or (>= 0xA640 and <= 0xA69F) => 'C',
        _ => ' ',
    };
}
