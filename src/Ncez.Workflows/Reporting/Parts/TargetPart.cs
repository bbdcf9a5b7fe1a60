using Ncez.Workflows.Targets;

namespace Ncez.Workflows.Reporting.Parts;

/// <summary>The zone's targets, where it has some.</summary>
public sealed class TargetPart : IReportPart
{
    /// <inheritdoc />
    public int Order => 45;

    /// <inheritdoc />
    public IEnumerable<object> Make(PartContext context) =>
        context.IsWhole && context.Account.Input!.Tables.ContainsKey("targets.csv") ? [new FollowTargets(context.Shipped).Of(context.Account, context.Inventory)] : [];
}
