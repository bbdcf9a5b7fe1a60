using System.Collections.Immutable;
using Ncez.Kernels.Emissions;
using Ncez.Model.Activities;
using Ncez.Model.Inventories;

namespace Ncez.Accounting;

/// <summary>Sums of lines by plan: all that structure tables and totals need, however many lines there are.</summary>
internal static class PlanSums
{
    /// <summary>Sums of every plan.</summary>
    public static ImmutableArray<PlanTotal> Of(ActivityTable activities, int plans, ReadOnlySpan<int> row, ReadOnlySpan<int> plan, ReadOnlySpan<double> massT, ReadOnlySpan<double> co2eT)
    {
        var (lines, massSumT, co2eSumT, quantitySum) = (new int[plans], new double[plans], new double[plans], new double[plans]);
        foreach (var p in plan)
        {
            lines[p]++;
        }

        LineKernels.SumByPlanT(plan, massT, massSumT);
        LineKernels.SumByPlanT(plan, co2eT, co2eSumT);
        var quantities = activities.Quantities;
        for (var i = 0; i < row.Length; i++)
        {
            // Rows of NO, NA, IE may have no quantity at all.
            var quantity = quantities[row[i]];
            quantitySum[plan[i]] += double.IsNaN(quantity) ? 0 : quantity;
        }

        return [.. Enumerable.Range(0, plans).Select(p => new PlanTotal(lines[p], quantitySum[p], massSumT[p], co2eSumT[p]))];
    }
}
