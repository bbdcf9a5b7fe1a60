using Ncez.Kernels.Emissions;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Process;

/// <summary>Electrolysis of alumina: CO₂ of the anodes, CF₄ and C₂F₆ of anode effects.</summary>
public sealed class Aluminium : SectorMethod
{
    private static readonly string[] Cells =
        ["primary-aluminium", "primary-aluminium-point-feed-prebake-cells-pfpb", "primary-aluminium-side-worked-prebake-or-hss-cells"];

    /// <inheritdoc />
    public override string Id => "aluminium";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["industrial_process"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => Cells.Contains(request.Item.Id);

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var aluminiumT = sheet.Quantity(Dimension.Mass, "t");
        var anode = sheet.Value("NC", "net_anode_consumption", "t/t", "primary-aluminium-carbon-anode");
        var sulphur = sheet.Value("S", "sulphur_content", "1", "carbon-anode");
        var ash = sheet.Value("A", "ash_content", "1", "carbon-anode");
        yield return sheet.Line("CO2", ProcessKernels.AnodeCo2T(aluminiumT, anode, sulphur, ash), "ACC-26",
            $"{Number(aluminiumT)} × {Number(anode)} × (1 − {Number(sulphur)} − {Number(ash)}) × 44/12");

        // PFC of anode effects: by type of cell where the rows name it, else the mean of the guide.
        var cell = sheet.Item == Cells[0] ? "primary-aluminium-anode-effect" : sheet.Item;
        foreach (var gas in (string[])["CF4", "C2F6"])
        {
            var measured = gas == "CF4" ? "cf4_factor" : "c2f6_factor";
            var factor = sheet.IsGiven(measured) ? sheet.Given("EF", measured, $"kg{gas}/t") : sheet.Published("EF", FactorParameters.EmissionFactor, $"kg{gas}/t", cell, gas);
            yield return sheet.Line(gas, LineKernels.EmissionT(aluminiumT, factor), "ACC-03", $"{Number(aluminiumT)} × {Number(factor)}");
        }
    }
}
