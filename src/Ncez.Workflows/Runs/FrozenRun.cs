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
    /// <summary>Name of its folder.</summary>
    public string Id => Path.GetFileName(Folder);

    /// <summary>The run of a zone that was frozen last; null when none was.</summary>
    public static FrozenRun? Last(string zoneFolder) => Folders(zoneFolder).Reverse().Select(Read).FirstOrDefault(r => r is not null);

    /// <summary>All frozen runs of a zone in the order of their freezing.</summary>
    public static IEnumerable<FrozenRun> All(string zoneFolder) => Folders(zoneFolder).Select(Read).OfType<FrozenRun>();

    /// <summary>Ids of the rows of activities.csv that it was made of.</summary>
    public HashSet<string> RowIds()
    {
        const string Activities = "activities.csv";
        var text = TableText.Read(Activities, FileVersions.Read(Path.Combine(Folder, VerifyRun.Inputs, Activities)), new Findings());
        return text is not null && TableMerge.IdColumn(Activities, text.Header) is >= 0 and var id ? [.. text.Rows.Select(r => r[id])] : [];
    }

    /// <summary>The run with the quantities of its confidential lines, made again from the copies it keeps.</summary>
    public FrozenRun Opened() => this with { Run = OpenedRun.Of(Path.Combine(Folder, VerifyRun.Inputs), new ShippedData(Path.Combine(Folder, VerifyRun.DataFiles)), Run) };

    /// <summary>Names of kept runs whose manifest or history is not what was written: what they say counts for nothing, and that is to be told.</summary>
    public static IEnumerable<string> Altered(string zoneFolder) => Kept(zoneFolder).Where(d => VerifyRun.Manifest(d, new Findings()) is null).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Kept(string zoneFolder) => Path.Combine(zoneFolder, "runs") is var runs && Directory.Exists(runs)
        ? Directory.EnumerateDirectories(runs).Where(d => !Path.GetFileName(d).StartsWith('.') && (File.Exists(Path.Combine(d, RunManifest.File)) || File.Exists(Path.Combine(d, RunHistory.File)))) : [];

    private static IEnumerable<(string Folder, string At)> Folders(string zoneFolder)
    {
        return Kept(zoneFolder).Select(d => (Folder: d, History: RunReader.History(d))).Where(r => r.History is not null)
            .Select(r => (r.Folder, r.History!.Entries.First(e => e.State != RunState.Draft).At))
            // Two of one second follow each other as their files were written.
            .OrderBy(r => r.At, StringComparer.Ordinal).ThenBy(r => File.GetLastWriteTimeUtc(Path.Combine(r.Folder, RunManifest.File)));
    }

    private static FrozenRun? Read((string Folder, string At) of) =>
        VerifyRun.Manifest(of.Folder, new Findings())?.Run is { } run ? new FrozenRun(of.Folder, run, of.At[..Math.Min(of.At.Length, "yyyy-MM-dd".Length)]) : null;
}
