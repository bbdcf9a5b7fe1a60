using Ncez.Workflows.Reporting;
using Ncez.Workflows.Reporting.Parts;
using Ncez.Workflows.Workbench;
using Ncez.Workflows.Zones;

namespace Ncez.Web.Pages.Zone;

/// <summary>What can be said of a zone before its scenarios are calculated.</summary>
internal static class FirstReports
{
    /// <summary>The report of the inventory alone, with the findings of the account; null while the zone has no inventory.</summary>
    public static ReportInput? FirstReport(this AccountedZone zone) => zone.Account.Inventory is { } inventory ? ReportParts.First(zone.Account, inventory, new RunOptions()) : null;
}
