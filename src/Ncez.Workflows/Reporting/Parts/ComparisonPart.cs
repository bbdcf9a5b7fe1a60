using Ncez.Workflows.Comparisons;

namespace Ncez.Workflows.Reporting.Parts;

/// <summary>Before and after. A single year compares with nothing, which is no finding of a report.</summary>
public sealed class ComparisonPart : IReportPart
{
    /// <inheritdoc />
    public int Order => 30;

    /// <inheritdoc />
    public IEnumerable<object> Make(PartContext context) => context.Inventory.Years.Length > 1 ? [new CompareZone(context.Shipped).Of(context.Account, context.Inventory)] : [];
}
