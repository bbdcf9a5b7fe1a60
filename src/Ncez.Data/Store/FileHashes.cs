using System.Collections.Immutable;
using System.Security.Cryptography;
using Ncez.Model.Runs;

namespace Ncez.Data.Store;

/// <summary>Contents of folders by SHA-256.</summary>
public static class FileHashes
{
    /// <summary>Folders of the data folder that a run reads besides its factor sets and its boundary template.</summary>
    private static readonly string[] SharedFolders = ["gwp", "units", "items", "regions", "uncertainty", "sampling", "benchmarks"];

    /// <summary>All files below a folder that are its own: nothing hidden, nothing below the folders left out.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="without">Full paths of folders to leave out, and names of files of the top folder.</param>
    public static ImmutableArray<FileHash> OfFolder(string folder, params ReadOnlySpan<string> without)
    {
        var root = Path.GetFullPath(folder);
        string[] left = [.. without];
        return
        [
            .. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Where(f => !Relative(root, f).Split('/').Any(part => part.StartsWith('.')))
                .Where(f => !left.Contains(Relative(root, f)) && !left.Any(l => f.StartsWith(Path.GetFullPath(l, root) + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
                .Select(f => Of(root, Relative(root, f))).OrderBy(f => f.File, StringComparer.Ordinal),
        ];
    }

    /// <summary>Files of the data folder that a zone's numbers come from.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="factorSets">Factor sets read.</param>
    /// <param name="domain">Domain of the boundary template.</param>
    public static ImmutableArray<FileHash> OfData(string dataFolder, IEnumerable<string> factorSets, string domain)
    {
        var folders = factorSets.Select(s => Path.Combine("factors", s)).Concat(SharedFolders).Where(f => Directory.Exists(Path.Combine(dataFolder, f)));
        string[] files =
        [
            .. folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(dataFolder, f), "*", SearchOption.AllDirectories)),

            // What stands above the sets is of all of them.
            .. Directory.EnumerateFiles(Path.Combine(dataFolder, "factors")),
            Path.Combine(dataFolder, "domains", domain + ".yaml"),
        ];
        return [.. files.Where(File.Exists).Select(f => Of(dataFolder, Relative(dataFolder, f))).DistinctBy(f => f.File).OrderBy(f => f.File, StringComparer.Ordinal)];
    }

    /// <summary>A file of a folder as it is now; null when it is not there, cannot be read, or its name leads out of the folder.</summary>
    public static FileHash? Find(string folder, string file)
    {
        try
        {
            var (root, full) = (Path.GetFullPath(folder), Path.GetFullPath(Path.Combine(folder, file)));
            return full.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(full) ? Of(folder, file) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Copies files of a folder into another one.</summary>
    public static void Copy(string from, IEnumerable<FileHash> files, string to)
    {
        foreach (var file in files)
        {
            var target = Path.Combine(to, file.File);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(from, file.File), target);
        }
    }

    /// <summary>SHA-256 of a text, as hexadecimal text.</summary>
    public static string OfText(string text) => FileVersions.HashOf(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>SHA-256 of a file, as hexadecimal text.</summary>
    public static string OfFile(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static FileHash Of(string folder, string file)
    {
        using var stream = File.OpenRead(Path.Combine(folder, file));
        return new FileHash(file, stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }

    private static string Relative(string root, string file) => Path.GetRelativePath(root, file).Replace('\\', '/');
}
