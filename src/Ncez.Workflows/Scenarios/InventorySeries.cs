using Ncez.Model.Inventories;
using Ncez.Model.Scenarios;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Scenarios;

/// <summary>
/// The inventory as series that expressions ask for: <c>Inventory(category, item)</c> is the energy of a category's item by year,
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
                        Add(energy, $"inventory:{category}:{item}", plan.Year, energyMWh, (a, b) => a + b);
                    }
                }

                if (plan.Gas.Length > 0 && double.IsFinite(total.MassT) && plan.Scope is Scope.Direct or Scope.Sink)
                {
                    Add(emission, $"emission:{plan.Category.Id}:{item}:{plan.Gas}", plan.Year, total.MassT, (a, b) => a + b);
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

    private static IEnumerable<string> ItemNames(Inventory inventory, LinePlan plan) =>
        new[] { plan.Item!.Id, plan.Item.Name.Zh, plan.Item.Name.En, inventory.Activities.Kinds[plan.Kind].Item }.Where(n => n.Length > 0).Distinct(StringComparer.Ordinal);

    private static void Add<T>(SortedDictionary<string, SortedDictionary<int, T>> series, string name, int year, T value, Func<T, T, T> sum)
    {
        var years = series.TryGetValue(name, out var known) ? known : series[name] = [];
        years[year] = years.TryGetValue(year, out var before) ? sum(before, value) : value;
    }
}
