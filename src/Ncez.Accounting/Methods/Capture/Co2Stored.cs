using Ncez.Kernels.Emissions;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Capture;

/// <summary>CO₂ captured and stored for good: deducted.</summary>
public sealed class Co2Stored : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "co2_stored";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["carbon_capture"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => false;

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var capturedT = sheet.Quantity(Dimension.Mass, "t");
        yield return sheet.Line("CO2", AllocationKernels.CapturedCo2T(capturedT, 1), "ACC-93", $"−{Number(capturedT)} × 1");
    }
}
