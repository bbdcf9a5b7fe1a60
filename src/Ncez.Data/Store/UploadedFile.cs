using System.IO.Compression;
using System.Text;

namespace Ncez.Data.Store;

/// <summary>What an uploaded file really is: its first bytes, not its name, say so.</summary>
public static class UploadedFile
{
    private const long MostUnpacked = 256L << 20;

    /// <summary>Endings that are taken as proofs.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".pdf", ".png", ".jpg", ".jpeg", ".xlsx", ".docx", ".csv", ".txt"];

    /// <summary>True when a file is what its ending says.</summary>
    public static bool IsWhatItSays(string name, ReadOnlyMemory<byte> content) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".pdf" => content.Span.StartsWith("%PDF-"u8),
        ".png" => content.Span.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        ".jpg" or ".jpeg" => content.Span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]),
        ".xlsx" => IsOffice(content, "xl/"),
        ".docx" => IsOffice(content, "word/"),
        ".csv" or ".txt" => !content.Span.Contains((byte)0),
        _ => false,
    };

    /// <summary>True for a workbook or document that unpacks to a bearable size; bytes are counted, not believed.</summary>
    public static bool IsOffice(ReadOnlyMemory<byte> content, string folder) => IsOffice(new MemoryStream(content.ToArray()), folder);

    /// <summary>The same for a file.</summary>
    public static bool IsOfficeFile(string path, string folder) => IsOffice(new FileStream(path, FileMode.Open, FileAccess.Read), folder);

    private static bool IsOffice(Stream content, string folder)
    {
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read);
            if (zip.Entries.Count > 10_000 || !zip.Entries.Any(e => e.FullName.StartsWith(folder, StringComparison.Ordinal)))
            {
                return false;
            }

            var (left, buffer) = (MostUnpacked, new byte[64 << 10]);
            foreach (var entry in zip.Entries)
            {
                using var stream = entry.Open();
                int read;
                while ((read = stream.Read(buffer)) > 0)
                {
                    if ((left -= read) < 0)
                    {
                        return false;
                    }
                }
            }

            return true;
        }
        catch (InvalidDataException)
        {
            content.Dispose();
            return false;
        }
    }

    /// <summary>A name that can stand in a folder on every system: the last part, without what such names may not hold.</summary>
    public static string PlainName(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Normalize().Where(c => !char.IsControl(c) && !char.IsSurrogate(c)))
        {
            text.Append("\\/:*?\"<>|;,'&% ".Contains(c, StringComparison.Ordinal) ? '-' : c);
        }

        var plain = text.ToString().Trim('.', '-');
        var ending = Path.GetExtension(plain);
        return plain.Length <= 80 ? plain : plain[..(80 - Math.Min(ending.Length, 10))] + (ending.Length <= 10 ? ending : "");
    }
}
