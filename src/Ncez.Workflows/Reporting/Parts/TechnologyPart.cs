using Ncez.Workflows.Technologies;

namespace Ncez.Workflows.Reporting.Parts;

/// <summary>The zone's roadmap and the figures of its domain.</summary>
public sealed class TechnologyPart : IReportPart
{
    /// <inheritdoc />
    public int Order => 20;

    /// <inheritdoc />
    public IEnumerable<object> Make(PartContext context) => [new ReportTechnologies(context.Shipped).Of(context.Account.Input!, context.Account.Roadmap)];
}
