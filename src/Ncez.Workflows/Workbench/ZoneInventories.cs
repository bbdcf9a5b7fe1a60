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
        return _kept.AddOrUpdate(zone.Id, _ => Fresh(), (_, kept) => kept.Fingerprint == fingerprint ? kept : Replaced(kept.Zone)).Zone.Value;

        // What was calculated from files that changed is of no use to anybody any more.
        (string, Lazy<AccountedZone>) Replaced(Lazy<AccountedZone> old)
        {
            if (old.IsValueCreated)
            {
                old.Value.Stop();
            }

            return Fresh();
        }

        (string, Lazy<AccountedZone>) Fresh() => (fingerprint, new Lazy<AccountedZone>(() => Account(zone, path)));
    }

    private AccountedZone Account(RegisteredZone zone, string path)
    {
        var account = new AccountZone(_shipped).Account(path);
        var options = new RunOptions { GeneratedOn = _clock.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
        return new AccountedZone(zone, account, (findings, cancel, progress) => account.Inventory is { } inventory
            ? ReportParts.Gather(_shipped, path, account with { Findings = findings }, inventory, options, progress, cancellation: cancel)
            : null);
    }
}

/// <summary>A zone as its files stand: its inventory at once, what its chapters are written from when somebody asks for it.</summary>
public sealed class AccountedZone
{
    private readonly Func<Findings, CancellationToken, Action<int, int>, ReportInput?> _gather;
    private readonly Lock _starting = new();
    private (Task<(ReportInput? Report, Findings Findings)> Task, CancellationTokenSource Cancel)? _whole;
    private volatile int _done;
    private volatile int _parts;

    internal AccountedZone(RegisteredZone zone, ZoneAccount account, Func<Findings, CancellationToken, Action<int, int>, ReportInput?> gather) => (Zone, Account, _gather) = (zone, account, gather);

    /// <summary>The zone in the register.</summary>
    public RegisteredZone Zone { get; }

    /// <summary>Inventory and its findings.</summary>
    public ZoneAccount Account { get; }

    /// <summary>What chapters are written from; null while a finding is an error. Whoever asks first waits for scenarios and draws.</summary>
    public ReportInput? Report => Start().GetAwaiter().GetResult().Report;

    /// <summary>Findings of the inventory and of everything in its report.</summary>
    public Findings Findings => Start().GetAwaiter().GetResult().Findings;

    /// <summary>True when <see cref="Report"/> is there without waiting.</summary>
    public bool IsReady => _whole is { Task.IsCompletedSuccessfully: true };

    /// <summary>Parts done, and how many there are; 0 before it began.</summary>
    public (int Done, int Parts) Progress => (_done, _parts);

    /// <summary>Begins the calculation and waits for it a while; true when it is there. It goes on when nobody waits.</summary>
    public bool ReadyWithin(TimeSpan patience)
    {
        var task = Start();
        return Task.WaitAny([task], patience) == 0;
    }

    /// <summary>Stops a calculation that runs; the next one who asks begins it anew.</summary>
    public void Stop()
    {
        lock (_starting)
        {
            if (_whole is { Task.IsCompleted: false } running)
            {
                running.Cancel.Cancel();
                _whole = null;
            }
        }
    }

    private Task<(ReportInput? Report, Findings Findings)> Start()
    {
        lock (_starting)
        {
            if (_whole is not { } whole || whole.Task.IsCanceled)
            {
                var cancel = new CancellationTokenSource();
                (_done, _parts) = (0, 0);
                _whole = whole = (Task.Run(() => Gather(cancel.Token)), cancel);
            }

            return whole.Task;
        }
    }

    private (ReportInput?, Findings) Gather(CancellationToken cancel)
    {
        // Findings of their own: others may be reading those of the account meanwhile.
        var findings = new Findings();
        findings.Merge(Account.Findings);
        return (_gather(findings, cancel, (done, parts) => (_done, _parts) = (done, parts)), findings);
    }
}
