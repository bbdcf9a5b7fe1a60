using Ncez.Kernels.Energy;
using Ncez.Model.Scenarios;

namespace Ncez.Evaluation.Outlooks;

/// <summary>
/// A quantity of a scenario in a year, as outlook.csv asks for it: <c>noun(filter=value+value, …)</c>. Nouns: <c>net</c>, <c>gross</c>,
/// <c>energy</c>, <c>flow</c>, <c>abated</c>, <c>cell</c>.
/// </summary>
internal sealed class OutlookTerm
{
    private static readonly Dictionary<string, string[]> Filters = new(StringComparer.Ordinal)
    {
        ["net"] = ["sector", "emitter", "region"],
        ["gross"] = [],
        ["energy"] = ["basis"],
        ["flow"] = ["kind", "fuel", "branch", "region"],
        ["abated"] = ["measure", "family", "sector", "emitter", "region"],
        ["cell"] = ["path", "variable"],
    };

    private readonly string _noun;
    private readonly Dictionary<string, string[]> _filters = new(StringComparer.Ordinal);

    private OutlookTerm(string noun) => _noun = noun;

    /// <summary>All nouns with their filters, for a finding.</summary>
    public static string Known => string.Join(", ", Filters.Select(f => f.Value.Length == 0 ? f.Key : $"{f.Key}({string.Join(", ", f.Value)})"));

    /// <summary>Reads a term; null when it is none.</summary>
    public static OutlookTerm? Parse(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var noun = (open < 0 ? text : text[..open]).Trim();
        if (!Filters.TryGetValue(noun, out var known) || (open >= 0 && !text.TrimEnd().EndsWith(')')))
        {
            return null;
        }

        var term = new OutlookTerm(noun);
        foreach (var pair in open < 0 ? [] : text.TrimEnd()[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 || !known.Contains(pair[..equals].Trim()))
            {
                return null;
            }

            term._filters[pair[..equals].Trim()] = pair[(equals + 1)..].Split('+', StringSplitOptions.TrimEntries);
        }

        // What was saved is known by sector or by region, not by both at once.
        return noun is "abated" or "net" && term._filters.Keys.Count(k => k is "sector" or "emitter" or "region") > 1 ? null : term;
    }

    /// <summary>The value in t, MWh or the engine's unit of a cell; NaN when nothing matches.</summary>
    public double Value(OutlookCase from, string scenario, int year)
    {
        var pathway = from.Set.Pathways.FirstOrDefault(p => p.Scenario == scenario);
        var t = pathway?.Years.IndexOf(year) ?? -1;
        return pathway is null || t < 0 ? double.NaN : _noun switch
        {
            "net" => Net(pathway, t),
            "gross" => pathway.GrossT[t],
            "energy" => (_filters.GetValueOrDefault("basis")?[0] == "equivalent" ? pathway.EnergyTceEquivalent : pathway.EnergyTceCalorific)[t] / StandardCoalKernels.FromHeatTce(1),
            "flow" => Flow(pathway, t),
            "abated" => Abated(from.Set, scenario, year),
            _ => from.Cell(scenario, Only("path"), _filters.ContainsKey("variable") ? Only("variable") : "Value") is { } values ? values[t] : double.NaN,
        };
    }

    private double Net(Pathway pathway, int t) =>
        _filters.TryGetValue("sector", out var sectors) ? Sum(pathway.ByUser, sectors, t)
        : _filters.TryGetValue("emitter", out var emitters) ? Sum(pathway.BySector, emitters, t)
        : _filters.TryGetValue("region", out var regions) ? Sum(pathway.ByRegion, regions, t)
        : pathway.NetT[t];

    private static double Sum(IEnumerable<PathwaySeries> series, string[] ids, int t) => SumOf(series.Where(s => ids.Contains(s.Id)).Select(s => s.Values[t]));

    private double Flow(Pathway pathway, int t) => SumOf(pathway.Balance
        .Where(b => Matches("kind", b.Kind) && Matches("fuel", b.Fuel) && Matches("region", b.Region) && (Matches("branch", b.Branch) || Matches("branch", b.Branch[(b.Branch.LastIndexOf('\\') + 1)..])))
        .Select(b => b.ValuesMWh[t]));

    private double Abated(PathwaySet set, string scenario, int year)
    {
        var contribution = set.Contributions.FirstOrDefault(c => c.Scenario == scenario && c.Year == year && c.Method.StartsWith("shapley", StringComparison.Ordinal));
        return SumOf(contribution?.Measures.Where(m => Matches("measure", m.Id) && Matches("family", m.Family)).Select(Part) ?? []);
    }

    private double Part(MeasureContribution measure) =>
        _filters.TryGetValue("sector", out var sectors) ? sectors.Sum(s => measure.BySectorUser.GetValueOrDefault(s))
        : _filters.TryGetValue("emitter", out var emitters) ? emitters.Sum(s => measure.BySector.GetValueOrDefault(s))
        : _filters.TryGetValue("region", out var regions) ? regions.Sum(r => measure.ByRegion.GetValueOrDefault(r))
        : measure.AbatementT;

    private bool Matches(string filter, string value) => !_filters.TryGetValue(filter, out var wanted) || wanted.Contains(value);

    private string Only(string filter) => _filters.TryGetValue(filter, out var values) ? string.Join('+', values) : "";

    // Nothing that matches is not zero: the asker misspelt, or the model has no such thing.
    private static double SumOf(IEnumerable<double> values)
    {
        var sum = double.NaN;
        foreach (var value in values)
        {
            sum = double.IsNaN(sum) ? value : sum + value;
        }

        return sum;
    }
}
