using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Hosting;

/// <summary>A piece of long work: its page may be left, its steps are seen, it can be cancelled.</summary>
public sealed class Job : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private volatile Progress _progress = new([], 0, 0);

    internal Job(JobMark mark) => Mark = mark;

    /// <summary>What is kept of it.</summary>
    public JobMark Mark { get; private set; }

    /// <summary>How it stands.</summary>
    public JobState State => Mark.State;

    /// <summary>Names of the steps begun so far; the last one is being worked on.</summary>
    public ImmutableList<string> Steps => _progress.Steps;

    /// <summary>Units of the step that are done, and how many there are; 0 = not known.</summary>
    public (int Done, int Of) Done => (_progress.Done, _progress.Of);

    /// <summary>What it found, errors first; empty while it runs, and after a restart.</summary>
    public ImmutableArray<Diagnostic> Findings { get; private set; } = [];

    /// <summary>Rows to look at in the grid; null when there are none.</summary>
    public GridEdit? Look { get; private set; }

    /// <summary>What it made for a page to show; null while it runs, and after a restart.</summary>
    public object? Made { get; private set; }

    internal CancellationToken Cancellation => _cancel.Token;

    /// <summary>Completed when it has ended and that is kept.</summary>
    public Task Ended { get; internal set; } = Task.CompletedTask;

    /// <summary>Asks it to stop; what it has written by then stays written.</summary>
    public void Cancel()
    {
        if (State == JobState.Running)
        {
            _cancel.Cancel();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _cancel.Dispose();

    /// <summary>Tells how far it is.</summary>
    internal void Tell(string step, int done = 0, int of = 0)
    {
        var now = _progress;
        _progress = new(now.Steps.IsEmpty || now.Steps[^1] != step ? now.Steps.Add(step) : now.Steps, done, of);
    }

    internal void End(JobMark mark, JobResult? result)
    {
        (Findings, Look, Made) = (result?.Findings ?? [], result?.Look, result?.Made);

        // Last: whoever sees that it ended sees what it found.
        Mark = mark;
    }

    private sealed record Progress(ImmutableList<string> Steps, int Done, int Of);
}

/// <summary>What a piece of long work came to.</summary>
/// <param name="IsDone">True when it did what was asked; false when findings are errors.</param>
/// <param name="Findings">What it found.</param>
internal sealed record JobResult(bool IsDone, ImmutableArray<Diagnostic> Findings)
{
    /// <summary>Counts of what it did.</summary>
    public ImmutableSortedDictionary<string, int> Counts { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Id of the kept run that it made.</summary>
    public string? Run { get; init; }

    /// <summary>Rows to look at in the grid.</summary>
    public GridEdit? Look { get; init; }

    /// <summary>What a page shows of it, in memory only.</summary>
    public object? Made { get; init; }
}
