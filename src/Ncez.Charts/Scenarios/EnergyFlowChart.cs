using System.Collections.Immutable;
using System.Globalization;
using Ncez.Charts.Inventories;
using Ncez.Model.Charts;
using Ncez.Model.Quantities;
using Ncez.Model.Scenarios;
using Ncez.Model.Texts;

namespace Ncez.Charts.Scenarios;

/// <summary>Energy flows of one scenario and year: what comes in, what is made of it, who uses it.</summary>
public static class EnergyFlowChart
{
    private const double SmallestShareFraction = 0.001;

    /// <summary>The chart; null when nothing flows.</summary>
    public static ChartSpec? Build(Pathway pathway, int year) => Build(pathway, year, EnergyUnit.Tce) is { } chart
        ? chart with { InOtherUnits = [.. new[] { EnergyUnit.Terajoule, EnergyUnit.MegawattHour }.Select(u => Build(pathway, year, u)!)] }
        : null;

    private static ChartSpec? Build(Pathway pathway, int year, EnergyUnit unit)
    {
        var index = year - pathway.Years[0];
        var (nodes, flows) = (new Dictionary<string, ChartNode>(StringComparer.Ordinal), new Dictionary<(string, string), ChartFlow>());
        var feeds = pathway.Balance.Where(b => b.Kind == "input" && b.ValuesMWh[index] > 0).ToLookup(b => b.Branch, b => pathway.NameOf(b.Fuel), StringComparer.Ordinal);
        foreach (var flow in pathway.Balance.Where(b => b.ValuesMWh[index] > 0))
        {
            var (amount, fuel) = (flow.ValuesMWh[index] * unit.PerMWh, "fuel:" + flow.Fuel);
            switch (flow.Kind)
            {
                case "import":
                    Node(nodes, "import", ChartTexts.Of("energyflow.import"), "text-3", 0);
                    Flow(flows, "import", fuel, amount, "sector-energy");
                    break;
                case "production":
                    Node(nodes, flow.Branch, Process(pathway.NameOf(flow.Branch), feeds[flow.Branch]), "sector-living", 0);
                    Flow(flows, flow.Branch, fuel, amount, "sector-living");
                    break;
                case "final":
                    Node(nodes, "use:" + flow.Branch, pathway.NameOf(flow.Branch).AtStart, "sector-industry", 2);
                    Flow(flows, fuel, "use:" + flow.Branch, amount, "sector-industry");
                    break;
                case "export" or "losses" or "waste" or "own_use":
                    Node(nodes, flow.Kind, ChartTexts.Of("energyflow." + flow.Kind), "text-3", 2);
                    Flow(flows, fuel, flow.Kind, amount, "text-3");
                    break;
                default:
                    break;
            }
        }

        // Fuels that only processes take stand in the name of the process: the picture is about what reaches its users.
        var used = flows.Values.Where(f => f.To is { } to && nodes.TryGetValue(to, out var node) && node.Column == 2).Select(f => f.From).ToHashSet(StringComparer.Ordinal);
        foreach (var fuel in used)
        {
            Node(nodes, fuel, pathway.NameOf(fuel["fuel:".Length..]).AtStart, "sector-energy", 1);
        }

        var total = flows.Values.Where(f => used.Contains(f.From)).Sum(f => f.Value);
        var kept = flows.Values.Where(f => (used.Contains(f.To) || used.Contains(f.From)) && f.Value >= SmallestShareFraction * total).ToImmutableArray();
        if (kept.IsEmpty)
        {
            return null;
        }

        var scale = Magnitude.OfTonnes(total);
        var largest = kept.Where(f => f.To.StartsWith("use:", StringComparison.Ordinal)).GroupBy(f => f.To).MaxBy(g => g.Sum(f => f.Value));
        return new ChartSpec
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"energy-flow-{pathway.Scenario}-{year}"),
            Form = ChartForm.Sankey,
            Title = ChartTexts.Of("energyflow.title", ("scenario", pathway.Name), ("year", year), ("total", Numbers.Energy(total, unit)), ("sector", largest is null ? LocalText.Same("–") : nodes[largest.Key].Name.InSentence)),
            Subtitle = ChartTexts.Of("energyflow.sub", ("unit", unit.In(scale))),
            Unit = unit.In(scale),
            DataUnit = LocalText.Same(unit.Id),
            Scale = scale,
            Nodes = [.. nodes.Values.Where(n => kept.Any(f => f.From == n.Id || f.To == n.Id)).OrderBy(n => n.Column)],
            Flows = kept,
        };
    }

    private static void Node(Dictionary<string, ChartNode> nodes, string id, LocalText name, string role, int column) => nodes.TryAdd(id, new ChartNode(id, name, role, column));

    private static void Flow(Dictionary<(string, string), ChartFlow> flows, string from, string to, double amount, string role) =>
        flows[(from, to)] = flows.TryGetValue((from, to), out var known) ? known with { Value = known.Value + amount } : new ChartFlow(from, to, amount, role);

    // A region more is a feed more of the same name.
    private static LocalText Process(LocalText process, IEnumerable<LocalText> feeds)
    {
        var (name, from) = (process.AtStart, feeds.Distinct().ToList());
        return from.Count == 0 ? name : ChartTexts.Of("energyflow.process", ("process", name), ("fuels", new LocalText(string.Join("、", from.Select(f => f.Zh)), string.Join(", ", from.Select(f => f.InSentence.En)))));
    }
}
