using Ncez.Kernels.Emissions;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Capture;

/// <summary>CO₂ captured and sold or used: counted where it is released, unless the zone chose the deduction of the guides.</summary>
public sealed class Co2Used : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "co2_used";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["carbon_capture"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => false;

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        // The guides of 2013 to 2015 deduct what is sold or used; else it counts where it is released, and here it is a memo item.
        var capturedT = sheet.Quantity(Dimension.Mass, "t");
        var isDeducted = sheet.Request.Chosen("captured_co2") == "guides_deduction";
        yield return isDeducted
            ? sheet.Line("CO2", AllocationKernels.CapturedCo2T(capturedT, 1), "ACC-93", $"−{Number(capturedT)} × 1")
            : sheet.Line("CO2", AllocationKernels.CapturedCo2T(capturedT, 0), "ACC-93", $"−{Number(capturedT)} × 0");
    }
}
