using Ncez.Kernels.Emissions;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.FluorinatedGases;

/// <summary>Yearly leakage of refrigeration, air conditioning and switchgear from the charge in use. Published rates of refrigeration are wide ranges, so the site states its own.</summary>
public sealed class ChargeLeakage : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "fgas_charge";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["fugitive_gases", "industrial_process"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.IsDescribedBy("loss_rate") || (request.Item.Family == ItemFamily.Gas && Worksheet.Gives(request, "leakage_rate"));

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        foreach (var (gas, _) in Blend.Of(sheet))
        {
            var chargeT = sheet.Stock(Dimension.Mass, "t");
            var share = Blend.Share(sheet, gas);
            var rate = sheet.Request.IsDescribedBy("loss_rate") ? sheet.Value("x", "loss_rate", "1") : sheet.Value("x", "leakage_rate", "1/yr");
            yield return sheet.Line(gas, FluorinatedGasKernels.ChargeLeakT(chargeT, share, rate), "ACC-42", $"{Number(chargeT)} × {Number(share)} × {Number(rate)}");
        }
    }
}
