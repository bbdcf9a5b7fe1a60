using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Quantities;
using Ncez.Model.Scenarios;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Scenarios;

/// <summary>
/// How far each scenario is from the zone's targets (targets.csv): a mass is a level, a share with a base year a cut against it
/// (−35 % and 35 % are the same cut, as everywhere targets are read).
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
    public static ResultTable? Of(PathwaySet set, ZoneTable? targets, UnitTable units)
    {
        var rows = (targets?.Rows ?? []).SelectMany(row => Rows(set, targets!, row, units)).ToImmutableArray();
        return rows.IsEmpty ? null : new ResultTable("targetGaps", Texts.Both("table.gaps"),
            [
                new TableColumn("target", Texts.Both("column.target")), new TableColumn("indicator", Texts.Both("column.indicator")), new TableColumn("year", Texts.Both("column.year")),
                new TableColumn("scenario", Texts.Both("column.scenario")), new TableColumn("limit", Texts.Both("column.limit"), IsNumber: true),
                new TableColumn("value", Texts.Both("column.value"), IsNumber: true), new TableColumn("gap", Texts.Both("column.gap"), IsNumber: true), new TableColumn("met", Texts.Both("column.met")),
            ],
            rows);
    }

    private static IEnumerable<ImmutableArray<TableCell>> Rows(PathwaySet set, ZoneTable table, ZoneRow row, UnitTable units)
    {
        string Cell(string name) => table.Columns.IndexOf(name) is var i && i >= 0 ? row.Cells[i] : "";
        if (!Indicators.TryGetValue(Cell("indicator"), out var series) || !int.TryParse(Cell("year"), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !double.TryParse(Cell("value"), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !units.TryParseRatio(Cell("unit"), out var unit))
        {
            yield break;
        }

        var baseYear = int.TryParse(Cell("base_year"), NumberStyles.None, CultureInfo.InvariantCulture, out var stated) ? stated : set.BaselinePathway.BaseYear;
        foreach (var pathway in set.Pathways)
        {
            var (first, values) = (pathway.Years[0], series(pathway));
            if (year < first || year > pathway.Years[^1] || baseYear < first)
            {
                continue;
            }

            var limit = unit.Numerator.Dimension == Dimension.Share ? values[baseYear - first] * (1 - Math.Abs(value * unit.ToCanonical)) : value * unit.ToCanonical;
            var reached = values[year - first];
            yield return [Cell("id"), Texts.Both("gap." + Cell("indicator").ToLowerInvariant()), Cell("year"), pathway.Name, limit, reached, reached - limit, Texts.Both(reached <= limit ? "met.yes" : "met.no")];
        }
    }

    private static ImmutableArray<double> Cumulated(Pathway pathway)
    {
        var sum = 0.0;
        return [.. pathway.NetT.Select((v, t) => pathway.Years[t] <= pathway.BaseYear ? 0 : sum += v)];
    }
}
