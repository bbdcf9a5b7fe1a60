using System.Collections.Immutable;
using Ncez.Model.Diagnostics;

namespace Ncez.Data.Export;

/// <summary>
/// A folder of outputs that is replaced as a whole or not at all. A run writes into a new folder beside the target; only when
/// everything is written does the new folder take the old one's place. A run that fails, is cancelled or killed leaves the
/// previous outputs as they were. A lock beside the target keeps two runs apart.
/// </summary>
/// <remarks>
/// Siblings of a target <c>zone</c>: <c>.zone.new</c> while writing, <c>.zone.old</c> during the swap, <c>.zone.lock</c>.
/// The file <see cref="ListName"/> inside says which entries are outputs; entries that are not on it are the user's and are
/// carried over. A folder with content but without the list was not made here and is never replaced.
/// </remarks>
public sealed class OutputFolder : IDisposable
{
    /// <summary>Name of the list of outputs inside the folder.</summary>
    public const string ListName = ".ncez-outputs";

    private readonly string _target;
    private readonly string _old;
    private readonly FileStream _lock;
    private readonly SortedSet<string> _names = new(StringComparer.Ordinal);
    private bool _done;

    private OutputFolder(string target, FileStream held)
    {
        _target = target;
        _lock = held;
        _old = Sibling(target, "old");
        Staging = Sibling(target, "new");
    }

    /// <summary>The folder that is being written.</summary>
    public string Staging { get; }

    /// <summary>
    /// Writes outputs and puts them in place. What the disk refuses becomes a finding and false; a cancellation and a
    /// programmer's mistake pass through. Whenever it does not return true, the previous outputs are as they were.
    /// </summary>
    /// <param name="target">Folder of the outputs; made when it does not exist.</param>
    /// <param name="fill">Writes the files.</param>
    /// <param name="findings">Where a refusal of the disk is told.</param>
    public static bool Write(string target, Action<OutputFolder> fill, Findings findings)
    {
        try
        {
            using var folder = Open(target, findings);
            if (folder is null)
            {
                return false;
            }

            fill(folder);
            folder.Commit();
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            findings.Error("OUT-001", new Place(target), ("folder", target), ("reason", refused.Message));
            return false;
        }
    }

    /// <summary>Folders that a run which was cut short left beside a target.</summary>
    public static IEnumerable<string> Left(string target) => new[] { Sibling(target, "new"), Sibling(target, "old") }.Where(Directory.Exists);

    /// <summary>A new file of the outputs, readable and seekable too.</summary>
    /// <param name="name">Name within the folder; a slash makes a folder below.</param>
    /// <exception cref="ArgumentException">The name leads out of the folder.</exception>
    public Stream Create(string name)
    {
        var path = Path.GetFullPath(Path.Combine(Staging, name));
        if (!path.StartsWith(Staging + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{name}' leads out of the output folder.", nameof(name));
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _names.Add(name.Split('/', '\\')[0]);
        return new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, 1 << 16);
    }

    /// <summary>Removes what was not put in place and lets the next run in.</summary>
    public void Dispose()
    {
        try
        {
            if (!_done)
            {
                Remove(Staging);
            }
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException)
        {
            // The next run removes it.
        }
        finally
        {
            _lock.Dispose();
        }
    }

    private static OutputFolder? Open(string target, Findings findings)
    {
        target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        var parent = Path.GetDirectoryName(target);
        if (parent is null)
        {
            findings.Error("OUT-002", new Place(target), ("folder", target));
            return null;
        }

        Directory.CreateDirectory(parent);
        if (Lock(Sibling(target, "lock")) is not { } held)
        {
            findings.Error("OUT-003", new Place(target), ("folder", target));
            return null;
        }

        var folder = new OutputFolder(target, held);
        try
        {
            folder.Recover();
            if (!IsOurs(target))
            {
                findings.Error("OUT-002", new Place(target), ("folder", target));
                folder.Dispose();
                return null;
            }

            Directory.CreateDirectory(folder.Staging);
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    // A killed run may have left a half-written new folder, or died between the two renames of the swap.
    private void Recover()
    {
        Remove(Staging);
        if (Directory.Exists(_old) && !Directory.Exists(_target))
        {
            Directory.Move(_old, _target);
        }

        Remove(_old);
    }

    private void Commit()
    {
        var stale = ReadList(_target);
        if (Directory.Exists(_target))
        {
            foreach (var entry in Directory.EnumerateFileSystemEntries(_target))
            {
                var name = Path.GetFileName(entry);
                if (name != ListName && !stale.Contains(name) && !_names.Contains(name))
                {
                    Copy(entry, Path.Combine(Staging, name));
                }
            }
        }

        File.WriteAllLines(Path.Combine(Staging, ListName), _names);
        Swap();
        _done = true;
        try
        {
            Remove(_old);
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException)
        {
            // The new outputs are in place; the next run removes the old ones.
        }
    }

    private void Swap()
    {
        var hadOld = Directory.Exists(_target);
        if (hadOld)
        {
            Directory.Move(_target, _old);
        }

        try
        {
            Directory.Move(Staging, _target);
        }
        catch when (hadOld)
        {
            Directory.Move(_old, _target);
            throw;
        }
    }

    private static bool IsOurs(string target) => File.Exists(target)
        ? false
        : !Directory.Exists(target) || File.Exists(Path.Combine(target, ListName)) || !Directory.EnumerateFileSystemEntries(target).Any();

    private static ImmutableHashSet<string> ReadList(string target)
    {
        var list = Path.Combine(target, ListName);
        return File.Exists(list) ? [.. File.ReadAllLines(list)] : [];
    }

    // The lock file stays: removing it would let a third run lock a new one while a second still waits on the old.
    private static FileStream? Lock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private static void Copy(string from, string to)
    {
        if (File.Exists(from))
        {
            File.Copy(from, to);
            return;
        }

        Directory.CreateDirectory(to);
        foreach (var entry in Directory.EnumerateFileSystemEntries(from))
        {
            Copy(entry, Path.Combine(to, Path.GetFileName(entry)));
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Sibling(string target, string role) =>
        Path.Combine(Path.GetDirectoryName(target) ?? target, $".{Path.GetFileName(target)}.{role}");
}
