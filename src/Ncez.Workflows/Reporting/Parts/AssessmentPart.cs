using Ncez.Workflows.Technologies.Assessment;

namespace Ncez.Workflows.Reporting.Parts;

/// <summary>The assessment of a zone whose experts have scored.</summary>
public sealed class AssessmentPart : IReportPart
{
    /// <inheritdoc />
    public int Order => 21;

    /// <inheritdoc />
    public IEnumerable<object> Make(PartContext context) =>
        AssessTechnologies.Of(context.Shipped.Technologies, context.Account.Input!, context.Account.Findings) is { } assessment ? [assessment] : [];
}
