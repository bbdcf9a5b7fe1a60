using Ncez.Kernels.Emissions;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.LandUse;

/// <summary>Project method: stem volume per area of one species at two surveys.</summary>
public sealed class ForestProject : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "forest_project";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["land_use", "forest_sink"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.IsDescribedBy("root_shoot");

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var areaM2 = sheet.Stock(Dimension.Area, "ha");
        var (before, after) = (sheet.Given("V₁", "volume_before", "m3/ha"), sheet.Given("V₂", "volume_after", "m3/ha"));
        var years = sheet.Given("T", "survey_interval", "yr");
        var density = sheet.Value("SVD", "wood_density", "tdm/m3");
        var expansion = sheet.Value("BEF", "biomass_expansion", "1");
        var root = sheet.Value("RSR", "root_shoot", "1");
        var carbon = sheet.Value("CF", "carbon_fraction", "1");
        yield return sheet.Line("CO2", LandUseKernels.ProjectStockCo2T(areaM2, before, after, years, density, expansion, root, carbon), "ACC-85",
            $"−{Number(areaM2)} m2 × ({Number(after)} − {Number(before)})/{Number(years)} m3/m2 × {Number(density)} × {Number(expansion)} × (1 + {Number(root)}) × {Number(carbon)} × 44/12");
    }
}
