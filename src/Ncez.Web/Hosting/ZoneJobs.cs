using System.Collections.Immutable;
using Ncez.Model.Workbench;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Hosting;

/// <summary>The kinds of long work that pages and programs can ask for.</summary>
internal static class ZoneJobs
{
    /// <summary>Writes the report of a zone; the one that runs when there is one, null while the server stops.</summary>
    public static Job? StartReport(this Jobs jobs, Workbench workbench, Account by, RegisteredZone zone) => jobs.Start(KeptJobs.Report, by, zone, job =>
    {
        var run = workbench.Reports.Run(by, zone, step => job.Tell(step.ToString()), job.Cancellation);
        return new JobResult(run.Folder is not null, []);
    }) ?? jobs.Of(KeptJobs.Report, zone.Id);

    /// <summary>Imports a workbook; null when an import runs in the zone.</summary>
    /// <param name="jobs">Jobs.</param>
    /// <param name="workbench">Workbench.</param>
    /// <param name="by">Who.</param>
    /// <param name="zone">Zone.</param>
    /// <param name="content">The workbook.</param>
    /// <param name="wish">What is to be done with it.</param>
    public static Job? StartImport(this Jobs jobs, Workbench workbench, Account by, RegisteredZone zone, Stream content, ImportWish wish)
    {
        // Refused before anything is kept, and once more by the start itself.
        if (jobs.Of(KeptJobs.Import, zone.Id) is { State: JobState.Running })
        {
            return null;
        }

        var book = workbench.Imports.Receive(content);
        return jobs.Start(KeptJobs.Import, by, zone, job =>
        {
            var outcome = workbench.Imports.Run(by, zone, new ImportRequest(book, job.Mark.Id, wish.IsToLook, wish.EvenWithErrors) { Began = wish.Began, Reason = wish.Reason }, (step, done, of) => job.Tell(step.ToString(), done, of), job.Cancellation);
            return new JobResult(outcome.State != ImportState.Refused, outcome.Findings)
            {
                Counts = ImmutableSortedDictionary<string, int>.Empty.Add("rows", outcome.Rows).Add("added", outcome.Added).Add("removed", outcome.Removed),
                Look = outcome.Look,
            };
        }, book);
    }
}

/// <summary>What is to be done with a workbook.</summary>
/// <param name="IsToLook">True to check only.</param>
/// <param name="EvenWithErrors">True to save although findings are errors.</param>
internal sealed record ImportWish(bool IsToLook = false, bool EvenWithErrors = false)
{
    /// <summary>Hash of the content that the workbook replaces; empty when the workbook is to say it.</summary>
    public string Began { get; init; } = "";

    /// <summary>Why quantities that were frozen are other ones; empty when not said.</summary>
    public string Reason { get; init; } = "";
}
