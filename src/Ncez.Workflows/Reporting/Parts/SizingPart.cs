using Ncez.Model.Optimisation;
using Ncez.Workflows.Technologies.Sizing;

namespace Ncez.Workflows.Reporting.Parts;

/// <summary>Sizes of the park's energy system, where the zone asks for them and the report is about all its years.</summary>
public sealed class SizingPart : IReportPart
{
    /// <inheritdoc />
    public int Order => 26;

    /// <inheritdoc />
    public IEnumerable<object> Make(PartContext context) =>
        context.IsWhole && SizePark.Asks(context.Account) && new SizePark(context.Shipped).Size(context.Account, SolveOptions.Default, isBeside: true, context.Cancellation) is { } report ? [report] : [];
}
