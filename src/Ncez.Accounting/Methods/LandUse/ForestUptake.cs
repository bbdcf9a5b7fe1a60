using Ncez.Kernels.Emissions;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.LandUse;

/// <summary>Mean net uptake of a region’s forests per area: a first estimate where there is no survey.</summary>
public sealed class ForestUptake : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "forest_uptake";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["land_use", "forest_sink"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.Item.Id == "forest";

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var areaM2 = sheet.Stock(Dimension.Area, "ha");
        var uptake = sheet.Value("u", "mean_net_co2_uptake", "tCO2/ha/yr");
        yield return sheet.Line("CO2", BalanceKernels.GreeningSinkT(areaM2, uptake), "ACC-07", $"−{Number(areaM2)} m2 × {Number(uptake)} t/m2");
    }
}
