using Ncez.Model.Inventories;
using Ncez.Model.Scenarios;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Scenarios;

/// <summary>
/// The inventory as series that expressions ask for: <c>Inventory(category, item [, sector])</c> is the energy of a category's item by year,
/// <c>InventoryFactor(item, gas)</c> the gas per unit of it, <c>InventoryEmission(category, item, gas)</c> the gas where no energy is burnt. So the base year of a model is the inventory, not a copy of it.
/// </summary>
internal static class InventorySeries
{
    /// <summary>The series of an inventory.</summary>
    public static IEnumerable<ModelSeries> Of(Inventory inventory)
    {
        var energy = new SortedDictionary<string, SortedDictionary<int, double>>(StringComparer.Ordinal);
        var gas = new SortedDictionary<string, SortedDictionary<int, (double MassT, double EnergyMWh)>>(StringComparer.Ordinal);
        var emission = new SortedDictionary<string, SortedDictionary<int, double>>(StringComparer.Ordinal);
        for (var p = 0; p < inventory.Plans.Length; p++)
        {
            var (plan, total) = (inventory.Plans[p], inventory.PlanTotals[p]);
            if (plan.Item is null || plan.Scope is Scope.Export or Scope.Offset)
            {
                continue;
            }

            var energyMWh = total.Quantity * plan.EnergyMWhPerUnit;
            foreach (var item in ItemNames(inventory, plan))
            {
                if (plan.CarriesEnergy && double.IsFinite(energyMWh))
                {
                    foreach (var category in new[] { plan.Category.Id, plan.Category.Name.Zh, plan.Category.Name.En }.Distinct(StringComparer.Ordinal))
                    {
                        AddBySector(energy, $"inventory:{category}:{item}", plan.Year, energyMWh, SectorOf(inventory, plan));
                    }
                }

                if (plan.Gas.Length > 0 && double.IsFinite(total.MassT) && plan.Scope is Scope.Direct or Scope.Sink)
                {
                    AddBySector(emission, $"emission:{plan.Category.Id}:{item}:{plan.Gas}", plan.Year, total.MassT, SectorOf(inventory, plan));
                }

                // Biogenic CO₂ is a memo item; its factor is the fuel's all the same.
                if (plan.Gas.Length > 0 && double.IsFinite(total.MassT) && energyMWh > 0 && plan.Scope is Scope.Direct or Scope.Indirect or Scope.Memo)
                {
                    Add(gas, $"factor:{item}:{plan.Gas}", plan.Year, (total.MassT, energyMWh), (a, b) => (a.Item1 + b.Item1, a.Item2 + b.Item2));
                }
            }
        }

        var source = $"inventory of {inventory.Zone.Id}";
        return emission.Select(e => new ModelSeries(e.Key, [.. e.Value.Select(v => (v.Key, v.Value))], "t", source)).Concat(energy.Select(e => new ModelSeries(e.Key, [.. e.Value.Select(v => (v.Key, v.Value))], "MWh", source)))
            .Concat(gas.Select(g => new ModelSeries(g.Key, [.. g.Value.Select(v => (v.Key, v.Value.MassT / v.Value.EnergyMWh))], "t/MWh", source)));
    }

    private static string SectorOf(Inventory inventory, LinePlan plan) => inventory.Activities.Kinds[plan.Kind].Sector;

    // The whole, and the part of a sector where rows name one.
    private static void AddBySector(SortedDictionary<string, SortedDictionary<int, double>> series, string name, int year, double value, string sector)
    {
        foreach (var key in sector.Length > 0 ? new[] { name, $"{name}:{sector}" } : [name])
        {
            Add(series, key, year, value, (a, b) => a + b);
        }
    }

    private static IEnumerable<string> ItemNames(Inventory inventory, LinePlan plan) =>
        new[] { plan.Item!.Id, plan.Item.Name.Zh, plan.Item.Name.En, inventory.Activities.Kinds[plan.Kind].Item }.Where(n => n.Length > 0).Distinct(StringComparer.Ordinal);

    private static void Add<T>(SortedDictionary<string, SortedDictionary<int, T>> series, string name, int year, T value, Func<T, T, T> sum)
    {
        var years = series.TryGetValue(name, out var known) ? known : series[name] = [];
        years[year] = years.TryGetValue(year, out var before) ? sum(before, value) : value;
    }
}
