using System.Collections.Immutable;
using Ncez.Evaluation.Comparisons;
using Ncez.Model.Comparisons;
using Ncez.Model.Inventories;
using Ncez.Model.Zones;

namespace Ncez.Evaluation.Drivers;

/// <summary>
/// Drivers of an observed zone: activity is its product, value added, turnover or output; sectors are those that rows name, else their
/// categories; fuels are items. An indicator <c>name.sector</c> is a sector's own activity.
/// </summary>
internal static class InventoryDrivers
{
    private static readonly string[] Activities = ["gdp", "value_added", "turnover", "output", "floor_area", "population"];

    /// <summary>LMDI-I and II from the baseline on; empty when no activity is known in two years.</summary>
    public static ImmutableArray<DriverSplit> Of(Inventory inventory, IndicatorSeries series, int baseYear)
    {
        var all = inventory.Years.Where(y => y.Year >= baseYear).ToList();
        foreach (var name in Activities)
        {
            var years = all.Where(y => series.In(name, [y.Year]) is not null).ToList();
            if (years.Count >= 2)
            {
                var input = Input(inventory, series, name, years);
                return [DriverDecomposition.Of(input, LmdiMethod.First), DriverDecomposition.Of(input, LmdiMethod.Second)];
            }
        }

        return [];
    }

    private static DriverInput Input(Inventory inventory, IndicatorSeries series, string name, List<YearTotals> totals)
    {
        int[] years = [.. totals.Select(y => y.Year)];
        var activity = series.In(name, years)!.Value;

        // What burns no energy has no intensity: it stands beside.
        var sectors = Uses(inventory, years).Select(s => new DriverSector(s.Key, series.In($"{name}.{s.Key}", years) ?? activity, [.. s.Value.Where(f => f.Value.EnergyMWh.Any(v => v > 0)).Select(f => new DriverFuel(f.Key, [.. f.Value.EnergyMWh], [.. WithEnergyT(f.Value)]))]))
            .Where(s => s.Fuels.Length > 0).ToImmutableArray();
        var withFactors = years.Select((_, t) => sectors.Sum(s => s.Fuels.Sum(f => f.EmissionT[t]))).ToArray();
        return new DriverInput
        {
            Years = [.. years],
            Activity = activity,
            ActivityName = name,
            Sectors = sectors,
            Terms = DriverTerms.Of(("other", t => totals[t].Gross.T - withFactors[t]), ("sink", t => totals[t].Sink.T), ("export", t => totals[t].ExportCredit.T), ("offset", t => totals[t].Offset.T), years.Length),
        };
    }

    /// <summary>Gross emissions of what carries energy, by year [t CO₂e]: what drivers split where an activity is known.</summary>
    public static double[] EnergyT(Inventory inventory, params int[] years)
    {
        double[][] fuels = [.. Uses(inventory, years).Values.SelectMany(s => s.Values).Select(WithEnergyT)];
        return [.. years.Select((_, t) => fuels.Sum(f => f[t]))];
    }

    private static double[] WithEnergyT((double[] EnergyMWh, double[] EmissionT) fuel) => [.. fuel.EmissionT.Select((v, t) => fuel.EnergyMWh[t] > 0 ? v : 0)];

    // Energy and emissions by sector and item.
    private static SortedDictionary<string, SortedDictionary<string, (double[] EnergyMWh, double[] EmissionT)>> Uses(Inventory inventory, int[] years)
    {
        var uses = new SortedDictionary<string, SortedDictionary<string, (double[] EnergyMWh, double[] EmissionT)>>(StringComparer.Ordinal);
        for (var p = 0; p < inventory.Plans.Length; p++)
        {
            var (plan, total) = (inventory.Plans[p], inventory.PlanTotals[p]);
            var year = Array.IndexOf(years, plan.Year);
            if (year < 0 || plan.Item is not { } item || plan.Scope is not (Scope.Direct or Scope.Indirect))
            {
                continue;
            }

            var energyMWh = total.Quantity * plan.EnergyMWhPerUnit;
            var sector = inventory.Activities.Kinds[plan.Kind].Sector is { Length: > 0 } named ? named : plan.Category.Id;
            if (!uses.TryGetValue(sector, out var fuels))
            {
                fuels = uses[sector] = new SortedDictionary<string, (double[], double[])>(StringComparer.Ordinal);
            }

            if (!fuels.TryGetValue(item.Id, out var fuel))
            {
                fuel = fuels[item.Id] = (new double[years.Length], new double[years.Length]);
            }

            fuel.EnergyMWh[year] += plan.CarriesEnergy && double.IsFinite(energyMWh) ? energyMWh : 0;
            fuel.EmissionT[year] += double.IsFinite(total.Co2eT) ? total.Co2eT : 0;
        }

        return uses;
    }
}
