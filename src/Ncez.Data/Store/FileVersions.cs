using System.Security.Cryptography;

namespace Ncez.Data.Store;

/// <summary>Contents of files by their hash, in the folder <c>versions/</c>; and files that are replaced as a whole.</summary>
public sealed class FileVersions(DataFolder folder)
{
    /// <summary>SHA-256 of a content as hexadecimal text.</summary>
    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>The content of a file; empty when it is not there.</summary>
    public static byte[] Read(string path) => File.Exists(path) ? File.ReadAllBytes(path) : [];

    /// <summary>Keeps a content and gives its hash. When it returns, the content is on the disk.</summary>
    public string Keep(ReadOnlySpan<byte> content)
    {
        var hash = HashOf(content);
        var path = PathOf(hash);
        if (!File.Exists(path))
        {
            Replace(path, content);
        }

        return hash;
    }

    /// <summary>The content of a hash; null when it was never kept.</summary>
    public byte[]? Find(string hash) => hash.All(char.IsAsciiHexDigitLower) && File.Exists(PathOf(hash)) ? File.ReadAllBytes(PathOf(hash)) : null;

    /// <summary>Puts a content in the place of a file: whoever reads it, and whenever the machine stops, it is the old one or the new one.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        // Hidden, so that one left behind by a killed process is no file of the zone.
        var partial = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.partial");
        using (var stream = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(partial, path, overwrite: true);
    }

    private string PathOf(string hash) => Path.Combine(folder.Root, "versions", hash);
}
