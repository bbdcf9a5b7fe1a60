using Ncez.Kernels.Emissions;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Process;

/// <summary>Coke burnt off the catalyst of a cracking unit.</summary>
public sealed class CokeBurnOff : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "coke_burn_off";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["industrial_process"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.Item.Id == "fcc-coke";

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var cokeT = sheet.Quantity(Dimension.Mass, "t");
        var carbon = sheet.Value("C", "carbon_content_mass", "1");
        var oxidised = sheet.Value("OX", "oxidation_rate", "1");
        yield return sheet.Line("CO2", ProcessKernels.CokeBurnOffCo2T(cokeT, carbon, oxidised), "ACC-28", $"{Number(cokeT)} × {Number(carbon)} × {Number(oxidised)} × 44/12");
    }
}
