using Ncez.Kernels.Emissions;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Waste;

/// <summary>CH₄ of domestic wastewater, treated or discharged.</summary>
public sealed class DomesticWastewater : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "domestic_wastewater";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["waste_treatment"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.Item.Id == "domestic-wastewater";

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var organicT = Organic(sheet);
        var yieldTPerT = sheet.Value("B₀", "b0", "kgCH4/kgBOD");
        var correction = sheet.Mix("MCF", "treatment", "mcf", "1") ?? sheet.Value("MCF", "mcf", "1");
        yield return sheet.Line("CH4-bio", WastewaterKernels.WastewaterCh4T(organicT, yieldTPerT, correction), "ACC-55",
            $"{Number(organicT)} t BOD × {Number(yieldTPerT)} × {Number(correction)}");
    }

    // Tonnes of BOD as they are, or a volume with its BOD, or with its COD and the region's ratio.
    private static double Organic(Worksheet sheet)
    {
        if (sheet.Request.Kind.Unit.Dimension == Dimension.Mass)
        {
            return sheet.Quantity(Dimension.Mass, "t");
        }

        var volumeM3 = sheet.Quantity(Dimension.Volume, "m3");
        if (sheet.IsGiven("cod"))
        {
            return volumeM3 * sheet.Given("COD", "cod", "kg/m3") * sheet.Value("BOD/COD", "bod_cod_ratio", "1");
        }

        return volumeM3 * sheet.Given("BOD", "bod", "kg/m3");
    }
}
