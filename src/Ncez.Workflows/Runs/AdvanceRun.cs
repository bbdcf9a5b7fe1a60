using System.Collections.Immutable;
using Ncez.Data.Export;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Runs;
using Ncez.Model.Texts;
using Ncez.Workflows.Workbench.Identity;

namespace Ncez.Workflows.Runs;

/// <summary>Moves a run forward: draft → frozen → verified → sealed → superseded. Each step by another person, each with a reason.</summary>
public sealed class AdvanceRun(ShippedData shipped)
{
    private const int NameDigits = 12;

    /// <summary>
    /// Freezes a draft: its folder is copied with all inputs and data files into <c>runs/</c> of the zone. A quantity that
    /// differs from the last frozen run needs a row in revisions.csv.
    /// </summary>
    /// <param name="folder">Folder of the draft.</param>
    /// <param name="step">Who, when, why.</param>
    /// <param name="findings">What stands in the way.</param>
    /// <returns>Folder of the frozen run; null when it could not be frozen.</returns>
    public string? Freeze(string folder, RunStepBy step, Findings findings) => Freeze(folder, step, findings, null);

    /// <summary>Freezes a draft where somebody watches; null too when it was not put in its place.</summary>
    /// <param name="folder">Folder of the draft.</param>
    /// <param name="step">Who, when, why.</param>
    /// <param name="findings">What stands in the way.</param>
    /// <param name="work">Who watches; null when nobody does.</param>
    /// <param name="began">Files of the zone before the run was made; empty when that is not known.</param>
    internal string? Freeze(string folder, RunStepBy step, Findings findings, FreezeWork? work, ImmutableArray<FileHash> began = default)
    {
        if (new VerifyRun(shipped).Check(folder, snapshotOnly: false, findings) is not { } kept || findings.HasErrors || !MayStep(kept, RunState.Frozen, step, findings))
        {
            return null;
        }

        if (!began.IsDefault && !IsSame(began, kept.Run.Inputs, findings))
        {
            return null;
        }

        var zoneFolder = Path.GetFullPath(Path.Combine(folder, kept.Run.ZoneFolder));

        // What a run that was altered says would be taken for what was frozen, or be passed over.
        foreach (var altered in FrozenRun.Altered(zoneFolder))
        {
            findings.Error("RUN-025", new Place($"runs/{altered}"), ("run", altered));
        }

        // Without the run that was frozen before, its base year and its quantities would be held against nothing.
        FrozenRun.TellOrphans(zoneFolder, Severity.Error, findings);
        new CheckRevisions(shipped).Against(zoneFolder, kept.Run, step, findings);
        if (findings.HasErrors)
        {
            return null;
        }

        var (runs, follows) = (Path.Combine(zoneFolder, "runs"), FrozenRun.Histories(zoneFolder).LastOrDefault().History?.RunSha256 ?? "");
        var target = Path.Combine(runs, kept.History.RunSha256[..NameDigits]);
        if (work is { TakesKept: true } && Directory.Exists(target))
        {
            return new VerifyRun(shipped).Check(target, snapshotOnly: true, findings) is not null && !findings.HasErrors && work.Place(target, () => { }) ? target : null;
        }

        if (Directory.Exists(target))
        {
            findings.Error("RUN-009", new Place(target), ("folder", target));
            return null;
        }

        work?.Tell(FreezeStep.Keep);
        var staging = work is null ? Path.Combine(runs, "." + Path.GetFileName(target) + ".new") : Path.Combine(work.Scratch, "frozen");
        var isPlaced = true;
        return OutputFile.Attempt(target, findings, () =>
        {
            if (Directory.Exists(staging))
            {
                Directory.Delete(staging, recursive: true);
            }

            FileHashes.Copy(folder, kept.Run.Results.Append(new FileHash(RunManifest.File, 0, "")), staging);
            work?.Cancellation.ThrowIfCancellationRequested();
            FileHashes.Copy(zoneFolder, kept.Run.Inputs, Path.Combine(staging, VerifyRun.Inputs));
            work?.Cancellation.ThrowIfCancellationRequested();
            FileHashes.Copy(shipped.Folder, kept.Run.Data, Path.Combine(staging, VerifyRun.DataFiles));
            if (!IsSame(FileHashes.OfFolder(Path.Combine(staging, VerifyRun.Inputs)), kept.Run.Inputs, findings) || !IsSame(FileHashes.OfFolder(Path.Combine(staging, VerifyRun.DataFiles)), kept.Run.Data, findings))
            {
                Directory.Delete(staging, recursive: true);
                isPlaced = false;
                return;
            }

            Save(staging, RunJson.Next(kept.History, RunState.Frozen, step.At, step.By.Trim(), step.Why, follows));
            Directory.CreateDirectory(runs);
            work?.Cancellation.ThrowIfCancellationRequested();
            void Move() => Directory.Move(staging, target);
            if (work is not null)
            {
                isPlaced = work.Place(target, Move);
            }
            else
            {
                Move();
            }
        }) && isPlaced ? target : null;
    }

    /// <summary>Signs a kept run: verified after frozen, sealed after verified, superseded after sealed.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <param name="state">State it is to reach.</param>
    /// <param name="step">Who, when, why.</param>
    /// <param name="snapshotOnly">True: what the folder itself holds is signed, whatever the zone's and the product's files are today.</param>
    /// <param name="findings">What stands in the way.</param>
    /// <returns>The history with the new entry; null when the run is not as it was or not in the state before.</returns>
    public RunHistory? Sign(string folder, RunState state, RunStepBy step, bool snapshotOnly, Findings findings)
    {
        if (new VerifyRun(shipped).Check(folder, snapshotOnly, findings) is not { } kept || findings.HasErrors || !MayStep(kept, state, step, findings))
        {
            return null;
        }

        var next = RunJson.Next(kept.History, state, step.At, step.By.Trim(), step.Why);
        return OutputFile.Attempt(folder, findings, () => Save(folder, next)) ? next : null;
    }

    // Files of one moment against those of another: each that differs is told.
    private static bool IsSame(ImmutableArray<FileHash> files, ImmutableArray<FileHash> others, Findings findings)
    {
        string[] changed = [.. files.Except(others).Concat(others.Except(files)).Select(f => f.File).Distinct().Order(StringComparer.Ordinal)];
        foreach (var file in changed)
        {
            findings.Error("RUN-018", new Place(file), ("file", file));
        }

        return changed.Length == 0;
    }

    private static void Save(string folder, RunHistory history)
    {
        using var bytes = new MemoryStream();
        RunJson.Write(history, bytes);
        FileVersions.Replace(Path.Combine(folder, RunHistory.File), bytes.ToArray());
    }

    private static bool MayStep(KeptRun kept, RunState state, RunStepBy step, Findings findings)
    {
        var place = new Place(kept.Folder);
        if (kept.History.State != state - 1)
        {
            findings.Error("RUN-006", place, ("state", RunStateTexts.Of(kept.History.State)), ("wanted", RunStateTexts.Of(state)), ("before", RunStateTexts.Of(state - 1)));
        }

        step.IsWhole(kept.Folder, findings);

        // Maker, checker and verifier are three people; superseding is anyone's duty.
        var earlier = kept.History.Entries.FirstOrDefault(e => e.State != RunState.Draft && AccountNames.AreOne(e.By, step.By));
        if (state != RunState.Superseded && earlier is not null)
        {
            findings.Error("RUN-008", place, ("who", step.By), ("state", RunStateTexts.Of(earlier.State)));
        }

        return !findings.HasErrors;
    }
}

/// <summary>Who does a step, when and why.</summary>
/// <param name="By">Name.</param>
/// <param name="At">UTC time.</param>
/// <param name="Why">Reason.</param>
public sealed record RunStepBy(string By, string At, string Why)
{
    /// <summary>True with a name and a reason; else a finding.</summary>
    internal bool IsWhole(string folder, Findings findings)
    {
        var isWhole = !string.IsNullOrWhiteSpace(By) && Reasons.IsGiven(Why);
        if (!isWhole)
        {
            findings.Error("RUN-007", new Place(folder));
        }

        return isWhole;
    }
}
