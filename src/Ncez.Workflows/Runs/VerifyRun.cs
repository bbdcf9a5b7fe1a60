using Ncez.Data.Import.Runs;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Runs;

namespace Ncez.Workflows.Runs;

/// <summary>Compares a run byte by byte with what its manifest says it was made of.</summary>
public sealed class VerifyRun(ShippedData shipped)
{
    /// <summary>Folder of the copies of the zone's files in a frozen run.</summary>
    internal const string Inputs = "inputs";

    /// <summary>Folder of the copies of data files in a frozen run.</summary>
    internal const string DataFiles = "data";

    /// <summary>Checks a run.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <param name="snapshotOnly">True: only what the folder itself holds, not the zone's and the product's files of today.</param>
    /// <param name="findings">One error for each file that is not what it was.</param>
    /// <returns>The run, null when the folder holds none that can be read.</returns>
    public KeptRun? Check(string folder, bool snapshotOnly, Findings findings)
    {
        if (Manifest(folder, findings) is not var (run, history))
        {
            return null;
        }

        Compare("", folder, run.Results, findings);
        Strangers(folder, run, history.State, findings);
        if (history.State != RunState.Draft)
        {
            Compare(Inputs + "/", Path.Combine(folder, Inputs), run.Inputs, findings);
            Compare(DataFiles + "/", Path.Combine(folder, DataFiles), run.Data, findings);
        }

        if (!snapshotOnly)
        {
            if (ZoneOf(folder, run, history.State) is { } zone)
            {
                Live(zone, folder, run, findings);
                if (history.State != RunState.Draft)
                {
                    FrozenRun.TellOrphans(zone, Severity.Warning, findings);
                }
            }

            Compare("data/", shipped.Folder, run.Data, findings);
        }

        return new KeptRun(folder, run, history);
    }

    /// <summary>Manifest and history of a run, when they are what was written; else findings say what is not.</summary>
    internal static (RunManifest Run, RunHistory History)? Manifest(string folder, Findings findings)
    {
        // A history without its manifest is a run that was altered; a folder with neither is none.
        if (!File.Exists(Path.Combine(folder, RunManifest.File)) && !File.Exists(Path.Combine(folder, RunHistory.File)))
        {
            findings.Error("RUN-002", new Place(folder), ("file", RunManifest.File));
            return null;
        }

        var (manifest, history) = (RunReader.Manifest(folder), RunReader.History(folder));
        if (history is null)
        {
            findings.Error("RUN-004", new Place(RunHistory.File), ("file", RunHistory.File));
        }

        if (manifest is { } read && history is not null && read.Sha256 == history.RunSha256)
        {
            return (read.Run, history);
        }

        if (manifest is null || history is not null)
        {
            findings.Error("RUN-001", new Place(RunManifest.File), ("file", RunManifest.File), ("was", Short(history?.RunSha256)), ("now", Short(manifest?.Sha256)));
        }

        return null;
    }

    /// <summary>Zone folder of a run: where a draft's manifest says; above <c>runs/</c> for a kept run; null for one that was carried elsewhere.</summary>
    internal static string? ZoneOf(string folder, RunManifest run, RunState state)
    {
        if (state == RunState.Draft)
        {
            return Path.GetFullPath(Path.Combine(folder, run.ZoneFolder));
        }

        return ZoneAbove(folder);
    }

    /// <summary>Zone folder of a zone folder or of a kept run; null for anything else.</summary>
    internal static string? ZoneAt(string folder) => File.Exists(Path.Combine(folder, "zone.yaml")) ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) : ZoneAbove(folder);

    private static string? ZoneAbove(string folder)
    {
        var above = Directory.GetParent(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return above is { Name: "runs", Parent: { } zone } && File.Exists(Path.Combine(zone.FullName, "zone.yaml")) ? zone.FullName : null;
    }

    private static void Live(string zone, string folder, RunManifest run, Findings findings)
    {
        var prefix = Path.GetRelativePath(Path.GetFullPath(folder), zone).Replace('\\', '/') + "/";
        Compare(prefix, zone, run.Inputs, findings);
        // What the verifier writes about a kept run comes after it by its nature.
        foreach (var added in Directory.Exists(zone) ? KeepRun.InputsOf(zone, Path.GetFullPath(folder)).Where(f => f.File != Evidence.StateVerification.File && !run.Inputs.Any(i => i.File == f.File)) : [])
        {
            findings.Error("RUN-003", new Place(prefix + added.File), ("file", added.File));
        }
    }

    // A file that the run did not write might be read as one of its results, or of what it was made of; a kept run holds nothing else.
    private static void Strangers(string folder, RunManifest run, RunState state, Findings findings)
    {
        var own = run.Results.Select(f => f.File).Concat([RunManifest.File, RunHistory.File])
            .Concat(state == RunState.Draft ? [] : run.Inputs.Select(f => $"{Inputs}/{f.File}").Concat(run.Data.Select(f => $"{DataFiles}/{f.File}"))).ToHashSet(StringComparer.Ordinal);
        foreach (var file in FileHashes.OfFolder(folder).Where(f => !own.Contains(f.File)))
        {
            findings.Add(Diagnostic.Of("RUN-005", state == RunState.Draft ? Severity.Warning : Severity.Error, new Place(file.File), ("file", file.File)));
        }
    }

    private static void Compare(string prefix, string folder, IEnumerable<FileHash> files, Findings findings)
    {
        foreach (var was in files)
        {
            var now = FileHashes.Find(folder, was.File);
            if (now != was)
            {
                findings.Error("RUN-001", new Place(prefix + was.File), ("file", prefix + was.File), ("was", Short(was.Sha256)), ("now", Short(now?.Sha256)));
            }
        }
    }

    private static string Short(string? hash) => hash is { Length: > 12 } ? hash[..12] : "—";
}

/// <summary>A run as its folder holds it.</summary>
/// <param name="Folder">Folder.</param>
/// <param name="Run">Manifest.</param>
/// <param name="History">History.</param>
public sealed record KeptRun(string Folder, RunManifest Run, RunHistory History);
