using Ncez.Workflows.Runs;

namespace Ncez.Workflows.Reporting.Parts;

/// <summary>The base year as the frozen runs of the zone fixed it: the report compares with the figure of today, and says which one stays.</summary>
public sealed class BaseYearPart : IReportPart
{
    /// <inheritdoc />
    public int Order => 29;

    /// <inheritdoc />
    public IEnumerable<object> Make(PartContext context) =>
        !context.IsCheck && context.IsWhole && SinceFrozen.Of(context.Shipped, context.Folder, context.Inventory) is { } since ? [since] : [];
}
