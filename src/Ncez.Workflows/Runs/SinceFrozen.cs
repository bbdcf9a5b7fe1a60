using Ncez.Accounting;
using Ncez.Data.Export;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Runs;

namespace Ncez.Workflows.Runs;

/// <summary>What a zone's inventory differs in from the run that was frozen last: whoever looks at the zone is to know when its base year has to be recalculated.</summary>
/// <param name="Run">Folder name of the run.</param>
/// <param name="On">Date of its freezing.</param>
/// <param name="Changes">Differences by cause.</param>
/// <param name="Basis">Who stated the threshold: zone, programme or unstated.</param>
public sealed record SinceFrozen(string Run, string On, RunChanges Changes, string Basis)
{
    /// <summary>The differences; null when nothing was frozen, or the run is of another zone.</summary>
    /// <param name="shipped">Units.</param>
    /// <param name="zoneFolder">Zone folder with its runs.</param>
    /// <param name="inventory">The inventory as it stands.</param>
    public static SinceFrozen? Of(ShippedData shipped, string zoneFolder, Inventory inventory)
    {
        if (FrozenRun.Last(zoneFolder) is not { } last || last.Run.Zone != inventory.Zone.Id)
        {
            return null;
        }

        var (threshold, basis) = RecalculationThreshold.Of(null, inventory.Zone.RecalculationThreshold, zoneFolder);
        return new SinceFrozen(Path.GetFileName(last.Folder), last.On, RunDifference.Of(last.Run, RunManifestBuilder.Of(inventory, "", ""), shipped.Library.Units, threshold), basis);
    }

    /// <summary>A warning when the base year has to be recalculated (GHG Protocol Corporate Standard ch. 5; ISO 14064-1:2018 6.4.2).</summary>
    internal static void Tell(ShippedData shipped, string zoneFolder, Inventory inventory, Findings findings)
    {
        if (Of(shipped, zoneFolder, inventory) is { Changes.BaseYear: { IsNeeded: true } of } since)
        {
            findings.Warning("RUN-020", new Place("zone.yaml") { Field = "baseline" }, ("year", of.Year), ("run", since.Run), ("on", since.On), ("old", of.OldT), ("new", of.NewT),
                ("percent", of.SignificanceFraction * 100), ("threshold", of.ThresholdFraction * 100));
        }
    }
}
