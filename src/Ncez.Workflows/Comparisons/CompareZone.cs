using Ncez.Evaluation.Comparisons;
using Ncez.Model.Comparisons;
using Ncez.Model.Inventories;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Comparisons;

/// <summary>A zone before and after its measures: accounts it and compares every later year with the baseline.</summary>
public sealed class CompareZone(ShippedData shipped)
{
    /// <summary>Accounts and compares the zone in a folder.</summary>
    /// <param name="folder">Zone folder.</param>
    /// <param name="baseYear">Baseline; null = the zone's own, or its first year.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <returns>The account with all findings, and the comparison; null while a finding is an error.</returns>
    public (ZoneAccount Account, BeforeAfter? Comparison) Compare(string folder, int? baseYear = null, CancellationToken cancellation = default)
    {
        var account = new AccountZone(shipped).Account(folder, cancellation);
        return (account, account.Inventory is { } inventory && Of(account, inventory, baseYear) is var comparison && !account.Findings.HasErrors ? comparison : null);
    }

    /// <summary>Compares the years of an accounted zone; what there is to say joins its findings.</summary>
    public BeforeAfter Of(ZoneAccount account, Inventory inventory, int? baseYear = null) =>
        CompareYears.Of(account.Input!, inventory, shipped.Library.Units, baseYear, account.Findings);
}
