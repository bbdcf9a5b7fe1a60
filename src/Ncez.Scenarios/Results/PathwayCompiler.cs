using Ncez.Kernels.Energy;
using Ncez.Model.Diagnostics;
using Ncez.Model.Scenarios;
using Ncez.Model.Zones;
using Ncez.Scenarios.Compiling;
using Ncez.Scenarios.Demand;
using Ncez.Scenarios.Expressions;
using Ncez.Scenarios.Functions;
using Ncez.Scenarios.Running;
using Ncez.Scenarios.Supply;

namespace Ncez.Scenarios.Results;

/// <summary>Adds demand, supply, emissions, costs and indicators of all regions to the tape.</summary>
internal sealed class PathwayCompiler(ModelIndex model, CellCompiler cells, TapeBuilder tape, ScenarioSettings settings, string scenario, Findings findings)
{
    /// <summary>Sector of emissions for imported energy, where it is emitted.</summary>
    public const string Purchased = "purchased";

    /// <summary>Sector of what leaves the zone.</summary>
    public const string Exported = "exported";

    private readonly EmissionFactors _factors = new(model, cells, tape, scenario, findings);
    private readonly Dictionary<(int Region, string Sector), List<int>> _net = [];
    private readonly Dictionary<(int Region, string Sector), List<int>> _user = [];
    private readonly Dictionary<(string Sector, int Fuel), List<int>> _userFuels = [];
    private readonly Dictionary<string, List<int>> _fuels = [];
    private readonly Dictionary<string, List<int>> _gases = [];
    private readonly List<NetPart> _parts = [];
    private readonly Dictionary<int, List<int>> _direct = [], _indirect = [], _sink = [], _credit = [], _biomass = [];
    private readonly List<int> _operation = [], _energyCost = [], _calorific = [], _equivalent = [], _fossil = [];
    private bool _lacksEquivalent;

    private int Zero { get; } = tape.Constant(0);

    /// <summary>Compiles everything and says where the results stand.</summary>
    public PathwayLayout Compile()
    {
        var demand = new DemandCompiler(model, cells, tape, scenario, findings);
        cells.EnergyOf = demand.EnergyOf;
        var uses = demand.Compile();
        var supply = new RegionSupply?[model.Model.Regions.Length];
        var open = new HashSet<int>();
        RegionSupply SupplyOf(int region)
        {
            if (supply[region] is { } known)
            {
                return known;
            }

            open.Add(region);
            int[] final = [.. Enumerable.Range(0, model.Fuels.Length).Select(f => Sum(uses.Where(u => u.Region == region && u.Fuel == f).Select(u => u.Row)))];
            return supply[region] = new SupplyCompiler(model, cells, tape, _factors, scenario, findings).Compile(region, final, (other, fuel) => ChargedOf(other, fuel, region));
        }

        // Regions that send to each other in a ring would each need the other's factor first.
        int ChargedOf(int other, int fuel, int region)
        {
            if (supply[other] is null && open.Contains(other))
            {
                findings.Error("SCN-065", model.Model.Regions[region].Where, ("one", model.Model.Regions[region].Id), ("other", model.Model.Regions[other].Id));
                return tape.Constant(0);
            }

            var from = SupplyOf(other);
            return from.Rows[from.At.Charged(fuel)];
        }

        for (var region = 0; region < supply.Length; region++)
        {
            SupplyOf(region);
            Burn(uses, region);
            Convert(supply[region]!);
            Trade(supply[region]!);
            Users(uses, supply[region]!);
            Sources(region);
        }

        Costs();
        return Layout(uses, [.. supply.Select(s => s!)], demand.Stocks, [.. demand.ShareSums, .. supply.SelectMany(s => s!.Checks)]);
    }

    // One multiplication for all branches of a region and sector that burn the same fuel alike.
    private void Burn(List<EnergyUse> uses, int region)
    {
        foreach (var group in uses.Where(u => u.Region == region).GroupBy(u => (u.Sector, u.Fuel, Factor: _factors.OfBurning(u.Fuel, u.Branch, region))))
        {
            Emit(region, group.Key.Sector, group.Key.Fuel, Sum(group.Select(u => u.Row)), group.Key.Factor, isUser: true);
        }
    }

    private void Convert(RegionSupply supply)
    {
        for (var i = 0; i < supply.Shape.Processes.Length; i++)
        {
            var input = supply.Rows[supply.At.Input(i)];
            var sector = model.Branches[supply.Shape.Processes[i].Branch].Sector;
            foreach (var (shareRow, factor, fuel) in supply.ProcessFactors[i])
            {
                Emit(supply.Region, sector, fuel, tape.Emit(Op.Multiply, input, shareRow), factor, isUser: false);
            }
        }
    }

    private void Emit(int region, string sector, int fuel, int energyRow, EmissionFactors.FuelFactor factor, bool isUser)
    {
        if (factor.Biomass >= 0)
        {
            Add(_biomass, region, tape.Emit(Op.Multiply, energyRow, factor.Biomass));
        }

        if (factor.ByGas.Count == 0)
        {
            return;
        }

        var emission = tape.Emit(Op.Multiply, energyRow, factor.Co2e);
        Add(_net, (region, sector), emission);
        Add(_direct, region, emission);
        Add(_fuels, model.Fuels[fuel].Branch.Id, emission);
        foreach (var (gas, row) in factor.ByGas)
        {
            GasPart(region, sector, fuel, gas, factor.ByGas.Count == 1 ? emission : tape.Emit(Op.Multiply, energyRow, row));
        }

        if (isUser)
        {
            Add(_user, (region, sector), emission);
            Add(_userFuels, (sector, fuel), emission);
        }
    }

    private void Trade(RegionSupply supply)
    {
        for (var f = 0; f < model.Fuels.Length; f++)
        {
            var place = model.Fuels[f];
            var (import, export) = (supply.Rows[supply.At.Import(f)], supply.Rows[supply.At.Export(f)]);
            var net = tape.Emit(Op.Subtract, import, export);
            _calorific.Add(tape.Emit(Op.Scale, net, number: place.Branch.FuelKind == FuelKind.Electricity ? StandardCoalKernels.ElectricityKgcePerKWh : StandardCoalKernels.FromHeatTce(1)));
            _equivalent.Add(EquivalentOf(f, net, supply.Region));
            if (place.Branch.FuelKind == FuelKind.Fossil)
            {
                _fossil.Add(_calorific[^1]);
            }

            if (cells.Holds(new CellKey(scenario, true, place.Index, "Price", supply.Region)))
            {
                _energyCost.Add(tape.Emit(Op.Multiply, net, cells.Required(new CellKey(scenario, true, place.Index, "Price", supply.Region), Dims.OfMoney / Dims.OfEnergy)));
            }

            if (!_factors.IsCarrier(f))
            {
                continue;
            }

            var factor = cells.Holds(new CellKey(scenario, true, place.Index, "CO2", supply.Region)) ? _factors.OfImport(f, supply.Region) : null;
            if (factor is { ByGas.Count: > 0 })
            {
                // What other regions of the model send was emitted, and is counted, there.
                Import(supply.Region, f, Outside(import, supply.Rows[supply.At.Linked(f)]), factor);
                Credit(supply, f, factor.ByGas.Count == 1 ? factor.ByGas.Keys.First() : "", Outside(export, supply.Rows[supply.At.LinkedOut(f)]), factor.Co2e);
            }
        }
    }

    private int Outside(int all, int linked) => model.Model.Regions.Length == 1 ? all : tape.Emit(Op.Subtract, all, linked);

    private void Import(int region, int fuel, int importRow, EmissionFactors.FuelFactor factor)
    {
        var emission = tape.Emit(Op.Multiply, importRow, factor.Co2e);
        Add(_net, (region, Purchased), emission);
        Add(_indirect, region, emission);
        Add(_fuels, model.Fuels[fuel].Branch.Id, emission);
        foreach (var (gas, row) in factor.ByGas)
        {
            GasPart(region, Purchased, fuel, gas, factor.ByGas.Count == 1 ? emission : tape.Emit(Op.Multiply, importRow, row));
        }
    }

    private void GasPart(int region, string sector, int fuel, string gas, int row)
    {
        Add(_gases, gas, row);
        _parts.Add(new NetPart(region, sector, model.Fuels[fuel].Branch.Id, gas, row));
    }

    // An export earns what the same import would have emitted, as far as the zone's rule goes. It never lowers gross.
    private void Credit(RegionSupply supply, int fuel, string gas, int exportRow, int factorRow)
    {
        if (settings.ExportCredit == ExportCredit.None)
        {
            return;
        }

        var credited = settings.ExportCredit == ExportCredit.All ? exportRow : tape.Emit(Op.Multiply, exportRow, supply.Rows[supply.At.Renewable(fuel)]);
        var credit = tape.Emit(Op.Scale, tape.Emit(Op.Multiply, credited, factorRow), number: -1);
        Add(_credit, supply.Region, credit);
        Add(_net, (supply.Region, Exported), credit);
        _parts.Add(new NetPart(supply.Region, Exported, model.Fuels[fuel].Branch.Id, gas, credit));
        Add(_user, (supply.Region, Exported), credit);
    }

    // Whoever uses electricity or heat is charged with what was emitted for it; exports carry theirs out of the zone's sectors.
    private void Users(List<EnergyUse> uses, RegionSupply supply)
    {
        foreach (var group in uses.Where(u => u.Region == supply.Region && (_factors.IsCarrier(u.Fuel) || supply.Shape.MadeIndex[u.Fuel] >= 0)).GroupBy(u => (u.Sector, u.Fuel)))
        {
            var charged = tape.Emit(Op.Multiply, Sum(group.Select(u => u.Row)), supply.Rows[supply.At.Charged(group.Key.Fuel)]);
            Add(_user, (supply.Region, group.Key.Sector), charged);
            Add(_userFuels, (group.Key.Sector, group.Key.Fuel), charged);
        }

        for (var f = 0; f < model.Fuels.Length; f++)
        {
            if (supply.Shape.MadeIndex[f] >= 0)
            {
                Add(_user, (supply.Region, Exported), tape.Emit(Op.Multiply, Outside(supply.Rows[supply.At.Export(f)], supply.Rows[supply.At.LinkedOut(f)]), supply.Rows[supply.At.Charged(f)]));
            }
        }
    }

    private void Sources(int region)
    {
        foreach (var place in model.Branches.Where(b => b.Branch.Kind == BranchKind.Source))
        {
            var key = new CellKey(scenario, true, place.Index, "Factor", region);
            if (cells.IsWritten(place.Index, "Factor") && !cells.Holds(key))
            {
                continue;
            }

            var activity = cells.Of(key with { Variable = "Activity" })!;
            var factor = cells.Of(key);
            if (factor is null || factor.Dims * activity.Dims != Dims.OfMass)
            {
                cells.Required(key, Dims.OfMass / activity.Dims);
                continue;
            }

            if (_factors.WeightOf(place.Branch.Gas, isBiogenic: false) is not { } weight)
            {
                findings.Error("SCN-061", place.Branch.Where, ("gas", place.Branch.Gas), ("gwp", model.Gwp.Id));
                continue;
            }

            Source(region, place, tape.Emit(Op.Scale, tape.Emit(Op.Multiply, cells.RowOf(activity), cells.RowOf(factor)), number: weight));
        }
    }

    // What is negative is taken up: it stands apart from gross.
    private void Source(int region, BranchPlace place, int row)
    {
        var emitted = tape.Emit(new MapKernel("Max0", v => double.IsNaN(v) ? v : Math.Max(0, v)), [row])[0];
        var taken = tape.Emit(new MapKernel("Min0", v => double.IsNaN(v) ? v : Math.Min(0, v)), [row])[0];
        Add(_direct, region, emitted);
        Add(_sink, region, taken);
        Add(_fuels, "source:" + place.Branch.Gas, emitted);
        Add(_gases, place.Branch.Gas, emitted);
        Add(_net, (region, place.Sector), row);
        _parts.Add(new NetPart(region, place.Sector, "", place.Branch.Gas, row));
        Add(_user, (region, place.Sector), row);
    }

    private void Costs()
    {
        foreach (var place in model.Branches)
        {
            for (var region = 0; region < model.Model.Regions.Length; region++)
            {
                var key = new CellKey(scenario, true, place.Index, "Cost", region);
                if (cells.Holds(key))
                {
                    _operation.Add(cells.Required(key, Dims.OfMoney));
                }
            }
        }
    }

    private int EquivalentOf(int fuel, int netRow, int region)
    {
        if (model.Fuels[fuel].Branch.FuelKind != FuelKind.Electricity)
        {
            return tape.Emit(Op.Scale, netRow, number: StandardCoalKernels.FromHeatTce(1));
        }

        var key = new CellKey(scenario, true, model.Fuels[fuel].Index, "EquivalentCoal", region);
        if (!cells.Holds(key))
        {
            _lacksEquivalent = true;
            if (settings.StandardCoal == StandardCoalBasis.Equivalent)
            {
                findings.Warning("SCN-063", model.Fuels[fuel].Branch.Where, ("fuel", model.Fuels[fuel].Branch.Name));
            }

            return cells.Missing;
        }

        return tape.Emit(Op.Scale, tape.Emit(Op.Multiply, netRow, cells.Required(key, Dims.None)), number: StandardCoalKernels.FromHeatTce(1));
    }

    private PathwayLayout Layout(List<EnergyUse> uses, RegionSupply[] supply, List<(int, int, int, int, int)> stocks, List<(int, string, int, int)> checks)
    {
        string[] sectors = [.. model.Branches.Select(b => b.Sector).Where(s => s.Length > 0).Append(Purchased).Append(Exported).Distinct(StringComparer.Ordinal)
            .Where(s => _net.Keys.Concat(_user.Keys).Any(k => k.Sector == s))];
        var count = model.Model.Regions.Length;
        var regions = Enumerable.Range(0, count).Select(RegionOf).ToArray();
        int All(Func<RegionTotals, int> row) => Sum(regions.Select(row));
        var total = new RegionTotals(All(r => r.Direct), All(r => r.Indirect), All(r => r.Gross), All(r => r.Sink), All(r => r.Credit), All(r => r.Net), All(r => r.Biomass));
        var calorific = Sum(_calorific);
        return new PathwayLayout
        {
            Sectors = sectors,
            Net = [.. Enumerable.Range(0, count).Select(r => sectors.Select(s => Sum(_net.GetValueOrDefault((r, s)) ?? [])).ToArray())],
            User = [.. Enumerable.Range(0, count).Select(r => sectors.Select(s => Sum(_user.GetValueOrDefault((r, s)) ?? [])).ToArray())],
            Regions = regions,
            Fuels = [.. _fuels.Select(f => (f.Key, Sum(f.Value)))],
            Gases = [.. _gases.OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, Sum(g.Value)))],
            Cells = [.. _parts.GroupBy(p => (p.Region, p.Sector, Gas: p.Gas.Length > 0 ? p.Gas : "CO2")).Select(g => new NetCell(g.Key.Region, g.Key.Sector, g.Key.Gas, Sum(g.Select(p => p.Row))))],
            Final = [.. Enumerable.Range(0, model.Fuels.Length).Select(f => Sum(supply.Select(s => s.Final[f])))],
            UserFuels = [.. _userFuels.Select(u => (u.Key.Sector, u.Key.Fuel, Sum(u.Value)))],
            NetTotal = total.Net,
            Parts = _parts,
            Total = total,
            Energy = (calorific, _lacksEquivalent ? -1 : Sum(_equivalent)),
            Costs = CostRows(total),
            Supply = supply,
            Uses = uses,
            Stocks = stocks,
            Checks = checks,
            Keys = (KeyRow("gdp", Dims.OfMoney), KeyRow("population", Dims.Of(new Model.Quantities.RatioUnit(CountUnit, "", null, false)).Dims)),
            Shares = (Sum(_fossil), calorific),
        };
    }

    private static Model.Quantities.Unit CountUnit { get; } = new("count", Model.Quantities.Dimension.Count, 1, default, [], false, "", "");

    private RegionTotals RegionOf(int region)
    {
        var (direct, indirect) = (Sum(_direct.GetValueOrDefault(region) ?? []), Sum(_indirect.GetValueOrDefault(region) ?? []));
        var (sink, credit) = (Sum(_sink.GetValueOrDefault(region) ?? []), Sum(_credit.GetValueOrDefault(region) ?? []));
        var gross = Sum([direct, indirect]);
        var net = Sum([gross, Sum([sink, credit])]);
        return new RegionTotals(direct, indirect, gross, sink, credit, net, Sum(_biomass.GetValueOrDefault(region) ?? []));
    }

    private (string, int)[] CostRows(RegionTotals total)
    {
        var rows = new List<(string, int)>();
        if (_energyCost.Count > 0)
        {
            rows.Add(("energy", Sum(_energyCost)));
        }

        if (_operation.Count > 0)
        {
            rows.Add(("operation", Sum(_operation)));
        }

        var price = KeyRow("carbon_price", Dims.OfMoney / Dims.OfMass);
        if (price >= 0)
        {
            rows.Add(("carbon", tape.Emit(Op.Multiply, total.Gross, price)));
        }

        return rows.Count == 0 ? [] : [.. rows, ("total", Sum(rows.Select(r => r.Item2)))];
    }

    // Key assumptions that results know by id, summed over the regions.
    private int KeyRow(string id, Dims dims)
    {
        var place = model.Branches.FirstOrDefault(b => b.Root == "Key" && b.Branch.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
        if (place is null || !cells.IsWritten(place.Index, "Value"))
        {
            return -1;
        }

        var rows = Enumerable.Range(0, model.Model.Regions.Length).Select(r => new CellKey(scenario, true, place.Index, "Value", r)).Where(cells.Holds).Select(k => cells.Required(k, dims)).ToList();
        return id == "carbon_price" ? rows.Count > 0 ? rows[0] : -1 : Sum(rows);
    }

    private int Sum(IEnumerable<int> rows)
    {
        // What is never there need not be added.
        int[] all = [.. rows.Where(r => r != Zero)];
        return all.Length switch { 0 => Zero, 1 => all[0], 2 => tape.Emit(Op.Add, all[0], all[1]), _ => tape.Emit(new SumKernel(), all)[0] };
    }

    private static void Add<TKey>(Dictionary<TKey, List<int>> lists, TKey key, int row)
        where TKey : notnull => (lists.TryGetValue(key, out var list) ? list : lists[key] = []).Add(row);
}
