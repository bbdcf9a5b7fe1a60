using System.Collections.Immutable;
using Ncez.Kernels.Scenarios;
using Ncez.Model.Scenarios;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Scenarios.Running;

namespace Ncez.Scenarios.Results;

/// <summary>Reads a pathway from the rows of a run.</summary>
internal sealed class PathwayReader(ScenarioProgram program, TapeRun run, ScenarioSettings settings)
{
    private static readonly TextArea Texts = TextArea.Of(typeof(PathwayReader).Assembly, "Pathways");
    private readonly PathwayLayout _layout = program.Layout;

    /// <summary>The pathway.</summary>
    public Pathway Read()
    {
        var model = program.Model;
        var net = Values(_layout.Total.Net);
        var regions = model.Regions.Select((r, i) => new PathwaySeries(r.Id, r.Name, Values(_layout.Regions[i].Net))).ToImmutableArray();
        var sectors = Sectors(_layout.Net);
        return new Pathway
        {
            Scenario = program.Scenario.Id,
            Name = program.Scenario.Name,
            Measures = [.. model.Measures.Where((_, i) => (run.Measures >> i & 1) != 0).Select(m => m.Id)],
            Years = model.Years.All,
            BaseYear = model.Years.Base,
            DirectT = Values(_layout.Total.Direct),
            IndirectT = Values(_layout.Total.Indirect),
            GrossT = Values(_layout.Total.Gross),
            SinkT = Values(_layout.Total.Sink),
            ExportCreditT = Values(_layout.Total.Credit),
            NetT = net,
            BiomassT = Values(_layout.Total.Biomass),
            BySector = sectors,
            ByUser = Sectors(_layout.User),
            ByRegion = regions,
            RegionCourses = [.. model.Regions.Select((r, i) => new RegionCourse(r.Id, r.Name, regions[i].Values, Key(_layout.RegionKeys[i].Gdp), Key(_layout.RegionKeys[i].Population), Values(_layout.RegionKeys[i].EnergyTce)))],
            ByFuel = [.. _layout.Fuels.Select(f => new PathwaySeries(f.Id, FuelName(f.Id), Values(f.Row)))],
            ByGas = [.. _layout.Gases.Select(g => new PathwaySeries(g.Gas, LocalText.Same(g.Gas), Values(g.Row)))],
            EnergyTce = Values(settings.StandardCoal == StandardCoalBasis.Equivalent && _layout.Energy.Equivalent >= 0 ? _layout.Energy.Equivalent : _layout.Energy.Calorific),
            EnergyTceCalorific = Values(_layout.Energy.Calorific),
            EnergyTceEquivalent = _layout.Energy.Equivalent < 0 ? [.. model.Years.All.Select(_ => double.NaN)] : Values(_layout.Energy.Equivalent),
            FinalEnergyMWh = [.. program.Index.Fuels.Select((f, i) => new PathwaySeries(f.Branch.Id, f.Branch.Name, Values(_layout.Final[i]))).Where(s => s.Values.Any(v => v != 0))],
            Uses = Uses(),
            CostCny = [.. _layout.Costs.Select(c => new PathwaySeries(c.Id, Texts.Both("cost." + c.Id), Values(c.Row)))],
            Indicators = Indicators(net),
            Balance = new BalanceReader(program, run).Read(),
            CapacityMW = Capacities(),
            NetParts = [.. _layout.Parts.Select(p => new NetFlow(model.Regions[p.Region].Id, p.Sector, p.Fuel, p.Gas, Values(p.Row))).Where(p => p.ValuesT.Any(v => v != 0))],
            Names = program.Index.Fuels.Select(f => (f.Branch.Id, f.Branch.Name)).Concat(_layout.Sectors.Select(s => (Id: s, Name: SectorName(s))))
                .Concat(program.Measures.Select(m => (m.Id, m.Name))).Concat(program.Model.Regions.Select(r => (r.Id, r.Name)))
                .Concat(program.Index.Branches.Where(b => b.Branch.Kind is BranchKind.Module or BranchKind.Process).Select(b => (b.Path, b.Branch.Name))).DistinctBy(n => n.Item1)
                .ToImmutableSortedDictionary(n => n.Item1, n => n.Item2, StringComparer.Ordinal),
            Peak = PeakOf(net),
            Peaks = sectors.Select(s => (Key: "sector:" + s.Id, s.Values)).Concat(regions.Select(r => (Key: "region:" + r.Id, r.Values)))
                .ToImmutableSortedDictionary(p => p.Key, p => PeakOf(p.Values), StringComparer.Ordinal),
            CumulativeT = net.Skip(model.Years.BaseIndex + 1).Sum(),
        };
    }

    // A sector's fuel that emits nothing is a use too: it has a share of the energy.
    private ImmutableArray<SectorFuel> Uses()
    {
        var emitted = _layout.UserFuels.ToDictionary(u => (u.Sector, u.Fuel), u => u.Row);
        return [.. _layout.Uses.GroupBy(u => (u.Sector, u.Fuel)).Select(g => new SectorFuel(g.Key.Sector, program.Index.Fuels[g.Key.Fuel].Branch.Id, Total(g.Select(u => Values(u.Row))),
            emitted.TryGetValue(g.Key, out var row) ? Values(row) : [.. new double[program.Model.Years.Count]])).Where(u => u.EnergyMWh.Any(v => v != 0))];
    }

    private ImmutableArray<PathwaySeries> Capacities() =>
    [
        .. from supply in _layout.Supply
           from i in Enumerable.Range(0, supply.Shape.Processes.Length)
           where supply.Shape.Processes[i].Limit >= 0
           let place = program.Index.Branches[supply.Shape.Processes[i].Branch]
           let region = program.Model.Regions[supply.Region]
           let isOne = program.Model.Regions.Length == 1
           select new PathwaySeries($"{region.Id} {place.Path}", isOne ? place.Branch.Name : new LocalText($"{region.Name.Zh} · {place.Branch.Name.Zh}", $"{region.Name.En} · {place.Branch.Name.En}"),
               [.. Values(supply.Rows[supply.At.Capacity(i)]).Select(v => v / Expressions.Dims.HoursPerYear)]),
    ];

    private ImmutableArray<double> Key(int row) => row < 0 ? [] : Values(row);

    private ImmutableArray<double> Values(int row) => [.. run[row]];

    private ImmutableArray<PathwaySeries> Sectors(int[][] rows) =>
        [.. _layout.Sectors.Select((s, i) => new PathwaySeries(s, SectorName(s), Total(rows.Select(r => Values(r[i]))))).Where(s => s.Values.Any(v => v != 0))];

    private ImmutableArray<double> Total(IEnumerable<ImmutableArray<double>> parts)
    {
        var sum = new double[program.Model.Years.Count];
        foreach (var part in parts)
        {
            for (var t = 0; t < sum.Length; t++)
            {
                sum[t] += part[t];
            }
        }

        return [.. sum];
    }

    // A maximum that is still there in the last year is no peak: nobody knows what comes behind it.
    private Peak PeakOf(ImmutableArray<double> values)
    {
        var years = program.Model.Years;
        var (peak, from, to) = PeakKernels.FindIndex(values.AsSpan(), program.Model.PlateauFraction);
        return new Peak(years.First + peak, values[peak], years.First + from, years.First + to, program.Model.PlateauFraction, to < values.Length - 1);
    }

    private ImmutableArray<PathwaySeries> Indicators(ImmutableArray<double> net)
    {
        var list = ImmutableArray.CreateBuilder<PathwaySeries>();
        var final = Total(_layout.Final.Select(Values));
        var electric = Total(program.Index.Fuels.Select((f, i) => (f, i)).Where(p => p.f.Branch.FuelKind == FuelKind.Electricity).Select(p => Values(_layout.Final[p.i])));
        Add("electrificationPercent", electric, final, 100);
        Add("fossilSharePercent", Values(_layout.Shares.Fossil), Values(_layout.Shares.Primary), 100);
        if (_layout.Keys.Gdp >= 0)
        {
            Add("netTPer1e4Cny", net, Values(_layout.Keys.Gdp), 1e4);
            Add("energyTcePer1e4Cny", Values(_layout.Energy.Calorific), Values(_layout.Keys.Gdp), 1e4);
        }

        if (_layout.Keys.Population >= 0)
        {
            Add("netTPerPerson", net, Values(_layout.Keys.Population), 1);
        }

        return list.ToImmutable();

        void Add(string id, ImmutableArray<double> above, ImmutableArray<double> below, double factor) =>
            list.Add(new PathwaySeries(id, Texts.Both("indicator." + id), [.. above.Select((v, t) => below[t] == 0 ? double.NaN : factor * v / below[t])]));
    }

    private LocalText FuelName(string id)
    {
        const string Source = "source:";
        return id.StartsWith(Source, StringComparison.Ordinal)
            ? Texts.Both("fuel.source", ("gas", id[Source.Length..]))
            : program.Index.Fuels.First(f => f.Branch.Id == id).Branch.Name;
    }

    // A sector has the name of the branch of its id, or one of the names every model knows.
    private LocalText SectorName(string id) =>
        Texts.Find("sector." + id, Language.En) is not null ? Texts.Both("sector." + id)
        : program.Index.Branches.FirstOrDefault(b => b.Branch.Id == id) is { } place ? place.Branch.Name
        : LocalText.Same(id);
}
