using Ncez.Kernels.Emissions;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Agriculture;

/// <summary>CH₄ and N₂O of crop residue burnt in the field; its CO₂ is of this year’s growth. The quantity is dry residue.</summary>
public sealed class ResidueBurning : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "residue_burning";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["agriculture"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => false;

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        foreach (var gas in (string[])["CH4", "N2O"])
        {
            var residueT = sheet.Quantity(Dimension.Mass, "t");
            var burnt = sheet.Value("Cf", "combustion_factor", "1");
            var factor = sheet.Published("Gef", FactorParameters.EmissionFactor, "g/kg", "crop-residue-burnt", gas);
            yield return sheet.Line(gas == "CH4" ? "CH4-bio" : gas, LivestockKernels.ResidueBurningT(residueT, burnt, factor), "ACC-73", $"{Number(residueT)} × {Number(burnt)} × {Number(factor)}");
        }
    }
}
