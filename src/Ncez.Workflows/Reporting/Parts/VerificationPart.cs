using Ncez.Workflows.Evidence;

namespace Ncez.Workflows.Reporting.Parts;

/// <summary>Proofs, reviews and the sampling plan of a zone that keeps any.</summary>
public sealed class VerificationPart : IReportPart
{
    /// <inheritdoc />
    public int Order => 36;

    /// <inheritdoc />
    public IEnumerable<object> Make(PartContext context) =>
        PlanVerification.IsKept(context.Account) ? [PlanVerification.Of(context.Folder, context.Account, context.Inventory, context.Shipped.Library.Units)] : [];
}
