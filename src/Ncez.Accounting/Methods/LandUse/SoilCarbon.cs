using Ncez.Kernels.Emissions;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.LandUse;

/// <summary>Carbon of mineral soil that moves to a new balance after a change of use or management.</summary>
public sealed class SoilCarbon : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "soil_carbon";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["land_use", "agriculture"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.Item.Id == "cropland-soil";

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var areaM2 = sheet.Stock(Dimension.Area, "ha");
        var reference = sheet.Given("SOC(ref)", "soil_carbon_reference", "tC/ha");
        var (before, after) = (sheet.Given("F before", "stock_factor_before", "1"), sheet.Given("F after", "stock_factor_after", "1"));
        var years = sheet.Value("D", "transition_period", "yr");
        yield return sheet.Line("CO2", LandUseKernels.SoilCarbonCo2T(areaM2, reference, before, after, years), "ACC-86",
            $"−{Number(areaM2)} m2 × {Number(reference)} tC/m2 × ({Number(after)} − {Number(before)})/{Number(years)} × 44/12");
    }
}
