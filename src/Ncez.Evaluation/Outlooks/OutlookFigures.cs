using System.Collections.Immutable;
using Ncez.Kernels.Indicators;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Scenarios;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Evaluation.Outlooks;

/// <summary>
/// What is published about a zone (outlook.csv) beside what its scenarios give. Nothing is fitted here: the difference is printed
/// with its reason, and a floor that is not reached stays unmet.
/// </summary>
public static class OutlookFigures
{
    /// <summary>Name of the table.</summary>
    public const string File = "outlook.csv";

    /// <summary>The figures in the order of the table; empty when the zone has none.</summary>
    /// <param name="table">outlook.csv; null when it is not there.</param>
    /// <param name="calibrated">Pathways of the model as it stands.</param>
    /// <param name="uncalibrated">Pathways without calibration; null when the model has none.</param>
    /// <param name="units">Units in which figures are written.</param>
    /// <param name="findings">Collects OUT-001 (term unknown), OUT-002 (number of terms), OUT-003 (scenario or year unknown), OUT-004 (unit), OUT-005 (nothing matches).</param>
    public static ImmutableArray<OutlookFigure> Of(ZoneTable? table, OutlookCase calibrated, OutlookCase? uncalibrated, UnitTable units, Findings findings) =>
        [.. (table?.Rows ?? []).Select(row => Figure(table!, row, calibrated, uncalibrated, units, findings))];

    private static OutlookFigure Figure(ZoneTable table, ZoneRow row, OutlookCase calibrated, OutlookCase? uncalibrated, UnitTable units, Findings findings)
    {
        var (kind, scenario, year) = (table.Text(row, "kind"), table.Text(row, "scenario"), table.Whole(row, "year") ?? 0);
        var terms = Terms(table.Text(row, "of"), kind, row.Where, findings);
        var factor = FactorOf(kind, table.Text(row, "unit"), units, row.Where, findings);
        if (calibrated.Set.Pathways.FirstOrDefault(p => p.Scenario == scenario) is not { } pathway || !pathway.Years.Contains(year))
        {
            findings.Error("OUT-003", row.Where, ("scenario", scenario), ("year", year), ("known", string.Join(", ", calibrated.Set.Pathways.Select(p => p.Scenario))));
            terms = null;
        }

        double Of(OutlookCase from) => terms is null ? double.NaN : Value(kind, terms, from, scenario, year) * factor;
        var computed = Of(calibrated);
        if (terms is not null && double.IsNaN(computed) && !double.IsNaN(factor))
        {
            findings.Error("OUT-005", row.Where, ("of", table.Text(row, "of")), ("scenario", scenario), ("year", year));
        }

        return new OutlookFigure(table.Text(row, "id"), Both("what"), scenario, year, table.Text(row, "unit"), table.Number(row, "value") ?? double.NaN, RelationOf(table.Text(row, "relation")),
            computed, uncalibrated is null ? double.NaN : Of(uncalibrated), table.Text(row, "source"), Both("why"), row.Where);

        LocalText Both(string column) => new(table.Text(row, column + "_zh"), table.Text(row, column + "_en") is { Length: > 0 } en ? en : table.Text(row, column + "_zh"));
    }

    /// <summary>The terms of a cell; null when one is unknown or their number is wrong, which is told.</summary>
    internal static OutlookTerm[]? Terms(string text, string kind, Place where, Findings findings)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var terms = parts.Select(OutlookTerm.Parse).ToArray();
        foreach (var (part, _) in parts.Zip(terms).Where(p => p.Second is null))
        {
            findings.Error("OUT-001", where, ("term", part), ("known", OutlookTerm.Known));
        }

        var needed = Needed(kind);
        if (!needed.Contains(parts.Length))
        {
            findings.Error("OUT-002", where, ("kind", kind), ("found", parts.Length), ("needed", string.Join(", ", needed)));
        }

        var known = terms.OfType<OutlookTerm>().ToArray();
        return known.Length == parts.Length && needed.Contains(parts.Length) ? known : null;
    }

    private static int[] Needed(string kind) => kind switch { "value" => [1], "share" => [2], "part_of_share" => [4], _ => [1, 2] };

    private static double Value(string kind, OutlookTerm[] terms, OutlookCase from, string scenario, int year)
    {
        double At(int term, int when) => terms[term].Value(from, scenario, when);
        double Ratio(int when) => terms.Length == 1 ? At(0, when) : At(0, when) / At(1, when);
        return kind switch
        {
            "value" => At(0, year),
            "share" => At(0, year) / At(1, year),
            "part_of_share" => At(0, year) / At(1, year) * At(2, year) / At(3, year),
            _ => ChangeKernels.ChangeFraction(Ratio(from.Set.BaselinePathway.BaseYear), Ratio(year)),
        };
    }

    // Shares and changes are printed in percent; values in the unit of the row.
    private static double FactorOf(string kind, string text, UnitTable units, Place where, Findings findings)
    {
        if (kind != "value")
        {
            return 100;
        }

        if (!units.TryParse(text, out var unit))
        {
            findings.Error("OUT-004", where, ("unit", text));
            return double.NaN;
        }

        return 1 / unit.ToCanonical;
    }

    private static OutlookRelation RelationOf(string text) => text switch { "ge" => OutlookRelation.AtLeast, "le" => OutlookRelation.AtMost, _ => OutlookRelation.Equal };
}
