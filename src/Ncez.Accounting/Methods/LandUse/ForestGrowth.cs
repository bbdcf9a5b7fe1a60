using Ncez.Kernels.Emissions;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.LandUse;

/// <summary>Growing stock of a forest: uptake by growth less what is felled or dies.</summary>
public sealed class ForestGrowth : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "forest_growth";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["land_use", "forest_sink"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.Item.Id == "growing-stock-of-standing-trees";

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var volumeM3 = sheet.Stock(Dimension.Volume, "m3");
        var growth = sheet.Value("GR", "growth_rate", "1/yr");
        var wood = Wood.Read(sheet);
        yield return sheet.Line("CO2", LandUseKernels.GrowthCo2T(volumeM3, growth, wood.Density, wood.Expansion, wood.Carbon), "ACC-80",
            $"−{Number(volumeM3)} × {Number(growth)} × {Number(wood.Density)} × {Number(wood.Expansion)} × {Number(wood.Carbon)} × 44/12");

        volumeM3 = sheet.Stock(Dimension.Volume, "m3");
        var loss = sheet.Value("CR", "consumption_rate", "1/yr");
        wood = Wood.Read(sheet);
        yield return sheet.Line("CO2", LandUseKernels.LossCo2T(volumeM3, loss, wood.Density, wood.Expansion, wood.Carbon), "ACC-81",
            $"{Number(volumeM3)} × {Number(loss)} × {Number(wood.Density)} × {Number(wood.Expansion)} × {Number(wood.Carbon)} × 44/12", "loss");
    }
}
