using Ncez.Workflows.Technologies.Sizing;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Reporting.Parts;

/// <summary>Sizes of the park's energy system, where the zone asks for them and the report is about all its years.</summary>
public sealed class SizingPart : IReportPart
{
    /// <inheritdoc />
    public int Order => 26;

    /// <inheritdoc />
    public IEnumerable<object> Make(PartContext context)
    {
        if (!context.IsWhole || !SizePark.Asks(context.Account))
        {
            return [];
        }

        context.Step?.Invoke(RunStep.Sizing);
        return new SizePark(context.Shipped).Size(context.Account, context.Solving, isBeside: true, context.Cancellation) is { } report ? [report] : [];
    }
}
