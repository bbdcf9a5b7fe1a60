using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Ncez.Data.Store;
using Ncez.Model.Comparisons;
using Ncez.Model.Tables;
using Ncez.Model.Workbench;
using Ncez.Workflows.Reporting;
using Ncez.Workflows.Reporting.Chapters;
using Ncez.Workflows.Reporting.Parts;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Workbench;

/// <summary>Accounted zones, kept until a file of the zone changes.</summary>
public sealed class ZoneInventories
{
    private readonly ShippedData _shipped;
    private readonly DataFolder _folder;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<string, (string Fingerprint, Lazy<AccountedZone> Zone)> _kept = new(StringComparer.Ordinal);

    internal ZoneInventories(ShippedData shipped, DataFolder folder, TimeProvider clock) => (_shipped, _folder, _clock) = (shipped, folder, clock);

    /// <summary>The zone as its files stand now; null when its folder is gone.</summary>
    public AccountedZone? Of(RegisteredZone zone)
    {
        var path = _folder.PathOf(zone.Folder);
        if (!Path.Exists(path))
        {
            return null;
        }

        // Whoever asks first accounts; others with the same files wait for the same result.
        var fingerprint = DataFolder.Fingerprint(path);
        return _kept.AddOrUpdate(zone.Id, _ => Fresh(), (_, kept) => kept.Fingerprint == fingerprint ? kept : Fresh()).Zone.Value;

        (string, Lazy<AccountedZone>) Fresh() => (fingerprint, new Lazy<AccountedZone>(() => Account(zone, path)));
    }

    private AccountedZone Account(RegisteredZone zone, string path)
    {
        var account = new AccountZone(_shipped).Account(path);
        if (account.Inventory is not { } inventory)
        {
            return new AccountedZone(zone, account, null, [], null);
        }

        var options = new RunOptions { GeneratedOn = _clock.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
        return ReportParts.Gather(_shipped, path, account, inventory, options) is { } report
            ? new AccountedZone(zone, account, report.Get<BeforeAfter>(), report.Get<StatusTables>()?.Tables ?? [], report)
            : new AccountedZone(zone, account with { Inventory = null }, null, [], null);
    }
}

/// <summary>A zone as its files stand.</summary>
/// <param name="Zone">The zone in the register.</param>
/// <param name="Account">Inventory and findings.</param>
/// <param name="Comparison">Before and after; null with one year or an error.</param>
/// <param name="Status">Tables of the status analysis.</param>
/// <param name="Report">What chapters are written from; null while a finding is an error.</param>
public sealed record AccountedZone(RegisteredZone Zone, ZoneAccount Account, BeforeAfter? Comparison, ImmutableArray<ResultTable> Status, ReportInput? Report);
