using Ncez.Kernels.Emissions;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.FluorinatedGases;

/// <summary>What was topped up in the year replaces what has leaked.</summary>
public sealed class TopUp : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "fgas_top_up";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["fugitive_gases", "industrial_process"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => false;

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        foreach (var (gas, _) in Blend.Of(sheet))
        {
            var toppedUpT = sheet.Quantity(Dimension.Mass, "t");
            var share = Blend.Share(sheet, gas);
            yield return sheet.Line(gas, FluorinatedGasKernels.TopUpT(toppedUpT, share), "ACC-43", $"{Number(toppedUpT)} × {Number(share)}");
        }
    }
}
