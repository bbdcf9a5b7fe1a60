using Ncez.Workflows.Technologies.Costs;

namespace Ncez.Workflows.Reporting.Parts;

/// <summary>Abatement cost of a zone's measures.</summary>
public sealed class AbatementCostPart : IReportPart
{
    /// <inheritdoc />
    public int Order => 22;

    /// <inheritdoc />
    public IEnumerable<object> Make(PartContext context) => CostMeasures.Of(context.Shipped, context.Folder, context.Account, cancellation: context.Cancellation) is { } report ? [report] : [];
}
