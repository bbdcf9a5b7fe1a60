using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Workbench;

/// <summary>
/// Edits the activities.csv of a zone as a grid. A save keeps both contents by hash, writes version and audit entry in one
/// transaction, and then puts the file in place; a save that is cut short in between is finished at the next start.
/// </summary>
public sealed class EditActivities
{
    private const string File = "activities.csv";
    private readonly RegisterTable _table;
    private readonly ShippedData _shipped;
    private readonly DataFolder _folder;
    private readonly FileVersions _versions;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _clock;
    private readonly Lock _saving = new();

    internal EditActivities(WorkbenchStore store, ShippedData shipped, DataFolder folder, AuditTrail audit, TimeProvider clock)
    {
        (_table, _shipped, _folder, _audit, _clock) = (new RegisterTable(store), shipped, folder, audit, clock);
        _versions = new FileVersions(folder);
    }

    /// <summary>The file as it stands, to be edited; null when it is no text.</summary>
    public ActivityGrid? Open(RegisteredZone zone)
    {
        var content = FileVersions.Read(PathOf(zone));
        return TableText.Read(File, content, new Findings()) is { } text
            ? new ActivityGrid(FileVersions.HashOf(content), text.Header, text.Rows, text.ToTabs(), Undoable(zone) is not null, _table.Revisions(zone.Id, File).FirstOrDefault())
            : null;
    }

    /// <summary>What the reader and the account would say of an edited grid. Nothing is written.</summary>
    public GridCheck Check(RegisteredZone zone, string tabs, CancellationToken cancellation = default) => Check(zone, Compose(zone, tabs), cancellation);

    /// <summary>Saves an edited grid.</summary>
    /// <param name="by">Who saves.</param>
    /// <param name="zone">Zone.</param>
    /// <param name="baseHash">Hash of the content the editing began with: when someone saved meanwhile, nothing is written.</param>
    /// <param name="tabs">Header and rows, parted by tabs.</param>
    /// <param name="evenWithErrors">True to save although the findings hold errors; the zone then has no inventory until they are mended.</param>
    /// <param name="cancellation">Stops the check.</param>
    public SaveOutcome Save(Account by, RegisteredZone zone, string baseHash, string tabs, bool evenWithErrors, CancellationToken cancellation = default)
    {
        var content = Compose(zone, tabs);
        var check = Check(zone, content, cancellation);
        lock (_saving)
        {
            var before = FileVersions.Read(PathOf(zone));
            if (FileVersions.HashOf(before) != baseHash)
            {
                return new SaveOutcome(SaveState.Conflict, check, _table.Revisions(zone.Id, File).FirstOrDefault());
            }

            if (check.HasErrors && !evenWithErrors)
            {
                return new SaveOutcome(SaveState.Refused, check, null);
            }

            if (before.AsSpan().SequenceEqual(content))
            {
                return new SaveOutcome(SaveState.Unchanged, check, null);
            }

            Put(by, zone, before, content, undoes: null);
            return new SaveOutcome(SaveState.Saved, check, null);
        }
    }

    /// <summary>Takes the last save back that was not taken back yet; false when there is none, or when the file was changed from outside since.</summary>
    public bool Undo(Account by, RegisteredZone zone)
    {
        lock (_saving)
        {
            var before = FileVersions.Read(PathOf(zone));
            if (Undoable(zone) is not { } revision || _versions.Find(revision.PreviousHash) is not { } content || FileVersions.HashOf(before) != revision.Hash)
            {
                return false;
            }

            Put(by, zone, before, content, revision.Id);
            return true;
        }
    }

    /// <summary>Finishes saves that were recorded but whose file was not put in place yet.</summary>
    internal void FinishSaves()
    {
        foreach (var revision in _table.LatestRevisions().Where(r => r.File == File))
        {
            if (_table.Find(revision.ZoneId) is { } zone && Path.Exists(PathOf(zone)) && FileVersions.HashOf(FileVersions.Read(PathOf(zone))) == revision.PreviousHash
                && revision.PreviousHash != revision.Hash && _versions.Find(revision.Hash) is { } content)
            {
                FileVersions.Replace(PathOf(zone), content);
            }
        }
    }

    private void Put(Account by, RegisteredZone zone, byte[] before, byte[] content, int? undoes)
    {
        var revision = new FileRevision
        {
            ZoneId = zone.Id,
            File = File,
            PreviousHash = _versions.Keep(before),
            Hash = _versions.Keep(content),
            Account = by.Name,
            AtUtc = _clock.GetUtcNow().UtcDateTime,
            Undoes = undoes,
        };
        var (added, removed) = Difference(before, content);
        _audit.Add(by.Name, undoes is null ? "activities.saved" : "activities.undone", zone.Id, revision,
            ("added", Count(added)), ("removed", Count(removed)), ("hash", revision.Hash[..12]), ("previous", revision.PreviousHash[..12]));
        FileVersions.Replace(PathOf(zone), content);
    }

    private FileRevision? Undoable(RegisteredZone zone)
    {
        var revisions = _table.Revisions(zone.Id, File);
        var undone = revisions.Select(r => r.Undoes).OfType<int>().ToHashSet();
        var last = revisions.FirstOrDefault(r => r.Undoes is null && !undone.Contains(r.Id));

        // After a save is taken back, the one before it stands on top again.
        return last;
    }

    private byte[] Compose(RegisteredZone zone, string tabs)
    {
        var edited = TableText.OfTabs(tabs);
        var now = TableText.Read(File, FileVersions.Read(PathOf(zone)), new Findings());
        return now is null ? Encoding.UTF8.GetBytes(tabs) : now.With(edited);
    }

    private GridCheck Check(RegisteredZone zone, byte[] content, CancellationToken cancellation)
    {
        var findings = _folder.WithDraft(_folder.PathOf(zone.Folder), File, content, draft => new AccountZone(_shipped).Account(draft, cancellation)).Findings;
        var all = findings.Sorted();
        return new GridCheck(TableText.Read(File, content, new Findings())?.Rows.Length ?? 0, findings.HasErrors, [.. TableText.Placed(File, content, all).Select(p => new PlacedFinding(p.Finding, p.Row, p.Column))], all);
    }

    private static (int Added, int Removed) Difference(byte[] before, byte[] after)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in Rows(before))
        {
            counts[row] = counts.GetValueOrDefault(row) - 1;
        }

        foreach (var row in Rows(after))
        {
            counts[row] = counts.GetValueOrDefault(row) + 1;
        }

        return (counts.Values.Where(c => c > 0).Sum(), -counts.Values.Where(c => c < 0).Sum());

        static IEnumerable<string> Rows(byte[] content) => TableText.Read(File, content, new Findings())?.Rows.Select(r => string.Join('\t', r)) ?? [];
    }

    private static string Count(int value) => value.ToString(CultureInfo.InvariantCulture);

    private string PathOf(RegisteredZone zone) => Path.Combine(_folder.PathOf(zone.Folder), File);
}

/// <summary>activities.csv as a grid shows it.</summary>
/// <param name="Hash">Hash of the content.</param>
/// <param name="Header">Header as written.</param>
/// <param name="Rows">Cells of each row.</param>
/// <param name="Tabs">Header and rows, parted by tabs.</param>
/// <param name="CanUndo">True when a save can be taken back.</param>
/// <param name="LastSave">The last save; null when it was never saved here.</param>
public sealed record ActivityGrid(
    string Hash, ImmutableArray<string> Header, ImmutableArray<ImmutableArray<string>> Rows, string Tabs, bool CanUndo, FileRevision? LastSave);

/// <summary>A finding and its cell.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Row">Row from 0; −1 = the header.</param>
/// <param name="Column">Column from 0; −1 = the whole row.</param>
public sealed record PlacedFinding(Diagnostic Finding, int Row, int Column);

/// <summary>What a check of a grid found.</summary>
/// <param name="Rows">Rows of the grid.</param>
/// <param name="HasErrors">True when the zone could not be accounted.</param>
/// <param name="InGrid">Findings with a cell of the grid.</param>
/// <param name="All">All findings of the zone, errors first.</param>
public sealed record GridCheck(int Rows, bool HasErrors, ImmutableArray<PlacedFinding> InGrid, ImmutableArray<Diagnostic> All);

/// <summary>What a save did.</summary>
/// <param name="State">Outcome.</param>
/// <param name="Check">Findings.</param>
/// <param name="Meanwhile">Who saved meanwhile; null when nobody did, or the file was changed from outside.</param>
public sealed record SaveOutcome(SaveState State, GridCheck Check, FileRevision? Meanwhile);

/// <summary>Outcome of a save.</summary>
public enum SaveState
{
    /// <summary>The file is written.</summary>
    Saved,

    /// <summary>Nothing differed.</summary>
    Unchanged,

    /// <summary>Errors; nothing is written.</summary>
    Refused,

    /// <summary>The file changed meanwhile; nothing is written.</summary>
    Conflict,
}
