using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Zones;

namespace Ncez.Accounting;

/// <summary>No more methane can be recovered from waste, wastewater and manure than they make.</summary>
internal static class MethaneBalance
{
    /// <summary>Warns for a year whose recovered methane exceeds what the rows of the sector generate.</summary>
    public static void Check(ZoneInput input, ImmutableArray<LinePlan> plans, ImmutableArray<PlanTotal> totals, Findings findings)
    {
        var methane = plans.Zip(totals, (plan, total) => (Plan: plan, total.MassT)).Where(l => l.Plan is { Category.Method: "waste_treatment" or "agriculture", Gas: "CH4-bio" } && !double.IsNaN(l.MassT));
        foreach (var year in methane.GroupBy(l => (l.Plan.Year, l.Plan.Category.Method)).Where(y => y.Sum(l => l.MassT) < 0))
        {
            var recovered = year.Where(l => l.MassT < 0).ToList();
            findings.Warning("ACC-044", input.Activities.Kinds[recovered[0].Plan.Kind].Where, ("year", year.Key.Year),
                ("recovered", -recovered.Sum(l => l.MassT)), ("made", year.Where(l => l.MassT > 0).Sum(l => l.MassT)));
        }
    }
}
