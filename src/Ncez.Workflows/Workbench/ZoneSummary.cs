using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Workbench;

/// <summary>What a list says of a zone; small, so that it is kept of every zone.</summary>
/// <param name="Years">Totals of its years; empty while a finding is an error.</param>
/// <param name="BaselineYear">Its baseline; 0 without one.</param>
/// <param name="Errors">Findings of the account that are errors.</param>
/// <param name="Warnings">Findings of the account that are warnings.</param>
/// <param name="Place">Latitude and longitude [°]; null when the zone says none.</param>
public sealed record ZoneSummary(ImmutableArray<YearTotals> Years, int BaselineYear, int Errors, int Warnings, (double Latitude, double Longitude)? Place)
{
    /// <summary>A zone whose folder is gone.</summary>
    public static ZoneSummary Gone { get; } = new([], 0, 1, 0, null);

    internal static ZoneSummary Of(ZoneAccount account)
    {
        var findings = account.Findings.Sorted();
        return new(account.Inventory?.Years ?? [], account.Inventory?.Zone.Baseline ?? 0, findings.Count(f => f.Severity == Severity.Error), findings.Count(f => f.Severity == Severity.Warning),
            account.Input?.Zone.Profile is { LatitudeDeg: { } latitude, LongitudeDeg: { } longitude } ? (latitude, longitude) : null);
    }
}
