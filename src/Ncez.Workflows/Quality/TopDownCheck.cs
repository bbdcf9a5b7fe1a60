using System.Collections.Immutable;
using Ncez.Kernels.Statistics;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Quality;

/// <summary>
/// The second method of R20 for fuels: CO₂ from the supply side of energy_balance.csv (reference approach) beside CO₂ from their use.
/// The carbon of a fuel is that of its use, so that the two differ in quantities alone.
/// </summary>
internal static class TopDownCheck
{
    // IPCC 2006 Guidelines vol. 2 ch. 6.8: a difference above 5 % is to be explained.
    private const double ExplainFraction = 0.05;

    /// <summary>Every fuel whose supply the balance states.</summary>
    public static ImmutableArray<TopDownFuel> Of(ZoneInput input, Inventory inventory, Findings findings)
    {
        var fuels = ImmutableArray.CreateBuilder<TopDownFuel>();
        var years = inventory.Years.Select(y => y.Year).ToHashSet();
        foreach (var group in input.Balance.Where(r => years.Contains(r.Year)).GroupBy(r => (r.Year, r.Item, r.Unit.Dimension)).OrderBy(g => g.Key.Year).ThenBy(g => g.Key.Item, StringComparer.Ordinal))
        {
            var unit = group.First().Unit;
            double Flow(string flow) => group.Where(r => r.Flow == flow).Sum(r => r.Quantity * r.Unit.ToCanonical) / unit.ToCanonical;
            var burnt = Burnt(inventory, group.Key.Year, group.Key.Item, unit);
            if (burnt is not var (name, used, co2T, isWithheld) || !group.Any(r => r.Flow is "production" or "import"))
            {
                continue;
            }

            var apparent = OutlierKernels.ApparentT(Flow("production"), Flow("import"), Flow("export"), Flow("bunkers"), Flow("stock")) - Flow("non_energy");
            var fuel = new TopDownFuel(group.Key.Year, name, apparent, isWithheld ? double.NaN : used, unit.Symbol, apparent * co2T / used, co2T);
            if (Math.Abs(fuel.DifferenceFraction) > ExplainFraction)
            {
                findings.Warning("QLT-004", group.First().Where, ("item", name), ("year", fuel.Year), ("top", fuel.TopDownT), ("bottom", fuel.BottomUpT), ("difference", fuel.TopDownT - fuel.BottomUpT));
            }

            fuels.Add(fuel);
        }

        return fuels.ToImmutable();
    }

    // What the zone burns of a fuel in the dimension of the balance; null when it burns none.
    private static (Model.Texts.LocalText Name, double Quantity, double Co2T, bool IsWithheld)? Burnt(Inventory inventory, int year, string item, Model.Quantities.Unit unit)
    {
        var (name, quantity, co2T, isWithheld) = (default(Model.Texts.LocalText), 0.0, 0.0, false);
        foreach (var (plan, total) in inventory.Plans.Zip(inventory.PlanTotals).Where(p => p.First.Year == year && p.First.Item?.Id == item && p.First is { Scope: Scope.Direct, CarriesEnergy: true, Gas: "CO2" }))
        {
            var own = inventory.Activities.Kinds[plan.Kind].Unit;
            if (own.Dimension == unit.Dimension && double.IsFinite(total.MassT))
            {
                (name, quantity, co2T) = (plan.Item!.Name, quantity + (total.Quantity * own.ToCanonical / unit.ToCanonical), co2T + total.MassT);
                isWithheld |= plan.Status == Model.Activities.ActivityStatus.Confidential;
            }
        }

        return quantity > 0 && co2T > 0 ? (name, quantity, co2T, isWithheld) : null;
    }
}
