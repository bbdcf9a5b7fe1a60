using System.IO.Compression;
using System.Text;
using Ncez.Data.Import;
using Ncez.Model.Texts;

namespace Ncez.Data.Store;

/// <summary>What is wrong with a file that should be a workbook or document.</summary>
public enum OfficeFlaw
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It holds nothing.</summary>
    Empty,

    /// <summary>It is of another kind.</summary>
    Other,

    /// <summary>It is of the old kind (.xls), or has a password.</summary>
    OldOrLocked,

    /// <summary>Its packing is damaged.</summary>
    Damaged,

    /// <summary>It unpacks to more than is bearable.</summary>
    TooLarge,
}

/// <summary>Looks at the bytes of an uploaded workbook or document before anything reads it; what they unpack to is counted, not believed.</summary>
public static class OfficeFile
{
    /// <summary>So much may be unpacked [bytes].</summary>
    public const long MostUnpacked = 256L << 20;

    private const int MostParts = 10_000;
    private const int HeadLength = 512;

    // What the first bytes of a file say of it; of archives, their folders do.
    private static readonly (byte[] Begin, string Kind)[] Kinds =
    [
        ([.. "%PDF"u8], "pdf"), ([0x89, .. "PNG"u8], "picture"), ([0xFF, 0xD8, 0xFF], "picture"), ([.. "GIF8"u8], "picture"), ([.. "RIFF"u8], "picture"),
        ([0xFF, 0xFE], "text"), ([0xFE, 0xFF], "text"), ([0xD0, 0xCF, 0x11, 0xE0], "old"), ([.. "PK"u8], "archive"), ([.. "Rar!"u8], "archive"), ([.. "7z"u8], "archive"), ([0x1F, 0x8B], "archive"), ([.. "<"u8], "markup"), ([.. "{"u8], "markup"),
    ];

    /// <summary>What is wrong with a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="folder">Folder in the packing that tells its kind: xl/ or word/.</param>
    public static OfficeFlaw FlawOfFile(string path, string folder)
    {
        using var content = new FileStream(path, FileMode.Open, FileAccess.Read);
        return FlawOf(content, folder);
    }

    /// <summary>What is wrong with a content.</summary>
    public static OfficeFlaw FlawOf(Stream content, string folder)
    {
        Span<byte> head = stackalloc byte[4];
        var read = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        content.Position = 0;
        return read == 0 ? OfficeFlaw.Empty
            : head.SequenceEqual((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? OfficeFlaw.OldOrLocked
            : !head.StartsWith("PK"u8) ? OfficeFlaw.Other
            : FlawOfPacking(content, folder);
    }

    /// <summary>What kind of file it is, for whoever uploaded it.</summary>
    public static LocalText KindOfFile(string path)
    {
        using var content = new FileStream(path, FileMode.Open, FileAccess.Read);
        return KindOf(content);
    }

    /// <summary>What kind of content it is.</summary>
    public static LocalText KindOf(Stream content)
    {
        var kind = KindIn(content);
        return Words.Of("kind.file." + (kind == "archive" ? KindOfArchive(content) : kind));
    }

    /// <summary>True for a file that can be read as text.</summary>
    public static bool IsText(string path)
    {
        using var content = new FileStream(path, FileMode.Open, FileAccess.Read);
        return KindIn(content) == "text";
    }

    private static string KindIn(Stream content)
    {
        var head = new byte[HeadLength];
        var length = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        content.Position = 0;
        return length == 0 ? "empty" : Kinds.FirstOrDefault(k => head.AsSpan(0, length).StartsWith(k.Begin)).Kind ?? (head.AsSpan(0, length).Contains((byte)0) ? "unknown" : "text");
    }

    private static OfficeFlaw FlawOfPacking(Stream content, string folder)
    {
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (!zip.Entries.Any(e => e.FullName.StartsWith(folder, StringComparison.Ordinal)))
            {
                return OfficeFlaw.Other;
            }

            var (left, buffer) = (zip.Entries.Count > MostParts ? -1 : MostUnpacked, new byte[64 << 10]);
            foreach (var entry in zip.Entries)
            {
                using var part = new CheckedEntry(entry);
                int read;
                while (left >= 0 && (read = part.Read(buffer)) > 0)
                {
                    left -= read;
                }

                if (left < 0)
                {
                    return OfficeFlaw.TooLarge;
                }
            }

            return OfficeFlaw.None;
        }
        catch (Exception broken) when (broken is InvalidDataException or NotSupportedException or EndOfStreamException)
        {
            return OfficeFlaw.Damaged;
        }
    }

    private static string KindOfArchive(Stream content)
    {
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8);
            return new[] { ("xl/", "workbook"), ("word/", "document"), ("ppt/", "slides") }.FirstOrDefault(f => zip.Entries.Any(e => e.FullName.StartsWith(f.Item1, StringComparison.Ordinal))).Item2 ?? "archive";
        }
        catch (InvalidDataException)
        {
            return "archive";
        }
    }
}
