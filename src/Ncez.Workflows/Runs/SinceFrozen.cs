using Ncez.Accounting;
using Ncez.Data.Export;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Runs;

namespace Ncez.Workflows.Runs;

/// <summary>What a zone's inventory differs in from the run that was frozen last: whoever looks at the zone is to know when its base year has to be recalculated.</summary>
/// <param name="Run">Folder name of the run.</param>
/// <param name="On">Date of its freezing.</param>
/// <param name="Changes">Differences by cause; the base year is held against the run that fixed it.</param>
/// <param name="Basis">Who stated the threshold: zone, programme or unstated.</param>
/// <param name="Course">The base year through all frozen runs.</param>
public sealed record SinceFrozen(string Run, string On, RunChanges Changes, string Basis, BaseYearCourse Course)
{
    // Less is the rounding of sums.
    private const double Rounding = 1e-9;

    /// <summary>Date of freezing of the run that fixed the base year; empty when none did.</summary>
    public string FixedOn => Course.Fixed?.On ?? "";

    /// <summary>Folder name of the run that fixed the base year; empty when none did.</summary>
    public string FixedBy => Course.Fixed?.Id ?? "";

    /// <summary>The differences; null when nothing was frozen, or the run is of another zone.</summary>
    /// <param name="shipped">Units.</param>
    /// <param name="zoneFolder">Zone folder with its runs.</param>
    /// <param name="inventory">The inventory as it stands.</param>
    /// <param name="asked">Significance threshold of a base-year recalculation [0–1]; null for that of the zone or its programme.</param>
    public static SinceFrozen? Of(ShippedData shipped, string zoneFolder, Inventory inventory, double? asked = null)
    {
        if (FrozenRun.Last(zoneFolder) is not { } last || last.Run.Zone != inventory.Zone.Id)
        {
            return null;
        }

        var (now, units) = (RunManifestBuilder.ToCompare(inventory), shipped.Library.Units);
        var (threshold, basis) = RecalculationThreshold.Of(asked, inventory.Zone.RecalculationThreshold, zoneFolder);
        var course = BaseYearCourse.Of(zoneFolder, now.Zone, now.BaseYear, threshold, units);
        var changes = RunDifference.Of(last.Opened().Run, now, units, threshold);
        return new SinceFrozen(last.Id, last.On, course.Held(changes, now, units, threshold), basis, course);
    }

    /// <summary>A warning when the base year has to be recalculated (GHG Protocol Corporate Standard ch. 5; ISO 14064-1:2018 6.4.2).</summary>
    internal static void Tell(ShippedData shipped, string zoneFolder, Inventory inventory, Findings findings)
    {
        foreach (var altered in FrozenRun.Altered(zoneFolder))
        {
            findings.Warning("RUN-025", new Place($"runs/{altered}"), ("run", altered));
        }

        FrozenRun.TellOrphans(zoneFolder, Severity.Warning, findings);
        if (Of(shipped, zoneFolder, inventory) is not { } since)
        {
            return;
        }

        BaseYearCourse.Moved(since.Changes.Before, since.Changes.After, findings);
        if (since.Changes.BaseYear is { } of && (of.IsNeeded || of.SignificanceFraction > Rounding))
        {
            findings.Add(Diagnostic.Of(of.IsNeeded ? "RUN-020" : "RUN-040", of.IsNeeded ? Severity.Warning : Severity.Info, new Place("zone.yaml") { Field = "baseline" },
                ("year", of.Year), ("run", since.FixedBy), ("on", since.FixedOn), ("old", of.OldT), ("new", of.NewT), ("oldNet", of.OldNetT), ("newNet", of.NewNetT),
                ("percent", of.SignificanceFraction * 100), ("threshold", of.ThresholdFraction * 100)));
        }
    }
}
