using Ncez.Model.Diagnostics;
using Ncez.Model.Scenarios;
using Ncez.Scenarios.Compiling;
using Ncez.Scenarios.Expressions;
using Ncez.Scenarios.Functions;
using Ncez.Scenarios.Running;

namespace Ncez.Scenarios.Results;

/// <summary>
/// Gas per unit of fuel, gas by gas and weighted. A branch that states a gas of its own overrides the fuel's; captured CO₂ that is stored
/// for good is deducted; CO₂ of biomass is a memo item.
/// </summary>
internal sealed class EmissionFactors(ModelIndex model, CellCompiler cells, TapeBuilder tape, string scenario, Findings findings)
{
    private static readonly FuelKind[] Carriers = [FuelKind.Electricity, FuelKind.Heat, FuelKind.Cooling, FuelKind.Hydrogen];
    private readonly Dictionary<(int Fuel, int Branch, int Region), FuelFactor> _factors = [];
    private readonly HashSet<int> _reported = [];

    /// <summary>Gases that any fuel or branch states.</summary>
    public List<string> Gases { get; } = GasesOf(model);

    /// <summary>Factor of a fuel.</summary>
    /// <param name="Co2e">Row of all gases weighted [t CO₂e/MWh].</param>
    /// <param name="ByGas">Row of each gas, weighted [t CO₂e/MWh].</param>
    /// <param name="Biomass">Row of biogenic CO₂ [t/MWh]; −1 when there is none.</param>
    internal sealed record FuelFactor(int Co2e, IReadOnlyDictionary<string, int> ByGas, int Biomass);

    /// <summary>True for electricity, heat and their like: what they emit was emitted where they were made.</summary>
    public bool IsCarrier(int fuel) => Carriers.Contains(model.Fuels[fuel].Branch.FuelKind);

    /// <summary>Factor of burning a fuel at a branch.</summary>
    public FuelFactor OfBurning(int fuel, int branch, int region)
    {
        var hasOwn = model.Branches[branch].Branch.Kind is BranchKind.Technology or BranchKind.Process or BranchKind.Stock
            && (Gases.Any(g => cells.IsWritten(branch, g)) || cells.IsWritten(branch, "Capture"));
        var id = (fuel, hasOwn ? branch : -1, region);
        return _factors.TryGetValue(id, out var known) ? known : _factors[id] = Make(fuel, hasOwn ? branch : -1, region);
    }

    /// <summary>Row of the emission of an imported unit of a carrier [t CO₂e/MWh]; 0 for what is burnt here.</summary>
    public FuelFactor OfImport(int fuel, int region)
    {
        if (!IsCarrier(fuel))
        {
            return new FuelFactor(tape.Constant(0), new Dictionary<string, int>(), -1);
        }

        var id = (fuel, -2, region);
        return _factors.TryGetValue(id, out var known) ? known : _factors[id] = Weighted(fuel, [model.Fuels[fuel].Index], region, isBurnt: false);
    }

    private FuelFactor Make(int fuel, int branch, int region)
    {
        var places = branch >= 0 ? new[] { branch, model.Fuels[fuel].Index } : [model.Fuels[fuel].Index];
        return IsCarrier(fuel) || model.Fuels[fuel].Branch.FuelKind is FuelKind.Renewable or FuelKind.Nuclear
            ? Weighted(fuel, [.. places.Where(p => p == branch)], region, isBurnt: true)
            : Weighted(fuel, places, region, isBurnt: true);
    }

    private FuelFactor Weighted(int fuel, int[] places, int region, bool isBurnt)
    {
        var place = model.Fuels[fuel];
        var isBiomass = place.Branch.FuelKind == FuelKind.Biomass;
        var byGas = new Dictionary<string, int>(StringComparer.Ordinal);
        var biomass = -1;
        foreach (var gas in Gases)
        {
            if (places.Select(p => new CellKey(scenario, true, p, gas, region)).Where(cells.Holds).Select(k => (CellKey?)k).FirstOrDefault() is not { } key)
            {
                continue;
            }

            var row = cells.Required(key, Dims.OfMass / Dims.OfEnergy);
            if (gas == "CO2" && isBurnt && places.Length > 0 && places[0] != place.Index && cells.IsWritten(places[0], "Capture"))
            {
                row = Captured(row, new CellKey(scenario, true, places[0], "Capture", region));
            }

            if (gas == "CO2" && isBiomass)
            {
                biomass = row;
                continue;
            }

            byGas[gas] = WeightOf(gas, isBiomass) is { } weight ? weight == 1 ? row : tape.Emit(Op.Scale, row, number: weight) : NoWeight(gas, key);
        }

        // A fuel that burns, or electricity from outside, without a factor is an error: nothing is emitted is another statement.
        var mustHave = isBurnt ? place.Branch.FuelKind == FuelKind.Fossil : places.Length > 0;
        if (mustHave && !byGas.ContainsKey("CO2") && _reported.Add(fuel))
        {
            findings.Error("SCN-060", place.Branch.Where, ("fuel", place.Branch.Name), ("path", place.Path));
        }

        return new FuelFactor(byGas.Count == 0 ? tape.Constant(0) : byGas.Count == 1 ? byGas.Values.Single() : tape.Emit(new SumKernel(), [.. byGas.Values])[0], byGas, biomass);
    }

    private int Captured(int row, CellKey capture)
    {
        var left = tape.Emit(Op.Subtract, tape.Constant(1), cells.Required(capture, Dims.None));
        return tape.Emit(Op.Multiply, row, left);
    }

    /// <summary>Weight of a gas; null when the set has none.</summary>
    public double? WeightOf(string gas, bool isBiogenic) =>
        gas == "CO2" ? 1 : (gas == "CH4" ? model.Gwp.Of(isBiogenic ? "CH4-bio" : "CH4-fossil") : model.Gwp.Of(gas))?.Value;

    private int NoWeight(string gas, CellKey key)
    {
        findings.Error("SCN-061", cells.TextOf(key)?.Where ?? Place.None, ("gas", gas), ("gwp", model.Gwp.Id));
        return cells.Missing;
    }

    private static List<string> GasesOf(ModelIndex model) =>
        [.. model.Model.Expressions.Select(e => e.Variable).Where(v => v == "CO2" || model.Gwp.Of(v) is not null).Append("CO2").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
