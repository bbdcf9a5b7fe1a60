using Ncez.Kernels.Emissions;
using Ncez.Model.Activities;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Process;

/// <summary>Carbon that leaves an iron and steel works in its products: deducted. What comes in counts by its factor.</summary>
public sealed class StoredCarbon : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "stored_carbon";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["industrial_process"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.Kind.Direction is Direction.Export or Direction.Produce && request.IsDescribedBy("stored_co2");

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var productT = sheet.Quantity(Dimension.Mass, "t");
        var stored = sheet.Value("EF", "stored_co2", "tCO2/t");
        yield return sheet.Line("CO2", ProcessKernels.StoredCo2T(productT, stored), "ACC-24", $"−{Number(productT)} × {Number(stored)}");
    }
}
