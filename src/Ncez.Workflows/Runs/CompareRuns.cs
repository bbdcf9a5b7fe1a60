using Ncez.Accounting;
using Ncez.Data.Export;
using Ncez.Model.Diagnostics;
using Ncez.Model.Runs;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Runs;

/// <summary>What changed since a run: against another run, or against the zone as it would be accounted now, before anything is adopted.</summary>
public sealed class CompareRuns(ShippedData shipped)
{
    /// <summary>Compares two runs.</summary>
    /// <param name="before">Folder of the earlier run.</param>
    /// <param name="after">Folder of the later run, or a zone folder that is accounted now.</param>
    /// <param name="asked">Significance threshold of a base-year recalculation [0–1]; null for that of the zone or its programme.</param>
    /// <param name="findings">What stands in the way.</param>
    /// <returns>The changes and who stated the threshold.</returns>
    public (RunChanges Changes, string Basis)? Compare(string before, string after, double? asked, Findings findings)
    {
        var (old, now) = (Read(before, findings), Read(after, findings));
        if (old is null || now is null)
        {
            return null;
        }

        if (old.Zone != now.Zone)
        {
            findings.Error("RUN-011", new Place(after), ("before", old.Zone), ("after", now.Zone));
            return null;
        }

        foreach (var zone in new[] { before, after }.Select(VerifyRun.ZoneAt).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            FrozenRun.TellOrphans(zone, Severity.Warning, findings);
        }

        BaseYearCourse.Moved(old, now, findings);
        var (threshold, basis) = RecalculationThreshold.Of(asked, now.RecalculationThreshold, now.ZoneFolder.Length == 0 ? after : Path.Combine(after, now.ZoneFolder));
        var changes = RunDifference.Of(old, now, shipped.Library.Units, threshold);
        if (changes.Lines.Where(l => l.IsUnsplit).ToList() is { Count: > 0 } unsplit)
        {
            findings.Warning("RUN-022", new Place(before), ("count", unsplit.Count), ("amount", unsplit.Sum(l => l.EffectT)));
        }

        return (changes, basis);
    }

    /// <summary>What a zone as it stands differs in from the run that was frozen last, with its base year through all frozen runs.</summary>
    /// <param name="folder">Zone folder.</param>
    /// <param name="asked">Significance threshold of a base-year recalculation [0–1]; null for that of the zone or its programme.</param>
    /// <param name="findings">What stands in the way.</param>
    public SinceFrozen? Since(string folder, double? asked, Findings findings)
    {
        var account = new AccountZone(shipped).Account(folder);
        findings.Add(account.Findings.Sorted().Where(f => f.Severity == Severity.Error));
        if (account.Inventory is not { } inventory)
        {
            return null;
        }

        var since = SinceFrozen.Of(shipped, folder, inventory, asked);
        if (since is null)
        {
            findings.Error("RUN-023", new Place(folder));
            return null;
        }

        FrozenRun.TellOrphans(folder, Severity.Warning, findings);
        BaseYearCourse.Moved(since.Changes.Before, since.Changes.After, findings);
        return since;
    }

    private RunManifest? Read(string folder, Findings findings)
    {
        if (!File.Exists(Path.Combine(folder, "zone.yaml")))
        {
            return VerifyRun.Manifest(folder, findings) is var (run, history) ? Opened(folder, run, history.State) : null;
        }

        var account = new AccountZone(shipped).Account(folder);
        findings.Add(account.Findings.Sorted().Where(f => f.Severity == Severity.Error));
        return account.Inventory is { } inventory ? RunManifestBuilder.ToCompare(inventory) : null;
    }

    // A kept run holds copies of what it was made of; a draft only says where they are.
    private RunManifest Opened(string folder, RunManifest run, RunState state) => state == RunState.Draft
        ? VerifyRun.ZoneOf(folder, run, state) is { } zone ? OpenedRun.Of(zone, shipped, run) : run
        : new FrozenRun(folder, run, "").Opened().Run;
}
