using Ncez.Kernels.Emissions;
using Ncez.Model.Inventories;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Waste;

/// <summary>CH₄ recovered from landfill or wastewater and used: deducted.</summary>
public sealed class MethaneUsed : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "methane_used";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["waste_treatment", "agriculture"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => false;

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var recoveredT = RecoveredMethane.QuantityT(sheet);
        var destroyed = 1.0;
        var oxidised = sheet.Given("OX", "oxidation_factor", "1");
        yield return sheet.Line("CH4-bio", WasteKernels.RecoveredCh4T(recoveredT, destroyed, oxidised), "ACC-51", $"−{Number(recoveredT)} × {Number(destroyed)} × (1 − {Number(oxidised)})");
    }
}
