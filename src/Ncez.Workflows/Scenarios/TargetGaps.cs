using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Scenarios;
using Ncez.Model.Tables;
using Ncez.Model.Targets;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Scenarios;

/// <summary>
/// How far each scenario is from the zone's targets (targets.csv): a mass is a level, a share with a base year a cut against it
/// (−35 % and 35 % are the same cut, as everywhere targets are read). Emissions are compared in t, energy in tce, whatever unit the target has.
/// <c>cumulative_net</c> is a carbon budget from the first scenario year to the year of the target.
/// </summary>
public static class TargetGaps
{
    private static readonly TextArea Texts = TextArea.Of(typeof(TargetGaps).Assembly, "Scenarios");

    private static readonly Dictionary<string, Func<Pathway, ImmutableArray<double>>> Indicators = new(StringComparer.OrdinalIgnoreCase)
    {
        ["net"] = p => p.NetT,
        ["gross"] = p => p.GrossT,
        ["direct"] = p => p.DirectT,
        ["energy"] = p => p.EnergyTce,
        ["cumulative_net"] = Cumulated,
    };

    /// <summary>The table; null when the zone has no target that pathways can meet.</summary>
    /// <param name="set">The pathways.</param>
    /// <param name="targets">targets.csv; null when there is none.</param>
    /// <param name="units">Units.</param>
    /// <param name="baseline">Base year of cuts that name none; null = base year of the pathways.</param>
    /// <param name="findings">Collects TGT-018 for a target that the years of the pathways do not reach.</param>
    public static ResultTable? Of(PathwaySet set, ZoneTable? targets, UnitTable units, int? baseline, Findings findings)
    {
        var rows = (targets?.Rows ?? []).SelectMany(row => Rows(set, targets!, row, units, baseline, findings)).ToImmutableArray();
        return rows.IsEmpty ? null : new ResultTable("targetGaps", Texts.Both("table.gaps"),
            [
                new TableColumn("target", Texts.Both("column.target")), new TableColumn("indicator", Texts.Both("column.indicator")), new TableColumn("year", Texts.Both("column.year")),
                new TableColumn("scenario", Texts.Both("column.scenario")), new TableColumn("limit", Texts.Both("column.limit"), IsNumber: true),
                new TableColumn("value", Texts.Both("column.value"), IsNumber: true), new TableColumn("gap", Texts.Both("column.gap"), IsNumber: true), new TableColumn("met", Texts.Both("column.met")),
            ],
            rows);
    }

    private static IEnumerable<ImmutableArray<TableCell>> Rows(PathwaySet set, ZoneTable table, ZoneRow row, UnitTable units, int? baseline, Findings findings)
    {
        var indicator = TargetIndicators.IdOf(table.Text(row, "indicator"));
        if (!Indicators.TryGetValue(indicator, out var series) || table.Whole(row, "year") is not { } year
            || table.Number(row, "value") is not { } value || !units.TryParseRatio(table.Text(row, "unit"), out var unit))
        {
            yield break;
        }

        var isCut = unit.Numerator.Dimension == Dimension.Share;
        var baseYear = table.Whole(row, "base_year") ?? baseline ?? set.BaselinePathway.BaseYear;
        foreach (var pathway in set.Pathways)
        {
            var (first, values) = (pathway.Years[0], series(pathway));
            if (year < first || year > pathway.Years[^1] || (isCut && (baseYear < first || baseYear > pathway.Years[^1])))
            {
                findings.Info("TGT-018", row.Where, ("target", table.Text(row, "id")), ("scenario", pathway.Name), ("from", first), ("to", pathway.Years[^1]));
                continue;
            }

            var limit = isCut ? values[baseYear - first] * (1 - Math.Abs(value * unit.ToCanonical)) : value * unit.ToCanonical / CanonicalOf(indicator, units);
            var reached = values[year - first];
            yield return [table.Text(row, "id"), Texts.Both("gap." + indicator), table.Text(row, "year"), pathway.Name, limit, reached, reached - limit, Texts.Both(reached <= limit ? "met.yes" : "met.no")];
        }
    }

    // Pathways give energy in tce; canonical is MWh.
    private static double CanonicalOf(string indicator, UnitTable units) => indicator != "energy" ? 1 : units.TryParse("tce", out var tce) ? tce.ToCanonical : double.NaN;

    private static ImmutableArray<double> Cumulated(Pathway pathway)
    {
        var sum = 0.0;
        return [.. pathway.NetT.Select((v, t) => pathway.Years[t] <= pathway.BaseYear ? 0 : sum += v)];
    }
}
