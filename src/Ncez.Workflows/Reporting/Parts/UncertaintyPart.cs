using Ncez.Model.Uncertainties;
using Ncez.Workflows.Uncertainties;

namespace Ncez.Workflows.Reporting.Parts;

/// <summary>How sure the totals are, where somebody states it.</summary>
public sealed class UncertaintyPart : IReportPart
{
    /// <inheritdoc />
    public int Order => 35;

    /// <inheritdoc />
    public IEnumerable<object> Make(PartContext context) =>
        new AnalyseUncertainty(context.Shipped).Of(context.Account, context.Inventory, new DrawSettings(), context.Cancellation) is { } report ? [report] : [];
}
