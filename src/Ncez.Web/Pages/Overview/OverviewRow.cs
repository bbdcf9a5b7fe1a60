using Ncez.Model.Inventories;
using Ncez.Model.Workbench;

namespace Ncez.Web.Pages.Overview;

/// <summary>A zone as the overview lists it.</summary>
/// <param name="Zone">The zone.</param>
/// <param name="Year">Totals of its latest year; null when it could not be accounted.</param>
/// <param name="Baseline">Totals of its baseline; null without one.</param>
/// <param name="Errors">Findings that are errors.</param>
/// <param name="Warnings">Findings that are warnings.</param>
public sealed record OverviewRow(RegisteredZone Zone, YearTotals? Year, YearTotals? Baseline, int Errors, int Warnings)
{
    /// <summary>Path of the zone.</summary>
    public string Link => "/zones/" + Uri.EscapeDataString(Zone.Id);

    /// <summary>How the zone stands: error, missing (something is not estimated, or nothing is filled in), ok.</summary>
    public string State => Errors > 0 || Year is null ? "error" : Year.NotEstimated.Lines > 0 || !(Year.Gross.T > 0) ? "missing" : "ok";

    /// <summary>True when the folder of the zone is gone.</summary>
    public bool IsGone { get; init; }

    /// <summary>Place of the zone as zone.yaml says it [°]; null when it says none.</summary>
    public (double Latitude, double Longitude)? Place { get; init; }

    /// <summary>Change of gross against the baseline [0–1]; NaN without one.</summary>
    public double ChangeFraction => Year is null || Baseline is null ? double.NaN : (Year.Gross.T - Baseline.Gross.T) / Baseline.Gross.T;

    /// <summary>Looks a zone up.</summary>
    internal static OverviewRow Of(PageContext page, RegisteredZone zone)
    {
        var summary = page.Workbench.Inventories.SummaryOf(zone);
        var year = summary.Years.LastOrDefault();
        return new OverviewRow(zone, year, summary.Years.FirstOrDefault(y => y.Year == summary.BaselineYear && y.Year != year!.Year), summary.Errors, summary.Warnings) { Place = summary.Place, IsGone = !page.Workbench.Zones.IsThere(zone) };
    }
}
