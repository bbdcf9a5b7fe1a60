using System.Globalization;
using System.Text;

namespace Ncez.Data.Store;

/// <summary>What an uploaded file really is: its first bytes, not its name, say so.</summary>
public static class UploadedFile
{
    private const int LongestShown = 60;

    /// <summary>Endings that are taken as proofs.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".pdf", ".png", ".jpg", ".jpeg", ".xlsx", ".docx", ".csv", ".txt"];

    /// <summary>True when a file is what its ending says.</summary>
    public static bool IsWhatItSays(string name, ReadOnlyMemory<byte> content) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".pdf" => content.Span.StartsWith("%PDF-"u8),
        ".png" => content.Span.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        ".jpg" or ".jpeg" => content.Span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]),
        ".xlsx" => OfficeFile.FlawOf(new MemoryStream(content.ToArray(), writable: false), "xl/") == OfficeFlaw.None,
        ".docx" => OfficeFile.FlawOf(new MemoryStream(content.ToArray(), writable: false), "word/") == OfficeFlaw.None,
        ".csv" or ".txt" => !content.Span.Contains((byte)0),
        _ => false,
    };

    /// <summary>The name of an upload as it is shown: its last part without what cannot be seen, not too long.</summary>
    public static string ShownName(string name)
    {
        var shown = new string([.. name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format)]).Trim();
        return shown.Length <= LongestShown ? shown : shown[..(LongestShown - 10)] + "…" + shown[^9..];
    }

    /// <summary>A name that can stand in a folder on every system: the last part, without what such names may not hold.</summary>
    public static string PlainName(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Normalize().Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format))
        {
            text.Append("\\/:*?\"<>|;,'&% ".Contains(c, StringComparison.Ordinal) ? '-' : c);
        }

        var plain = text.ToString().Trim('.', '-');
        var ending = Path.GetExtension(plain);
        return plain.Length <= 80 ? plain : plain[..(80 - Math.Min(ending.Length, 10))] + (ending.Length <= 10 ? ending : "");
    }
}
