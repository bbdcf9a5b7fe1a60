using Ncez.Kernels.Emissions;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Mobile;

/// <summary>CO₂ of the urea solution that cleans diesel exhaust.</summary>
public sealed class VehicleUrea : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "vehicle_urea";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["mobile_combustion", "industrial_process"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.Kind.Unit.Dimension == Dimension.Mass && request.IsDescribedBy("urea_share");

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var solutionT = sheet.Quantity(Dimension.Mass, "t");
        var urea = sheet.Value("P", "urea_share", "1");
        yield return sheet.Line("CO2", TransportKernels.UreaCo2T(solutionT, urea), "ACC-61", $"{Number(solutionT)} × {Number(urea)} × 12/60 × 44/12");
    }
}
