using Ncez.Kernels.Emissions;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Process;

/// <summary>Carbonates in the clay and stone of ceramic ware.</summary>
public sealed class Ceramics : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "ceramics";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["industrial_process"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.Item.Id == "ceramic-raw-material";

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var materialT = sheet.Quantity(Dimension.Mass, "t");
        var utilised = sheet.Value("η", "utilisation_rate", "1");
        var calcium = sheet.Given("C(CaCO₃)", "caco3_content", "1");
        var calciumFactor = sheet.Published("EF(CaCO₃)", FactorParameters.EmissionFactor, "tCO2/t", "ceramics.caco3", "CO2");
        var magnesium = sheet.Given("C(MgCO₃)", "mgco3_content", "1");
        var magnesiumFactor = sheet.Published("EF(MgCO₃)", FactorParameters.EmissionFactor, "tCO2/t", "magnesium-carbonate-mgco3", "CO2");
        yield return sheet.Line("CO2", ProcessKernels.CeramicsCo2T(materialT, utilised, calcium, calciumFactor, magnesium, magnesiumFactor), "ACC-23",
            $"{Number(materialT)} × {Number(utilised)} × ({Number(calcium)} × {Number(calciumFactor)} + {Number(magnesium)} × {Number(magnesiumFactor)})");
    }
}
