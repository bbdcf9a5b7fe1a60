using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Ncez.Model.Diagnostics;

namespace Ncez.Data.Store;

/// <summary>
/// Folders as zip archives. Written ones are the same bytes for the same files. Read ones come from strangers: names lead nowhere
/// but into the folder, nothing is a link, and sizes are counted while unpacking, whatever the archive claims.
/// </summary>
public static class ZipFolder
{
    private const int UnixLink = 0xA000;
    private const int UnixKind = 0xF000;
    private static readonly DateTimeOffset Time = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes files in the order of their names.</summary>
    public static void Write(Stream to, IEnumerable<(string Name, string Path)> files)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, path) in files.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            using var target = Entry(zip, name);
            using var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            source.CopyTo(target);
        }
    }

    /// <summary>
    /// Writes files in the order given, and last a list of what was written: name and SHA-256 of each. A file that is gone by then – an
    /// output that was replaced meanwhile – is left out of both.
    /// </summary>
    /// <param name="to">Where to.</param>
    /// <param name="files">Names in the archive, and files.</param>
    /// <param name="list">Name of the list.</param>
    /// <param name="write">Content of the list.</param>
    /// <param name="told">Told after each file how many are done.</param>
    /// <param name="cancellation">Stops it, also inside a large file.</param>
    public static void WriteListed(Stream to, IReadOnlyList<(string Name, string Path)> files, string list, Func<ImmutableArray<(string Name, string Sha256)>, byte[]> write, Action<int> told, CancellationToken cancellation)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        var (written, buffer) = (ImmutableArray.CreateBuilder<(string, string)>(files.Count), new byte[64 << 10]);
        for (var i = 0; i < files.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (name, path) = files[i];
            if (Open(path) is { } source)
            {
                using (source)
                {
                    written.Add((name, Copy(source, zip, name, buffer, cancellation)));
                }
            }

            told(i + 1);
        }

        using var target = Entry(zip, list);
        target.Write(write(written.ToImmutable()));
    }

    /// <summary>All files below a folder with their names in an archive; nothing hidden, nothing below the folders left out.</summary>
    public static IEnumerable<(string Name, string Path)> Files(string folder, params string[] without) => !Directory.Exists(folder) ? [] :
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => (Name: Path.GetRelativePath(folder, f).Replace(Path.DirectorySeparatorChar, '/'), Path: f))
            .Where(f => !f.Name.Split('/').Any(p => p.StartsWith('.')) && !without.Contains(f.Name.Split('/')[0]) && new FileInfo(f.Path).LinkTarget is null);

    /// <summary>Unpacks an archive into an empty folder; false and findings when it is refused, and then the folder holds nothing that counts.</summary>
    /// <param name="from">The archive.</param>
    /// <param name="folder">Folder; made when it is not there.</param>
    /// <param name="limits">What is taken at most.</param>
    /// <param name="findings">Collects why it is refused.</param>
    public static bool Extract(Stream from, string folder, ZipLimits limits, Findings findings)
    {
        try
        {
            using var zip = new ZipArchive(from, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > limits.Files)
            {
                findings.Error("WEB-005", Place.None, ("found", zip.Entries.Count), ("most", limits.Files));
                return false;
            }

            // As the most forgetful file system would see them: without case, and however an accent is written.
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            var folders = zip.Entries.SelectMany(e => FoldersOf(e.FullName.Normalize())).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var entry in zip.Entries.Where(e => !e.FullName.EndsWith('/')))
            {
                if (!IsPlain(entry.FullName, limits) || folders.Contains(entry.FullName.Normalize()) || !names.Add(entry.FullName.Normalize()) || ((entry.ExternalAttributes >> 16) & UnixKind) == UnixLink)
                {
                    findings.Error("WEB-004", Place.None, ("name", entry.FullName.Length > 100 ? entry.FullName[..100] : entry.FullName));
                    return false;
                }
            }

            return Unpack(zip, folder, limits, findings);
        }
        catch (Exception broken) when (broken is InvalidDataException or NotSupportedException)
        {
            findings.Error(limits.Unreadable, Place.None);
            return false;
        }
    }

    /// <summary>True for a name that stays in its folder on every system: parts of visible characters, none of them hidden or reserved, and not too deep.</summary>
    public static bool IsPlain(string name, ZipLimits limits) => name.Length > 0 && name.Length <= limits.Length && name.Split('/') is var parts && parts.Length <= limits.Parts && parts.All(p =>
        p.Length > 0 && !p.StartsWith('.') && !p.EndsWith('.') && !p.EndsWith(' ') && !p.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format || "\\:*?\"<>|".Contains(c, StringComparison.Ordinal))
        && !Reserved.Contains(Path.GetFileNameWithoutExtension(p).ToUpperInvariant()));

    /// <summary>The folders that a name stands in, the outermost first.</summary>
    internal static IEnumerable<string> FoldersOf(string name)
    {
        for (var end = name.IndexOf('/', StringComparison.Ordinal); end >= 0; end = name.IndexOf('/', end + 1))
        {
            yield return name[..end];
        }
    }

    private static readonly ImmutableHashSet<string> Reserved =
        [.. new[] { "CON", "PRN", "AUX", "NUL" }.Concat(Enumerable.Range(1, 9).SelectMany(i => new[] { $"COM{i}", $"LPT{i}" }))];

    private static Stream Entry(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Time;
        return entry.Open();
    }

    private static FileStream? Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static string Copy(FileStream source, ZipArchive zip, string name, byte[] buffer, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var target = Entry(zip, name);
        int read;
        while ((read = source.Read(buffer)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
            target.Write(buffer, 0, read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static bool Unpack(ZipArchive zip, string folder, ZipLimits limits, Findings findings)
    {
        var (left, buffer) = (limits.Bytes, new byte[64 << 10]);
        Directory.CreateDirectory(folder);
        foreach (var entry in zip.Entries.Where(e => !e.FullName.EndsWith('/')))
        {
            var path = Path.Combine(folder, entry.FullName.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var source = new CheckedEntry(entry);
            using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            int read;
            for (long size = 0; (read = source.Read(buffer)) > 0;)
            {
                if ((left -= read) < 0)
                {
                    findings.Error("WEB-006", Place.None, ("most", limits.Bytes >> 20));
                    return false;
                }

                if (limits.Ratio is { } most && (size += read) > ZipLimits.SmallBytes && size > most * entry.CompressedLength)
                {
                    findings.Error("WEB-042", Place.None, ("name", entry.FullName), ("most", most));
                    return false;
                }

                target.Write(buffer, 0, read);
            }
        }

        return true;
    }
}

/// <summary>What an archive may hold at most.</summary>
/// <param name="Files">Files.</param>
/// <param name="Bytes">Bytes, unpacked.</param>
/// <param name="Parts">Parts of a name: folders and the file.</param>
/// <param name="Length">Characters of a name.</param>
public sealed record ZipLimits(int Files, long Bytes, int Parts, int Length)
{
    /// <summary>Files up to this size may unpack from anything [bytes].</summary>
    public const long SmallBytes = 1 << 20;

    /// <summary>Limits of the archive of a zone.</summary>
    public static ZipLimits OfZone { get; } = new(5_000, 512L << 20, 8, 200) { Ratio = 200 };

    /// <summary>Limits of a backup, which its own administrator made: whatever a zone's archive may hold, below the folder of the zone.</summary>
    public static ZipLimits OfBackup { get; } = new(2_000_000, 1L << 40, OfZone.Parts + 4, OfZone.Length + 200) { Unreadable = "WEB-040" };

    /// <summary>How many times its packed size a file above <see cref="SmallBytes"/> may have; null for any.</summary>
    public int? Ratio { get; private init; }

    /// <summary>Finding of one that cannot be read.</summary>
    public string Unreadable { get; private init; } = "WEB-003";
}
