using Ncez.Kernels.Emissions;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Process;

/// <summary>Carbonates that are calcined or neutralised: glass batch, flux, metal and chemical works. A site that weighs impure material gives its purity.</summary>
public sealed class Carbonates : SectorMethod
{
    private static readonly string[] Items =
    [
        "limestone", "dolomite", "magnesite", "calcium-carbonate-caco3", "magnesium-carbonate-mgco3", "sodium-carbonate-na2co3", "sodium-bicarbonate-nahco3",
        "iron-ii-carbonate-feco3", "manganese-carbonate-mnco3", "barium-carbonate-baco3", "lithium-carbonate-li2co3", "potassium-carbonate-k2co3", "strontium-carbonate-srco3",
    ];

    /// <inheritdoc />
    public override string Id => "carbonates";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["industrial_process"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => Items.Contains(request.Item.Id);

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var materialT = sheet.Quantity(Dimension.Mass, "t");
        var factor = sheet.Value("EF", FactorParameters.EmissionFactor, "tCO2/t", gas: "CO2");
        var purity = sheet.GivenOr("I", "purity", "1", 1);
        var converted = sheet.GivenOr("F", "calcination_fraction", "1", 1);
        yield return sheet.Line("CO2", ProcessKernels.CarbonateCo2T(materialT, purity, factor, converted), "ACC-22",
            $"{Number(materialT)} × {Number(purity)} × {Number(factor)} × {Number(converted)}");
    }
}
