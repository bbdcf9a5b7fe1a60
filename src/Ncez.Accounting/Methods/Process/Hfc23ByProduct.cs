using Ncez.Kernels.Emissions;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Process;

/// <summary>HFC-23 that arises with HCFC-22, less what is destroyed.</summary>
public sealed class Hfc23ByProduct : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "hfc23_by_product";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["industrial_process"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.Item.Id == "hcfc-22-production";

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var productT = sheet.Quantity(Dimension.Mass, "t");
        var factor = sheet.Value("EF", "by_product_emission_factor", "tHFC-23/t");

        // Destruction: an efficiency of the site with the share of production it ran for, or shares of published devices.
        var device = sheet.Mix("η", "abatement", "abatement_efficiency", "1", isWhole: false);
        var destroyed = device ?? sheet.GivenOr("η", "abatement_efficiency", "1", 0);
        var used = device is null && sheet.IsGiven("abatement_efficiency") ? sheet.Given("μ", "abatement_use", "1") : 1;
        yield return sheet.Line("HFC-23", ProcessKernels.AbatedGasT(productT, factor, destroyed, used), "ACC-27",
            $"{Number(productT)} × {Number(factor)} × (1 − {Number(destroyed)} × {Number(used)})");
    }
}
