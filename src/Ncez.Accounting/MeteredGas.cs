using System.Collections.Immutable;
using Ncez.Kernels.Energy;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;

namespace Ncez.Accounting;

/// <summary>
/// Says once per gas that its volumes count as metered at 20 °C: heating values are per Nm³ at 0 °C, and who typed m3 for Nm3 is 6.8 % too low.
/// </summary>
internal static class MeteredGas
{
    /// <summary>Adds ACC-045 for each gas whose volumes are converted.</summary>
    public static void Check(ActivityTable activities, ImmutableArray<LinePlan> plans, Findings findings)
    {
        foreach (var gas in plans.Where(p => p.Item?.State == ItemState.Gas && p.Status == ActivityStatus.Computed && activities.Kinds[p.Kind].Unit.Dimension == Dimension.Volume).GroupBy(p => p.Item!.Id))
        {
            var kind = activities.Kinds[gas.First().Kind];
            findings.Info("ACC-045", kind.Where with { Field = "unit" }, ("item", gas.First().Item!.Name), ("unit", kind.Unit.Symbol), ("percent", Numbers.Fixed((1 - HeatKernels.NormalVolumeNm3(1)) * 100, 1)));
        }
    }
}
