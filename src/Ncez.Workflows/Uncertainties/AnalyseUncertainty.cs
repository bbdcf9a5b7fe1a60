using Ncez.Accounting.Uncertainties;
using Ncez.Model.Inventories;
using Ncez.Model.Uncertainties;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Uncertainties;

/// <summary>Says how sure the totals of a zone are, by both IPCC approaches.</summary>
public sealed class AnalyseUncertainty(ShippedData shipped)
{
    /// <summary>The analysis of an accounted zone; null when nobody states an uncertainty. Its findings join those of the account.</summary>
    public UncertaintyReport? Of(ZoneAccount account, Inventory inventory, DrawSettings settings, CancellationToken cancellation = default) => UncertaintyEngine.Analyse(
        account.Input!, inventory, new UncertaintyData(shipped.Pedigree, shipped.Sobol, shipped.Library), settings, account.Findings, cancellation);
}
