using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Ncez.Model.Workbench;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Hosting;

/// <summary>
/// Long work of the server, one mechanism for all kinds: at most one job of a kind in a zone, at most <see cref="MostAtOnce"/> at
/// work in all – the others wait. The last of each kind and zone is kept on the disk; a stopping server ends what runs and says so.
/// </summary>
public sealed partial class Jobs : IHostedService, IDisposable
{
    /// <summary>So many work at the same time: each may need much memory.</summary>
    public const int MostAtOnce = 2;

    private readonly Dictionary<(string Kind, string Zone), Job> _last = [];
    private readonly HashSet<string> _leaving = new(StringComparer.Ordinal);
    private readonly Lock _starting = new();
    private readonly SemaphoreSlim _room = new(MostAtOnce);
    private readonly KeptJobs _kept;
    private readonly TimeProvider _clock;
    private readonly ILogger<Jobs> _log;
    private readonly JobMetrics _metrics;
    private volatile bool _isStopping;

    internal Jobs(Workbench workbench, TimeProvider clock, ILogger<Jobs> log, JobMetrics metrics)
    {
        (_kept, _clock, _log, _metrics) = (workbench.Jobs, clock, log, metrics);
        foreach (var mark in _kept.Recover())
        {
            _last[(mark.Kind, mark.ZoneId)] = new Job(mark);
        }
    }

    /// <summary>The last job of a kind in a zone, or null.</summary>
    public Job? Of(string kind, string zoneId)
    {
        lock (_starting)
        {
            return _last.GetValueOrDefault((kind, zoneId));
        }
    }

    /// <summary>The last job of a kind in a zone when it has this id; null for another one's.</summary>
    public Job? Find(string kind, string zoneId, string id) => Of(kind, zoneId) is { } job && job.Mark.Id == id ? job : null;

    /// <summary>The last job of each kind in a zone, the latest first.</summary>
    public ImmutableArray<Job> In(string zoneId)
    {
        lock (_starting)
        {
            return [.. _last.Values.Where(j => j.Mark.ZoneId == zoneId).OrderByDescending(j => j.Mark.StartedUtc).ThenBy(j => j.Mark.Id, StringComparer.Ordinal)];
        }
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends what runs: what is about to write does so, the rest is marked as interrupted.</summary>
    /// <param name="cancellationToken">The host's patience.</param>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _isStopping = true;
        List<Job> running;
        lock (_starting)
        {
            running = [.. _last.Values.Where(j => j.State == JobState.Running)];
        }

        running.ForEach(j => j.Cancel());
        await Task.WhenAny(Task.WhenAll(running.Select(j => j.Ended)), Task.Delay(Timeout.Infinite, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Ends what still runs when nobody stopped the server in good order.</summary>
    public void Dispose()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        StopAsync(patience.Token).GetAwaiter().GetResult();
        _room.Dispose();
    }

    /// <summary>Removes a zone while no work of it goes on and none begins, and forgets what was done; false when some goes on.</summary>
    /// <param name="zoneId">Zone.</param>
    /// <param name="remove">Removes it; false when it stays.</param>
    internal bool Leave(string zoneId, Func<bool> remove)
    {
        lock (_starting)
        {
            if (_last.Values.Any(j => j.Mark.ZoneId == zoneId && j.State == JobState.Running) || !_leaving.Add(zoneId))
            {
                return false;
            }
        }

        try
        {
            var isGone = remove();
            lock (_starting)
            {
                foreach (var key in isGone ? _last.Keys.Where(k => k.Zone == zoneId).ToList() : [])
                {
                    _last.Remove(key);
                }
            }

            return true;
        }
        finally
        {
            lock (_starting)
            {
                _leaving.Remove(zoneId);
            }
        }
    }

    /// <summary>Starts a job unless one of its kind runs in the zone; null then, while the zone is removed, and while the server stops.</summary>
    /// <param name="kind">Kind.</param>
    /// <param name="by">Who.</param>
    /// <param name="zoneId">Zone; empty when it is about none.</param>
    /// <param name="work">Does it; tells its steps to the job and heeds its cancellation.</param>
    /// <param name="owned">What the job needs no more when it ends.</param>
    internal Job? Start(string kind, Account by, string zoneId, Func<Job, JobResult> work, IDisposable? owned = null)
    {
        lock (_starting)
        {
            if (_isStopping || _leaving.Contains(zoneId) || _last.GetValueOrDefault((kind, zoneId)) is { State: JobState.Running })
            {
                owned?.Dispose();
                return null;
            }

            var job = new Job(new JobMark
            {
                Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)),
                Kind = kind,
                ZoneId = zoneId,
                Account = by.Name,
                StartedUtc = _clock.GetUtcNow().UtcDateTime,
                State = JobState.Running,
            });
            _kept.Put(job.Mark);
            _last[(kind, zoneId)] = job;
            job.Ended = Task.Run(() => WorkAsync(job, work, owned));
            return job;
        }
    }

    private async Task WorkAsync(Job job, Func<Job, JobResult> work, IDisposable? owned)
    {
        var (state, result, watch) = (JobState.Failed, (JobResult?)null, Stopwatch.StartNew());
        var hasRoom = false;
        _metrics.Began(job.Mark.Kind);
        try
        {
            await _room.WaitAsync(job.Cancellation);
            hasRoom = true;
            result = work(job);
            state = result.IsDone ? JobState.Done : JobState.Refused;
        }
        catch (OperationCanceledException)
        {
            state = _isStopping ? JobState.Interrupted : JobState.Cancelled;
        }
#pragma warning disable CA1031 // Nobody awaits the job: its page says that it failed, the log says why.
        catch (Exception mistake)
#pragma warning restore CA1031
        {
            LogFailed(job.Mark.Kind, job.Mark.Id, job.Mark.ZoneId, mistake);
        }

        if (hasRoom)
        {
            _room.Release();
        }

        Finish(job, state, result, owned, watch.Elapsed);
    }

    private void Finish(Job job, JobState state, JobResult? result, IDisposable? owned, TimeSpan took)
    {
        var mark = job.Mark with { State = state, EndedUtc = _clock.GetUtcNow().UtcDateTime, Counts = result?.Counts ?? ImmutableSortedDictionary<string, int>.Empty, Run = result?.Run };
        try
        {
            _kept.Put(mark);
            owned?.Dispose();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // The work is done or not done all the same; after a restart it may be called interrupted.
            LogFailed(mark.Kind, mark.Id, mark.ZoneId, refused);
        }

        job.End(mark, result);
        _metrics.Ended(mark, took.TotalSeconds);
        var rows = mark.Counts.GetValueOrDefault("rows");
        LogEnded(mark.Kind, mark.Id, mark.ZoneId, mark.Account, state, took.TotalSeconds, rows);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Kind} {Job} of zone {Zone} by {Account}: {State} after {Seconds:0.0} s, {Rows} rows")]
    private partial void LogEnded(string kind, string job, string zone, string account, JobState state, double seconds, int rows);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Kind} {Job} of zone {Zone} failed")]
    private partial void LogFailed(string kind, string job, string zone, Exception mistake);
}
