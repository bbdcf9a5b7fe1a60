using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;

namespace Ncez.Workflows.Workbench;

/// <summary>
/// Backups of a workbench while it runs: one archive with the database as a SQLite file – whichever database is in use –, zone
/// folders, earlier contents, reports, and a list of hashes. A backup is restored into an empty place only.
/// </summary>
public sealed class Backups
{
    private const string List = "backup.json";
    private static readonly string[] Folders = ["zones", "versions", "out"];
    private readonly WorkbenchStore _store;
    private readonly DataFolder _folder;
    private readonly ZoneFiles _files;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _clock;

    internal Backups(WorkbenchStore store, DataFolder folder, ZoneFiles files, AuditTrail audit, TimeProvider clock) =>
        (_store, _folder, _files, _audit, _clock) = (store, folder, files, audit, clock);

    /// <summary>Name that a backup made now gets.</summary>
    public string Name => $"ncez-{_clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.zip";

    /// <summary>Writes a backup. Saves wait meanwhile, pages do not.</summary>
    public void Write(string by, Stream to)
    {
        _audit.Add(by, "store.backedUp");
        _folder.WithScratch(scratch =>
        {
            lock (_files.Saving)
            {
                var database = Path.Combine(scratch, "ncez.db");
                var copy = WorkbenchStore.Open(database);
                StoreCopy.Copy(_store, copy);
                copy.Close();
                List<(string Name, string Path)> files = [("ncez.db", database), .. Folders.SelectMany(f => ZipFolder.Files(Path.Combine(_folder.Root, f)).Select(e => ($"{f}/{e.Name}", e.Path)))];
                var list = new BackupList("ncez-backup/1", StoreCopy.Contents(_store), [.. files.Select(f => new BackupFile(f.Name, FileHashes.OfFile(f.Path)))]) { Trail = _audit.Verify().Head?.ToString() };
                File.WriteAllBytes(Path.Combine(scratch, List), JsonSerializer.SerializeToUtf8Bytes(list));
                ZipFolder.Write(to, files.Append((List, Path.Combine(scratch, List))));
            }

            return true;
        });
    }

    /// <summary>Writes a backup into a file that is gone when it is closed.</summary>
    public Stream WriteTemporary(string by)
    {
        var stream = new FileStream(Path.Combine(_folder.Root, "drafts", Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 << 10, FileOptions.DeleteOnClose);
        Write(by, stream);
        stream.Position = 0;
        return stream;
    }

    /// <summary>Writes a backup into a file, whole or not at all; gives its size [bytes].</summary>
    /// <exception cref="IOException">The disk refuses, or the file is there already.</exception>
    public long WriteFile(string by, string file)
    {
        if (File.Exists(file))
        {
            throw new IOException($"{file} exists.");
        }

        var partial = file + ".partial";
        using (var stream = new FileStream(partial, FileMode.Create, FileAccess.ReadWrite))
        {
            Write(by, stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(partial, file);
        return new FileInfo(file).Length;
    }

    /// <summary>Restores a backup from a file.</summary>
    /// <exception cref="IOException">The file is not there, or the disk refuses.</exception>
    public static ImmutableArray<StoreTable>? RestoreFile(string file, string dataFolder, string? database, Findings findings)
    {
        using var stream = File.OpenRead(file);
        return Restore(stream, dataFolder, database, findings);
    }

    /// <summary>Restores a backup; false and findings when it is damaged or the place is not empty.</summary>
    /// <param name="from">The archive.</param>
    /// <param name="dataFolder">Data folder; must not exist or be empty.</param>
    /// <param name="database">Connection string of an empty PostgreSQL database; null for the SQLite file of the folder.</param>
    /// <param name="findings">Collects what is wrong.</param>
    /// <returns>What each table holds now.</returns>
    public static ImmutableArray<StoreTable>? Restore(Stream from, string dataFolder, string? database, Findings findings)
    {
        if (Directory.Exists(dataFolder) && Directory.EnumerateFileSystemEntries(dataFolder).Any())
        {
            findings.Error("WEB-009", Place.None, ("place", dataFolder));
            return null;
        }

        var scratch = Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataFolder)) + ".restoring";
        try
        {
            if (!ZipFolder.Extract(from, scratch, ZipLimits.OfBackup, findings) || Checked(scratch, findings) is not { } list)
            {
                return null;
            }

            File.Delete(Path.Combine(scratch, List));
            var tables = Tables(Path.Combine(scratch, "ncez.db"), database, list, findings);
            if (tables is not null)
            {
                if (Directory.Exists(dataFolder))
                {
                    Directory.Delete(dataFolder);
                }

                Directory.Move(scratch, dataFolder);
            }

            return tables;
        }
        finally
        {
            if (Directory.Exists(scratch))
            {
                Directory.Delete(scratch, recursive: true);
            }
        }
    }

    private static ImmutableArray<StoreTable>? Tables(string file, string? database, BackupList list, Findings findings)
    {
        var store = WorkbenchStore.Open(file);
        try
        {
            var target = database is null ? store : WorkbenchStore.Open(database);
            if (database is not null && !StoreCopy.Copy(store, target))
            {
                findings.Error("WEB-009", Place.None, ("place", target.Name));
                return null;
            }

            var tables = StoreCopy.Contents(target);

            // A backup of an older program lists no tables that came later; the trail leads where it led then.
            List<string> wrong = [.. list.Tables.Where(t => !tables.Contains(t)).Select(t => t.Name)];
            if (wrong.Count == 0 && new AuditTable(target).Verify(list.Trail is { } kept && TrailMark.Of(kept) is { } mark ? [mark] : []).FirstBroken is not null)
            {
                wrong.Add("audit_entry");
            }

            if (wrong.Count > 0)
            {
                findings.Error("WEB-008", Place.None, ("name", string.Join(", ", wrong)));
                return null;
            }

            return tables;
        }
        finally
        {
            store.Close();
        }
    }

    private static BackupList? Checked(string scratch, Findings findings)
    {
        BackupList? list = null;
        try
        {
            list = File.Exists(Path.Combine(scratch, List)) ? JsonSerializer.Deserialize<BackupList>(File.ReadAllBytes(Path.Combine(scratch, List))) : null;
        }
        catch (JsonException)
        {
            // Told below: the list is what is damaged.
        }

        var wrong = list is null ? List : list.Files.FirstOrDefault(f => !ZipFolder.IsPlain(f.Name) || !File.Exists(Path.Combine(scratch, f.Name)) || FileHashes.OfFile(Path.Combine(scratch, f.Name)) != f.Sha256)?.Name
            ?? (ZipFolder.Files(scratch).Count() != list.Files.Length + 1 ? "?" : null);
        if (wrong is not null)
        {
            findings.Error("WEB-008", Place.None, ("name", wrong));
            return null;
        }

        return list;
    }

    private sealed record BackupList(string Schema, ImmutableArray<StoreTable> Tables, ImmutableArray<BackupFile> Files)
    {
        /// <summary>Where the audit trail led; null in backups of older programs.</summary>
        public string? Trail { get; init; }
    }

    private sealed record BackupFile(string Name, string Sha256);
}
