using System.Collections.Immutable;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;

namespace Ncez.Workflows.Workbench;

/// <summary>
/// A workbook becomes the activity data of a zone: read, checked as a whole, saved at once. With an error in it, or stopped, it
/// leaves everything as it was.
/// </summary>
public sealed class ImportActivities
{
    /// <summary>So many rows at most are shown in the grid before they are saved.</summary>
    public const int MostToLook = 5_000;

    private readonly DataFolder _folder;
    private readonly EditActivities _activities;
    private readonly AuditTrail _audit;

    internal ImportActivities(DataFolder folder, EditActivities activities, AuditTrail audit) => (_folder, _activities, _audit) = (folder, activities, audit);

    /// <summary>Keeps an upload until it is read; whoever disposes of it removes it.</summary>
    public UploadedBook Receive(Stream content)
    {
        var (file, remove) = _folder.Receive(content, "book.xlsx");
        return new UploadedBook(file, remove);
    }

    /// <summary>Imports a workbook.</summary>
    /// <param name="by">Who.</param>
    /// <param name="zone">Zone.</param>
    /// <param name="request">What is to be imported.</param>
    /// <param name="progress">Told the step, and rows done and in all where they are known (0 = they are not).</param>
    /// <param name="cancel">Stops it; once the save has begun it is too late.</param>
    public ImportOutcome Run(Account by, RegisteredZone zone, ImportRequest request, Action<ImportStep, int, int> progress, CancellationToken cancel)
    {
        var findings = new Findings();
        progress(ImportStep.Read, 0, 0);
        var (content, hash) = _activities.Content(zone);
        if (GridBooks.Read(request.Book.Path, findings, (rows, told) => progress(ImportStep.Read, rows, told), cancel) is not { } rows)
        {
            return new ImportOutcome(ImportState.Refused, 0, findings.Sorted());
        }

        var count = rows.Rows.Length;
        Columns(rows, content, findings);
        if (request.IsToLook && count > MostToLook)
        {
            findings.Error("WEB-021", Place.None, ("rows", count), ("most", MostToLook));
        }

        if (findings.HasErrors)
        {
            return new ImportOutcome(ImportState.Refused, count, findings.Sorted());
        }

        var table = TableText.Empty(rows.Header).WithRows(rows.Rows);
        var edit = new GridEdit(rows.BaseHash is { } began && _activities.Knows(zone, began) ? began : hash, count <= MostToLook ? table.ToTabs() : "", request.EvenWithErrors) { Table = table, Job = request.Job, Saving = () => progress(ImportStep.Save, 0, 0) };
        var look = count <= MostToLook ? edit with { Table = null, Saving = null } : null;
        cancel.ThrowIfCancellationRequested();
        progress(ImportStep.Check, 0, 0);
        if (request.IsToLook)
        {
            return new ImportOutcome(ImportState.ToLook, count, Placed(rows, _activities.Check(zone, edit.Tabs, cancel))) { Look = look };
        }

        var saved = _activities.Save(by, zone, edit, cancel);
        return Told(saved, rows, findings) with { Added = saved.Added, Removed = saved.Removed, Look = saved.State is SaveState.Saved or SaveState.Unchanged ? null : look };
    }

    /// <summary>True when the trail says that a job's save was recorded, whatever became of the process afterwards.</summary>
    public bool WasSaved(string zoneId, string job) =>
        _audit.Page(null, zoneId, 100).Any(e => e.Action == "activities.saved" && AuditTrail.FactsOf(e).GetValueOrDefault(EditActivities.JobFact) == job);

    private static ImportOutcome Told(SaveOutcome saved, BookRows rows, Findings findings)
    {
        var count = rows.Rows.Length;
        if (saved.State is SaveState.Asks or SaveState.Conflict)
        {
            findings.Error("WEB-022", new Place(EditActivities.File), ("who", saved.Meanwhile?.Account ?? "?"), ("fields", saved.Conflicts.Length));
            return new ImportOutcome(ImportState.Refused, count, findings.Sorted());
        }

        return new ImportOutcome(saved.State switch { SaveState.Saved => ImportState.Saved, SaveState.Unchanged => ImportState.Unchanged, _ => ImportState.Refused }, count, saved.Merged > 0 ? saved.Check.All : Placed(rows, saved.Check));
    }

    // What a column holds would be lost with it: that is nobody's wish who only left it out.
    private static void Columns(BookRows rows, byte[] content, Findings findings)
    {
        if (TableText.Read(EditActivities.File, content, new Findings()) is not { } now)
        {
            return;
        }

        for (var c = 0; c < now.Header.Length; c++)
        {
            var name = now.Header[c];
            if (!TableMerge.HasColumn(EditActivities.File, rows.Header, name) && now.Rows.Any(r => r[c].Length > 0))
            {
                findings.Error("WEB-020", rows.PlaceOf(-1, -1, name), ("column", name));
            }
        }
    }

    // Findings of cells at their place in the workbook; those of other files of the zone as they are.
    private static ImmutableArray<Diagnostic> Placed(BookRows rows, GridCheck check)
    {
        // The same findings come a second time with their cell, in the same order.
        var cells = new Queue<PlacedFinding>(check.InGrid);
        var all = ImmutableArray.CreateBuilder<Diagnostic>(check.All.Length);
        foreach (var finding in check.All)
        {
            var isCell = cells.TryPeek(out var next) && ReferenceEquals(next.Finding, finding);
            all.Add(isCell && cells.Dequeue() is { } placed && placed.Row < rows.Numbers.Length ? finding with { Where = rows.PlaceOf(placed.Row, placed.Column, finding.Where.Field) } : finding);
        }

        return all.ToImmutable();
    }
}

/// <summary>An upload that waits to be read.</summary>
public sealed class UploadedBook : IDisposable
{
    private readonly Action _remove;

    internal UploadedBook(string path, Action remove) => (Path, _remove) = (path, remove);

    /// <summary>Where it is.</summary>
    internal string Path { get; }

    /// <inheritdoc />
    public void Dispose() => _remove();
}

/// <summary>What is to be imported.</summary>
/// <param name="Book">The workbook.</param>
/// <param name="Job">Id of the job, for the audit trail.</param>
/// <param name="IsToLook">True to check only: the rows are looked at in the grid before they are saved.</param>
/// <param name="EvenWithErrors">True to save although findings are errors.</param>
public sealed record ImportRequest(UploadedBook Book, string Job, bool IsToLook = false, bool EvenWithErrors = false);

/// <summary>Steps of an import in their order.</summary>
public enum ImportStep
{
    /// <summary>Reading rows.</summary>
    Read,

    /// <summary>Checking them with everything else of the zone.</summary>
    Check,

    /// <summary>Saving.</summary>
    Save,
}

/// <summary>How an import ended.</summary>
public enum ImportState
{
    /// <summary>Saved.</summary>
    Saved,

    /// <summary>The workbook holds what the zone has already.</summary>
    Unchanged,

    /// <summary>Read and checked, to be looked at.</summary>
    ToLook,

    /// <summary>Findings are errors; nothing was written.</summary>
    Refused,
}

/// <summary>Outcome of an import.</summary>
/// <param name="State">How it ended.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="Findings">All findings, errors first; those of cells with their place in the workbook.</param>
public sealed record ImportOutcome(ImportState State, int Rows, ImmutableArray<Diagnostic> Findings)
{
    /// <summary>Rows that were not there before, new or altered.</summary>
    public int Added { get; init; }

    /// <summary>Rows that are not there any more, gone or altered.</summary>
    public int Removed { get; init; }

    /// <summary>The rows for the grid; null when there is nothing to look at or too much.</summary>
    public GridEdit? Look { get; init; }
}
