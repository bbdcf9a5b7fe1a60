using Ncez.Kernels.Emissions;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Process;

/// <summary>Gases of semiconductor works by the share of the gas used that is emitted.</summary>
public sealed class SemiconductorShare : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "semiconductor_share";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["industrial_process", "fugitive_gases"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.IsDescribedBy("emission_share_of_gas_used");

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var gasT = sheet.Quantity(Dimension.Mass, "t");
        var share = sheet.Value("EF", "emission_share_of_gas_used", "1");
        var gas = sheet.Request.Resolve("emission_share_of_gas_used").Pick?.Gas ?? "";
        yield return sheet.Line(gas, LineKernels.EmissionT(gasT, share), "ACC-03", $"{Number(gasT)} × {Number(share)}");
    }
}
