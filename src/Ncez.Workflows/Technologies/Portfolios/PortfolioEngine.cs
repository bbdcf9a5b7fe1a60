using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Scenarios;
using Ncez.Model.Technologies;
using Ncez.Scenarios;
using Ncez.Technology.Portfolios;
using Ncez.Workflows.Scenarios;

namespace Ncez.Workflows.Technologies.Portfolios;

/// <summary>
/// The zone's scenario engine as judge of portfolios: each measure of the model is adopted year by year as the portfolio says. From it come the
/// baseline, what each measure abates alone, what pairs overlap, and what a portfolio abates as a whole.
/// </summary>
internal sealed class PortfolioEngine
{
    private readonly ScenarioModel _model;
    private readonly ScenarioSettings _settings;
    private readonly string _scenario;
    private readonly ImmutableArray<string> _ids;
    private readonly YearWindow _years;
    private readonly Pathway _without;

    private PortfolioEngine(ScenarioModel model, ScenarioSettings settings, string scenario, ImmutableArray<string> ids, YearWindow years)
    {
        (_model, _settings, _scenario, _ids, _years) = (model, settings, scenario, ids, years);
        _without = Pathway(ids.Select(_ => (ImmutableArray<double>)[.. new double[Count]]).ToImmutableArray());
        BaselineT = [.. Enumerable.Range(0, Count).Select(t => _without.GrossT[Index(t)])];
        AloneT = [.. ids.Select((_, m) => Run(Only(m)).NetT)];
        Overlaps =
        [
            .. from a in Enumerable.Range(0, ids.Length)
               from b in Enumerable.Range(a + 1, ids.Length - a - 1)
               let both = Run(Only(a, b)).NetT
               let overlap = (ImmutableArray<double>)[.. both.Select((v, t) => AloneT[a][t] + AloneT[b][t] - v)]
               where overlap.Any(o => Math.Abs(o) > 1e-6)
               select new PairOverlap(a, b, overlap),
        ];
    }

    /// <summary>Gross emissions without the measures [t].</summary>
    public ImmutableArray<double> BaselineT { get; }

    /// <summary>Abatement of each measure alone and in full [t].</summary>
    public ImmutableArray<ImmutableArray<double>> AloneT { get; }

    /// <summary>Overlaps of pairs [t].</summary>
    public ImmutableArray<PairOverlap> Overlaps { get; }

    private int Count => _years.End - _years.Start + 1;

    /// <summary>The engine of a zone; null when it has no scenario model that knows all the measures and spans the years.</summary>
    public static PortfolioEngine? Of(ShippedData shipped, string folder, ImmutableArray<PortfolioMeasure> measures, YearWindow years, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!ProjectZone.HasModel(folder) || measures.IsEmpty || new ProjectZone(shipped).Load(folder) is not var (model, settings)
            || measures.Any(m => model.Measures.All(o => o.Id != m.Measure.Id)) || years.Start < model.Years.First || years.End > model.Years.End)
        {
            return null;
        }

        ImmutableArray<string> ids = [.. measures.Select(m => m.Measure.Id)];
        var full = model.Scenarios.Where(s => s.Id != model.Baseline).OrderByDescending(s => Program(model, settings, s.Id) is { } p ? Used(p, ids) : -1).FirstOrDefault();
        return full is not null && Program(model, settings, full.Id) is { } program && Used(program, ids) == ids.Length ? new PortfolioEngine(model, settings, full.Id, ids, years) : null;
    }

    /// <summary>What shares of measures abate [t]: gross and net.</summary>
    public (ImmutableArray<double> GrossT, ImmutableArray<double> NetT) Run(ImmutableArray<ImmutableArray<double>> shares)
    {
        var with = Pathway(shares);
        ImmutableArray<double> Less(ImmutableArray<double> without, ImmutableArray<double> then) => [.. Enumerable.Range(0, Count).Select(t => without[Index(t)] - then[Index(t)])];
        return (Less(_without.GrossT, with.GrossT), Less(_without.NetT, with.NetT));
    }

    private int Index(int t) => _years.Start + t - _without.Years[0];

    private ImmutableArray<ImmutableArray<double>> Only(params int[] measures) => [.. _ids.Select((_, m) => (ImmutableArray<double>)[.. Enumerable.Repeat(measures.Contains(m) ? 1.0 : 0, Count)])];

    // Adoption by year, held after the plan's last year, nothing before its first.
    private Pathway Pathway(ImmutableArray<ImmutableArray<double>> shares)
    {
        var model = _model with
        {
            Measures = [.. _model.Measures.Select(m => _ids.IndexOf(m.Id) is var i and >= 0 ? m with { Adoption = Adoption(shares[i]) } : m)],
        };
        var program = Program(model, _settings, _scenario)!;
        var run = program.NewRun();
        run.Run(_ids.Aggregate(0UL, (bits, id) => bits | (1UL << program.Measures.ToList().FindIndex(m => m.Id == id))));
        return run.ToPathway(_settings);
    }

    private string Adoption(ImmutableArray<double> shares)
    {
        var points = shares.Select((s, t) => string.Create(CultureInfo.InvariantCulture, $"{_years.Start + t}, {s:0.############}"));
        return string.Create(CultureInfo.InvariantCulture, $"Interp({_years.Start - 1}, 0, {string.Join(", ", points)})");
    }

    private static ScenarioProgram? Program(ScenarioModel model, ScenarioSettings settings, string scenario) => ScenarioProgram.Compile(model, scenario, settings, new Model.Diagnostics.Findings());

    private static int Used(ScenarioProgram program, ImmutableArray<string> ids) => ids.Count(id => program.Measures.Select((m, i) => (m, i)).Any(x => x.m.Id == id && (program.DefaultMeasures & (1UL << x.i)) != 0));
}
