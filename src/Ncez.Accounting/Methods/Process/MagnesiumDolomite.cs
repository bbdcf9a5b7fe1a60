using Ncez.Kernels.Emissions;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Process;

/// <summary>Dolomite calcined for magnesium. Ferrosilicon and cover gas count by their factors.</summary>
public sealed class MagnesiumDolomite : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "magnesium_dolomite";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["industrial_process"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.Item.Id == "dolomite-calcination";

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var dolomiteT = sheet.Quantity(Dimension.Mass, "t");
        var purity = sheet.Value("I", "purity", "1", "dolomite");
        var factor = sheet.Value("EF", FactorParameters.EmissionFactor, "tCO2/t", gas: "CO2");
        yield return sheet.Line("CO2", ProcessKernels.CarbonateCo2T(dolomiteT, purity, factor, 1), "ACC-22", $"{Number(dolomiteT)} × {Number(purity)} × {Number(factor)} × 1");
    }
}
