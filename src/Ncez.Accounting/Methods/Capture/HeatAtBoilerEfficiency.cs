using Ncez.Kernels.Emissions;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Capture;

/// <summary>Heat at boiler efficiency: the heat carries the fuel that a boiler would have burnt for it.</summary>
public sealed class HeatAtBoilerEfficiency : HeatAndPower
{
    /// <inheritdoc />
    public override string Id => "chp_boiler_efficiency";

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => false;

    /// <inheritdoc />
    protected override double HeatFraction(Worksheet sheet)
    {
        var (supplied, fuel) = (sheet.Given("Q", "heat_supplied", "MWh"), sheet.Given("fuel", "fuel_heat", "MWh"));
        var boiler = sheet.Given("η", "boiler_efficiency", "1");
        var heat = AllocationKernels.BoilerHeatFraction(supplied, boiler, fuel);
        sheet.Step("ACC-91", $"{Number(supplied)} / {Number(boiler)} / {Number(fuel)} = {Number(heat)}");
        return heat;
    }
}
