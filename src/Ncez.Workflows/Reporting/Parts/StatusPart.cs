using Ncez.Workflows.Reporting.Chapters;
using Ncez.Workflows.Status;

namespace Ncez.Workflows.Reporting.Parts;

/// <summary>The status analysis.</summary>
public sealed class StatusPart : IReportPart
{
    /// <inheritdoc />
    public int Order => 40;

    /// <inheritdoc />
    public IEnumerable<object> Make(PartContext context) => [new StatusTables(new ZoneStatus(context.Shipped).Of(context.Account, context.Inventory))];
}
