using Ncez.Kernels.Emissions;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Waste;

/// <summary>N₂O of the nitrogen that people leave in wastewater. The protein they eat is local statistics.</summary>
public sealed class WastewaterNitrousOxide : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "wastewater_n2o";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["waste_treatment"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.Item.Id == "domestic-wastewater-effluent";

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var people = sheet.Stock(Dimension.Count, "person");
        var protein = sheet.Given("Pr", "protein", "kg/person/yr");
        var nitrogen = sheet.Value("F(NPR)", "protein_nitrogen", "kgN/kg", "protein");
        var nonConsumed = sheet.Value("F(NON-CON)", "f_non_con", "1", "domestic-wastewater");
        var industrial = sheet.Value("F(IND-COM)", "f_ind_com", "1", "domestic-wastewater");
        var effluentT = WastewaterKernels.EffluentNitrogenT(people, protein, nitrogen, nonConsumed, industrial);
        sheet.Step("ACC-57", $"{Number(people)} × {Number(protein)} t × {Number(nitrogen)} × {Number(nonConsumed)} × {Number(industrial)} = {Number(effluentT)} t N");
        var factor = sheet.Value("EF", FactorParameters.EmissionFactor, "kgN2O-N/kgN", gas: "N2O");
        yield return sheet.Line("N2O", NitrogenKernels.NitrousOxideT(effluentT, 1, factor), "ACC-65", $"{Number(effluentT)} t N × 1 × {Number(factor)} × 44/28");
    }
}
