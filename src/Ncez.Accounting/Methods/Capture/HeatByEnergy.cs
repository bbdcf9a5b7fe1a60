using Ncez.Kernels.Emissions;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Capture;

/// <summary>By energy: heat and power carry the fuel in proportion to their energy.</summary>
public sealed class HeatByEnergy : HeatAndPower
{
    /// <inheritdoc />
    public override string Id => "chp_energy_content";

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => false;

    /// <inheritdoc />
    protected override double HeatFraction(Worksheet sheet)
    {
        var (supplied, power) = (sheet.Given("Q", "heat_supplied", "MWh"), sheet.Given("W", "power_supplied", "MWh"));
        var heat = AllocationKernels.EnergyHeatFraction(supplied, power);
        sheet.Step("ACC-92", $"{Number(supplied)} / ({Number(supplied)} + {Number(power)}) = {Number(heat)}");
        return heat;
    }
}
