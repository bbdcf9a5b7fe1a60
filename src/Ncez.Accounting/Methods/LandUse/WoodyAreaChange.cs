using Ncez.Kernels.Emissions;
using Ncez.Model.Activities;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.LandUse;

/// <summary>Bamboo, orchards and shrubs: area gained (direction produce) or lost (direction export) × biomass per area.</summary>
public sealed class WoodyAreaChange : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "woody_area_change";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["land_use", "forest_sink"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.IsDescribedBy("total_biomass_per_area");

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var areaM2 = sheet.Quantity(Dimension.Area, "ha");
        if (sheet.Request.Kind.Direction is not (Direction.Produce or Direction.Export))
        {
            sheet.Miss("ACC-039", ("item", sheet.Request.Item.Name));
        }

        var gainedM2 = sheet.Request.Kind.Direction == Direction.Produce ? areaM2 : -areaM2;
        var biomass = sheet.Value("B", "total_biomass_per_area", "tdm/ha");
        var carbon = sheet.Value("CF", "carbon_fraction", "1", "woody-biomass");
        yield return sheet.Line("CO2", LandUseKernels.AreaChangeCo2T(gainedM2, biomass, carbon), "ACC-82", $"−({Number(gainedM2)} m2) × {Number(biomass)} t/m2 × {Number(carbon)} × 44/12");
    }
}
