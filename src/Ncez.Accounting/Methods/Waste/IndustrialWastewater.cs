using Ncez.Kernels.Emissions;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Waste;

/// <summary>CH₄ of industrial wastewater from the COD that treatment removes.</summary>
public sealed class IndustrialWastewater : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "industrial_wastewater";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["waste_treatment"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.Item.Id.StartsWith("industrial-wastewater", StringComparison.Ordinal);

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var codT = Removed(sheet);
        var yieldTPerT = sheet.Value("B₀", "b0", "kgCH4/kgCOD", "industrial-wastewater");
        var correction = sheet.Mix("MCF", "treatment", "mcf", "1") ?? sheet.Value("MCF", "mcf", "1");
        yield return sheet.Line("CH4-bio", WastewaterKernels.WastewaterCh4T(codT, yieldTPerT, correction), "ACC-55",
            $"{Number(codT)} t COD × {Number(yieldTPerT)} × {Number(correction)}");
    }

    private static double Removed(Worksheet sheet)
    {
        if (sheet.Request.Kind.Unit.Dimension == Dimension.Mass)
        {
            return sheet.Quantity(Dimension.Mass, "t");
        }

        var volumeM3 = sheet.Quantity(Dimension.Volume, "m3");
        var (inlet, outlet) = (sheet.Given("COD in", "cod_in", "kg/m3"), sheet.Given("COD out", "cod_out", "kg/m3"));
        var sludge = sheet.GivenOr("S", "cod_sludge", "kg/m3", 0);
        var removedT = WastewaterKernels.RemovedCodT(volumeM3, inlet, outlet, sludge);
        sheet.Step("ACC-56", $"{Number(volumeM3)} m3 × ({Number(inlet)} − {Number(outlet)} − {Number(sludge)}) t/m3 = {Number(removedT)} t COD");
        return removedT;
    }
}
