using Ncez.Kernels.Emissions;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Capture;

/// <summary>Losses of a power network: what it carries × loss rate × grid factor.</summary>
public sealed class GridLoss : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "grid_loss";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["purchased_energy"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.Item.Family == ItemFamily.Electricity && Worksheet.Gives(request, "loss_rate");

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var suppliedMWh = sheet.Quantity(Dimension.Energy, "MWh");
        var loss = sheet.Given("λ", "loss_rate", "1");
        if (PurchasedEnergy.Factor(sheet.Request) is not { } factor)
        {
            sheet.Fail();
            yield break;
        }

        sheet.Use("EF", factor.Choice, "t/MWh");
        yield return sheet.Line("CO2", AllocationKernels.NetworkLossT(suppliedMWh, loss, factor.CanonicalValue), "ACC-94",
            $"{Number(suppliedMWh)} MWh × {Number(loss)} × {Number(factor.CanonicalValue)} t/MWh");
    }
}
