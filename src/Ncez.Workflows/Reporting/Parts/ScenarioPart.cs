using Ncez.Workflows.Scenarios;

namespace Ncez.Workflows.Reporting.Parts;

/// <summary>The zone's pathways, where it has scenarios. The report of one year looks back, not ahead.</summary>
public sealed class ScenarioPart : IReportPart
{
    // Contributions of many measures take nearly all of the time.
    private const int Long = 80;

    /// <inheritdoc />
    public int Order => 5;

    /// <inheritdoc />
    public int Weight(PartContext context) => Applies(context) ? Long : 1;

    /// <inheritdoc />
    public IEnumerable<object> Make(PartContext context) => Applies(context)
        ? new ProjectZone(context.Shipped) { Progress = context.Share, IsCheck = context.IsCheck }.Project(context.Folder, context.Account, context.Account.Findings, context.Cancellation).Results
        : [];

    private static bool Applies(PartContext context) => context.IsWhole && ProjectZone.HasModel(context.Folder);
}
