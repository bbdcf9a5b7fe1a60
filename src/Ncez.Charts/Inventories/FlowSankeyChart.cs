using System.Collections.Immutable;
using Ncez.Model.Charts;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Charts.Inventories;

/// <summary>Sources → scope → gross → net and deductions. Sources below 0.1 % of gross stand together as "other".</summary>
public sealed class FlowSankeyChart : IInventoryChart
{
    private const double SmallestShareFraction = 0.001;
    private const int MostSources = 14;

    /// <inheritdoc />
    public string Id => "flow-sankey";

    /// <inheritdoc />
    public int Order => 50;

    /// <inheritdoc />
    public ChartSpec? Build(Inventory inventory, int year)
    {
        var totals = InventorySums.Totals(inventory, year);
        var sources = InventorySums.Sources(inventory, year);
        if (sources.IsEmpty || !double.IsFinite(totals.Gross.T))
        {
            return null;
        }

        var gross = sources.Sum(s => s.Co2eT);
        var (nodes, flows) = (new List<ChartNode>(), new List<ChartFlow>());
        AddSources(nodes, flows, year, sources, gross, InventorySums.Deductions(inventory, year));
        nodes.Add(new ChartNode("gross", ChartTexts.Of("gross"), "gross", 2) { Link = new SumId(year, SumId.Gross).ToString() });
        var notes = AddNet(nodes, flows, totals, totals.Gross.T);
        var top = sources.MaxBy(s => s.Co2eT);
        var scale = Magnitude.OfTonnes(gross);
        return new ChartSpec
        {
            Id = Id,
            Form = ChartForm.Sankey,
            Title = ChartTexts.Of("sankey.title", ("top", top.Name.InSentence), ("scope", ChartTexts.Scope(top.Scope).InSentence), ("value", Numbers.Co2e(top.Co2eT)), ("share", Numbers.Percent(top.Co2eT / totals.Gross.T, 0))),
            Subtitle = ChartTexts.Of("sankey.sub", ("year", year), ("unit", scale.UnitCo2e)),
            Unit = scale.UnitCo2e,
            DataUnit = Magnitude.One.UnitCo2e,
            Scale = scale,
            Nodes = [.. nodes],
            Flows = [.. flows],
            Notes = [.. notes, .. EmissionStructureChart.MissingNote(inventory, year)],
        };
    }

    private static void AddSources(List<ChartNode> nodes, List<ChartFlow> flows, int year, ImmutableArray<(LocalText Name, Scope Scope, string Key, double Co2eT)> sources, double gross,
        ImmutableArray<(LocalText Name, Scope Scope, double Co2eT)> deductions)
    {
        var kept = sources.OrderByDescending(s => s.Co2eT).Take(MostSources).Where(s => s.Co2eT >= SmallestShareFraction * gross).ToHashSet();
        var scopeNodes = new List<ChartNode>();
        var scopeFlows = new List<ChartFlow>();
        foreach (var group in sources.GroupBy(s => s.Scope))
        {
            var (scopeId, role) = (group.Key == Scope.Direct ? "direct" : "indirect", ChartTexts.Role(group.Key));
            var whole = SumId.Of(year, group.Key).ToString();
            // What is deducted inside a scope (carbon in products, methane recovered) leaves it before gross.
            var deducted = Math.Min(-deductions.Where(d => d.Scope == group.Key).Sum(d => d.Co2eT), group.Sum(s => s.Co2eT));
            scopeNodes.Add(new ChartNode(scopeId, deducted > 0 ? ChartTexts.Of("sankey.before", ("scope", ChartTexts.Scope(group.Key))) : ChartTexts.Scope(group.Key), role, 1) { Link = whole });
            scopeFlows.Add(new ChartFlow(scopeId, "gross", group.Sum(s => s.Co2eT) - deducted, role) { Link = whole });
            if (deducted > 0)
            {
                scopeNodes.Add(new ChartNode($"{scopeId}-deducted", ChartTexts.Of("sankey.deducted"), role, 2) { Link = whole });
                scopeFlows.Add(new ChartFlow(scopeId, $"{scopeId}-deducted", deducted, role) { Link = whole });
            }

            var nth = 0;
            foreach (var source in group.Where(kept.Contains))
            {
                var (id, link) = ($"{scopeId}-{nth++}", SumId.OfSource(year, group.Key, source.Key).ToString());
                nodes.Add(new ChartNode(id, source.Name.AtStart, role, 0) { Link = link });
                flows.Add(new ChartFlow(id, scopeId, source.Co2eT, role) { Link = link });
            }

            var rest = group.Where(s => !kept.Contains(s)).Sum(s => s.Co2eT);
            if (rest > 0)
            {
                nodes.Add(new ChartNode($"{scopeId}-rest", ChartTexts.Of("sankey.rest"), role, 0) { Link = whole });
                flows.Add(new ChartFlow($"{scopeId}-rest", scopeId, rest, role) { Link = whole });
            }
        }

        nodes.AddRange(scopeNodes);
        flows.AddRange(scopeFlows);
    }

    private static ImmutableArray<LocalText> AddNet(List<ChartNode> nodes, List<ChartFlow> flows, YearTotals totals, double gross)
    {
        (string Key, string Role, double T, Scope Scope)[] cuts =
        [
            ("scope.export", "scope-export", -totals.ExportCredit.T, Scope.Export), ("scope.offset", "scope-offset", -totals.Offset.T, Scope.Offset), ("scope.sink", "scope-sink", -totals.Sink.T, Scope.Sink),
        ];

        // A negative net cannot be the width of a band: the picture then ends at gross and says so.
        if (totals.Net.T < 0 || cuts.Sum(c => c.T) > gross)
        {
            return [ChartTexts.Of("sankey.negative", ("net", Numbers.Co2e(totals.Net.T)))];
        }

        if (totals.Net.T > 0)
        {
            var link = new SumId(totals.Year, SumId.Net).ToString();
            nodes.Add(new ChartNode("net", ChartTexts.Of("net"), "net", 3) { Link = link });
            flows.Add(new ChartFlow("gross", "net", totals.Net.T, "gross") { Link = link });
        }

        foreach (var (key, role, cutT, scope) in cuts.Where(c => c.T > 0).OrderByDescending(c => c.T))
        {
            var link = SumId.Of(totals.Year, scope).ToString();
            nodes.Add(new ChartNode(key, ChartTexts.Of(key), role, 3) { Link = link });
            flows.Add(new ChartFlow("gross", key, cutT, role) { Link = link });
        }

        return [];
    }
}
