using Ncez.Model.Diagnostics;
using Ncez.Model.Scenarios;
using Ncez.Scenarios.Compiling;
using Ncez.Scenarios.Expressions;
using Ncez.Scenarios.Functions;
using Ncez.Scenarios.Results;

namespace Ncez.Scenarios.Supply;

/// <summary>The supply of a region in a tape.</summary>
/// <param name="Region">Number of the region.</param>
/// <param name="Shape">Who makes what.</param>
/// <param name="At">Where results stand among the rows.</param>
/// <param name="Rows">Rows of the kernel.</param>
/// <param name="Final">Row of the final demand by fuel [MWh].</param>
/// <param name="Checks">Rows of shares that must add up to one.</param>
/// <param name="ProcessFactors">What each process emits per unit that goes in.</param>
internal sealed record RegionSupply(int Region, SupplyShape Shape, SupplyRows At, int[] Rows, int[] Final, List<(int Branch, string Variable, int Region, int SumRow)> Checks,
    List<List<(int ShareRow, EmissionFactors.FuelFactor Factor, int Fuel)>> ProcessFactors);

/// <summary>Puts the supply of each region into the tape.</summary>
internal sealed class SupplyCompiler(ModelIndex model, CellCompiler cells, TapeBuilder tape, EmissionFactors factors, string scenario, Findings findings)
{
    private readonly List<int> _inputs = [];

    /// <summary>The supply of a region.</summary>
    /// <param name="region">Number of the region.</param>
    /// <param name="finalRows">Row of the final demand by fuel [MWh].</param>
    /// <param name="chargedOf">Row of the emission that a unit of a fuel carries in another region.</param>
    public RegionSupply Compile(int region, int[] finalRows, Func<int, int, int> chargedOf)
    {
        // Other regions come first: what they send carries what they emitted for it.
        var links = LinksInto(region).ToDictionary(l => l.Index, l => (Row: cells.Required(Key(l, "Transfer", region), Dims.OfEnergy), Charged: chargedOf(model.RegionOf(l.Branch.Id), FuelOf(model.Branches[l.Parent]))));
        _inputs.Clear();
        _inputs.AddRange(finalRows);
        var fuels = model.Fuels.Length;
        var used = finalRows.Select((row, f) => tape.GivenOf(row) is not { } given || given.Any(v => v != 0)).ToArray();
        var modules = model.Branches.Where(b => b.Branch.Kind == BranchKind.Module && IsPresent(b, region)).ToList();
        if (fuels == 0)
        {
            // A model without any fuel: each module says which one it lacks, and none is compiled.
            modules.ForEach(m => FuelOf(m));
            modules = [];
        }

        CheckMakers(modules);
        foreach (var feed in modules.SelectMany(m => m.Children).SelectMany(c => model.Branches[c].Children.Append(c)).Select(c => model.FuelOf(model.Branches[c].Branch.Fuel)).Where(f => f >= 0))
        {
            used[feed] = true;
        }

        for (var f = 0; f < fuels; f++)
        {
            _inputs.Add(MayBeImported(f, modules, used) ? factors.OfImport(f, region).Co2e : tape.Constant(0));
        }

        _inputs.AddRange(model.Fuels.Select(f => tape.Constant(f.Branch.FuelKind is FuelKind.Renewable or FuelKind.Biomass ? 1 : 0)));
        var checks = new List<(int, string, int, int)>();
        var processFactors = new List<List<(int, EmissionFactors.FuelFactor, int)>>();
        var (moduleShapes, processShapes) = (new List<ModuleShape>(), new List<ProcessShape>());
        foreach (var module in modules)
        {
            moduleShapes.Add(Module(module, region, links));
            var processes = module.Children.Select(c => model.Branches[c]).Where(p => p.Branch.Kind == BranchKind.Process && IsProcessPresent(p, region)).ToList();
            foreach (var process in processes)
            {
                processShapes.Add(Process(process, moduleShapes.Count - 1, processes.Count == 1, region, checks, processFactors));
            }

            CheckShares(module, processes, region, checks);
        }

        var shape = new SupplyShape(fuels, [.. moduleShapes], [.. processShapes], model.Model.Years.BaseIndex);
        var at = new SupplyRows(shape);

        // Without fuels there is nothing to supply, and nothing that could fail to settle.
        int[] rows = shape.FuelCount == 0 ? [tape.Constant(0)] : tape.Emit(new SupplyKernel(shape), [.. _inputs], at.Count);
        return new RegionSupply(region, shape, at, rows, finalRows, checks, processFactors);
    }

    private static bool MayBeImported(int fuel, List<BranchPlace> modules, bool[] used, ModelIndex model) =>
        used[fuel] && modules.All(m => model.FuelOf(m.Branch.Fuel) != fuel || m.Branch.Shortfall == ShortfallRule.Import);

    private bool MayBeImported(int fuel, List<BranchPlace> modules, bool[] used) =>
        MayBeImported(fuel, modules, used, model) || modules.Any(m => model.FuelOf(m.Branch.Fuel) == fuel && cells.IsWritten(m.Index, "Imports"));

    private bool IsPresent(BranchPlace module, int region) => module.Children.Any(c => LinksInto(region).Any(l => l.Index == c)) || LinksOutOf(module, region).Any() || module.Children.Any(c => model.Branches[c].Branch.Kind == BranchKind.Process && IsProcessPresent(model.Branches[c], region));

    private bool IsProcessPresent(BranchPlace process, int region) => !cells.IsWritten(process.Index, "Efficiency") || cells.Holds(Key(process, "Efficiency", region));

    private ModuleShape Module(BranchPlace place, int region, Dictionary<int, (int Row, int Charged)> links) => new(
        place.Index, FuelOf(place), place.Branch.Dispatch, place.Branch.Shortfall, place.Branch.Surplus, place.Branch.LossesOfRequirement,
        Input(place, "Losses", Dims.None, region), Input(place, "Imports", Dims.OfEnergy, region), Input(place, "Exports", Dims.OfEnergy, region),
        [.. place.Children.Select(c => model.Branches[c]).Where(c => c.Branch.Kind == BranchKind.OwnUse).Select(c => (FuelOf(c), Input(c, "Use", Dims.None, region)))],
        [.. place.Children.Where(links.ContainsKey).Select(c => (Add(links[c].Row), Add(links[c].Charged)))],
        [.. LinksOutOf(place, region).Select(l => Add(cells.Required(l, Dims.OfEnergy)))],
        [.. SlicesOf(place).Select(s => (Input(s, "Load", Dims.None, region), Input(s, "Hours", Hours, region)))],
        HasReserve(place, region) ? Input(place, "ReserveMargin", Dims.None, region) : -1,
        HasReserve(place, region) && !SlicesOf(place).Any() ? Input(place, "LoadFactor", Dims.None, region) : -1);

    private bool HasReserve(BranchPlace module, int region) => cells.Holds(Key(module, "ReserveMargin", region));

    // In the engine hours are parts of a year, which is what a slice needs.
    private static Dims Hours { get; } = Dims.Of(new Model.Quantities.RatioUnit(new Model.Quantities.Unit("yr", Model.Quantities.Dimension.Time, 1, default, [], false, "", ""), "", null, false)).Dims;

    private IEnumerable<BranchPlace> SlicesOf(BranchPlace place) => place.Children.Select(c => model.Branches[c]).Where(c => c.Branch.Kind == BranchKind.Slice);

    private IEnumerable<BranchPlace> LinksInto(int region) =>
        model.Branches.Where(b => b.Branch.Kind == BranchKind.Link && model.RegionOf(b.Branch.Id) >= 0 && model.RegionOf(b.Branch.Id) != region && cells.Holds(Key(b, "Transfer", region)));

    // What the module's links in other regions take from this one.
    private IEnumerable<CellKey> LinksOutOf(BranchPlace module, int region) =>
        from child in module.Children
        let link = model.Branches[child]
        where link.Branch.Kind == BranchKind.Link && model.RegionOf(link.Branch.Id) == region
        from other in Enumerable.Range(0, model.Model.Regions.Length)
        where other != region && cells.Holds(Key(link, "Transfer", other))
        select Key(link, "Transfer", other);

    private ProcessShape Process(BranchPlace place, int module, bool isOnly, int region, List<(int, string, int, int)> checks,
        List<List<(int, EmissionFactors.FuelFactor, int)>> processFactors)
    {
        var dispatch = model.Branches[place.Parent].Branch.Dispatch;
        var feeds = place.Children.Select(c => model.Branches[c]).Where(c => c.Branch.Kind == BranchKind.Feed).ToList();
        var power = Dims.Of(new Model.Quantities.RatioUnit(new Model.Quantities.Unit("MW", Model.Quantities.Dimension.Power, 1, default, [], false, "", ""), "", null, false)).Dims;
        var shares = feeds.Select(f => feeds.Count == 1 && !cells.Holds(Key(f, "Share", region)) ? tape.Constant(1) : cells.Required(Key(f, "Share", region), Dims.None)).ToList();
        if (feeds.Count > 1)
        {
            checks.Add((place.Index, "Share", region, tape.Emit(new SumKernel(), [.. shares])[0]));
        }

        var burning = feeds.Select((f, i) => (ShareRow: shares[i], Factor: factors.OfBurning(FuelOf(f), place.Index, region), Fuel: FuelOf(f))).ToList();
        processFactors.Add(burning);
        var direct = burning.Count == 0 ? tape.Constant(0) : tape.Emit(new SumOfProductsKernel(), [.. burning.SelectMany(b => new[] { b.ShareRow, b.Factor.Co2e })])[0];
        var hasFixed = cells.Holds(Key(place, "FixedOutput", region));
        var hasLimit = cells.Holds(Key(place, "Capacity", region));
        var hasReserve = HasReserve(model.Branches[place.Parent], region);
        var hasUnits = hasReserve && cells.Holds(Key(place, "UnitSize", region));
        if ((dispatch == DispatchRule.Capacity || hasUnits) && !hasLimit && !hasFixed)
        {
            cells.Required(Key(place, "Capacity", region), power);
        }

        return new ProcessShape(
            place.Index, module,
            Input(place, "Efficiency", Dims.None, region),
            dispatch == DispatchRule.Shares && !hasFixed ? Add(ShareOf(place, isOnly, region)) : -1,
            hasLimit ? Input(place, "Capacity", power, region) : -1,
            Input(place, "Availability", Dims.None, region),
            dispatch == DispatchRule.Merit ? Input(place, "MeritOrder", Dims.None, region) : Add(tape.Constant(1)),
            hasFixed ? Input(place, "FixedOutput", Dims.OfEnergy, region) : -1,
            [.. feeds.Select((f, i) => (FuelOf(f), Add(shares[i])))],
            [.. place.Children.Select(c => model.Branches[c]).Where(c => c.Branch.Kind == BranchKind.Output).Select(c => (FuelOf(c), Input(c, "Ratio", Dims.None, region)))],
            Add(direct),
            [.. SlicesOf(place).Select(s => cells.Holds(Key(s, "Availability", region)) ? Input(s, "Availability", Dims.None, region) : Add(tape.Constant(1)))],
            hasReserve ? Input(place, "CapacityCredit", Dims.None, region) : -1,
            hasUnits ? new UnitInputs(Input(place, "UnitSize", power, region), Input(place, "AdditionOrder", Dims.None, region), cells.Holds(Key(place, "Lifetime", region)) ? Input(place, "Lifetime", Hours, region) : -1) : null);
    }

    // Processes that are shared by shares must share everything.
    private void CheckShares(BranchPlace module, List<BranchPlace> processes, int region, List<(int, string, int, int)> checks)
    {
        var shared = processes.Where(p => !cells.Holds(Key(p, "FixedOutput", region))).ToList();
        if (module.Branch.Dispatch == DispatchRule.Shares && shared.Count > 0)
        {
            checks.Add((module.Index, "ProcessShare", region, tape.Emit(new SumKernel(), [.. shared.Select(p => ShareOf(p, shared.Count == 1 && processes.Count == 1, region))])[0]));
        }
    }

    // The only process makes everything, said or not.
    private int ShareOf(BranchPlace place, bool isOnly, int region) =>
        isOnly && !cells.Holds(Key(place, "ProcessShare", region)) ? tape.Constant(1) : cells.Required(Key(place, "ProcessShare", region), Dims.None);

    private void CheckMakers(List<BranchPlace> modules)
    {
        foreach (var twice in modules.GroupBy(m => model.FuelOf(m.Branch.Fuel)).Where(g => g.Key >= 0 && g.Count() > 1))
        {
            findings.Error("SCN-062", twice.Last().Branch.Where, ("fuel", twice.Last().Branch.Fuel), ("modules", string.Join(", ", twice.Select(m => m.Path))));
        }
    }

    private int Input(BranchPlace place, string variable, Dims dims, int region) => Add(cells.Required(Key(place, variable, region), dims));

    private int Add(int row)
    {
        _inputs.Add(row);
        return _inputs.Count - 1;
    }

    private CellKey Key(BranchPlace place, string variable, int region) => new(scenario, true, place.Index, variable, region);

    private int FuelOf(BranchPlace place)
    {
        var fuel = model.FuelOf(place.Branch.Fuel);
        if (fuel < 0)
        {
            findings.Error("SCN-019", place.Branch.Where, ("branch", place.Path), ("fuel", place.Branch.Fuel), ("known", string.Join(", ", model.Fuels.Select(f => f.Branch.Id))));
        }

        return Math.Max(0, fuel);
    }
}
