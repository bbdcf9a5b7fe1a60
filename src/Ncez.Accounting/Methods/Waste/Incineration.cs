using Ncez.Kernels.Emissions;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Zones;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Waste;

/// <summary>Waste burnt: CO₂ of fossil carbon counts, of biogenic carbon it is a memo item; CH₄ and N₂O where a set of the zone has factors.</summary>
public sealed class Incineration : SectorMethod
{
    private static readonly (string Gas, string Item)[] OfMunicipalWaste = [("CH4", "msw-incineration-continuous-stoker"), ("N2O", "msw-incineration")];

    /// <inheritdoc />
    public override string Id => "incineration";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["waste_treatment"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => false;

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        foreach (var isFossil in (bool[])[true, false])
        {
            var wasteT = sheet.Quantity(Dimension.Mass, "t");
            var carbon = sheet.Value("CCW", "waste_carbon_content", "1");
            var fossil = sheet.Value("FCF", "fossil_carbon_fraction", "1");
            var burnt = sheet.Value("EF", "combustion_efficiency", "1");
            var origin = isFossil ? fossil : 1 - fossil;
            yield return sheet.Line("CO2", WasteKernels.IncinerationCo2T(wasteT, carbon, origin, burnt), "ACC-53",
                $"{Number(wasteT)} × {Number(carbon)} × {Number(origin)} × {Number(burnt)} × 44/12", isFossil ? "" : "biogenic", isFossil ? null : Scope.Memo);
        }

        foreach (var (gas, item) in sheet.Item == "municipal-solid-waste-msw" ? OfMunicipalWaste : [])
        {
            if (sheet.Request.Resolve(FactorParameters.EmissionFactor, gas, item) is { Pick: not null } choice)
            {
                var wasteT = sheet.Quantity(Dimension.Mass, "t");
                var factor = sheet.Use("EF", choice, "t/t");
                yield return sheet.Line(gas == "CH4" ? "CH4-bio" : gas, LineKernels.EmissionT(wasteT, factor), "ACC-03", $"{Number(wasteT)} × {Number(factor)}");
            }
        }
    }
}
