using Ncez.Kernels.Emissions;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Process;

/// <summary>N₂O of nitric and adipic acid by process, less what a device destroys while it runs.</summary>
public sealed class AcidNitrousOxide : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "acid_n2o";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["industrial_process"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.Item.Id.StartsWith("nitric-acid-", StringComparison.Ordinal) || request.Item.Id == "adipic-acid-nitric-acid-oxidation";

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var acidT = sheet.Quantity(Dimension.Mass, "t");
        var factor = sheet.Value("EF", FactorParameters.EmissionFactor, "tN2O/t", gas: "N2O");

        // Destruction: an efficiency of the site with the share of production it ran for, or shares of published devices.
        var device = sheet.Mix("η", "abatement", "abatement_efficiency", "1", isWhole: false);
        var destroyed = device ?? sheet.GivenOr("η", "abatement_efficiency", "1", 0);
        var used = device is null && sheet.IsGiven("abatement_efficiency") ? sheet.Given("μ", "abatement_use", "1") : 1;
        yield return sheet.Line("N2O", ProcessKernels.AbatedGasT(acidT, factor, destroyed, used), "ACC-27",
            $"{Number(acidT)} × {Number(factor)} × (1 − {Number(destroyed)} × {Number(used)})");
    }
}
