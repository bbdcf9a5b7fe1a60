using Ncez.Model.Activities;
using Ncez.Model.Zones;

namespace Ncez.Model.Inventories;

/// <summary>One line of an inventory as a whole: what a table prints and what explain unfolds.</summary>
/// <param name="Id">Line id: the activity id, with the gas after a dot for every further gas of the row.</param>
/// <param name="Row">Row of the activity table; −1 for an offset.</param>
/// <param name="Plan">How it was computed; null for an offset.</param>
/// <param name="Scope">Where it stands.</param>
/// <param name="Quantity">Quantity in the unit as written.</param>
/// <param name="Unit">Unit as written.</param>
/// <param name="MassT">Tonnes of gas; NaN = not estimated.</param>
/// <param name="Co2eT">Tonnes of CO₂e, negative for sinks, credits and offsets; NaN = not estimated.</param>
public sealed record InventoryLine(string Id, int Row, LinePlan? Plan, Scope Scope, double Quantity, string Unit, double MassT, double Co2eT)
{
    /// <summary>The line at an index of the line table.</summary>
    public static InventoryLine At(Inventory inventory, int index)
    {
        var (row, plan) = (inventory.Lines.Row[index], inventory.Plans[inventory.Lines.Plan[index]]);
        var id = inventory.Activities.Texts.Id(row);
        var kind = inventory.Activities.Kinds[plan.Kind];
        return new InventoryLine(id + plan.IdSuffix, row, plan, plan.Scope,
            inventory.Activities.Quantities[row], kind.Unit.Symbol, inventory.Lines.MassT[index], inventory.Lines.Co2eT[index]);
    }

    /// <summary>True when quantity and factor are withheld in outputs.</summary>
    public bool IsConfidential => Plan?.Status == ActivityStatus.Confidential;
}
