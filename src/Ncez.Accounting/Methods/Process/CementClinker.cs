using Ncez.Kernels.Emissions;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Process;

/// <summary>Calcination of cement clinker, by its oxides where the site knows them, else by a factor; kiln dust only by its oxides.</summary>
public sealed class CementClinker : SectorMethod
{
    private const string Dust = "cement-kiln-dust";

    private static readonly string[] Clinkers =
        ["cement-clinker", "portland-clinker", "white-portland-clinker", "sulfo-ferro-aluminate-clinker", "aluminate-clinker", Dust];

    /// <inheritdoc />
    public override string Id => "cement_clinker";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["industrial_process"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => Clinkers.Contains(request.Item.Id);

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var clinkerT = sheet.Quantity(Dimension.Mass, "t");
        if (!sheet.IsGiven("cao_content") && sheet.Item != Dust)
        {
            var factor = sheet.Value("EF", FactorParameters.EmissionFactor, "tCO2/t", gas: "CO2");
            yield return sheet.Line("CO2", LineKernels.EmissionT(clinkerT, factor), "ACC-03", $"{Number(clinkerT)} × {Number(factor)}");
            yield break;
        }

        var cao = sheet.Given("CaO", "cao_content", "1");
        var caoOther = sheet.Given("CaO₀", "cao_not_from_carbonate", "1");
        var mgo = sheet.Given("MgO", "mgo_content", "1");
        var mgoOther = sheet.Given("MgO₀", "mgo_not_from_carbonate", "1");
        yield return sheet.Line("CO2", ProcessKernels.ClinkerCo2T(clinkerT, cao, caoOther, mgo, mgoOther), "ACC-21",
            $"{Number(clinkerT)} × [({Number(cao)} − {Number(caoOther)}) × 44/56 + ({Number(mgo)} − {Number(mgoOther)}) × 44/40]");
    }
}
