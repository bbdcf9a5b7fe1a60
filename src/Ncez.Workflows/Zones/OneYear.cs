using System.Collections.Immutable;
using Ncez.Model.Inventories;

namespace Ncez.Workflows.Zones;

/// <summary>One calendar year of an inventory, as an inventory of its own.</summary>
public static class OneYear
{
    /// <summary>The inventory with only this year's totals, plans, lines and offsets; null when it does not cover the year.</summary>
    /// <param name="inventory">The inventory of all years.</param>
    /// <param name="year">The year.</param>
    /// <param name="beside">An earlier year to keep beside it, a baseline say; a later or missing one is left out.</param>
    public static Inventory? Of(Inventory inventory, int year, int? beside = null)
    {
        if (inventory.Years.All(y => y.Year != year))
        {
            return null;
        }

        var newIndex = new int[inventory.Plans.Length];
        var (plans, totals) = (ImmutableArray.CreateBuilder<LinePlan>(), ImmutableArray.CreateBuilder<PlanTotal>());
        for (var p = 0; p < inventory.Plans.Length; p++)
        {
            newIndex[p] = -1;
            if (Keeps(inventory.Plans[p].Year))
            {
                newIndex[p] = plans.Count;
                plans.Add(inventory.Plans[p]);
                totals.Add(inventory.PlanTotals[p]);
            }
        }

        return inventory with
        {
            Plans = plans.ToImmutable(),
            PlanTotals = totals.ToImmutable(),
            Lines = LinesOf(inventory.Lines, newIndex),
            OffsetLines = [.. inventory.OffsetLines.Where(o => Keeps(o.Year))],
            Years = [.. inventory.Years.Where(y => Keeps(y.Year))],
            Electricity = [.. inventory.Electricity.Where(e => Keeps(e.Year))],
            Reconciliations = [.. inventory.Reconciliations.Where(r => Keeps(r.Year))],
        };

        bool Keeps(int other) => other == year || (other == beside && other < year);
    }

    private static LineTable LinesOf(LineTable lines, int[] newIndex)
    {
        var count = 0;
        foreach (var plan in lines.Plan)
        {
            count += newIndex[plan] >= 0 ? 1 : 0;
        }

        var (row, newPlan, massT, co2eT) = (new int[count], new int[count], new double[count], new double[count]);
        for (int from = 0, to = 0; from < lines.Count; from++)
        {
            if (newIndex[lines.Plan[from]] >= 0)
            {
                (row[to], newPlan[to], massT[to], co2eT[to]) = (lines.Row[from], newIndex[lines.Plan[from]], lines.MassT[from], lines.Co2eT[from]);
                to++;
            }
        }

        return new LineTable(row, newPlan, massT, co2eT);
    }
}
