using System.Collections.Immutable;
using Ncez.Data.Store;
using Ncez.Data.Store.Settings;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;

namespace Ncez.Workflows.Workbench;

/// <summary>What saves changed, field by field: read from the versions of the files that each of them kept.</summary>
public sealed class ChangesOfSaves
{
    /// <summary>So many changes of an entry are shown; how many there are is said.</summary>
    public const int MostShown = 200;

    /// <summary>So many saves of a line are shown.</summary>
    public const int MostSaves = 10;

    // Of saves that changed too many rows to name them, only so many are looked into: each is a whole file.
    private const int MostLookedAt = 30;
    private readonly ZoneFiles _files;
    private readonly RegisterTable _table;

    internal ChangesOfSaves(ZoneFiles files, WorkbenchStore store) => (_files, _table) = (files, new RegisterTable(store));

    /// <summary>True for an entry that a save of files made.</summary>
    public static bool IsSave(AuditEntry entry) => AuditTrail.FactsOf(entry) is var facts && facts.ContainsKey("hash") && facts.ContainsKey("previous");

    /// <summary>What an entry of a zone changed; null when it is no save, or its versions are not kept.</summary>
    public ChangesOfEntry? Of(RegisteredZone zone, AuditEntry entry)
    {
        var facts = AuditTrail.FactsOf(entry);
        if (!facts.TryGetValue("hash", out var hash) || !facts.TryGetValue("previous", out var previous))
        {
            return null;
        }

        var told = _table.Revisions(zone.Id).LastOrDefault(r => r.AtUtc <= entry.AtUtc && r.Account == entry.Account && r.Hash.StartsWith(hash, StringComparison.Ordinal) && r.PreviousHash.StartsWith(previous, StringComparison.Ordinal));
        if (told is null)
        {
            return null;
        }

        // The file that the save is about; what it writes of reviews and reasons beside it the entry itself says.
        var changes = Fields(told);
        return new ChangesOfEntry([.. changes.Take(MostShown)], changes.Length);
    }

    /// <summary>The last saves that changed a row of activities.csv, the latest first.</summary>
    public ImmutableArray<LineSave> OfLine(RegisteredZone zone, string row)
    {
        var saves = _files.Revisions(zone, EditActivities.File).ToLookup(r => r.AtUtc);
        return
        [
            .. _table.SavesOf(zone.Id, row, MostLookedAt).Distinct().SelectMany(at => saves[at])
                .Select(r => new LineSave(r.Account, r.AtUtc, [.. Fields(r).Where(c => c.Row == row)])).Where(s => !s.Changes.IsEmpty).Take(MostSaves),
        ];
    }

    private ImmutableArray<ChangedField> Fields(FileRevision save) =>
        _files.Find(save.PreviousHash) is not { } before || _files.Find(save.Hash) is not { } after ? []
        : save.File == ZoneFileText.File ? Settings(before, after)
        : save.File == EditActivities.File || (EditTables.Files.Contains(save.File) && save.File != Runs.CheckRevisions.File) ? TableChanges.Of(save.File, Read(save.File, before), Read(save.File, after))
        : [];

    private static TableText? Read(string file, byte[] content) => content.Length == 0 ? TableText.Empty([]) : TableText.Read(file, content, new Findings());

    private static ImmutableArray<ChangedField> Settings(byte[] before, byte[] after) => ZoneFileText.Read(before, new Findings())?.Values is { } was && ZoneFileText.Read(after, new Findings())?.Values is { } stands
        ? [.. was.Keys.Union(stands.Keys).Order(StringComparer.Ordinal).Select(k => new ChangedField(ZoneFileText.File, "", k, was.GetValueOrDefault(k, ""), stands.GetValueOrDefault(k, ""))).Where(c => c.Before != c.After)]
        : [];
}

/// <summary>What an entry of the audit trail changed.</summary>
/// <param name="Shown">The first changes.</param>
/// <param name="Count">How many there are.</param>
public sealed record ChangesOfEntry(ImmutableArray<ChangedField> Shown, int Count);

/// <summary>A save that changed a line.</summary>
/// <param name="Account">Who.</param>
/// <param name="AtUtc">When [UTC].</param>
/// <param name="Changes">Its fields.</param>
public sealed record LineSave(string Account, DateTime AtUtc, ImmutableArray<ChangedField> Changes);
