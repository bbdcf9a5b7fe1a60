using System.Collections.Immutable;
using Ncez.Data.Store;
using Ncez.Data.Store.Settings;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Workbench;

namespace Ncez.Workflows.Workbench;

/// <summary>The settings of a zone, which zone.yaml holds: look, change field by field, put together with what others changed meanwhile.</summary>
public sealed class EditSettings
{
    private const int LongestValue = 60;
    private readonly ZoneDrafts _drafts;
    private readonly ZoneRegister _register;

    internal EditSettings(ZoneDrafts drafts, ZoneRegister register) => (_drafts, _register) = (drafts, register);

    /// <summary>The settings as they stand; null when zone.yaml cannot be read, which the findings of the zone say.</summary>
    public OpenSettings? Open(RegisteredZone zone)
    {
        var content = _drafts.Files.Read(zone, ZoneFileText.File);
        return ZoneFileText.Read(content, new Findings()) is { } file
            ? new OpenSettings(FileVersions.HashOf(content), file.Values, _drafts.Files.Revisions(zone, ZoneFileText.File).FirstOrDefault(), Undoable(zone)) : null;
    }

    // A text that could not be read is never put back: mending it is no save to take back.
    private FileRevision? Undoable(RegisteredZone zone) => _drafts.Files.Undoable(zone, ZoneFileText.File) is { } save && _drafts.Files.Find(save.PreviousHash) is { } before && ZoneFileText.Read(before, new Findings()) is not null ? save : null;

    /// <summary>What the reader and the account say of the settings as they stand.</summary>
    public GridCheck Check(RegisteredZone zone) => _drafts.Standing(zone, ZoneFileText.File);

    /// <summary>True when zone.yaml has a place for a setting.</summary>
    public static bool Knows(string path) => ZoneSetting.All.Any(s => s.Path == path) || (path.StartsWith(ZoneSetting.Choices, StringComparison.Ordinal) && path.Length > ZoneSetting.Choices.Length);

    /// <summary>Saves settings; what is not among them stays as it is.</summary>
    /// <param name="by">Who saves.</param>
    /// <param name="zone">Zone.</param>
    /// <param name="edit">What is to be saved.</param>
    /// <param name="cancellation">Stops the check.</param>
    public SaveOutcome Save(Account by, RegisteredZone zone, SettingsEdit edit, CancellationToken cancellation = default)
    {
        if (StrangeParent(zone, edit) is { } strange)
        {
            return new SaveOutcome(SaveState.Refused, new GridCheck(0, true, [], [strange]), null);
        }

        var outcome = _drafts.Save(by, zone, new DraftSave(ZoneFileText.File, "settings.saved", Facts) { Why = edit.Reason, EvenWithErrors = edit.EvenWithErrors, IsStrict = true }, now => Merged(zone, now, edit), cancellation);
        if (outcome.State == SaveState.Saved)
        {
            _register.Refresh(zone);
        }

        return outcome;
    }

    /// <summary>Takes the last save back that was not taken back yet: the one that was seen, and somebody else's only when that was said.</summary>
    public UndoOutcome Undo(Account by, RegisteredZone zone, UndoRequest request)
    {
        var undone = _drafts.Undo(by, zone, request, new DraftSave(ZoneFileText.File, "settings.undone", Facts) { EvenWithErrors = true, IsStrict = true }, draft => new UndoOutcome(UndoState.Nothing, null) { Settings = AsEdit(draft) });
        if (undone.State == UndoState.Done)
        {
            _register.Refresh(zone);
        }

        return undone;
    }

    // Only a parent that is new: one that stands there may have been removed since, and other settings can be saved all the same.
    private Diagnostic? StrangeParent(RegisteredZone zone, SettingsEdit edit)
    {
        if (edit.Values.GetValueOrDefault("parent") is not { Length: > 0 } parent || Open(zone)?.Values.GetValueOrDefault("parent") == parent)
        {
            return null;
        }

        var place = new Place(ZoneFileText.File, Field: "parent");
        var others = _register.All.Select(z => z.Id).Where(id => id != zone.Id).ToList();
        return parent == zone.Id ? Diagnostic.Of("ZON-028", Severity.Error, place, ("id", parent))
            : others.Contains(parent) ? null
            : Diagnostic.Of("WEB-045", Severity.Error, place, ("id", parent.Length > LongestValue ? parent[..LongestValue] : parent), ("near", EditDistance.Nearest(parent, others) ?? others.FirstOrDefault("–")));
    }

    // All settings of the content before; what that had not is taken out.
    private static SettingsEdit AsEdit(FileDraft draft)
    {
        var (now, before) = (Values(draft.Before), Values(draft.After));
        return new SettingsEdit(FileVersions.HashOf(draft.Before), now.Keys.Union(before.Keys).ToDictionary(k => k, k => before.GetValueOrDefault(k, ""), StringComparer.Ordinal));

        static ImmutableSortedDictionary<string, string> Values(byte[] content) => ZoneFileText.Read(content, new Findings())?.Values ?? ImmutableSortedDictionary<string, string>.Empty;
    }

    // Field by field: what only one of two changed is taken, what both changed differently is asked about.
    private (byte[] After, SaveOutcome? Outcome, int Merged) Merged(RegisteredZone zone, byte[] now, SettingsEdit edit)
    {
        var meanwhile = _drafts.Files.Revisions(zone, ZoneFileText.File).FirstOrDefault();
        var isStale = FileVersions.HashOf(now) != edit.BaseHash;
        if (ZoneFileText.Read(now, new Findings()) is not { } theirs || ZoneFileText.Read(isStale ? _drafts.Files.Find(edit.BaseHash) ?? [] : now, new Findings()) is not { } began)
        {
            return (now, new SaveOutcome(SaveState.Conflict, GridCheck.None, meanwhile), 0);
        }

        var (values, conflicts, others) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<FieldConflict>(), 0);
        foreach (var (path, mine) in edit.Values)
        {
            var (before, there) = (began.Values.GetValueOrDefault(path, ""), theirs.Values.GetValueOrDefault(path, ""));
            if (mine == before || mine == there)
            {
                others += there != before && mine != there ? 1 : 0;
            }
            else if (there == before)
            {
                values[path] = mine;
            }
            else if (new FieldConflict(path, "", before, mine, there) is var conflict && !edit.Choices.TryGetValue(conflict, out var mineWins))
            {
                conflicts.Add(conflict);
            }
            else if (mineWins)
            {
                values[path] = mine;
            }
        }

        if (conflicts.Count == 0)
        {
            return (theirs.With(values), null, others);
        }

        var changed = FieldChanges.Of(_drafts.Files, zone, ZoneFileText.File, edit.BaseHash, conflicts.Count,
            content =>
            {
                var said = ZoneFileText.Read(content, new Findings())?.Values;
                return [.. conflicts.Select(c => said?.GetValueOrDefault(c.Line, ""))];
            });
        return (now, new SaveOutcome(SaveState.Asks, GridCheck.None, meanwhile) { Conflicts = [.. conflicts.Zip(changed, (c, other) => new AskedField(c, other))] }, 0);
    }

    private static (string, string)[] Facts(FileDraft draft)
    {
        var (before, after) = (ZoneFileText.Read(draft.Before, new Findings())!.Values, ZoneFileText.Read(draft.After, new Findings())!.Values);
        var changed = before.Keys.Union(after.Keys).Where(k => before.GetValueOrDefault(k) != after.GetValueOrDefault(k)).Order(StringComparer.Ordinal);
        return [("changes", string.Join("; ", changed.Select(k => $"{k}: {Shown(before.GetValueOrDefault(k))} → {Shown(after.GetValueOrDefault(k))}")))];

        static string Shown(string? value) => value is null ? "–" : value.ReplaceLineEndings(", ").Replace('\t', ' ') is { Length: > LongestValue } text ? text[..LongestValue] + "…" : value.ReplaceLineEndings(", ").Replace('\t', ' ');
    }
}

/// <summary>Settings as they stand.</summary>
/// <param name="Hash">Hash of zone.yaml.</param>
/// <param name="Values">Text of each setting that is there, by its path.</param>
/// <param name="LastSave">The last save here; null when there was none.</param>
/// <param name="Undoable">The save that can be taken back; null when there is none.</param>
public sealed record OpenSettings(string Hash, ImmutableSortedDictionary<string, string> Values, FileRevision? LastSave, FileRevision? Undoable);

/// <summary>Settings that somebody wants saved.</summary>
/// <param name="BaseHash">Hash of the zone.yaml that they looked at.</param>
/// <param name="Values">Text of each setting they say; an empty one takes it out.</param>
/// <param name="EvenWithErrors">True to save although other files of the zone do not go with it; an error of the settings themselves is never saved.</param>
public sealed record SettingsEdit(string BaseHash, IReadOnlyDictionary<string, string> Values, bool EvenWithErrors = false)
{
    /// <summary>Answers to settings that were asked about: true takes one's own.</summary>
    public IReadOnlyDictionary<FieldConflict, bool> Choices { get; init; } = ImmutableDictionary<FieldConflict, bool>.Empty;

    /// <summary>Why figures that were frozen come out otherwise; empty when not said.</summary>
    public string Reason { get; init; } = "";
}
