using Ncez.Kernels.Emissions;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.FluorinatedGases;

/// <summary>Equipment retired in the year: what was still inside and not recovered.</summary>
public sealed class Disposal : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "fgas_disposal";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["fugitive_gases", "industrial_process"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => false;

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        foreach (var (gas, _) in Blend.Of(sheet))
        {
            var chargeT = sheet.Quantity(Dimension.Mass, "t");
            var share = Blend.Share(sheet, gas);
            var remaining = sheet.Given("p", "remaining_share", "1");
            var recovered = sheet.Given("η", "recovered_share", "1");
            yield return sheet.Line(gas, FluorinatedGasKernels.DisposalT(chargeT, share, remaining, recovered), "ACC-44",
                $"{Number(chargeT)} × {Number(share)} × {Number(remaining)} × (1 − {Number(recovered)})");
        }
    }
}
