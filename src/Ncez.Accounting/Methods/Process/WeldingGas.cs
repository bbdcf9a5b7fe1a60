using Ncez.Kernels.Emissions;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Process;

/// <summary>CO₂ in the shielding gas of welding, net of stock.</summary>
public sealed class WeldingGas : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "welding_gas";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["industrial_process"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.Item.Id == "welding-shielding-gas";

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var gasT = sheet.Quantity(Dimension.Mass, "t");
        var share = sheet.Given("EF", "co2_share", "1");
        yield return sheet.Line("CO2", LineKernels.EmissionT(gasT, share), "ACC-03", $"{Number(gasT)} × {Number(share)}");
    }
}
