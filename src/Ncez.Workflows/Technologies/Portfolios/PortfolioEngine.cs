using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Scenarios;
using Ncez.Model.Technologies;
using Ncez.Scenarios;
using Ncez.Technology.Portfolios;
using Ncez.Workflows.Scenarios;

namespace Ncez.Workflows.Technologies.Portfolios;

/// <summary>
/// The zone's scenario engine as judge of measures: each measure of the model is adopted year by year as a portfolio or the roadmap says. From it come
/// the baseline, what each measure abates alone, what pairs overlap, and what several abate as a whole.
/// </summary>
internal sealed class PortfolioEngine
{
    private readonly ScenarioModel _model;
    private readonly ScenarioSettings _settings;
    private readonly string _scenario;
    private readonly Pathway _without;
    private readonly Lazy<ImmutableArray<ImmutableArray<double>>> _alone;
    private readonly Lazy<ImmutableArray<PairOverlap>> _overlaps;

    private PortfolioEngine(ScenarioModel model, ScenarioSettings settings, string scenario, ImmutableArray<string> ids, YearWindow years)
    {
        (_model, _settings, _scenario, Ids, Years) = (model, settings, scenario, ids, years);
        _without = Adopted([.. ids.Select(_ => (ImmutableArray<double>)[.. new double[Count]])]).Pathway(_ => true);
        BaselineT = [.. Enumerable.Range(0, Count).Select(t => _without.GrossT[Index(t)])];
        _alone = new(() => [.. ids.Select((_, m) => Run(Only(m)).NetT)]);
        _overlaps = new(() =>
        [
            .. from a in Enumerable.Range(0, ids.Length)
               from b in Enumerable.Range(a + 1, ids.Length - a - 1)
               let both = Run(Only(a, b)).NetT
               let overlap = (ImmutableArray<double>)[.. both.Select((v, t) => AloneT[a][t] + AloneT[b][t] - v)]
               where overlap.Any(o => Math.Abs(o) > 1e-6)
               select new PairOverlap(a, b, overlap),
        ]);
    }

    /// <summary>Measures it judges.</summary>
    public ImmutableArray<string> Ids { get; }

    /// <summary>Calendar years it judges.</summary>
    public YearWindow Years { get; }

    /// <summary>Gross emissions without the measures [t].</summary>
    public ImmutableArray<double> BaselineT { get; }

    /// <summary>Abatement of each measure alone and in full [t].</summary>
    public ImmutableArray<ImmutableArray<double>> AloneT => _alone.Value;

    /// <summary>Overlaps of pairs [t].</summary>
    public ImmutableArray<PairOverlap> Overlaps => _overlaps.Value;

    private int Count => Years.End - Years.Start + 1;

    /// <summary>The engine of a zone; null when it has no scenario model that knows all the measures and spans the years.</summary>
    /// <param name="shipped">The data that come with the program.</param>
    /// <param name="folder">Zone folder.</param>
    /// <param name="ids">Measures.</param>
    /// <param name="years">Calendar years; null = those of the model.</param>
    /// <param name="cancellation">Stops.</param>
    public static PortfolioEngine? Of(ShippedData shipped, string folder, ImmutableArray<string> ids, YearWindow? years, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!ProjectZone.HasModel(folder) || ids.IsEmpty || new ProjectZone(shipped).Load(folder) is not var (model, settings) || ids.Any(id => model.Measures.All(o => o.Id != id)))
        {
            return null;
        }

        var window = years ?? new YearWindow(model.Years.First, model.Years.End);
        var full = model.Scenarios.Where(s => s.Id != model.Baseline).OrderByDescending(s => Program(model, settings, s.Id) is { } p ? Used(p, ids) : -1).FirstOrDefault();
        return window.Start >= model.Years.First && window.End <= model.Years.End && full is not null && Program(model, settings, full.Id) is { } program && Used(program, ids) == ids.Length
            ? new PortfolioEngine(model, settings, full.Id, ids, window) : null;
    }

    /// <summary>What shares of measures abate [t]: gross and net.</summary>
    public (ImmutableArray<double> GrossT, ImmutableArray<double> NetT) Run(ImmutableArray<ImmutableArray<double>> shares)
    {
        var with = Adopted(shares).Pathway(_ => true);
        return (Less(_without.GrossT, with.GrossT), Less(_without.NetT, with.NetT));
    }

    /// <summary>What any of the measures abate together, all adopted year by year as given [t]: net, a value a year; sets are run once.</summary>
    /// <param name="shares">Share of each measure in each year.</param>
    public Func<ImmutableSortedSet<int>, ImmutableArray<double>> Sets(ImmutableArray<ImmutableArray<double>> shares)
    {
        var (adopted, known) = (Adopted(shares), new Dictionary<string, ImmutableArray<double>>(StringComparer.Ordinal));
        return set =>
        {
            var key = string.Join(' ', set);
            if (!known.TryGetValue(key, out var abated))
            {
                known[key] = abated = Less(_without.NetT, adopted.Pathway(set.Contains).NetT);
            }

            return abated;
        };
    }

    private ImmutableArray<double> Less(ImmutableArray<double> without, ImmutableArray<double> then) => [.. Enumerable.Range(0, Count).Select(t => without[Index(t)] - then[Index(t)])];

    private int Index(int t) => Years.Start + t - _without.Years[0];

    private ImmutableArray<ImmutableArray<double>> Only(params int[] measures) => [.. Ids.Select((_, m) => (ImmutableArray<double>)[.. Enumerable.Repeat(measures.Contains(m) ? 1.0 : 0, Count)])];

    // Adoption by year, held after the plan's last year, nothing before its first.
    private Compiled Adopted(ImmutableArray<ImmutableArray<double>> shares)
    {
        var model = _model with
        {
            Measures = [.. _model.Measures.Select(m => Ids.IndexOf(m.Id) is var i and >= 0 ? m with { Adoption = Adoption(shares[i]) } : m)],
        };
        var program = Program(model, _settings, _scenario)!;
        return new Compiled(program, program.NewRun(), _settings, [.. Ids.Select(id => 1UL << program.Measures.ToList().FindIndex(m => m.Id == id))]);
    }

    private string Adoption(ImmutableArray<double> shares)
    {
        var points = shares.Select((s, t) => string.Create(CultureInfo.InvariantCulture, $"{Years.Start + t}, {s:0.############}"));
        return string.Create(CultureInfo.InvariantCulture, $"Interp({Years.Start - 1}, 0, {string.Join(", ", points)})");
    }

    private static ScenarioProgram? Program(ScenarioModel model, ScenarioSettings settings, string scenario) => ScenarioProgram.Compile(model, scenario, settings, new Model.Diagnostics.Findings());

    private static int Used(ScenarioProgram program, ImmutableArray<string> ids) => ids.Count(id => program.Measures.Select((m, i) => (m, i)).Any(x => x.m.Id == id && (program.DefaultMeasures & (1UL << x.i)) != 0));

    private sealed record Compiled(ScenarioProgram Program, ScenarioRun Of, ScenarioSettings Settings, ImmutableArray<ulong> Bits)
    {
        public Pathway Pathway(Func<int, bool> isUsed)
        {
            Of.Run(Bits.Where((_, m) => isUsed(m)).Aggregate(0UL, (bits, bit) => bits | bit));
            return Of.ToPathway(Settings);
        }
    }
}
