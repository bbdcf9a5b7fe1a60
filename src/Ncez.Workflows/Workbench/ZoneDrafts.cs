using System.Collections.Immutable;
using System.Globalization;
using Ncez.Accounting;
using Ncez.Data.Export;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Workbench;
using Ncez.Workflows.Runs;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Workbench;

/// <summary>
/// Small files of a zone that are changed as a whole – its settings, its tables: checked with everything else of the zone, put in
/// place with an entry in the trail. What reviewers accepted of lines that come out otherwise is to be looked at again, and what
/// changes a frozen run takes a reason.
/// </summary>
internal sealed class ZoneDrafts(ShippedData shipped, DataFolder folder, ZoneFiles files, ReviewLines reviews, ZoneInventories inventories, TimeProvider clock)
{
    private const int MostNamed = 20;
    private readonly ZoneSaves _saves = new(files);

    /// <summary>Files of the zone.</summary>
    public ZoneFiles Files => files;

    /// <summary>What the account of the zone says of a file as it stands.</summary>
    public GridCheck Standing(RegisteredZone zone, string file) =>
        CheckOf(file, files.Read(zone, file), [.. (inventories.Of(zone)?.Account.Findings.Sorted() ?? []).Where(f => f.Where.File == file)]);

    /// <summary>What the reader and the account say of another content of a file. Nothing is written.</summary>
    public FileDraft Check(RegisteredZone zone, string file, byte[] before, byte[] after, CancellationToken cancellation)
    {
        var path = folder.PathOf(zone.Folder);
        if (inventories.Of(zone)?.Account is not { } now)
        {
            return new FileDraft(before, after, GridCheck.None, [], []);
        }

        return folder.WithDraft(path, file, after, draft =>
        {
            var account = new AccountZone(shipped).Account(draft, cancellation);
            var known = now.Findings.Sorted().Select(Said).ToHashSet();

            // What is wrong elsewhere and was so before stands in nobody's way here.
            ImmutableArray<Diagnostic> said = [.. account.Findings.Sorted().Where(f => f.Where.File == file || (f.Severity == Severity.Error && !known.Contains(Said(f))))];
            var check = CheckOf(file, after, said);
            if (before.AsSpan().SequenceEqual(after))
            {
                return new FileDraft(before, after, check, [], []);
            }

            var frozen = FrozenRun.Last(path) is null ? [] : GridChange.Without(CheckRevisions.Unexplained(path, account), CheckRevisions.Unexplained(path, now));
            return new FileDraft(before, after, check, frozen, LinesOf(now.Inventory, account.Inventory)) { HasFrozenRun = FrozenRun.Last(path) is not null };
        });

        static (string, string, string) Said(Diagnostic finding) => (finding.Code, finding.Where.File, finding.Found.En);
    }

    /// <summary>Composes, checks and saves; when somebody saves meanwhile, again.</summary>
    /// <param name="by">Who.</param>
    /// <param name="zone">Zone.</param>
    /// <param name="save">Which file and how.</param>
    /// <param name="compose">The content from the one that stands there, an outcome when it must be asked first, and how much of others was put together with it.</param>
    /// <param name="cancellation">Stops the check.</param>
    public SaveOutcome Save(Account by, RegisteredZone zone, DraftSave save, Func<byte[], (byte[] After, SaveOutcome? Outcome, int Merged)> compose, CancellationToken cancellation)
    {
        // A zone whose folder is gone gets no new one from here.
        if (inventories.Of(zone) is null)
        {
            return new SaveOutcome(SaveState.Conflict, GridCheck.None, null);
        }

        return _saves.Save(zone, save.File, new SaveSteps<FileDraft>(compose, (before, after) => Check(zone, save.File, before, after, cancellation), draft => Keep(by, zone, save, draft)), cancellation);
    }

    /// <summary>Takes the last save of a file back.</summary>
    /// <param name="by">Who.</param>
    /// <param name="zone">Zone.</param>
    /// <param name="request">What was seen.</param>
    /// <param name="save">Which file and how.</param>
    /// <param name="asks">A content that cannot simply be put back, as an edit.</param>
    public UndoOutcome Undo(Account by, RegisteredZone zone, UndoRequest request, DraftSave save, Func<FileDraft, UndoOutcome> asks) => inventories.Of(zone) is null
        ? new UndoOutcome(UndoState.Nothing, null)
        : _saves.Undo(by, zone, save.File, request, new UndoSteps<FileDraft>((before, after) => Check(zone, save.File, before, after, CancellationToken.None),
            draft => Refusal(draft, save) is { } refused ? asks(draft) with { Asked = refused, State = refused.State == SaveState.AsksReason ? UndoState.AsksReason : UndoState.Refused } : null,
            (draft, id) => Put(by, zone, save, draft, id)));

    private SaveOutcome Keep(Account by, RegisteredZone zone, DraftSave save, FileDraft draft)
    {
        if (Refusal(draft, save) is { } refused)
        {
            return refused;
        }

        Put(by, zone, save, draft);
        return new SaveOutcome(SaveState.Saved, draft.Check, null) { Hash = FileVersions.HashOf(draft.After) };
    }

    private static GridCheck CheckOf(string file, byte[] content, ImmutableArray<Diagnostic> said)
    {
        var table = file.EndsWith(".csv", StringComparison.Ordinal) ? TableText.Read(file, content, new Findings()) : null;
        return new GridCheck(table?.Rows.Length ?? 0, said.Any(f => f.Severity == Severity.Error), table is null ? [] : [.. TableText.Placed(file, content, said).Select(p => new PlacedFinding(p.Finding, p.Row, p.Column))], said);
    }

    private static SaveOutcome? Refusal(FileDraft draft, DraftSave save) =>
        draft.IsNone ? new SaveOutcome(SaveState.Unchanged, draft.Check, null) { Hash = FileVersions.HashOf(draft.After) }
        : draft.Check.HasErrors && (!save.EvenWithErrors || (save.IsStrict && draft.Check.All.Any(f => f.Severity == Severity.Error && f.Where.File == save.File))) ? new SaveOutcome(SaveState.Refused, draft.Check, null)
        : draft.AsksReason && save.Why.Length is 0 or > EditActivities.LongestReason ? new SaveOutcome(SaveState.AsksReason, draft.Check, null) { Frozen = draft.Frozen, ChangedLines = draft.Lines }
        : null;

    private void Put(Account by, RegisteredZone zone, DraftSave save, FileDraft draft, int? undoes = null)
    {
        ImmutableArray<ReplacedFile> changed =
        [
            new(save.File, draft.Before, draft.After, undoes),
            .. draft.Frozen.IsEmpty ? Array.Empty<ReplacedFile>() : [RevisionRows.Explained((files, clock), by, zone, draft.Frozen, save.Why)],
            .. reviews.AfterFactors(by, zone, draft.Lines),
        ];
        ReadOnlySpan<(string, string)> facts =
        [
            .. save.Facts(draft), ("lines", string.Join(", ", draft.Lines.Take(MostNamed))), ("count", draft.Lines.Length.ToString(CultureInfo.InvariantCulture)),
            .. save.Why.Length > 0 ? [("why", save.Why)] : Array.Empty<(string, string)>(),
        ];
        files.Put(by, zone, new FileChange(save.Action + (save.Why.Length > 0 ? "Why" : ""), changed, []), facts);
    }

    // Lines that come out otherwise, by the rows they are made of.
    private ImmutableArray<string> LinesOf(Inventory? before, Inventory? after) => before is null || after is null ? []
        : [.. RunDifference.Of(RunManifestBuilder.ToCompare(before), RunManifestBuilder.ToCompare(after), shipped.Library.Units, 0).Lines.Select(l => l.Id).Distinct(StringComparer.Ordinal)];
}

/// <summary>A changed file that was checked.</summary>
/// <param name="Before">Content before.</param>
/// <param name="After">Content after.</param>
/// <param name="Check">Findings of the file, and errors elsewhere that the change makes.</param>
/// <param name="Frozen">Frozen quantities that it changes.</param>
/// <param name="Lines">Lines that come out otherwise.</param>
internal sealed record FileDraft(byte[] Before, byte[] After, GridCheck Check, ImmutableArray<FrozenChange> Frozen, ImmutableArray<string> Lines) : CheckedFile(Before, After, Check)
{
    /// <summary>True when figures of the zone were frozen.</summary>
    public bool HasFrozenRun { get; init; }

    /// <summary>True when figures that were frozen come out otherwise: then somebody says why.</summary>
    public bool AsksReason => HasFrozenRun && (!Frozen.IsEmpty || !Lines.IsEmpty);
}

/// <summary>Which file is changed, and how.</summary>
/// <param name="File">File.</param>
/// <param name="Action">Key for the audit trail; with a reason it ends in Why.</param>
/// <param name="Facts">Facts for the trail.</param>
internal sealed record DraftSave(string File, string Action, Func<FileDraft, (string, string)[]> Facts)
{
    private readonly string _why = "";

    /// <summary>Reason; empty when not said.</summary>
    public string Why { get => _why; init => _why = string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)); }

    /// <summary>True to save although findings are errors.</summary>
    public bool EvenWithErrors { get; init; }

    /// <summary>True when errors of the file itself stop it all the same.</summary>
    public bool IsStrict { get; init; }
}
