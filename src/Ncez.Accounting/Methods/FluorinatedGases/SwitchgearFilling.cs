using Ncez.Kernels.Emissions;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.FluorinatedGases;

/// <summary>SF₆ lost when switchgear is filled, by connections made.</summary>
public sealed class SwitchgearFilling : SectorMethod
{
    // Standard atomic weights of IUPAC: S 32.06 + 6 × F 18.998.
    private const double Sf6TPerKmol = 0.146048;

    /// <inheritdoc />
    public override string Id => "sf6_filling";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["fugitive_gases", "industrial_process"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.IsDescribedBy("leakage_during_filling");

    /// <inheritdoc />
    public override bool MayTake(PlanRequest request) => Takes(request);

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var connections = sheet.Quantity(Dimension.Count, "connection");
        var lossMol = sheet.Value("l", "leakage_during_filling", "mol/connection");
        yield return sheet.Line("SF6", FluorinatedGasKernels.SwitchgearFillingT(connections, lossMol / 1000, Sf6TPerKmol), "ACC-45",
            $"{Number(connections)} × {Number(lossMol / 1000)} kmol × {Number(Sf6TPerKmol)} t/kmol");
    }
}
