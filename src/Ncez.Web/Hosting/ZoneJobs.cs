using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;
using Ncez.Web.Pages.Runs;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Hosting;

/// <summary>The kinds of long work that pages and programs can ask for.</summary>
internal static class ZoneJobs
{
    /// <summary>Writes the report of a zone; the one that runs when there is one, null while the server stops.</summary>
    public static Job? StartReport(this Jobs jobs, Workbench workbench, Account by, RegisteredZone zone) => jobs.Start(KeptJobs.Report, by, zone.Id, job =>
    {
        var run = workbench.Reports.Run(by, zone, step => job.Tell(step.ToString()), job.Cancellation);
        return new JobResult(run.Folder is not null, []);
    }) ?? jobs.Of(KeptJobs.Report, zone.Id);

    /// <summary>Removes a zone in which no long work goes on; null and findings when it stays.</summary>
    public static RemovedZone? RemoveZone(this Jobs jobs, Workbench workbench, Account by, RegisteredZone zone, string typed, Findings findings)
    {
        RemovedZone? removed = null;
        if (!jobs.Leave(zone.Id, () => (removed = workbench.Archives.Remove(by, zone, typed, findings)) is not null))
        {
            findings.Error("WEB-065", Place.None, ("id", zone.Id));
        }

        return removed;
    }

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

        var book = workbench.Imports.Receive(content, wish.Name);
        return jobs.Start(KeptJobs.Import, by, zone.Id, job =>
        {
            var outcome = workbench.Imports.Run(by, zone, new ImportRequest(book, job.Mark.Id, wish.IsToLook, wish.EvenWithErrors) { Began = wish.Began, Reason = wish.Reason }, (step, done, of) => job.Tell(step.ToString(), done, of), job.Cancellation);
            return new JobResult(outcome.State != ImportState.Refused, outcome.Findings)
            {
                Counts = ImmutableSortedDictionary<string, int>.Empty.Add("rows", outcome.Rows).Add("added", outcome.Difference.Added).Add("changed", outcome.Difference.Changed).Add("removed", outcome.Difference.Removed),
                Look = outcome.Look,
            };
        }, book);
    }

    /// <summary>Freezes a run of a zone; null when one is being frozen, or while the server stops.</summary>
    public static Job? StartFreeze(this Jobs jobs, Workbench workbench, Account by, RegisteredZone zone, string why) => jobs.Start(KeptJobs.Freeze, by, zone.Id, job =>
    {
        var findings = new Findings();
        return Outcome(workbench.Runs.Freeze(by, zone, why, Watch(job), findings), findings);
    });

    /// <summary>Calculates what newer factors would change in a zone; the one that runs when there is one, null while the server stops.</summary>
    /// <param name="jobs">Jobs.</param>
    /// <param name="workbench">Workbench.</param>
    /// <param name="by">Who.</param>
    /// <param name="zone">Zone.</param>
    /// <param name="year">Last year whose dated factors are to be used; null for the newest.</param>
    public static Job? StartLook(this Jobs jobs, Workbench workbench, Account by, RegisteredZone zone, int? year = null) => jobs.Start(KeptJobs.Look, by, zone.Id, job =>
    {
        // What is true of the files before is told as true of them: a change in between makes the look stale.
        var (basis, findings) = (workbench.Runs.Basis(zone), new Findings());
        var adoption = workbench.Runs.Propose(zone, year, findings, made => job.Tell(FactorLook.Steps[made]), job.Cancellation);
        return new JobResult(true, []) { Made = FactorLook.Of(basis, year, adoption, findings.Sorted(), workbench.Shipped) };
    }) ?? jobs.Of(KeptJobs.Look, zone.Id);

    /// <summary>Adopts factors in a zone; null when that is going on, or while the server stops.</summary>
    public static Job? StartAdopt(this Jobs jobs, Workbench workbench, Account by, RegisteredZone zone, AdoptRequest request, string why) => jobs.Start(KeptJobs.Adopt, by, zone.Id, job =>
    {
        var findings = new Findings();
        return Outcome(workbench.Runs.Adopt(by, zone, request, why, Watch(job), findings), findings);
    });

    /// <summary>Makes a backup of everything; the one that runs when there is one, null while the server stops.</summary>
    public static Job? StartBackup(this Jobs jobs, Workbench workbench, Account by) => jobs.Start(KeptJobs.Backup, by, "", job =>
    {
        workbench.Backups.Make(by.Name, job.Mark.Id, (step, done, of) => job.Tell(step.ToString(), done, of), job.Cancellation);
        return new JobResult(true, []);
    }) ?? jobs.Of(KeptJobs.Backup, "");

    private static RunWatch Watch(Job job) => new(job.Mark.Id, step => job.Tell(step.ToString()), job.Cancellation);

    private static JobResult Outcome(string? run, Findings findings) => new(run is not null, run is not null ? [] : [.. findings.Sorted().Where(f => f.Severity == Severity.Error)]) { Run = run };
}

/// <summary>What is to be done with a workbook.</summary>
/// <param name="IsToLook">True to check only.</param>
/// <param name="EvenWithErrors">True to save although findings are errors.</param>
internal sealed record ImportWish(bool IsToLook = false, bool EvenWithErrors = false)
{
    /// <summary>What whoever uploads it calls the workbook; empty when it has no name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Hash of the content that the workbook replaces; empty when the workbook is to say it.</summary>
    public string Began { get; init; } = "";

    /// <summary>Why quantities that were frozen are other ones; empty when not said.</summary>
    public string Reason { get; init; } = "";
}
