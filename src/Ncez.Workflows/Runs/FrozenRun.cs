using Ncez.Data.Import.Runs;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Runs;

namespace Ncez.Workflows.Runs;

/// <summary>A frozen run of a zone.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Run">Its manifest.</param>
/// <param name="On">Date of freezing.</param>
internal sealed record FrozenRun(string Folder, RunManifest Run, string On)
{
    private const int IdDigits = 12;

    /// <summary>Name of its folder.</summary>
    public string Id => Path.GetFileName(Folder);

    /// <summary>The run of a zone that was frozen last; null when none was.</summary>
    public static FrozenRun? Last(string zoneFolder) => Histories(zoneFolder).Reverse().Select(Read).FirstOrDefault(r => r is not null);

    /// <summary>All frozen runs of a zone in the order of their freezing.</summary>
    public static IEnumerable<FrozenRun> All(string zoneFolder) => Histories(zoneFolder).Select(Read).OfType<FrozenRun>();

    /// <summary>Ids of the rows of activities.csv that it was made of.</summary>
    public HashSet<string> RowIds() => RowIdsOf(Folder);

    /// <summary>Ids of the rows of activities.csv that the run of a folder was made of; empty when they cannot be read.</summary>
    internal static HashSet<string> RowIdsOf(string folder)
    {
        const string Activities = "activities.csv";
        var text = TableText.Read(Activities, FileVersions.Read(Path.Combine(folder, VerifyRun.Inputs, Activities)), new Findings());
        return text is not null && TableMerge.IdColumn(Activities, text.Header) is >= 0 and var id ? [.. text.Rows.Select(r => r[id])] : [];
    }

    /// <summary>The run with the quantities of its confidential lines, made again from the copies it keeps.</summary>
    public FrozenRun Opened() => this with { Run = OpenedRun.Of(Path.Combine(Folder, VerifyRun.Inputs), new ShippedData(Path.Combine(Folder, VerifyRun.DataFiles)), Run) };

    /// <summary>Names of kept runs whose manifest or history is not what was written: what they say counts for nothing, and that is to be told.</summary>
    public static IEnumerable<string> Altered(string zoneFolder) => Kept(zoneFolder).Where(d => VerifyRun.Manifest(d, new Findings()) is null).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal);

    /// <summary>Kept runs that were frozen after one that is not there any more, each with the SHA-256 of that one's manifest. Nothing names the last one: that it was there only copies elsewhere can tell.</summary>
    public static IEnumerable<(string Run, string Follows)> Orphans(string zoneFolder)
    {
        var (kept, histories) = (Kept(zoneFolder).ToList(), Histories(zoneFolder).ToList());
        var there = histories.Select(r => r.History.RunSha256).ToHashSet(StringComparer.Ordinal);

        // One whose history cannot be read is there and altered, which is another finding.
        var unread = kept.Except(histories.Select(r => r.Folder)).Select(Path.GetFileName).ToHashSet(StringComparer.Ordinal);
        return histories.Select(r => (Run: Path.GetFileName(r.Folder), Frozen(r.History).Follows)).Where(r => r.Follows.Length > 0 && !there.Contains(r.Follows) && !unread.Contains(IdOf(r.Follows)));
    }

    /// <summary>Tells of every run that a kept one followed and that is not there any more.</summary>
    public static void TellOrphans(string zoneFolder, Severity severity, Findings findings)
    {
        foreach (var (run, follows) in Orphans(zoneFolder))
        {
            findings.Add(Diagnostic.Of("RUN-034", severity, new Place($"runs/{run}"), ("run", run), ("before", IdOf(follows)), ("hash", follows)));
        }
    }

    /// <summary>Folder name of a run by the SHA-256 of its manifest.</summary>
    internal static string IdOf(string sha256) => sha256[..Math.Min(sha256.Length, IdDigits)];

    private static RunEntry Frozen(RunHistory history) => history.Entries.First(e => e.State != RunState.Draft);

    private static IEnumerable<string> Kept(string zoneFolder) => Path.Combine(zoneFolder, "runs") is var runs && Directory.Exists(runs)
        ? Directory.EnumerateDirectories(runs).Where(d => !Path.GetFileName(d).StartsWith('.') && (File.Exists(Path.Combine(d, RunManifest.File)) || File.Exists(Path.Combine(d, RunHistory.File)))) : [];

    /// <summary>Histories of the frozen runs of a zone in the order of their freezing; manifests are not looked at.</summary>
    internal static IEnumerable<(string Folder, RunHistory History)> Histories(string zoneFolder) => Kept(zoneFolder)
        .Select(d => (Folder: d, History: RunReader.History(d)!)).Where(r => r.History is not null && r.History.State != RunState.Draft)
        // Two of one second follow each other as their files were written.
        .OrderBy(r => Frozen(r.History).At, StringComparer.Ordinal).ThenBy(r => File.GetLastWriteTimeUtc(Path.Combine(r.Folder, RunManifest.File)));

    private static FrozenRun? Read((string Folder, RunHistory History) of) =>
        VerifyRun.Manifest(of.Folder, new Findings())?.Run is { } run && Frozen(of.History).At is { } at ? new FrozenRun(of.Folder, run, at[..Math.Min(at.Length, "yyyy-MM-dd".Length)]) : null;
}
