using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Workbench;

/// <summary>Edits the activities.csv of a zone as a grid: check, save, merge with what others saved meanwhile, take back.</summary>
public sealed class EditActivities
{
    /// <summary>The file.</summary>
    public const string File = "activities.csv";

    /// <summary>Name of the fact of the audit trail that says which job made a save.</summary>
    internal const string JobFact = "job";

    private const int MostAttempts = 8;
    private const int BytesOfFinding = 500;
    private const long MostOfChecks = 4 << 20;
    private readonly ActivityGrids _grids;
    private readonly KeptValues<string, GridCheck> _checked = new(MostOfChecks);
    private readonly ShippedData _shipped;
    private readonly DataFolder _folder;
    private readonly ZoneFiles _files;
    private readonly MemberTable _members;
    private readonly ReviewLines _reviews;
    private readonly ZoneInventories _inventories;

    internal EditActivities(ShippedData shipped, DataFolder folder, ZoneFiles files, MemberTable members, ReviewLines reviews, ZoneInventories inventories, ActivityGrids grids) =>
        (_shipped, _folder, _files, _members, _reviews, _inventories, _grids) = (shipped, folder, files, members, reviews, inventories, grids);

    /// <summary>The file as it stands, to be edited; null when it is no text.</summary>
    public ActivityGrid? Open(RegisteredZone zone) => Rows(zone) is { } grid
        ? grid with { CanUndo = _files.Undoable(zone, File) is not null, LastSave = _files.Revisions(zone, File).FirstOrDefault() }
        : null;

    /// <summary>The rows as they stand, without who saved them; null when the file is no text.</summary>
    public ActivityGrid? Rows(RegisteredZone zone) => _grids.Of(zone);

    /// <summary>The rows of a zone folder that no workbench has.</summary>
    public static ActivityGrid GridOf(string zonePath)
    {
        var content = FileVersions.Read(Path.Combine(zonePath, File));
        var text = TableText.Read(File, content, new Findings()) ?? throw new ArgumentException($"{File} of {zonePath} is no text.", nameof(zonePath));
        return new ActivityGrid(FileVersions.HashOf(content), text.Header, text.Rows, false, null);
    }

    /// <summary>The file as it stands, and its hash.</summary>
    public (byte[] Content, string Hash) Content(RegisteredZone zone)
    {
        var content = _files.Read(zone, File);
        return (content, FileVersions.HashOf(content));
    }

    /// <summary>True for a content of this zone that a save began with or left.</summary>
    internal bool Knows(RegisteredZone zone, string hash) => _files.Revisions(zone, File).Any(r => r.Hash == hash || r.PreviousHash == hash);

    /// <summary>A CSV file as a grid takes it; null when it is no text.</summary>
    public static string? TabsOf(ReadOnlyMemory<byte> csv) => TableText.Read(File, csv, new Findings())?.ToTabs();

    /// <summary>What the account says of the rows as they stand.</summary>
    public GridCheck Check(RegisteredZone zone)
    {
        var accounted = _inventories.Of(zone);
        return _checked.Get(zone.Id, accounted?.Fingerprint ?? "", () => Checked(_files.Read(zone, File), accounted?.Account.Findings ?? new Findings(), Rows(zone)?.Rows.Length), check => BytesOfFinding * (check.All.Length + 1));
    }

    /// <summary>What the reader and the account would say of an edited grid. Nothing is written.</summary>
    public GridCheck Check(RegisteredZone zone, string tabs, CancellationToken cancellation = default) => Check(zone, Compose(_files.Read(zone, File), TableText.OfTabs(tabs)), cancellation);

    /// <summary>Saves an edited grid.</summary>
    /// <param name="by">Who saves.</param>
    /// <param name="zone">Zone.</param>
    /// <param name="edit">What is to be saved.</param>
    /// <param name="cancellation">Stops the check.</param>
    public SaveOutcome Save(Account by, RegisteredZone zone, GridEdit edit, CancellationToken cancellation = default)
    {
        // Checking takes a while and others may save meanwhile: then it is put together and checked again.
        for (var attempt = 1; ; attempt++)
        {
            var before = _files.Read(zone, File);
            var (content, outcome, merged) = Merged(zone, before, edit);
            var check = Check(zone, content, cancellation);
            if (outcome is not null)
            {
                return outcome with { Check = check };
            }

            edit.Saving?.Invoke();
            lock (_files.Saving)
            {
                // Whoever stopped it before this moment finds nothing written.
                cancellation.ThrowIfCancellationRequested();
                if (_files.Read(zone, File).AsSpan().SequenceEqual(before))
                {
                    return Keep(by, zone, edit, before, content, check) with { Merged = merged };
                }
            }

            if (attempt == MostAttempts)
            {
                return new SaveOutcome(SaveState.Conflict, check, _files.Revisions(zone, File).FirstOrDefault());
            }
        }
    }

    /// <summary>Takes the last save back that was not taken back yet; false when there is none, or when the file is not what was looked at.</summary>
    /// <param name="by">Who.</param>
    /// <param name="zone">Zone.</param>
    /// <param name="seen">Hash of the content that was looked at, so that nobody takes back a save that another made since; null for whatever stands.</param>
    public bool Undo(Account by, RegisteredZone zone, string? seen = null)
    {
        lock (_files.Saving)
        {
            var before = _files.Read(zone, File);
            if (_files.Undoable(zone, File) is not { } revision || _files.Find(revision.PreviousHash) is not { } content || FileVersions.HashOf(before) != revision.Hash || (seen is not null && seen != revision.Hash))
            {
                return false;
            }

            Put(by, zone, before, content, revision.Id);
            return true;
        }
    }

    // What is to be written; an outcome when it cannot be without asking.
    private (byte[] Content, SaveOutcome? Outcome, int Merged) Merged(RegisteredZone zone, byte[] now, GridEdit edit)
    {
        var mine = edit.Table ?? TableText.OfTabs(edit.Tabs);
        var content = Compose(now, mine);
        if (FileVersions.HashOf(now) == edit.BaseHash)
        {
            return (content, null, 0);
        }

        var meanwhile = _files.Revisions(zone, File).FirstOrDefault();
        if (_files.Find(edit.BaseHash) is not { } began || TableText.Read(File, began, new Findings()) is not { } old || TableText.Read(File, now, new Findings()) is not { } theirs
            || TableMerge.Of(File, old, mine, theirs, edit.Choices) is not { } merged)
        {
            return (content, new SaveOutcome(SaveState.Conflict, GridCheck.None, meanwhile), 0);
        }

        if (merged.Conflicts.IsEmpty)
        {
            return (theirs.With(merged.Table), null, merged.Taken);
        }

        var changes = _members.LastChanges(zone.Id).ToLookup(c => c.Line, StringComparer.Ordinal);
        return (content, new SaveOutcome(SaveState.Asks, GridCheck.None, meanwhile)
        {
            Conflicts = [.. merged.Conflicts.Select(c => new AskedField(c, changes[c.Line].Concat(changes[LineChange.Every]).MaxBy(l => l.Id)))],
        }, 0);
    }

    private SaveOutcome Keep(Account by, RegisteredZone zone, GridEdit edit, byte[] before, byte[] content, GridCheck check)
    {
        if (check.HasErrors && !edit.EvenWithErrors)
        {
            return new SaveOutcome(SaveState.Refused, check, null);
        }

        if (before.AsSpan().SequenceEqual(content))
        {
            return new SaveOutcome(SaveState.Unchanged, check, null);
        }

        var (added, removed) = Put(by, zone, before, content, undoes: null, edit.Job);
        return new SaveOutcome(SaveState.Saved, check, null) { Added = added, Removed = removed };
    }

    private (int Added, int Removed) Put(Account by, RegisteredZone zone, byte[] before, byte[] content, int? undoes, string job = "")
    {
        var (old, now) = (TableText.Read(File, before, new Findings()), TableText.Read(File, content, new Findings()));
        var (added, removed) = Difference(old, now);
        ImmutableArray<string> lines = now is null ? [] : TableMerge.Changed(File, old, now);
        ImmutableArray<ReplacedFile> files = [new(File, before, content, undoes), .. _reviews.AfterChange(by, zone, lines)];
        ReadOnlySpan<(string, string)> facts = [("added", Count(added)), ("removed", Count(removed)), .. job.Length > 0 ? [(JobFact, job)] : Array.Empty<(string, string)>()];
        _files.Put(by, zone, new FileChange(undoes is null ? "activities.saved" : "activities.undone", files, lines), facts);
        return (added, removed);
    }

    private static byte[] Compose(byte[] now, TableText edited) => (TableText.Read(File, now, new Findings()) ?? edited).With(edited);

    private GridCheck Check(RegisteredZone zone, byte[] content, CancellationToken cancellation) =>
        Checked(content, _folder.WithDraft(_folder.PathOf(zone.Folder), File, content, draft => new AccountZone(_shipped).Account(draft, cancellation)).Findings);

    private static GridCheck Checked(byte[] content, Findings findings, int? rows = null)
    {
        var all = findings.Sorted();
        return new GridCheck(rows ?? TableText.Read(File, content, new Findings())?.Rows.Length ?? 0, findings.HasErrors, [.. TableText.Placed(File, content, all).Select(p => new PlacedFinding(p.Finding, p.Row, p.Column))], all);
    }

    private static (int Added, int Removed) Difference(TableText? before, TableText? after)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (table, step) in new[] { (before, -1), (after, 1) })
        {
            foreach (var row in table?.Rows ?? [])
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, string.Join('\t', row), out _) += step;
            }
        }

        return (counts.Values.Where(c => c > 0).Sum(), -counts.Values.Where(c => c < 0).Sum());
    }

    private static string Count(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What somebody wants saved.</summary>
/// <param name="BaseHash">Hash of the content the editing began with.</param>
/// <param name="Tabs">Header and rows, parted by tabs.</param>
/// <param name="EvenWithErrors">True to save although the findings hold errors; the zone then has no inventory until they are mended.</param>
public sealed record GridEdit(string BaseHash, string Tabs, bool EvenWithErrors = false)
{
    /// <summary>Answers to fields that were asked about: true takes one's own value.</summary>
    public IReadOnlyDictionary<FieldConflict, bool> Choices { get; init; } = ImmutableDictionary<FieldConflict, bool>.Empty;

    /// <summary>The rows where they are known already; else they are read from <see cref="Tabs"/>.</summary>
    internal TableText? Table { get; init; }

    /// <summary>Id of the job that saves; empty when somebody saves by hand.</summary>
    internal string Job { get; init; } = "";

    /// <summary>Told when the check is done and the save begins.</summary>
    internal Action? Saving { get; init; }
}

/// <summary>activities.csv as a grid shows it.</summary>
/// <param name="Hash">Hash of the content.</param>
/// <param name="Header">Header as written.</param>
/// <param name="Rows">Cells of each row.</param>
/// <param name="CanUndo">True when a save can be taken back.</param>
/// <param name="LastSave">The last save; null when it was never saved here.</param>
public sealed record ActivityGrid(
    string Hash, ImmutableArray<string> Header, ImmutableArray<ImmutableArray<string>> Rows, bool CanUndo, FileRevision? LastSave)
{
    /// <summary>Header and rows, parted by tabs.</summary>
    public string Tabs => TableText.Empty(Header).WithRows(Rows).ToTabs();
}

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
public sealed record GridCheck(int Rows, bool HasErrors, ImmutableArray<PlacedFinding> InGrid, ImmutableArray<Diagnostic> All)
{
    /// <summary>No check.</summary>
    public static GridCheck None { get; } = new(0, false, [], []);
}

/// <summary>What a save did.</summary>
/// <param name="State">Outcome.</param>
/// <param name="Check">Findings.</param>
/// <param name="Meanwhile">Who saved meanwhile; null when nobody did, or the file was changed from outside.</param>
public sealed record SaveOutcome(SaveState State, GridCheck Check, FileRevision? Meanwhile)
{
    /// <summary>Fields that two changed differently; empty unless <see cref="SaveState.Asks"/>.</summary>
    public ImmutableArray<AskedField> Conflicts { get; init; } = [];

    /// <summary>How many rows were put together with what somebody saved meanwhile.</summary>
    public int Merged { get; init; }

    /// <summary>Rows that were not there before, new or altered.</summary>
    public int Added { get; init; }

    /// <summary>Rows that are not there any more, gone or altered.</summary>
    public int Removed { get; init; }
}

/// <summary>A field that is asked about.</summary>
/// <param name="Conflict">The three values.</param>
/// <param name="Other">Who changed the row last; null when unknown.</param>
public sealed record AskedField(FieldConflict Conflict, LineChange? Other);

/// <summary>Outcome of a save.</summary>
public enum SaveState
{
    /// <summary>The file is written.</summary>
    Saved,

    /// <summary>Nothing differed.</summary>
    Unchanged,

    /// <summary>Errors; nothing is written.</summary>
    Refused,

    /// <summary>Two changed the same field: nothing is written until one value is chosen.</summary>
    Asks,

    /// <summary>The file changed meanwhile in a way that cannot be put together; nothing is written.</summary>
    Conflict,
}
