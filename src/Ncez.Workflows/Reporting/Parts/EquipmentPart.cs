using Ncez.Workflows.Registers;

namespace Ncez.Workflows.Reporting.Parts;

/// <summary>The zone's equipment against the lists, where it has a table of it.</summary>
public sealed class EquipmentPart : IReportPart
{
    /// <inheritdoc />
    public int Order => 48;

    /// <inheritdoc />
    public IEnumerable<object> Make(PartContext context) =>
        new CheckEquipment(context.Shipped).Of(context.Account, "") is { IsEmpty: false } equipment ? [new EquipmentReport(equipment)] : [];
}
