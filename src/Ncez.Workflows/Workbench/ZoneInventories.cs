using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;
using Ncez.Workflows.Reporting;
using Ncez.Workflows.Reporting.Parts;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Workbench;

/// <summary>Accounted zones, the ones used last within a bound of memory; of every zone what a list says of it. Both until a file of the zone changes.</summary>
public sealed class ZoneInventories
{
    // About what an account holds for each byte of its files, and what its report adds; measured on zones of 500 lines and ten years.
    private const int BytesPerByte = 3;
    private const long BytesOfZone = 300_000;
    private const long BytesOfReport = 300_000;

    // A list of many zones looks at their folders this often; what is saved here counts at once.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    private readonly ShippedData _shipped;
    private readonly DataFolder _folder;
    private readonly TimeProvider _clock;
    private readonly KeptValues<string, AccountedZone> _kept;
    private readonly ConcurrentDictionary<string, (string Fingerprint, long Looked, ZoneSummary Summary)> _summaries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImmutableArray<string>> _chapters = new(StringComparer.Ordinal);
    private readonly Lock _starting = new();
    private Task _summing = Task.CompletedTask;

    internal ZoneInventories(ShippedData shipped, DataFolder folder, TimeProvider clock, long mostBytes) => (_shipped, _folder, _clock, _kept) = (shipped, folder, clock, new(mostBytes));

    /// <summary>The zone as its files stand now; null when its folder is gone.</summary>
    public AccountedZone? Of(RegisteredZone zone)
    {
        var path = _folder.PathOf(zone.Folder);
        if (!Path.Exists(path))
        {
            return null;
        }

        // What was calculated from files that changed is of no use to anybody any more.
        var (fingerprint, bytes) = DataFolder.Fingerprint(path);
        return _kept.Get(zone.Id, fingerprint, () => Account(zone, path, fingerprint), z => (BytesPerByte * bytes) + BytesOfZone + (z.IsReady ? BytesOfReport : 0), old => old.Stop());
    }

    /// <summary>What a list says of a zone as its files stand now.</summary>
    public ZoneSummary SummaryOf(RegisteredZone zone)
    {
        var path = _folder.PathOf(zone.Folder);
        if (!Path.Exists(path))
        {
            _summaries[zone.Id] = ("", _clock.GetTimestamp(), ZoneSummary.Gone);
            return ZoneSummary.Gone;
        }

        if (_summaries.TryGetValue(zone.Id, out var known) && _clock.GetElapsedTime(known.Looked) < LookAgain)
        {
            return known.Summary;
        }

        var looked = _clock.GetTimestamp();
        var (fingerprint, _) = DataFolder.Fingerprint(path);

        // The account is kept too, as long as there is room.
        var summary = known.Summary is not null && known.Fingerprint == fingerprint ? known.Summary : Of(zone) is { } accounted ? ZoneSummary.Of(accounted.Account) : ZoneSummary.Gone;
        _summaries[zone.Id] = (fingerprint, looked, summary);
        return summary;
    }

    /// <summary>Notes that somebody saved in a zone: the next list looks at its folder.</summary>
    internal void Look(string zoneId)
    {
        if (_summaries.TryGetValue(zoneId, out var known))
        {
            _summaries.TryUpdate(zoneId, known with { Looked = known.Looked - (long)(LookAgain.TotalSeconds * _clock.TimestampFrequency) }, known);
        }
    }

    /// <summary>Lets go of what is known of an id, whose zone is another one now.</summary>
    internal void Forget(string zoneId)
    {
        _kept.Forget(zoneId);
        _summaries.TryRemove(zoneId, out _);
    }

    /// <summary>Begins to account zones that no summary is known of, and waits a while; true when all are there. It goes on when nobody waits.</summary>
    public bool SummedWithin(ImmutableArray<RegisteredZone> zones, TimeSpan patience)
    {
        Task task;
        lock (_starting)
        {
            if (_summing.IsCompleted && zones.Any(z => !_summaries.ContainsKey(z.Id)))
            {
                _summing = Task.Run(() => zones.Where(z => !_summaries.ContainsKey(z.Id)).AsParallel().ForAll(z => SummaryOf(z)));
            }

            task = _summing;
        }

        // What cannot be accounted is not waited for: the list that asks for it says why.
        return Task.WaitAny([task], patience) == 0 && (task.IsFaulted || Summed(zones) == zones.Length);
    }

    /// <summary>Of how many zones a summary is known.</summary>
    public int Summed(ImmutableArray<RegisteredZone> zones) => zones.Count(z => _summaries.ContainsKey(z.Id));

    /// <summary>Lets go of all accounts but those used last.</summary>
    internal void Trim(long bytes) => _kept.Trim(bytes);

    private AccountedZone Account(RegisteredZone zone, string path, string fingerprint)
    {
        var account = new AccountZone(_shipped).Account(path);
        var options = new RunOptions { GeneratedOn = _clock.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
        return new AccountedZone(zone, fingerprint, account, (findings, cancel, progress) => account.Inventory is { } inventory
            ? Noted(zone, ReportParts.Gather(_shipped, path, account with { Findings = findings }, inventory, options, progress, cancellation: cancel))
            : null)
        {
            ChaptersBefore = _chapters.GetValueOrDefault(zone.Id, []),
        };
    }

    // Which chapters a zone has seldom changes: a menu that is asked for before they are calculated again keeps them.
    private ReportInput? Noted(RegisteredZone zone, ReportInput? report)
    {
        if (report is not null)
        {
            _chapters[zone.Id] = [.. ReportChapters.All.Where(c => c.Applies(report)).Select(c => c.Id)];
        }

        return report;
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

    internal AccountedZone(RegisteredZone zone, string fingerprint, ZoneAccount account, Func<Findings, CancellationToken, Action<int, int>, ReportInput?> gather) =>
        (Zone, Fingerprint, Account, _gather) = (zone, fingerprint, account, gather);

    /// <summary>The zone in the register.</summary>
    public RegisteredZone Zone { get; }

    /// <summary>State of its files.</summary>
    public string Fingerprint { get; }

    /// <summary>Inventory and its findings.</summary>
    public ZoneAccount Account { get; }

    /// <summary>Ids of the chapters that the zone had when it was last calculated; empty when that was not since the workbench began.</summary>
    public ImmutableArray<string> ChaptersBefore { get; init; } = [];

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
