using Ncez.Kernels.Emissions;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Process;

/// <summary>Limestone that takes sulphur out of flue gas.</summary>
public sealed class Desulphurisation : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "desulphurisation";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["industrial_process", "fuel_combustion", "chp_combustion"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.Item.Id == "desulphurisation-sorbent";

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var sorbentT = sheet.Quantity(Dimension.Mass, "t");
        var content = sheet.Value("I", "carbonate_content", "1");
        var factor = sheet.Value("EF", FactorParameters.EmissionFactor, "tCO2/t", "calcium-carbonate-caco3", "CO2");
        var converted = sheet.Value("TR", "conversion_rate", "1");
        yield return sheet.Line("CO2", ProcessKernels.CarbonateCo2T(sorbentT, content, factor, converted), "ACC-22",
            $"{Number(sorbentT)} × {Number(content)} × {Number(factor)} × {Number(converted)}");
    }
}
