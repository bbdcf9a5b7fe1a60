using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Reporting.Parts;

/// <summary>Net emissions of the last year unfolded.</summary>
public sealed class UnfoldedPart : IReportPart
{
    /// <inheritdoc />
    public int Order => 37;

    /// <inheritdoc />
    public IEnumerable<object> Make(PartContext context) => ExplainTotal.Find(context.Account.Input!, context.Inventory, "net") is { } total ? [total] : [];
}
