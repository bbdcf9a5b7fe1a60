using Ncez.Kernels.Emissions;
using Ncez.Model.Activities;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Process;

/// <summary>Carbon balance of ammonia, methanol, carbide and other chemicals: what comes in as feedstock less what leaves with products. Direction export or produce marks what leaves.</summary>
public sealed class CarbonBalance : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "carbon_balance";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["industrial_process"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => (request.Item.Family == ItemFamily.Fuel || request.IsDescribedBy("carbon_content_mass"))
        && !request.IsDescribedBy("oxidation_rate") && request.Item.Id != "carbon-powder-in-glass-batch" && !request.IsDescribedBy("stored_co2") && !request.IsDescribedBy(FactorParameters.EmissionFactor);

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var leaves = sheet.Request.Kind.Direction is Direction.Export or Direction.Produce;
        var (materialT, carbon) = sheet.Request.Item.Family == ItemFamily.Fuel && !sheet.IsGiven("carbon_content_mass") ? OfFuel(sheet)
            : (sheet.Quantity(Dimension.Mass, "t"), sheet.Value("C", "carbon_content_mass", "tC/t"));
        yield return leaves
            ? sheet.Line("CO2", ProcessKernels.CarbonOutCo2T(materialT, carbon), "ACC-25", $"−{Number(materialT)} × {Number(carbon)} × 44/12")
            : sheet.Line("CO2", ProcessKernels.CarbonCo2T(materialT, carbon), "ACC-20", $"{Number(materialT)} × {Number(carbon)} × 44/12");
    }

    // A fuel used as feedstock brings its carbon as heat × carbon per heat; per unit of the rows, so its "mass" is one.
    private static (double PerUnit, double CarbonT) OfFuel(Worksheet sheet)
    {
        var request = sheet.Request;
        var carbon = request.Factors.ResolveFuel(request.Item.Id, request.Region, request.Year).CarbonContent;
        if (EnergyContent.Of(request) is not { } energy)
        {
            return (1, sheet.Fail());
        }

        if (carbon.Pick is null)
        {
            return (1, sheet.Miss(request.Advice.FindingFor(carbon, request.At("item"))));
        }

        foreach (var use in energy.Factors)
        {
            sheet.Use(use.Symbol, use.Choice, use.Choice.Pick!.UnitText);
        }

        sheet.Use("CC", carbon, carbon.Pick.UnitText);
        return (1, energy.EnergyMWh * 0.0036 * carbon.Pick.Value);
    }
}
