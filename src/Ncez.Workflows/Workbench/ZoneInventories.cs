using System.Collections.Concurrent;
using System.Globalization;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;
using Ncez.Workflows.Reporting;
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
        var options = new RunOptions { GeneratedOn = _clock.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
        return new AccountedZone(zone, account, findings => account.Inventory is { } inventory
            ? ReportParts.Gather(_shipped, path, account with { Findings = findings }, inventory, options)
            : null);
    }
}

/// <summary>A zone as its files stand: its inventory at once, what its chapters are written from when somebody asks for it.</summary>
public sealed class AccountedZone
{
    private readonly Lazy<(ReportInput? Report, Findings Findings)> _whole;

    internal AccountedZone(RegisteredZone zone, ZoneAccount account, Func<Findings, ReportInput?> gather)
    {
        (Zone, Account) = (zone, account);
        _whole = new(() =>
        {
            // Findings of their own: others may be reading those of the account meanwhile.
            var findings = new Findings();
            findings.Merge(account.Findings);
            return (gather(findings), findings);
        });
    }

    /// <summary>The zone in the register.</summary>
    public RegisteredZone Zone { get; }

    /// <summary>Inventory and its findings.</summary>
    public ZoneAccount Account { get; }

    /// <summary>What chapters are written from; null while a finding is an error. Whoever asks first waits for scenarios and draws.</summary>
    public ReportInput? Report => _whole.Value.Report;

    /// <summary>Findings of the inventory and of everything in its report.</summary>
    public Findings Findings => _whole.Value.Findings;
}
