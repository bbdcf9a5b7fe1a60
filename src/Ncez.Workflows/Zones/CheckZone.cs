using Ncez.Model.Diagnostics;
using Ncez.Workflows.Reporting.Parts;
using Ncez.Workflows.Runs;

namespace Ncez.Workflows.Zones;

/// <summary>Names everything that a run of a zone would name, plans, scenarios and policies with it, and writes nothing.</summary>
public sealed class CheckZone(ShippedData shipped)
{
    /// <summary>The findings of a run: what stops it is an error among them.</summary>
    /// <param name="folder">Zone folder.</param>
    /// <param name="cancellation">Stops between steps and inside long ones.</param>
    public Findings Check(string folder, CancellationToken cancellation = default)
    {
        var account = new AccountZone(shipped).Account(folder, cancellation);
        if (account.Inventory is { } inventory)
        {
            SinceFrozen.Tell(shipped, folder, inventory, account.Findings);
            ReportParts.Check(shipped, folder, account, inventory, cancellation);
        }

        return account.Findings;
    }
}
