using Ncez.Kernels.Emissions;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Process;

/// <summary>Carbon powder in the batch of flat glass.</summary>
public sealed class GlassCarbonPowder : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "glass_carbon_powder";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["industrial_process"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.Item.Id == "carbon-powder-in-glass-batch";

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var powderT = sheet.Quantity(Dimension.Mass, "t");
        var carbon = sheet.Value("C", "carbon_content_mass", "tC/t");
        yield return sheet.Line("CO2", ProcessKernels.CarbonCo2T(powderT, carbon), "ACC-20", $"{Number(powderT)} × {Number(carbon)} × 44/12");
    }
}
