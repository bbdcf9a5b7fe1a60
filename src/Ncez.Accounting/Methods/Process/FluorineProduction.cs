using Ncez.Kernels.Emissions;
using Ncez.Model.Activities;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Process;

/// <summary>Gas that escapes from the plants which make HFC and SF₆. The rows name the gas made.</summary>
public sealed class FluorineProduction : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "fluorine_production";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["industrial_process"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.IsDescribedBy("fugitive_rate") || (request.Kind.Direction == Direction.Produce && (request.Item.Id == "sf6" || request.Item.Id.StartsWith("hfc-", StringComparison.Ordinal)));

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var productT = sheet.Quantity(Dimension.Mass, "t");
        var made = sheet.Request.IsDescribedBy("fugitive_rate") ? sheet.Item : sheet.Item == "sf6" ? "sf6-production" : "hfc-production";
        var rate = sheet.Value("EF", "fugitive_rate", "1", made);
        var gas = made.StartsWith("sf6", StringComparison.Ordinal) ? "SF6" : sheet.Request.Item.Formula;
        yield return sheet.Line(gas, LineKernels.EmissionT(productT, rate), "ACC-03", $"{Number(productT)} × {Number(rate)}");
    }
}
