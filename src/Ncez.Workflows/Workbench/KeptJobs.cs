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

    /// <summary>Kind of jobs that freeze a run.</summary>
    public const string Freeze = "freeze";

    /// <summary>Kind of jobs that calculate what newer factors would change.</summary>
    public const string Look = "look";

    /// <summary>Kind of jobs that adopt factors.</summary>
    public const string Adopt = "adopt";

    /// <summary>Kind of jobs that make a backup; of no zone.</summary>
    public const string Backup = "backup";

    private readonly JobMarks _marks;
    private readonly Func<string, bool> _isZone;
    private readonly Func<JobMark, bool> _wasDone;

    internal KeptJobs(JobMarks marks, Func<string, bool> isZone, Func<JobMark, bool> wasDone) => (_marks, _isZone, _wasDone) = (marks, isZone, wasDone);

    /// <summary>Keeps how a job stands.</summary>
    public void Put(JobMark mark) => _marks.Put(mark);

    /// <summary>
    /// The last jobs of the process before this one. What it left running is done when what it was to leave is there, else interrupted –
    /// and is marked so. Those of zones that are gone go: a zone that takes the id has no work behind it.
    /// </summary>
    public ImmutableArray<JobMark> Recover() => [.. _marks.All().Where(mark => mark.ZoneId.Length == 0 || _isZone(mark.ZoneId) || Forget(mark.ZoneId)).Select(mark =>
    {
        if (mark.State != JobState.Running)
        {
            return mark;
        }

        var ended = mark with { State = _wasDone(mark) ? JobState.Done : JobState.Interrupted };
        _marks.Put(ended);
        return ended;
    })];

    /// <summary>Removes what is kept of the work of an id, whose zone is another one now; gives false.</summary>
    internal bool Forget(string zoneId)
    {
        _marks.Remove(zoneId);
        return false;
    }
}
