using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Scenarios;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Evaluation.Outlooks;

/// <summary>
/// What is left of a sector's potential (R67): potentials.csv states a best level, as a share of the base year, and its horizon;
/// each scenario has come so far and has so much left.
/// </summary>
public static class Potentials
{
    /// <summary>Name of the table.</summary>
    public const string File = "potentials.csv";

    /// <summary>The potentials in the order of the table; empty when the zone has none.</summary>
    /// <param name="table">potentials.csv; null when it is not there.</param>
    /// <param name="from">Pathways and cells.</param>
    /// <param name="findings">Collects OUT-001 (term unknown), OUT-002 (number of terms), OUT-003 (year), OUT-005 (nothing matches), OUT-006 (best level).</param>
    public static ImmutableArray<SectorPotential> Of(ZoneTable? table, OutlookCase from, Findings findings) => [.. (table?.Rows ?? []).Select(row => One(table!, row, from, findings)).OfType<SectorPotential>()];

    private static SectorPotential? One(ZoneTable table, ZoneRow row, OutlookCase from, Findings findings)
    {
        var (of, year, best) = (table.Text(row, "of"), table.Whole(row, "year") ?? 0, table.Number(row, "best"));
        if (OutlookFigures.Terms(of, "change", row.Where, findings) is not { } terms)
        {
            return null;
        }

        if (!from.Set.BaselinePathway.Years.Contains(year))
        {
            findings.Error("OUT-003", row.Where, ("scenario", from.Set.Baseline), ("year", year), ("known", string.Join(", ", from.Set.Pathways.Select(p => p.Scenario))));
            return null;
        }

        if (best is not (>= 0 and < 100))
        {
            findings.Error("OUT-006", row.Where, ("best", table.Text(row, "best")));
            return null;
        }

        double Level(string scenario, int when) => terms[0].Value(from, scenario, when) / (terms.Length > 1 ? terms[1].Value(from, scenario, when) : 1);
        var levels = from.Set.Pathways.ToImmutableDictionary(p => p.Scenario, p => Level(p.Scenario, year) / Level(p.Scenario, p.BaseYear));
        if (levels.Values.Any(double.IsNaN))
        {
            findings.Error("OUT-005", row.Where, ("of", of), ("scenario", levels.First(l => double.IsNaN(l.Value)).Key), ("year", year));
            return null;
        }

        LocalText what = new(table.Text(row, "what_zh"), table.Text(row, "what_en") is { Length: > 0 } en ? en : table.Text(row, "what_zh"));
        return new SectorPotential(table.Text(row, "id"), of, what, year, best.Value / 100, levels, table.Text(row, "source"), row.Where);
    }
}
