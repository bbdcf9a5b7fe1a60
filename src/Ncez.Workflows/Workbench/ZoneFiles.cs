using System.Collections.Concurrent;
using System.Collections.Immutable;
using Ncez.Data.Store;
using Ncez.Model.Workbench;

namespace Ncez.Workflows.Workbench;

/// <summary>
/// Files of zones that are replaced here. A save keeps the contents by hash, writes versions and audit entry in one
/// transaction, and then puts the files in place; a save that is cut short in between is finished at the next start.
/// </summary>
internal sealed class ZoneFiles
{
    private const int MostNamedLines = 2_000;
    private readonly RegisterTable _table;
    private readonly DataFolder _folder;
    private readonly FileVersions _versions;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _clock;

    // Two saves may fall into one tick of the file system's clock; this tells them apart.
    private readonly ConcurrentDictionary<string, int> _saves = new(StringComparer.Ordinal);

    public ZoneFiles(WorkbenchStore store, DataFolder folder, AuditTrail audit, TimeProvider clock) =>
        (_table, _folder, _versions, _audit, _clock) = (new RegisterTable(store), folder, new FileVersions(folder), audit, clock);

    /// <summary>One save at a time: whoever holds it sees the files as the record says they are.</summary>
    public Lock Saving { get; } = new();

    /// <summary>Told the zone whenever files of it were replaced here.</summary>
    public Action<string>? Saved { get; set; }

    /// <summary>Content of a file; empty when it is not there.</summary>
    public byte[] Read(RegisteredZone zone, string file) => FileVersions.Read(PathOf(zone, file));

    /// <summary>A text that changes whenever one of some files of a zone does, or somebody saves in the zone.</summary>
    public string StampOf(RegisteredZone zone, params ReadOnlySpan<string> files)
    {
        var paths = new string[files.Length];
        for (var i = 0; i < files.Length; i++)
        {
            paths[i] = PathOf(zone, files[i]);
        }

        return $"{_saves.GetValueOrDefault(zone.Id)};{DataFolder.Stamp(paths)}";
    }

    /// <summary>A content that was kept, by its hash; null when it never was.</summary>
    public byte[]? Find(string hash) => _versions.Find(hash);

    /// <summary>Versions of a file, the latest first.</summary>
    public ImmutableArray<FileRevision> Revisions(RegisteredZone zone, string file) => _table.Revisions(zone.Id, file);

    /// <summary>The last save that was not taken back; null when there is none.</summary>
    public FileRevision? Undoable(RegisteredZone zone, string file)
    {
        // After a save is taken back, the one before it stands on top again.
        var revisions = Revisions(zone, file);
        var undone = revisions.Select(r => r.Undoes).OfType<int>().ToHashSet();
        return revisions.FirstOrDefault(r => r.Undoes is null && !undone.Contains(r.Id));
    }

    /// <summary>Records a change and puts the files in place. The caller holds <see cref="Saving"/>.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder of the zone is gone: a save does not make it again, and what was meant for a zone that was removed does not go into another one of its id.</exception>
    public void Put(Account by, RegisteredZone zone, FileChange change, params ReadOnlySpan<(string Name, string Value)> facts)
    {
        if (!Directory.Exists(_folder.PathOf(zone.Folder)) || _table.Find(zone.Id)?.AddedUtc != zone.AddedUtc)
        {
            throw new DirectoryNotFoundException($"The folder {zone.Folder} is gone.");
        }

        var now = _clock.GetUtcNow().UtcDateTime;
        var revisions = change.Files.Select(f => new FileRevision
        {
            ZoneId = zone.Id,
            File = f.File,
            PreviousHash = _versions.Keep(f.Before),
            Hash = _versions.Keep(f.After),
            Account = by.Name,
            AtUtc = now,
            Undoes = f.Undoes,
        }).ToList();
        IEnumerable<string> lines = change.Lines.Length > MostNamedLines ? [LineChange.Every] : change.Lines;
        _audit.Add(by.Name, change.Action, zone.Id, revisions, lines.Select(l => new LineChange { ZoneId = zone.Id, Line = l, Account = by.Name, AtUtc = now }),
            [.. facts, ("hash", revisions[0].Hash[..12]), ("previous", revisions[0].PreviousHash[..12])]);
        foreach (var file in change.Files)
        {
            Place(zone, file.File, file.After, isUndone: file.Undoes is not null);
        }

        _saves.AddOrUpdate(zone.Id, 1, (_, saves) => saves + 1);
        Saved?.Invoke(zone.Id);
    }

    /// <summary>Finishes saves that were recorded but whose file was not put in place yet.</summary>
    public void FinishSaves()
    {
        foreach (var revision in _table.LatestRevisions())
        {
            if (_table.Find(revision.ZoneId) is { } zone && Path.Exists(_folder.PathOf(zone.Folder)) && FileVersions.HashOf(Read(zone, revision.File)) == revision.PreviousHash
                && revision.PreviousHash != revision.Hash && Find(revision.Hash) is { } content)
            {
                Place(zone, revision.File, content, isUndone: revision.Undoes is not null);
            }
        }
    }

    // Of a file that a save made nothing stays when that save is taken back.
    private void Place(RegisteredZone zone, string file, byte[] content, bool isUndone)
    {
        var path = PathOf(zone, file);
        if (isUndone && content.Length == 0)
        {
            File.Delete(path);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        FileVersions.Replace(path, content);
    }

    /// <summary>Full path of the folder of a zone.</summary>
    public string FolderOf(RegisteredZone zone) => _folder.PathOf(zone.Folder);

    private string PathOf(RegisteredZone zone, string file) => Path.Combine(_folder.PathOf(zone.Folder), file);
}

/// <summary>A change of files of a zone.</summary>
/// <param name="Action">Key for the audit trail.</param>
/// <param name="Files">The files; the one the change is about first.</param>
/// <param name="Lines">Ids of rows of activities.csv that it changes.</param>
internal sealed record FileChange(string Action, ImmutableArray<ReplacedFile> Files, ImmutableArray<string> Lines);

/// <summary>A file that is replaced.</summary>
/// <param name="File">File of the zone folder, with forward slashes.</param>
/// <param name="Before">Content before; empty when it was not there.</param>
/// <param name="After">Content after.</param>
/// <param name="Undoes">The revision that this takes back; null for an ordinary save.</param>
internal sealed record ReplacedFile(string File, byte[] Before, byte[] After, int? Undoes = null);
