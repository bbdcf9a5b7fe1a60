using System.Collections.Immutable;
using System.Globalization;
using Ncez.Data.Import;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;
using Ncez.Model.Workbench;
using Ncez.Workflows.Runs;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Workbench;

/// <summary>Edits the activities.csv of a zone as a grid: check, save, merge with what others saved meanwhile, take back.</summary>
public sealed class EditActivities
{
    /// <summary>The file.</summary>
    public const string File = "activities.csv";

    /// <summary>Longest reason of a change of frozen quantities [characters].</summary>
    public const int LongestReason = 500;

    /// <summary>Actions of the audit trail that save the file.</summary>
    internal static readonly ImmutableArray<string> Saves = ["activities.saved", "activities.revised"];

    /// <summary>Name of the fact of the audit trail that says which job made a save.</summary>
    internal const string JobFact = "job";

    private const int BytesOfFinding = 500;
    private const long MostOfChecks = 4 << 20;
    private readonly ActivityGrids _grids;
    private readonly KeptValues<string, GridCheck> _checked = new(MostOfChecks);
    private readonly ShippedData _shipped;
    private readonly DataFolder _folder;
    private readonly ZoneFiles _files;
    private readonly ZoneSaves _saves;
    private readonly ReviewLines _reviews;
    private readonly ZoneInventories _inventories;
    private readonly TimeProvider _clock;

    internal EditActivities(ShippedData shipped, DataFolder folder, ZoneFiles files, ReviewLines reviews, ZoneInventories inventories, ActivityGrids grids, TimeProvider clock) =>
        (_shipped, _folder, _files, _saves, _reviews, _inventories, _grids, _clock) = (shipped, folder, files, new ZoneSaves(files), reviews, inventories, grids, clock);

    /// <summary>The file as it stands, to be edited; null when it cannot be read as a table.</summary>
    public ActivityGrid? Open(RegisteredZone zone) => Rows(zone) is { } grid
        ? grid with { Undoable = _files.Undoable(zone, File), LastSave = _files.Revisions(zone, File).FirstOrDefault() }
        : null;

    /// <summary>The rows as they stand, without who saved them; null when the file cannot be read as a table.</summary>
    public ActivityGrid? Rows(RegisteredZone zone) => _grids.Of(zone);

    /// <summary>A table without rows in the place of a file that cannot be read: rows from elsewhere are looked at in it, and replace the file when they are saved.</summary>
    public ActivityGrid Blank(RegisteredZone zone) => _grids.Blank(zone);

    /// <summary>The rows of a zone folder that no workbench has.</summary>
    public static ActivityGrid GridOf(string zonePath)
    {
        var content = FileVersions.Read(Path.Combine(zonePath, File));
        var text = TableText.Read(File, content, new Findings()) ?? throw new ArgumentException($"{File} of {zonePath} is no text.", nameof(zonePath));
        return new ActivityGrid(FileVersions.HashOf(content), text.Header, text.Rows, null, null);
    }

    /// <summary>The file as it stands, and its hash.</summary>
    public (byte[] Content, string Hash) Content(RegisteredZone zone)
    {
        var content = _files.Read(zone, File);
        return (content, FileVersions.HashOf(content));
    }

    /// <summary>True when a content was the file of this zone before a save here, or after one, or is it now.</summary>
    internal bool Knows(RegisteredZone zone, string hash, string now) => hash == now || _files.Revisions(zone, File).Any(r => r.Hash == hash || r.PreviousHash == hash);

    /// <summary>A save that an account need not know of: the last of somebody else, or the last one when the file was changed from outside since; null when all that stands there is theirs.</summary>
    internal FileRevision? ByOthers(Account by, RegisteredZone zone, string now) =>
        _files.Revisions(zone, File) is { IsEmpty: false } saves && (saves[0].Hash != now || saves.Any(r => r.Account != by.Name)) ? saves.FirstOrDefault(r => r.Account != by.Name) ?? saves[0] : null;

    /// <summary>Quantities of the last frozen run that are other ones now, without a reason.</summary>
    public ImmutableArray<FrozenChange> Outstanding(RegisteredZone zone) =>
        _inventories.Of(zone) is { } accounted ? CheckRevisions.Unexplained(_folder.PathOf(zone.Folder), accounted.Account) : [];

    /// <summary>A CSV file as a grid takes it; null when findings say why it is no text.</summary>
    public static string? TabsOf(ReadOnlyMemory<byte> csv, Findings findings) => TableText.Received(File, csv, findings)?.ToTabs();

    /// <summary>Lets go of what was said of the rows of an id, whose zone is another one now.</summary>
    internal void Forget(string zoneId) => _checked.Forget(zoneId);

    /// <summary>What the account says of the rows as they stand.</summary>
    public GridCheck Check(RegisteredZone zone)
    {
        var accounted = _inventories.Of(zone);
        return _checked.Get(zone.Id, accounted?.Fingerprint ?? "", () => Checked(_files.Read(zone, File), accounted?.Account.Findings ?? new Findings(), Rows(zone)), check => BytesOfFinding * (check.All.Length + 1));
    }

    /// <summary>What the reader and the account would say of an edited grid. Nothing is written.</summary>
    public GridCheck Check(RegisteredZone zone, string tabs, CancellationToken cancellation = default) =>
        Look(zone, Compose(_files.Read(zone, File), TableText.OfTabs(tabs)), hasFrozen: false, cancellation).Check;

    /// <summary>Saves an edited grid.</summary>
    /// <param name="by">Who saves.</param>
    /// <param name="zone">Zone.</param>
    /// <param name="edit">What is to be saved.</param>
    /// <param name="cancellation">Stops the check.</param>
    public SaveOutcome Save(Account by, RegisteredZone zone, GridEdit edit, CancellationToken cancellation = default)
    {
        var steps = new SaveSteps<GridChange>(now => Merged(zone, now, edit), (before, after) => Change(zone, before, after, cancellation), change => Keep(by, zone, edit, change)) { Saving = edit.Saving };
        return _saves.Save(zone, File, steps, cancellation);
    }

    /// <summary>Takes the last save back that was not taken back yet: the one that was seen, and somebody else's only when that was said.</summary>
    public UndoOutcome Undo(Account by, RegisteredZone zone, UndoRequest request) => _saves.Undo(by, zone, File, request, new UndoSteps<GridChange>(
        (before, after) => Change(zone, before, after, CancellationToken.None), Asks, (change, id) => Put(by, zone, change, undoes: id)));

    // Frozen meanwhile: what was taken back would be a change of frozen quantities, which is an edit like any other.
    private static UndoOutcome? Asks(GridChange change) => GridChange.Without(change.Frozen, change.Known) is { IsEmpty: false } unexplained && TableText.Read(File, change.After, new Findings()) is { } table
        ? new UndoOutcome(UndoState.AsksReason, null) { Edit = new GridEdit(FileVersions.HashOf(change.Before), table.ToTabs()), Asked = new SaveOutcome(SaveState.AsksReason, change.Check, null) { Frozen = unexplained } }
        : null;

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

        var others = FieldChanges.Of(_files, zone, File, edit.BaseHash, merged.Conflicts.Length, c => TableMerge.Said(File, TableText.Read(File, c, new Findings()), merged.Key, merged.Conflicts));
        return (content, new SaveOutcome(SaveState.Asks, GridCheck.None, meanwhile)
        {
            Conflicts = [.. merged.Conflicts.Zip(others, (c, other) => new AskedField(c, other))],
        }, 0);
    }

    private SaveOutcome Keep(Account by, RegisteredZone zone, GridEdit edit, GridChange change)
    {
        if (change.Check.HasErrors && !edit.EvenWithErrors)
        {
            return new SaveOutcome(SaveState.Refused, change.Check, null);
        }

        // Whoever changes a frozen quantity says why; without any change, a reason is for what others left without one.
        var why = string.Join(' ', edit.Reason.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var unexplained = change.IsNone ? change.Frozen : GridChange.Without(change.Frozen, change.Known);
        if (change.IsNone && (!Reasons.IsGiven(why) || unexplained.IsEmpty))
        {
            return new SaveOutcome(SaveState.Unchanged, change.Check, null) { Hash = FileVersions.HashOf(change.Before) };
        }

        if (!unexplained.IsEmpty && (!Reasons.IsGiven(why) || why.Length > LongestReason))
        {
            return new SaveOutcome(SaveState.AsksReason, change.Check, null) { Frozen = unexplained };
        }

        var difference = Put(by, zone, change, undoes: null, edit.Job, unexplained, why);
        return new SaveOutcome(SaveState.Saved, change.Check, null) { Difference = difference, Hash = FileVersions.HashOf(change.After) };
    }

    private TableDifference Put(Account by, RegisteredZone zone, GridChange change, int? undoes, string job = "", ImmutableArray<FrozenChange> explained = default, string why = "")
    {
        var (old, now) = (TableText.Read(File, change.Before, new Findings()), TableText.Read(File, change.After, new Findings()));
        var difference = TableDifference.Of(File, old, now);
        ImmutableArray<string> lines = now is null ? [] : TableMerge.Changed(File, old, now);
        var isExplained = !explained.IsDefaultOrEmpty;
        ImmutableArray<ReplacedFile> files =
        [
            .. change.IsNone ? Array.Empty<ReplacedFile>() : [new(File, change.Before, change.After, undoes)],
            .. isExplained ? [RevisionRows.Explained((_files, _clock), by, zone, explained, why)] : Array.Empty<ReplacedFile>(),
            .. undoes is not null && old is not null && now is not null ? RevisionRows.TakenBack((_files, _clock), by, zone, old, now) : [],
            .. _reviews.AfterChange(by, zone, lines),
        ];
        ReadOnlySpan<(string, string)> facts =
        [
            ("added", Count(difference.Added)), ("changed", Count(difference.Changed)), ("removed", Count(difference.Removed)), .. job.Length > 0 ? [(JobFact, job)] : Array.Empty<(string, string)>(),
            .. isExplained ? [("lines", string.Join(", ", explained.Select(c => c.Row).Take(20))), ("count", Count(explained.Length)), ("why", why)] : Array.Empty<(string, string)>(),
        ];
        var action = undoes is not null ? "activities.undone" : change.IsNone ? "activities.explained" : isExplained ? "activities.revised" : "activities.saved";
        _files.Put(by, zone, new FileChange(action, files, lines), facts);
        return difference;
    }

    private static byte[] Compose(byte[] now, TableText edited) => (TableText.Read(File, now, new Findings()) ?? edited).With(edited);

    private GridChange Change(RegisteredZone zone, byte[] before, byte[] after, CancellationToken cancellation)
    {
        var (check, frozen) = Look(zone, after, hasFrozen: true, cancellation);
        return new GridChange(before, after, check, frozen, frozen.IsEmpty ? [] : Outstanding(zone));
    }

    private (GridCheck Check, ImmutableArray<FrozenChange> Frozen) Look(RegisteredZone zone, byte[] content, bool hasFrozen, CancellationToken cancellation)
    {
        var path = _folder.PathOf(zone.Folder);
        var (findings, frozen) = _folder.WithDraft<(Findings, ImmutableArray<FrozenChange>)>(path, File, content, draft =>
        {
            var account = new AccountZone(_shipped).Account(draft, cancellation);
            return (account.Findings, hasFrozen ? CheckRevisions.Unexplained(path, account) : []);
        });
        return (Checked(content, findings), frozen);
    }

    private static GridCheck Checked(byte[] content, Findings findings, ActivityGrid? grid = null)
    {
        var all = findings.Sorted();
        var (header, rows) = grid is not null ? (grid.Header, grid.Rows) : TableText.Read(File, content, new Findings()) is { } table ? (table.Header, table.Rows) : ([], []);
        ImmutableArray<PlacedFinding> inGrid = [.. TableText.Placed(File, content, all).Select(p => new PlacedFinding(p.Finding, p.Row, p.Column))];
        return new GridCheck(rows.Length, findings.HasErrors, inGrid, all) { IsUntouched = IsUntouched(header, rows) };
    }

    // A new zone has a row per category, not estimated and without quantity.
    private static bool IsUntouched(ImmutableArray<string> header, ImmutableArray<ImmutableArray<string>> rows)
    {
        var (schema, columns) = (FileSchema.Of(File), header.ToList());
        int Column(string name) => columns.FindIndex(h => schema.IndexOf(h) == schema.IndexOf(name));
        var (quantity, status) = (Column("quantity"), Column("status"));
        return quantity >= 0 && status >= 0 && rows.All(r => r[quantity].Length == 0 && r[status] == "NE");
    }

    private static string Count(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A change of activities.csv that was checked.</summary>
/// <param name="Before">Content before.</param>
/// <param name="After">Content after.</param>
/// <param name="Check">Findings.</param>
/// <param name="Frozen">Frozen quantities that are other ones after it, without a reason.</param>
/// <param name="Known">Those that were so before it.</param>
internal sealed record GridChange(byte[] Before, byte[] After, GridCheck Check, ImmutableArray<FrozenChange> Frozen, ImmutableArray<FrozenChange> Known) : CheckedFile(Before, After, Check)
{
    /// <summary>Changes that are not among those known before.</summary>
    public static ImmutableArray<FrozenChange> Without(ImmutableArray<FrozenChange> changes, ImmutableArray<FrozenChange> known)
    {
        var keys = known.Select(k => (k.Row, k.New, k.NewUnit)).ToHashSet();
        return [.. changes.Where(c => !keys.Contains((c.Row, c.New, c.NewUnit)))];
    }
}
