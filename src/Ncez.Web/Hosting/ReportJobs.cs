using System.Collections.Concurrent;
using System.Collections.Immutable;
using Ncez.Model.Workbench;
using Ncez.Workflows.Workbench;
using Ncez.Workflows.Zones;

namespace Ncez.Web.Hosting;

/// <summary>Reports that are being written, at most one a zone; they go on when the page is left.</summary>
public sealed class ReportJobs(Workbench workbench) : IDisposable
{
    private readonly ConcurrentDictionary<string, ReportJob> _jobs = new(StringComparer.Ordinal);

    /// <summary>The last job of a zone, or null.</summary>
    public ReportJob? Of(string zoneId) => _jobs.GetValueOrDefault(zoneId);

    /// <summary>Starts a job unless one is running.</summary>
    public ReportJob Start(Account by, RegisteredZone zone) => _jobs.AddOrUpdate(zone.Id, _ => New(by, zone), (_, job) => job.State == JobState.Running ? job : New(by, zone));

    /// <summary>Stops what is running.</summary>
    public void Dispose()
    {
        foreach (var job in _jobs.Values)
        {
            job.Cancel();
        }
    }

    private ReportJob New(Account by, RegisteredZone zone) => new(cancel => (step) => workbench.Reports.Run(by, zone, step, cancel));
}

/// <summary>How a job stands.</summary>
public enum JobState
{
    /// <summary>Working.</summary>
    Running,

    /// <summary>Files are written.</summary>
    Done,

    /// <summary>Findings are errors; nothing was written.</summary>
    Refused,

    /// <summary>Someone stopped it.</summary>
    Cancelled,

    /// <summary>The program made a mistake.</summary>
    Failed,
}

/// <summary>One run of the main job.</summary>
public sealed class ReportJob : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private volatile ImmutableList<RunStep> _steps = [];

    internal ReportJob(Func<CancellationToken, Func<Action<RunStep>, ZoneRun>> work)
    {
        _ = Task.Run(() => Work(work));
    }

    /// <summary>How it stands.</summary>
    public JobState State { get; private set; }

    /// <summary>Steps begun so far; the last one is being worked on.</summary>
    public ImmutableList<RunStep> Steps => _steps;

    /// <summary>Asks it to stop at the next step.</summary>
    public void Cancel() => _cancel.Cancel();

    /// <inheritdoc />
    public void Dispose() => _cancel.Dispose();

    private void Work(Func<CancellationToken, Func<Action<RunStep>, ZoneRun>> work)
    {
        try
        {
            var run = work(_cancel.Token)(step => _steps = _steps.Add(step));
            State = run.Folder is null ? JobState.Refused : JobState.Done;
        }
        catch (OperationCanceledException)
        {
            State = JobState.Cancelled;
        }
#pragma warning disable CA1031 // Nobody awaits the job: its page says that it failed.
        catch (Exception)
#pragma warning restore CA1031
        {
            State = JobState.Failed;
        }
    }
}
