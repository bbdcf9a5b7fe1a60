using Ncez.Kernels.Emissions;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Capture;

/// <summary>Heat-supply ratio (供热比): heat supplied over the heat of all steam.</summary>
public sealed class HeatSupplyRatio : HeatAndPower
{
    /// <inheritdoc />
    public override string Id => "chp_heat_supply_ratio";

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => Worksheet.Gives(request, "steam_heat");

    /// <inheritdoc />
    protected override double HeatFraction(Worksheet sheet)
    {
        var (supplied, steam) = (sheet.Given("Q", "heat_supplied", "MWh"), sheet.Given("Q(steam)", "steam_heat", "MWh"));
        var heat = AllocationKernels.HeatSupplyFraction(supplied, steam);
        sheet.Step("ACC-90", $"{Number(supplied)} / {Number(steam)} = {Number(heat)}");
        return heat;
    }
}
