using Ncez.Workflows.Scenarios;

namespace Ncez.Workflows.Reporting.Parts;

/// <summary>The zone's pathways, where it has scenarios. The report of one year looks back, not ahead.</summary>
public sealed class ScenarioPart : IReportPart
{
    /// <inheritdoc />
    public int Order => 5;

    /// <inheritdoc />
    public IEnumerable<object> Make(PartContext context) => context.IsWhole && ProjectZone.HasModel(context.Folder)
        ? new ProjectZone(context.Shipped).Project(context.Folder, context.Account, context.Account.Findings, context.Cancellation).Results
        : [];
}
