using System.Collections.Immutable;
using System.Globalization;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Runs;
using Ncez.Model.Workbench;
using Ncez.Workflows.Runs;
using Ncez.Workflows.Workbench.Identity;

namespace Ncez.Workflows.Workbench;

/// <summary>
/// Who made what a run holds: saves of activity data, tables and settings since the run before that somebody verified. They
/// neither verify nor seal it. What was brought in with a zone was saved by nobody here.
/// </summary>
internal sealed class RunMakers(WorkbenchStore store)
{
    private const int MostNamedLines = 5;

    // What a checker, a verifier or whoever adds proofs writes is about the data, not data.
    private static readonly string[] NotMade = [ReviewTable.File, CheckRevisions.File, Evidence.StateVerification.File, Attachments.File];
    private const string Proofs = Attachments.Folder + "/";

    private readonly RegisterTable _table = new(store);

    /// <summary>Saves of somebody that a run holds, the latest of each file; empty when they made nothing of it.</summary>
    /// <param name="zone">Zone.</param>
    /// <param name="who">Name of the account.</param>
    /// <param name="before">The run before that was verified; null when there is none.</param>
    /// <param name="run">The run.</param>
    public ImmutableArray<FileRevision> Of(RegisteredZone zone, string who, FrozenAt? before, FrozenAt run) =>
    [
        .. _table.Revisions(zone.Id).Where(r => !NotMade.Contains(r.File) && !r.File.StartsWith(Proofs, StringComparison.Ordinal)).GroupBy(r => r.File, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(file => Between([.. file.OrderBy(r => r.Id)], before, run).LastOrDefault(r => AccountNames.AreOne(r.Account, who))).OfType<FileRevision>(),
    ];

    /// <summary>Tells what somebody made of a run.</summary>
    public void Tell(RegisteredZone zone, string who, string run, ImmutableArray<FileRevision> made, Findings findings)
    {
        var lines = _table.Changes(zone.Id, [.. made.Select(m => m.AtUtc)]).Where(c => AccountNames.AreOne(c.Account, who) && c.Line != Model.Workbench.LineChange.Every).ToLookup(c => c.AtUtc, c => c.Line);
        findings.Error("RUN-021", new Place($"runs/{run}"), ("who", who), ("what", string.Join("; ", made.Select(m => Named(m, [.. m.File == EditActivities.File ? lines[m.AtUtc].Distinct() : []])))));
    }

    private static string Named(FileRevision save, ImmutableArray<string> lines) => string.Create(CultureInfo.InvariantCulture,
        $"{save.File}{(lines.IsEmpty ? "" : ": " + string.Join(", ", lines.Take(MostNamedLines)) + (lines.Length > MostNamedLines ? " …" : ""))} ({save.AtUtc:yyyy-MM-dd HH:mm} UTC)");

    // Saves after the content that the run before holds, up to the one that this run holds. One that was taken back made nothing.
    private static IEnumerable<FileRevision> Between(ImmutableArray<FileRevision> saves, FrozenAt? before, FrozenAt run)
    {
        var (was, now) = (before is null ? saves[0].PreviousHash : before.HashOf(saves[0].File), run.HashOf(saves[0].File));
        if (was == now)
        {
            return [];
        }

        var since = before is null ? 0 : LastOf(saves, was, before.AtUtc);
        var until = LastOf(saves, now, run.AtUtc);
        List<FileRevision> held = [.. saves.Where(s => s.Id > since && s.Id <= until)];
        var undone = held.Select(s => s.Undoes).OfType<int>().Intersect(held.Select(s => s.Id)).ToHashSet();
        return held.Where(s => !undone.Contains(s.Id) && !(s.Undoes is { } of && undone.Contains(of)));
    }

    // A file that was changed from outside has none of those contents: then the time tells.
    private static int LastOf(ImmutableArray<FileRevision> saves, string hash, DateTime atUtc)
    {
        var earlier = saves.Where(s => s.AtUtc <= atUtc).ToList();
        return (earlier.LastOrDefault(s => s.Hash == hash) ?? earlier.LastOrDefault())?.Id ?? 0;
    }
}

/// <summary>A run and the moment it was frozen.</summary>
/// <param name="Inputs">Files it was made of; empty when its folder is gone.</param>
/// <param name="AtUtc">When it was frozen.</param>
internal sealed record FrozenAt(ImmutableArray<FileHash> Inputs, DateTime AtUtc)
{
    /// <summary>Hash of a file as the run holds it; that of nothing when it was not there.</summary>
    public string HashOf(string file) => Inputs.FirstOrDefault(i => i.File == file)?.Sha256 ?? FileVersions.HashOf([]);
}
