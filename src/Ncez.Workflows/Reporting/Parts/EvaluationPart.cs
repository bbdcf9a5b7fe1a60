using Ncez.Workflows.Schemes;

namespace Ncez.Workflows.Reporting.Parts;

/// <summary>The zone judged by the schemes that its zone.yaml names; nothing where it names none.</summary>
public sealed class EvaluationPart : IReportPart
{
    /// <inheritdoc />
    public int Order => 50;

    /// <inheritdoc />
    public IEnumerable<object> Make(PartContext context) => context.Account.Input is { Zone.Profile.Schemes.IsEmpty: false }
        ? [new EvaluateZone(context.Shipped).Of(context.Folder, context.Account, context.Inventory, [], null, context.Cancellation)]
        : [];
}
