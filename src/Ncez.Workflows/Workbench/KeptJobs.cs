using System.Collections.Immutable;
using Ncez.Data.Store;
using Ncez.Model.Workbench;

namespace Ncez.Workflows.Workbench;

/// <summary>What is kept of long work, so that a restart does not make it vanish.</summary>
public sealed class KeptJobs
{
    /// <summary>Kind of jobs that import a workbook.</summary>
    public const string Import = "import";

    /// <summary>Kind of jobs that write a report.</summary>
    public const string Report = "report";

    private readonly JobMarks _marks;
    private readonly ImportActivities _imports;

    internal KeptJobs(JobMarks marks, ImportActivities imports) => (_marks, _imports) = (marks, imports);

    /// <summary>Keeps how a job stands.</summary>
    public void Put(JobMark mark) => _marks.Put(mark);

    /// <summary>
    /// The last jobs of the process before this one. What it left running is done when its save is in the trail, else interrupted –
    /// and is marked so.
    /// </summary>
    public ImmutableArray<JobMark> Recover() => [.. _marks.All().Select(mark =>
    {
        if (mark.State != JobState.Running)
        {
            return mark;
        }

        var ended = mark with { State = mark.Kind == Import && _imports.WasSaved(mark.ZoneId, mark.Id) ? JobState.Done : JobState.Interrupted };
        _marks.Put(ended);
        return ended;
    })];
}
