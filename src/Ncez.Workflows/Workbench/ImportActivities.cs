using System.Collections.Immutable;
using System.Globalization;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;

namespace Ncez.Workflows.Workbench;

/// <summary>
/// A workbook becomes the activity data of a zone: read, put together with what others saved since it was handed out, checked as a
/// whole, saved at once. With an error in it, or stopped, it leaves everything as it was.
/// </summary>
public sealed class ImportActivities
{
    /// <summary>So many rows at most are shown in the grid before they are saved.</summary>
    public const int MostToLook = 5_000;

    // Findings of cells that could not be read, and of a column that was left out.
    private static readonly ImmutableHashSet<string> OfCells = ["IMP-004", "IMP-005", "IMP-008", "WEB-020", "WEB-036"];

    private readonly DataFolder _folder;
    private readonly EditActivities _activities;
    private readonly AuditTrail _audit;

    internal ImportActivities(DataFolder folder, EditActivities activities, AuditTrail audit) => (_folder, _activities, _audit) = (folder, activities, audit);

    /// <summary>Keeps an upload until it is read; whoever disposes of it removes it.</summary>
    /// <param name="content">The workbook.</param>
    /// <param name="name">What whoever uploads it calls it; empty when it has no name.</param>
    public UploadedBook Receive(Stream content, string name = "")
    {
        var (file, remove) = _folder.Receive(content, "book.xlsx");
        return new UploadedBook(file, UploadedFile.ShownName(name), remove);
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
        if (GridBooks.Read(request.Book.Path, request.Book.Name, findings, (rows, told) => progress(ImportStep.Read, rows, told), cancel) is not { } rows)
        {
            return new ImportOutcome(ImportState.Refused, 0, findings.Sorted());
        }

        var count = rows.Rows.Length;
        Columns(rows, content, findings);
        if (request.IsToLook && count > MostToLook)
        {
            findings.Error("WEB-021", Place.None, ("rows", count), ("most", MostToLook));
        }

        var table = TableText.Empty(rows.Header).WithRows(rows.Rows);
        if (findings.HasErrors)
        {
            AlsoWrong(zone, rows, table, findings, cancel);
            return new ImportOutcome(ImportState.Refused, count, findings.Sorted());
        }

        var began = BeganWith(by, zone, request, rows, hash);
        var edit = new GridEdit(began ?? hash, count <= MostToLook ? table.ToTabs() : "", request.EvenWithErrors) { Reason = request.Reason, Table = table, Job = request.Job, Saving = () => progress(ImportStep.Save, 0, 0) };
        var look = count <= MostToLook ? edit with { Table = null, Saving = null } : null;
        cancel.ThrowIfCancellationRequested();
        progress(ImportStep.Check, 0, 0);
        if (request.IsToLook)
        {
            return new ImportOutcome(ImportState.ToLook, count, Placed(rows, _activities.Check(zone, edit.Tabs, cancel))) { Look = look };
        }

        if (began is null)
        {
            var other = _activities.ByOthers(by, zone, hash);
            findings.Error("WEB-023", new Place(EditActivities.File), ("who", other?.Account ?? "?"), ("when", other?.AtUtc.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "?"));
            return new ImportOutcome(ImportState.Refused, count, findings.Sorted()) { Look = look };
        }

        var saved = _activities.Save(by, zone, edit, cancel);
        return Told(saved, rows, findings) with { Difference = saved.Difference, Look = saved.State is SaveState.Saved or SaveState.Unchanged ? null : look };
    }

    /// <summary>True when the trail says that a job's save was recorded, whatever became of the process afterwards.</summary>
    public bool WasSaved(string zoneId, string job) =>
        _audit.Page(null, zoneId, 100).Any(e => EditActivities.Saves.Contains(e.Action) && AuditTrail.FactsOf(e).GetValueOrDefault(EditActivities.JobFact) == job);

    private static ImportOutcome Told(SaveOutcome saved, BookRows rows, Findings findings)
    {
        var count = rows.Rows.Length;
        if (saved.State is SaveState.Asks or SaveState.Conflict)
        {
            findings.Error("WEB-022", new Place(EditActivities.File), ("who", saved.Meanwhile?.Account ?? "?"), ("fields", saved.Conflicts.Length));
            return new ImportOutcome(ImportState.Refused, count, findings.Sorted());
        }

        if (saved.State == SaveState.AsksReason)
        {
            findings.Error("WEB-024", new Place(EditActivities.File), ("count", saved.Frozen.Length));
            findings.Add(saved.Frozen.Select(f => f.Finding));
            return new ImportOutcome(ImportState.Refused, count, findings.Sorted());
        }

        return new ImportOutcome(saved.State switch { SaveState.Saved => ImportState.Saved, SaveState.Unchanged => ImportState.Unchanged, _ => ImportState.Refused }, count, saved.Merged > 0 ? saved.Check.All : Placed(rows, saved.Check));
    }

    // Where only cells could not be read, the others are checked all the same: whoever mends the workbook mends it once. Of a cell that could not
    // be read that is told, not that it is empty.
    private void AlsoWrong(RegisteredZone zone, BookRows rows, TableText table, Findings findings, CancellationToken cancel)
    {
        var told = findings.Sorted();
        if (rows.Rows.Length <= MostToLook && told.All(f => f.Severity != Severity.Error || OfCells.Contains(f.Code)))
        {
            var places = told.Select(f => f.Where.File).ToHashSet(StringComparer.Ordinal);
            findings.Add(Placed(rows, _activities.Check(zone, table.ToTabs(), cancel)).Where(f => f.Where.File.StartsWith(rows.Sheet + "!", StringComparison.Ordinal) && !places.Contains(f.Where.File)));
        }
    }

    // What the workbook was filled in from: what whoever sends it says, else what the workbook says. Without either it may replace only what nobody else
    // has saved; null when that must be asked.
    private string? BeganWith(Account by, RegisteredZone zone, ImportRequest request, BookRows rows, string now) =>
        request.Began.Length > 0 ? request.Began
        : rows.Began.Length > 0 ? _activities.Knows(zone, rows.Began, now) ? rows.Began : null
        : _activities.ByOthers(by, zone, now) is null ? now : null;

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
                findings.Error("WEB-020", rows.PlaceOf(-1, -1, name), ("column", name), ("table", EditActivities.File));
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

    internal UploadedBook(string path, string name, Action remove) => (Path, Name, _remove) = (path, name, remove);

    /// <summary>What whoever uploaded it calls it; empty when it has no name.</summary>
    public string Name { get; }

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
public sealed record ImportRequest(UploadedBook Book, string Job, bool IsToLook = false, bool EvenWithErrors = false)
{
    /// <summary>Hash of the content that the workbook replaces, as whoever sends it says; empty when the workbook is to say it.</summary>
    public string Began { get; init; } = "";

    /// <summary>Why quantities that were frozen are other ones; empty when not said.</summary>
    public string Reason { get; init; } = "";
}

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
    /// <summary>How the saved rows differ from those before; nothing when nothing was saved.</summary>
    public TableDifference Difference { get; init; }

    /// <summary>The rows for the grid; null when there is nothing to look at or too much.</summary>
    public GridEdit? Look { get; init; }
}
