using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
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
    private const string Zones = "zones";
    private const string BackedUp = "store.backedUp";
    private static readonly string[] Folders = ["versions", "out"];
    private readonly WorkbenchStore _store;
    private readonly DataFolder _folder;
    private readonly ZoneFiles _files;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _clock;

    internal Backups(WorkbenchStore store, DataFolder folder, ZoneFiles files, AuditTrail audit, TimeProvider clock) =>
        (_store, _folder, _files, _audit, _clock) = (store, folder, files, audit, clock);

    /// <summary>The archive that waits to be fetched; null when there is none.</summary>
    public ReportFile? Kept => ReportFiles.In(_folder.Backups) is [.., var last] ? last : null;

    /// <summary>Opens the archive that waits; null when there is none of that name.</summary>
    public Stream? OpenKept(string by, string name)
    {
        if (Kept?.Name != name)
        {
            return null;
        }

        var stream = ReportFiles.Open(_folder.Backups, name);
        _audit.Add(by, "store.backupFetched", "", ("name", name));
        return stream;
    }

    /// <summary>Removes the archive that waits.</summary>
    public void RemoveKept(string by)
    {
        if (Kept is { } kept)
        {
            File.Delete(Path.Combine(_folder.Backups, kept.Name));
            _audit.Add(by, "store.backupRemoved", "", ("name", kept.Name));
        }
    }

    /// <summary>Makes the archive that waits to be fetched; the one before stays until it is whole. Stopped, nothing of it is left.</summary>
    /// <param name="by">Who.</param>
    /// <param name="job">Id of the job, for the audit trail.</param>
    /// <param name="progress">Told the step, and files done and in all where they are known (0 = they are not).</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="IOException">The disk refuses.</exception>
    public void Make(string by, string job, Action<BackupStep, int, int> progress, CancellationToken cancellation) => _folder.WithScratch(scratch =>
    {
        var name = $"ncez-{_clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.zip";
        var partial = Path.Combine(scratch, name);
        using (var stream = new FileStream(partial, FileMode.CreateNew, FileAccess.ReadWrite))
        {
            Write(stream, progress, cancellation);
            stream.Flush(flushToDisk: true);
        }

        cancellation.ThrowIfCancellationRequested();
        File.Move(partial, Path.Combine(_folder.Backups, name), overwrite: true);
        _audit.Add(by, BackedUp, "", (ZoneRuns.JobFact, job));
        foreach (var before in ReportFiles.In(_folder.Backups).Where(f => f.Name != name))
        {
            File.Delete(Path.Combine(_folder.Backups, before.Name));
        }

        return true;
    });

    /// <summary>What became of a job that a kill cut short: true when its archive is there. One that is not yet in the trail is written there now.</summary>
    internal bool WasDone(JobMark mark)
    {
        if (_audit.Page(null, "", 200).Any(e => e.Action == BackedUp && AuditTrail.FactsOf(e).GetValueOrDefault(ZoneRuns.JobFact) == mark.Id))
        {
            return true;
        }

        if (Kept is not { } kept || kept.WrittenUtc < mark.StartedUtc)
        {
            return false;
        }

        _audit.Add(mark.Account, BackedUp, "", (ZoneRuns.JobFact, mark.Id));
        return true;
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
            Write(stream, (_, _, _) => { }, CancellationToken.None);
            stream.Flush(flushToDisk: true);
        }

        File.Move(partial, file);
        _audit.Add(by, BackedUp);
        return new FileInfo(file).Length;
    }

    // Saves wait while what they replace is copied, not while the archive is packed; pages never wait.
    private void Write(Stream to, Action<BackupStep, int, int> progress, CancellationToken cancellation) => _folder.WithScratch(scratch =>
    {
        var database = Path.Combine(scratch, "ncez.db");
        ImmutableArray<StoreTable> tables;
        string? trail;
        List<(string Name, string Path)> files = [("ncez.db", database)];
        progress(BackupStep.Database, 0, 0);
        lock (_files.Saving)
        {
            (tables, trail) = CopyDatabase(database);
            progress(BackupStep.Copy, 0, 0);
            files.AddRange(CopyZones(scratch, progress, cancellation));
            files.AddRange(Folders.SelectMany(f => ZipFolder.Files(Path.Combine(_folder.Root, f)).Select(e => ($"{f}/{e.Name}", e.Path))));
        }

        files.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        progress(BackupStep.Pack, 0, files.Count);
        var names = BackupNames.Of([.. files.Select(f => f.Name)]);
        var were = names.Zip(files).Where(n => n.First != n.Second.Name).ToDictionary(n => n.First, n => n.Second.Name, StringComparer.Ordinal);
        ZipFolder.WriteListed(to, [.. names.Zip(files, (name, file) => (name, file.Path))], List,
            written => JsonSerializer.SerializeToUtf8Bytes(new BackupList("ncez-backup/1", tables, [.. written.Select(f => new BackupFile(f.Name, f.Sha256) { Was = were.GetValueOrDefault(f.Name) })]) { Trail = trail }),
            done => progress(BackupStep.Pack, done, files.Count), cancellation);
        return true;
    });

    // What the copy holds is what the list says: others may sign in meanwhile.
    private (ImmutableArray<StoreTable> Tables, string? Trail) CopyDatabase(string file)
    {
        var copy = WorkbenchStore.Open(file);
        try
        {
            StoreCopy.Copy(_store, copy);
            return (StoreCopy.Contents(copy), new AuditTable(copy).Verify().Head?.ToString());
        }
        finally
        {
            copy.Close();
        }
    }

    // Kept runs and proofs are not written to again: they are read where they are.
    private IEnumerable<(string Name, string Path)> CopyZones(string scratch, Action<BackupStep, int, int> progress, CancellationToken cancellation)
    {
        var all = ZipFolder.Files(Path.Combine(_folder.Root, Zones)).ToList();
        for (var i = 0; i < all.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (name, path) = ($"{Zones}/{all[i].Name}", all[i].Path);
            if (name.Split('/') is not [_, _, "runs" or "evidence", ..])
            {
                path = Path.Combine(scratch, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.Copy(all[i].Path, path);
            }

            progress(BackupStep.Copy, i + 1, all.Count);
            yield return (name, path);
        }
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
            if (!ZipFolder.Extract(from, scratch, ZipLimits.OfBackup, findings) || Checked(scratch, findings) is not { } list || !PutBack(scratch, list, findings))
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

    // Files under a number get the name they had.
    private static bool PutBack(string scratch, BackupList list, Findings findings)
    {
        List<string> refused = [.. list.Files.Where(f => f.Was is not null && !BackupNames.PutBack(scratch, f.Name, f.Was)).Select(f => f.Was!)];
        refused.ForEach(was => findings.Error("WEB-038", Place.None, ("name", was)));
        if (refused.Count == 0)
        {
            BackupNames.Tidy(scratch);
        }

        return refused.Count == 0;
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

            // What was backed up may go on beside it: these two are a pair of their own.
            FolderPair.Renew(target, Path.GetDirectoryName(file)!);
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

        var wrong = list is null ? List : list.Files.FirstOrDefault(f => !ZipFolder.IsPlain(f.Name, ZipLimits.OfBackup) || !File.Exists(Path.Combine(scratch, f.Name)) || FileHashes.OfFile(Path.Combine(scratch, f.Name)) != f.Sha256)?.Name
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

    private sealed record BackupFile(string Name, string Sha256)
    {
        /// <summary>What it was called where it was backed up; null when the same.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Was { get; init; }
    }
}

/// <summary>Steps of a backup in their order.</summary>
public enum BackupStep
{
    /// <summary>The database is copied.</summary>
    Database,

    /// <summary>What saves replace is copied.</summary>
    Copy,

    /// <summary>The archive is packed.</summary>
    Pack,
}
