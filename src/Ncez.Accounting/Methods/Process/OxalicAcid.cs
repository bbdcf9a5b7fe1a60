using Ncez.Kernels.Emissions;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Process;

/// <summary>Oxalic acid of food works.</summary>
public sealed class OxalicAcid : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "oxalic_acid";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["industrial_process"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.Item.Id == "oxalic-acid";

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var acidT = sheet.Quantity(Dimension.Mass, "t");
        var concentration = sheet.Value("I", "concentration", "1");
        var factor = sheet.Value("EF", FactorParameters.EmissionFactor, "tCO2/t", gas: "CO2");
        yield return sheet.Line("CO2", ProcessKernels.CarbonateCo2T(acidT, concentration, factor, 1), "ACC-22", $"{Number(acidT)} × {Number(concentration)} × {Number(factor)} × 1");
    }
}
