namespace Ncez.Workflows.Reporting.Parts;

/// <summary>The same zone under alternative factor sets, difference by difference.</summary>
public sealed class SetComparisonPart : IReportPart
{
    /// <inheritdoc />
    public int Order => 10;

    /// <inheritdoc />
    public IEnumerable<object> Make(PartContext context) => context.IsWhole ? context.Account.Comparisons : [];
}
