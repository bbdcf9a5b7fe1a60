using Ncez.Kernels.Emissions;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.FluorinatedGases;

/// <summary>Methane that a gas network loses: throughput × loss rate × methane in the gas.</summary>
public sealed class GasNetworkLoss : SectorMethod
{
    /// <inheritdoc />
    public override string Id => "gas_loss";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["fugitive_gases"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.Item.Id == "natural-gas";

    /// <inheritdoc />
    public override bool MayTake(PlanRequest request) => Takes(request);

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var request = sheet.Request;
        if (FuelQuantity.Of(request) is not { Dimension: Dimension.NormalVolume } gas)
        {
            sheet.MissAt("unit", "ACC-032", ("unit", request.Kind.Unit.Symbol), ("item", request.Item.Name), ("example", "Nm3"));
            yield break;
        }

        foreach (var step in gas.Trace)
        {
            sheet.Step(step.What, step.Formula);
        }

        var loss = sheet.Given("λ", "loss_rate", "1");
        var methane = sheet.Given("c", "methane_content", "1");
        var density = sheet.Published("ρ", "density", "kg/m3", "ch4");
        yield return sheet.Line("CH4-fossil", AllocationKernels.NetworkLossT(gas.PerUnit, loss, methane * density), "ACC-94",
            $"{Number(gas.PerUnit)} Nm3 × {Number(loss)} × {Number(methane)} × {Number(density)} t/Nm3");
    }
}
