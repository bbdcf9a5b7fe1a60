using System.Globalization;
using System.Text;
using Ncez.Data.Export;
using Ncez.Model.Diagnostics;

namespace Ncez.Data.Store;

/// <summary>
/// The folder that a workbench keeps everything in: <c>ncez.db</c>, <c>zones/</c> with one zone folder each,
/// <c>versions/</c> with earlier contents by hash, <c>out/</c> with reports, <c>jobs/</c> with how long work stands, <c>backup/</c>
/// with the last archive that waits to be fetched and, in <c>removed/</c>, with zones that were removed and their reports, <c>keys/</c> of the web server, <c>folder.id</c> that its database names too. Only its owner may look in.
/// </summary>
public sealed class DataFolder
{
    private const string Zones = "zones";
    private const string Backup = "backup";
    private const string Removed = "removed";
    private const long LargestCopy = 64 << 20;

    private DataFolder(string root) => Root = root;

    /// <summary>Full path of the folder.</summary>
    public string Root { get; }

    /// <summary>The database.</summary>
    public string Database => Path.Combine(Root, "ncez.db");

    /// <summary>How long work stands.</summary>
    internal string Jobs => Path.Combine(Root, "jobs");

    /// <summary>The last backup made in the browser.</summary>
    public string Backups => Path.Combine(Root, Backup);

    /// <summary>Keys of the web server.</summary>
    public string Keys => Path.Combine(Root, "keys");

    /// <summary>Opens the folder, making it and its parts when they are not there.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="isAlone">True when no other process works here: then drafts that were left behind are removed.</param>
    /// <exception cref="IOException">The disk refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The disk refuses.</exception>
    public static DataFolder Open(string root, bool isAlone = true)
    {
        var folder = new DataFolder(Path.GetFullPath(root));
        foreach (var part in new[] { "", Zones, "versions", "out", "keys", "drafts", "jobs", Backup })
        {
            Private(Path.Combine(folder.Root, part));
        }

        // Drafts of a process that was killed.
        foreach (var left in isAlone ? Directory.EnumerateDirectories(Path.Combine(folder.Root, "drafts")).ToList() : [])
        {
            Directory.Delete(left, recursive: true);
        }

        return folder;
    }

    /// <summary>True when a file can be written.</summary>
    public bool IsWritable()
    {
        try
        {
            var probe = Path.Combine(Root, "drafts", "." + Path.GetRandomFileName());
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Full path of a zone folder that the register names.</summary>
    /// <exception cref="ArgumentException">The path leads out of the data folder.</exception>
    public string PathOf(string zoneFolder)
    {
        var path = Path.GetFullPath(Path.Combine(Root, zoneFolder));
        return path.StartsWith(Path.Combine(Root, Zones) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new ArgumentException($"'{zoneFolder}' is not below zones/.", nameof(zoneFolder));
    }

    /// <summary>Folder of a zone's reports.</summary>
    public string OutputsOf(string zoneId) => Path.Combine(Root, "out", zoneId);

    /// <summary>Zone folders that are there, as the register names them.</summary>
    public IEnumerable<string> ZoneFolders() => Directory.EnumerateDirectories(Path.Combine(Root, Zones))
        .Where(d => File.Exists(Path.Combine(d, "zone.yaml"))).Select(d => $"{Zones}/{Path.GetFileName(d)}").Order(StringComparer.Ordinal);

    /// <summary>The folder a new zone would get.</summary>
    public static string NewFolderOf(string zoneId) => $"{Zones}/{zoneId}";

    /// <summary>Copies a zone folder into the data folder; false when it is there already or findings say why not.</summary>
    public bool Copy(string from, Findings findings)
    {
        var target = Path.Combine(Root, Zones, Path.GetFileName(Path.TrimEndingDirectorySeparator(from)));
        if (Directory.Exists(target))
        {
            return false;
        }

        var partial = NewDraft();
        try
        {
            CopyFiles(from, partial, _ => true, withEvidence: true);
            Directory.Move(partial, target);
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            findings.Error("OUT-004", new Place(target), ("file", target), ("reason", refused.Message));
            return false;
        }
    }

    /// <summary>A text that changes whenever a file of a zone folder does: names, sizes and times of its files; and the bytes that a calculation reads.</summary>
    public static (string Text, long Bytes) Fingerprint(string zonePath)
    {
        var (text, bytes) = (new StringBuilder(), 0L);
        foreach (var (file, name) in FilesOf(zonePath, withEvidence: true).OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}|{file.Length}|{file.LastWriteTimeUtc.Ticks};");
            bytes += name.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) ? 0 : file.Length;
        }

        return (text.ToString(), bytes);
    }

    /// <summary>A text that changes whenever one of some files does.</summary>
    public static string Stamp(params ReadOnlySpan<string> paths)
    {
        var text = new StringBuilder();
        foreach (var path in paths)
        {
            var file = new FileInfo(path);
            text.Append(CultureInfo.InvariantCulture, $"{(file.Exists ? file.Length : -1)}|{(file.Exists ? file.LastWriteTimeUtc.Ticks : 0)};");
        }

        return text.ToString();
    }

    /// <summary>
    /// Does work on a copy of a zone folder in which one file has another content – or, with none, is not there –, and removes the copy
    /// afterwards: what the reader says of a draft is what it will say of the file.
    /// </summary>
    public T WithDraft<T>(string zonePath, string file, ReadOnlyMemory<byte> content, Func<string, T> work)
    {
        var draft = NewDraft();
        try
        {
            CopyFiles(zonePath, draft, name => name != file);
            if (!content.IsEmpty)
            {
                using var stream = new FileStream(Path.Combine(draft, file), FileMode.CreateNew, FileAccess.Write);
                stream.Write(content.Span);
            }

            return work(draft);
        }
        finally
        {
            Directory.Delete(draft, recursive: true);
        }
    }

    /// <summary>Does work in an empty folder and removes it afterwards.</summary>
    public T WithScratch<T>(Func<string, T> work)
    {
        var scratch = NewDraft();
        try
        {
            return work(scratch);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>Keeps an upload in a folder of its own; gives the file and what removes it.</summary>
    public (string File, Action Remove) Receive(Stream content, string name)
    {
        var draft = NewDraft();
        var path = Path.Combine(draft, name);
        using (var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
        {
            content.CopyTo(stream);
        }

        return (path, () => Directory.Delete(draft, recursive: true));
    }

    /// <summary>The folder that holds a file: itself, or the only folder in it; null when neither does.</summary>
    public static string? TopWith(string folder, string file) => File.Exists(Path.Combine(folder, file)) ? folder
        : Directory.GetFileSystemEntries(folder) is [var only] && File.Exists(Path.Combine(only, file)) ? only : null;

    /// <summary>Makes an unpacked folder a zone folder; false when there is one of that name.</summary>
    public bool MoveIn(string from, string zoneId)
    {
        var target = PathOf(NewFolderOf(zoneId));
        if (Directory.Exists(target))
        {
            return false;
        }

        // A scratch folder that is moved whole would be missing when it is removed: an empty one takes its place.
        Directory.Move(from, target);
        Directory.CreateDirectory(from);
        return true;
    }

    /// <summary>Takes a zone folder out: first it becomes an archive below <c>backup/removed/</c>, then it leaves its place.</summary>
    /// <param name="zoneFolder">Folder as the register names it.</param>
    /// <param name="name">Name of the archive.</param>
    /// <param name="scratch">Where the archive is written and the folder goes; removed by the caller.</param>
    /// <returns>File of the archive below the data folder.</returns>
    /// <exception cref="IOException">The disk refuses.</exception>
    public string TakeOut(string zoneFolder, string name, string scratch)
    {
        var (from, removed, partial) = (PathOf(zoneFolder), Path.Combine(Backups, Removed), Path.Combine(scratch, name));
        Private(removed);
        using (var stream = new FileStream(partial, FileMode.CreateNew, FileAccess.ReadWrite))
        {
            ZipFolder.Write(stream, ZipFolder.Files(from));
            stream.Flush(flushToDisk: true);
        }

        File.Move(partial, Path.Combine(removed, name));
        Directory.Move(from, Path.Combine(scratch, "zone"));
        return $"{Backup}/{Removed}/{name}";
    }

    /// <summary>
    /// Puts the reports of an id aside, below <c>backup/removed/</c>, where its zone is gone: one that takes the id hands out none of
    /// them. What a run that was cut short left beside them goes.
    /// </summary>
    /// <param name="zoneId">Id.</param>
    /// <param name="name">Name of the folder that they become.</param>
    /// <returns>That folder below the data folder; empty when there were no reports.</returns>
    /// <exception cref="IOException">The disk refuses.</exception>
    public string SetAside(string zoneId, string name)
    {
        foreach (var left in OutputFolder.Left(OutputsOf(zoneId)))
        {
            Directory.Delete(left, recursive: true);
        }

        if (!Directory.Exists(OutputsOf(zoneId)))
        {
            return "";
        }

        var removed = Path.Combine(Backups, Removed);
        Private(removed);
        Directory.Move(OutputsOf(zoneId), Path.Combine(removed, name));
        return $"{Backup}/{Removed}/{name}";
    }

    private string NewDraft()
    {
        var draft = Path.Combine(Root, "drafts", Path.GetRandomFileName());
        Directory.CreateDirectory(draft);
        return draft;
    }

    private static void CopyFiles(string from, string to, Func<string, bool> isWanted, bool withEvidence = false)
    {
        foreach (var (file, name) in FilesOf(from, withEvidence).Where(f => isWanted(f.Name) && f.File.Length <= LargestCopy))
        {
            var target = Path.Combine(to, name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            file.CopyTo(target);
        }
    }

    // What a calculation reads: neither outputs nor, unless asked for, attachments and sealed runs.
    private static IEnumerable<(FileInfo File, string Name)> FilesOf(string folder, bool withEvidence = false) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)
        .Select(f => (File: f, Name: Path.GetRelativePath(folder, f.FullName)))
        .Where(f => f.Name.Split(Path.DirectorySeparatorChar) is var parts && !parts.Any(p => p.StartsWith('.')) && parts[0] is var top && top != "out" && (withEvidence || top is not ("runs" or "evidence")));

    private static void Private(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
