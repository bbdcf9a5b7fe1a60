using Ncez.Model.Diagnostics;
using Ncez.Model.Scenarios;
using Ncez.Scenarios.Compiling;
using Ncez.Scenarios.Expressions;
using Ncez.Scenarios.Functions;
using Ncez.Scenarios.Running;

namespace Ncez.Scenarios.Demand;

/// <summary>
/// Final energy of the demand tree. A technology uses the product of all activities above it and its intensity; below an end use, the
/// service's useful energy times the technology's share over its efficiency; a stock uses what its devices use.
/// </summary>
internal sealed class DemandCompiler(ModelIndex model, CellCompiler cells, TapeBuilder tape, string scenario, Findings findings)
{
    private readonly Dictionary<(bool WithMeasures, string Scenario, int Branch, int Region), int> _energy = [];
    private readonly Dictionary<(bool WithMeasures, string Scenario, int Branch, int Region), (int Row, Dims Dims)?> _activity = [];
    private readonly HashSet<(bool WithMeasures, string Scenario, int Branch, int Region)> _open = [];

    /// <summary>Shares that must add up to one: where, rows, what they are called.</summary>
    public List<(int Branch, string Variable, int Region, int SumRow)> ShareSums { get; } = [];

    /// <summary>Stocks: where, and the rows of stock, sales and retired.</summary>
    public List<(int Branch, int Region, int Stock, int Sales, int Retired)> Stocks { get; } = [];

    /// <summary>Energy of every leaf of the demand tree in every region.</summary>
    public List<EnergyUse> Compile()
    {
        var uses = new List<EnergyUse>();
        foreach (var place in model.Branches.Where(b => b.Root == "Demand"))
        {
            for (var region = 0; region < model.Model.Regions.Length; region++)
            {
                CheckShares(place, region);
                if (place.Branch.Kind is not (BranchKind.Technology or BranchKind.Stock) || !IsPresent(place, region))
                {
                    continue;
                }

                var fuel = model.FuelOf(place.Branch.Fuel);
                if (fuel < 0)
                {
                    ReportFuel(place);
                    continue;
                }

                uses.Add(new EnergyUse(region, place.Index, place.Sector, fuel, EnergyOf(new CellKey(scenario, true, place.Index, CellCompiler.Energy, region))));
            }
        }

        return uses;
    }

    /// <summary>Row of the final energy of a branch: of all technologies below it.</summary>
    public int EnergyOf(CellKey key)
    {
        var id = (key.WithMeasures, key.Scenario, key.Branch, key.Region);
        if (_energy.TryGetValue(id, out var known))
        {
            return known;
        }

        // An expression of the branch asks for the branch's own energy: it gets the row now and the values when they are there.
        if (!_open.Add(id))
        {
            return _energy[id] = tape.NewRow();
        }

        var row = Make(key);
        _open.Remove(id);
        if (_energy.TryGetValue(id, out var promised))
        {
            return tape.Emit(new Instruction(Op.Copy, promised, row));
        }

        return _energy[id] = row;
    }

    private int Make(CellKey key)
    {
        var place = model.Branches[key.Branch];
        switch (place.Branch.Kind)
        {
            case BranchKind.Technology:
                return Technology(key, place);
            case BranchKind.Stock:
                return StockOf(key).Energy;
            default:
                int[] below = [.. place.Children.Where(c => model.Branches[c].Branch.Kind is not (BranchKind.Technology or BranchKind.Stock) || IsPresent(model.Branches[c], key.Region))
                    .Select(c => EnergyOf(key with { Branch = c }))];
                return below.Length == 0 ? tape.Constant(0) : tape.Emit(new SumKernel(), below)[0];
        }
    }

    // A region may leave a technology out by saying nothing about it.
    private bool IsPresent(BranchPlace place, int region)
    {
        var variables = place.Branch.Kind == BranchKind.Stock ? new[] { "Stock" } : ["Intensity", "Share"];
        var isWritten = variables.Any(v => cells.IsWritten(place.Index, v));
        return !isWritten || variables.Any(v => cells.Holds(new CellKey(scenario, true, place.Index, v, region)));
    }

    private int Technology(CellKey key, BranchPlace place)
    {
        var endUse = place.Parent;
        while (endUse >= 0 && model.Branches[endUse].Branch.Kind is not (BranchKind.EndUse or BranchKind.Root))
        {
            endUse = model.Branches[endUse].Parent;
        }

        if (endUse >= 0 && model.Branches[endUse].Branch.Kind == BranchKind.EndUse)
        {
            var useful = cells.Of(key with { Branch = endUse, Variable = "UsefulIntensity" });
            if (useful is null)
            {
                return cells.Required(key with { Branch = endUse, Variable = "UsefulIntensity" }, Dims.OfEnergy);
            }

            var service = Product(Activity(key with { Branch = endUse }), (cells.RowOf(useful), useful.Dims));
            var share = cells.Required(key with { Variable = "Share" }, Dims.None);
            var efficiency = cells.Required(key with { Variable = "Efficiency" }, Dims.None);
            return Energy(place, (tape.Emit(Op.Divide, tape.Emit(Op.Multiply, service.Row, share), efficiency), service.Dims));
        }

        var intensity = cells.Of(key with { Variable = "Intensity" });
        return intensity is null
            ? cells.Required(key with { Variable = "Intensity" }, Dims.OfEnergy)
            : Energy(place, Product(Activity(key), (cells.RowOf(intensity), intensity.Dims)));
    }

    /// <summary>Rows of a stock branch: stock, sales, retired, energy.</summary>
    public (int Stock, int Sales, int Retired, int Energy) StockOf(CellKey key)
    {
        var place = model.Branches[key.Branch];
        var stock = cells.Of(key with { Variable = "Stock" });
        var intensity = cells.Of(key with { Variable = "Intensity" });
        if (stock is null || intensity is null)
        {
            var missing = cells.Required(key with { Variable = stock is null ? "Stock" : "Intensity" }, Dims.OfEnergy);
            return (missing, missing, missing, missing);
        }

        var mileage = cells.Of(key with { Variable = "Mileage" })!;
        var use = Product((cells.RowOf(intensity), intensity.Dims), (cells.RowOf(mileage), mileage.Dims));
        if (stock.Dims * use.Dims != Dims.OfEnergy)
        {
            Energy(place, (use.Row, stock.Dims * use.Dims));
        }

        var hasSales = cells.Holds(key with { Variable = "Sales" });
        var sales = hasSales ? cells.Required(key with { Variable = "Sales" }, stock.Dims) : cells.Missing;
        var profiles = new StockProfiles(cells, findings);
        var survival = profiles.Of(key, "Survival", place);
        var kernel = new StockKernel(model.Years.BaseIndex, hasSales, survival, profiles.AgesOf(key, place, survival), profiles.Of(key, "Wear", place));
        var rows = tape.Emit(kernel, [cells.RowOf(stock), sales, use.Row], 4);
        if (key.WithMeasures)
        {
            Stocks.Add((key.Branch, key.Region, rows[0], rows[1], rows[2]));
        }

        return (rows[0], rows[1], rows[2], rows[3]);
    }

    private (int Row, Dims Dims)? Activity(CellKey key)
    {
        var id = (key.WithMeasures, key.Scenario, key.Branch, key.Region);
        if (_activity.TryGetValue(id, out var known))
        {
            return known;
        }

        var place = model.Branches[key.Branch];
        var above = place.Parent >= 0 && model.Branches[place.Parent].Branch.Kind != BranchKind.Root ? Activity(key with { Branch = place.Parent }) : null;
        var own = cells.Holds(key with { Variable = "Activity" }) ? cells.Of(key with { Variable = "Activity" }) : null;
        return _activity[id] = own is null ? above : Product(above, (cells.RowOf(own), own.Dims));
    }

    private (int Row, Dims Dims) Product((int Row, Dims Dims)? one, (int Row, Dims Dims) other) =>
        one is not { } first ? other : (tape.Emit(Op.Multiply, first.Row, other.Row), first.Dims * other.Dims);

    private int Energy(BranchPlace place, (int Row, Dims Dims) result)
    {
        if (result.Dims != Dims.OfEnergy)
        {
            findings.Error("SCN-018", place.Branch.Where, ("branch", place.Path), ("found", result.Dims.ToString()));
        }

        return result.Row;
    }

    private void CheckShares(BranchPlace place, int region)
    {
        var variable = place.Branch.Kind == BranchKind.EndUse ? "Share" : place.Branch.ChildrenAreShares ? "Activity" : "";
        if (variable.Length == 0)
        {
            return;
        }

        int[] rows = [.. place.Children.Select(c => new CellKey(scenario, true, c, variable, region)).Where(cells.Holds).Select(k => cells.Required(k, Dims.None))];
        if (rows.Length > 0)
        {
            ShareSums.Add((place.Index, variable, region, tape.Emit(new SumKernel(), rows)[0]));
        }
    }

    private void ReportFuel(BranchPlace place)
    {
        var known = model.Fuels.Select(f => f.Branch.Id).ToList();
        findings.Error("SCN-019", place.Branch.Where, ("branch", place.Path), ("fuel", place.Branch.Fuel), ("known", string.Join(", ", known)));
    }
}
