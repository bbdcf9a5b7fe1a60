using Ncez.Kernels.Emissions;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Process;

/// <summary>Carbon of raw meal that is no fuel and burns in the kiln.</summary>
public sealed class RawMealCarbon : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "raw_meal_carbon";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["industrial_process"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.IsDescribedBy("non_fuel_carbon_content");

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var mealT = sheet.Quantity(Dimension.Mass, "t");
        var carbon = sheet.Value("FR₀", "non_fuel_carbon_content", "1");
        yield return sheet.Line("CO2", ProcessKernels.CarbonCo2T(mealT, carbon), "ACC-20", $"{Number(mealT)} × {Number(carbon)} × 44/12");
    }
}
