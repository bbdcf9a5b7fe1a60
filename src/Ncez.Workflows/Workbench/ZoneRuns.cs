using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Runs;
using Ncez.Model.Workbench;
using Ncez.Workflows.Runs;
using Ncez.Workflows.Workbench.Identity;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Workbench;

/// <summary>Kept runs of a zone: frozen, verified, sealed; and factors of a newer year, adopted with the old figures kept.</summary>
public sealed class ZoneRuns
{
    /// <summary>Longest reason of a step [characters].</summary>
    public const int LongestWhy = 500;

    /// <summary>Fact of the audit trail: the job that froze a run or adopted factors.</summary>
    internal const string JobFact = "job";

    private const int IdDigits = 12;
    private const int MostNamed = 5;
    private static readonly string[] Recorded = ["run.frozen", "run.verified", "run.sealed", "run.superseded", "factors.adopted"];

    // Two steps at once in a zone would see each other half done; those of other zones do not wait for each other.
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _working = new(StringComparer.Ordinal);
    private readonly ShippedData _shipped;
    private readonly DataFolder _folder;
    private readonly ZoneFiles _files;
    private readonly ReviewLines _reviews;
    private readonly AuditTrail _audit;
    private readonly RunMakers _makers;
    private readonly TimeProvider _clock;

    internal ZoneRuns(ShippedData shipped, DataFolder folder, ZoneFiles files, ReviewLines reviews, AuditTrail audit, RunMakers makers, TimeProvider clock) =>
        (_shipped, _folder, _files, _reviews, _audit, _makers, _clock) = (shipped, folder, files, reviews, audit, makers, clock);

    /// <summary>The runs of a zone, the latest first, each compared with its own hashes.</summary>
    public ImmutableArray<ListedRun> Of(RegisteredZone zone)
    {
        var (runs, recorded) = (Path.Combine(_folder.PathOf(zone.Folder), "runs"), _audit.Of(zone.Id, Recorded));
        var kept = (Directory.Exists(runs) ? Directory.EnumerateDirectories(runs) : []).Select(Path.GetFileName).OfType<string>().Where(IsId);

        // A run that the trail knows is listed even when its folder is gone.
        var known = recorded.Select(e => AuditTrail.FactsOf(e).GetValueOrDefault("run")).OfType<string>().Where(IsId);
        return [.. kept.Union(known, StringComparer.Ordinal).Select(id => Listed(zone, id, recorded)).OrderByDescending(r => r.Kept?.History.Entries.FirstOrDefault(e => e.State != RunState.Draft)?.At ?? "", StringComparer.Ordinal)
            // Two of one second follow each other as their files were written.
            .ThenByDescending(r => File.GetLastWriteTimeUtc(Path.Combine(FolderOf(zone, r.Id), RunManifest.File))).ThenBy(r => r.Id, StringComparer.Ordinal)];
    }

    /// <summary>A run of a zone, compared with its own hashes; null when there is none of that id.</summary>
    public ListedRun? Find(RegisteredZone zone, string id) => IsId(id) && Directory.Exists(FolderOf(zone, id)) ? Listed(zone, id, _audit.Of(zone.Id, Recorded)) : null;

    /// <summary>Files of a run that are of use outside the program: its results, and its manifest with its history; of an altered run none.</summary>
    public static ImmutableArray<string> FilesOf(ListedRun run) => run is { Kept: { } kept, Altered.IsEmpty: true } ? [.. kept.Run.Results.Select(f => f.File).Where(f => !f.Contains('/', StringComparison.Ordinal)), RunManifest.File, RunHistory.File] : [];

    /// <summary>Opens one of <see cref="FilesOf"/>; null when there is none of that name.</summary>
    public Stream? OpenFile(RegisteredZone zone, string id, string name) =>
        Find(zone, id) is { } run && FilesOf(run).Contains(name) && File.Exists(Path.Combine(FolderOf(zone, id), name)) ? ReportFiles.Open(FolderOf(zone, id), name) : null;

    /// <summary>Writes a run as an archive, with the copies of its inputs and data: unpacked, <c>ncez verify</c> proves it anywhere.</summary>
    public void Write(RegisteredZone zone, string id, Stream to) => ZipFolder.Write(to, ZipFolder.Files(FolderOf(zone, id)));

    /// <summary>What changed from one run to another, or to the zone as it stands; null and findings when that cannot be said.</summary>
    /// <param name="zone">Zone.</param>
    /// <param name="before">Id of the earlier run.</param>
    /// <param name="after">Id of the later run; null for the zone as it stands.</param>
    /// <param name="findings">Collects what stands in the way.</param>
    public (RunChanges Changes, string Basis)? Compare(RegisteredZone zone, string before, string? after, Findings findings) =>
        new CompareRuns(_shipped).Compare(FolderOf(zone, before), after is null ? _folder.PathOf(zone.Folder) : FolderOf(zone, after), null, findings);

    /// <summary>What a zone as it stands differs in from the run that was frozen last; null when nothing was frozen.</summary>
    public SinceFrozen? Since(RegisteredZone zone, Inventory inventory) => SinceFrozen.Of(_shipped, _folder.PathOf(zone.Folder), inventory);

    /// <summary>True when a step has a name and a reason; else a finding, and nothing need be begun.</summary>
    public bool MayBegin(Account by, RegisteredZone zone, string why, Findings findings) => StepBy(by, why).IsWhole(_folder.PathOf(zone.Folder), findings);

    /// <summary>Runs the zone as it stands and freezes the run; its id, or null and findings. Stopped, it leaves everything as it was.</summary>
    /// <param name="by">Who.</param>
    /// <param name="zone">Zone.</param>
    /// <param name="why">Reason.</param>
    /// <param name="watch">Job, progress, cancellation.</param>
    /// <param name="findings">Collects why not.</param>
    public string? Freeze(Account by, RegisteredZone zone, string why, RunWatch watch, Findings findings) => Alone(zone, () => _folder.WithScratch(scratch =>
    {
        var work = new FreezeWork(scratch, watch.Step, watch.Cancellation);
        if (!MayFreeze(by, zone, findings) || FreezeNow.Do(_shipped, _folder.PathOf(zone.Folder), StepBy(by, why), Options(by), findings, work) is not { } kept)
        {
            return null;
        }

        Frozen(by.Name, zone.Id, Path.GetFileName(kept), why, watch.Job);
        return Path.GetFileName(kept);
    }), watch.Cancellation);

    /// <summary>Signs a run: verified after frozen, sealed after verified, superseded after sealed; false and findings when it may not be.</summary>
    public bool Sign(Account by, RegisteredZone zone, string id, RunState state, string why, Findings findings)
    {
        return Alone(zone, () =>
        {
            var folder = FolderOf(zone, id);
            if (!IsId(id) || (state is RunState.Verified or RunState.Sealed && IsMaker(by, zone, id, findings)) || new AdvanceRun(_shipped).Sign(folder, state, StepBy(by, why), snapshotOnly: true, findings) is not { } history)
            {
                return false;
            }

            _audit.Add(by.Name, ActionOf(state), zone.Id, ("run", id), ("why", why.Trim()), ("hash", history.Seal[..IdDigits]));
            return true;
        }, CancellationToken.None);
    }

    /// <summary>True when somebody saved what a run holds, since the run before that was verified; findings say what.</summary>
    /// <param name="by">Who would check or verify it.</param>
    /// <param name="zone">Zone.</param>
    /// <param name="id">Id of the run.</param>
    /// <param name="findings">Collects what they made.</param>
    public bool IsMaker(Account by, RegisteredZone zone, string id, Findings findings)
    {
        var recorded = _audit.Of(zone.Id, Recorded).Select(e => (Entry: e, Run: AuditTrail.FactsOf(e).GetValueOrDefault("run"))).ToList();
        var frozen = recorded.Where(e => e.Entry.Action is "run.frozen" or "factors.adopted").ToList();
        if (Frozen(zone, id, frozen.LastOrDefault(e => e.Run == id).Entry) is not { } run)
        {
            return false;
        }

        // What nobody looked at in the run before is still to be looked at in this one.
        var verified = recorded.Where(e => e.Entry.Action == ActionOf(RunState.Verified) && e.Run != id).Select(e => e.Run).ToHashSet();
        var before = frozen.LastOrDefault(e => verified.Contains(e.Run) && e.Entry.AtUtc < run.AtUtc);
        var made = _makers.Of(zone, by.Name, before.Run is { } earlier ? Frozen(zone, earlier, before.Entry) : null, run);
        if (!made.IsEmpty)
        {
            _makers.Tell(zone, by.Name, id, made, findings);
        }

        return !made.IsEmpty;
    }

    /// <summary>What the factors of a year would change; nothing is written.</summary>
    /// <param name="zone">Zone.</param>
    /// <param name="year">Last year whose dated factors are to be used; null for the newest that any line would take.</param>
    /// <param name="findings">Collects what stands in the way.</param>
    /// <param name="step">Told how many of <see cref="AdoptFactors.Inventories"/> inventories are there.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public FactorAdoption? Propose(RegisteredZone zone, int? year, Findings findings, Action<int>? step = null, CancellationToken cancellation = default) =>
        new AdoptFactors(_shipped).Propose(_folder.PathOf(zone.Folder), year, findings, step, cancellation);

    /// <summary>Changes whenever a file of the zone does: what was looked at is what is adopted.</summary>
    public string Basis(RegisteredZone zone) => FileVersions.HashOf(Encoding.UTF8.GetBytes(DataFolder.Fingerprint(_folder.PathOf(zone.Folder)).Text))[..IdDigits];

    /// <summary>
    /// Adopts factors: the run as it was is frozen, then zone.yaml names the year, both while nobody else saves. Stopped, or when a file
    /// changed since the look, everything stays as it was. Id of the frozen run, or null and findings.
    /// </summary>
    /// <param name="by">Who.</param>
    /// <param name="zone">Zone.</param>
    /// <param name="request">Year, and what was looked at.</param>
    /// <param name="why">Reason.</param>
    /// <param name="watch">Job, progress, cancellation.</param>
    /// <param name="findings">Collects why not.</param>
    public string? Adopt(Account by, RegisteredZone zone, AdoptRequest request, string why, RunWatch watch, Findings findings) => Alone(zone, () => _folder.WithScratch(scratch =>
    {
        var folder = _folder.PathOf(zone.Folder);
        watch.Step(FreezeStep.Look);
        if (!MayFreeze(by, zone, findings) || !IsLookedAt(zone, request, findings) || Propose(zone, request.Year, findings, null, watch.Cancellation) is not { } adoption || AdoptFactors.Change(folder, adoption.After, findings) is not { } change)
        {
            return null;
        }

        // The factor is half of a line: one that was looked at is to be looked at again.
        ImmutableArray<string> lines = [.. adoption.Changes.Lines.Select(l => l.Id).Distinct(StringComparer.Ordinal)];

        // From here to the end of the save nobody else saves: frozen figures and new factors belong together.
        var work = new FreezeWork(scratch, watch.Step, watch.Cancellation) { TakesKept = true, Place = PlaceAndAdopt };
        return FreezeNow.Do(_shipped, folder, StepBy(by, why), Options(by), findings, work) is { } kept ? Path.GetFileName(kept) : null;

        bool PlaceAndAdopt(string target, Action move)
        {
            lock (_files.Saving)
            {
                if (!IsLookedAt(zone, request, findings))
                {
                    return false;
                }

                move();
                _files.Put(by, zone, new FileChange("factors.adopted", [new ReplacedFile("zone.yaml", change.Before, change.After), .. _reviews.AfterFactors(by, zone, lines)], []),
                    ("year", adoption.After.ToString(CultureInfo.InvariantCulture)), ("run", Path.GetFileName(target)), ("why", why.Trim()), (JobFact, watch.Job));
                return true;
            }
        }
    }), watch.Cancellation);

    /// <summary>
    /// What became of a job that a kill cut short: true when it was done. A run that was put in its place but not yet in the trail is
    /// written there now.
    /// </summary>
    internal bool WasDone(JobMark mark, RegisteredZone zone)
    {
        var trail = _audit.Page(null, zone.Id, 200);
        if (trail.Any(e => e.Action is "run.frozen" or "factors.adopted" && AuditTrail.FactsOf(e).GetValueOrDefault(JobFact) == mark.Id))
        {
            return true;
        }

        var known = trail.Where(e => e.Action is "run.frozen" or "factors.adopted").Select(e => AuditTrail.FactsOf(e).GetValueOrDefault("run")).ToHashSet();
        var began = mark.StartedUtc.AddSeconds(-1).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var left = Of(zone).FirstOrDefault(r => !known.Contains(r.Id) && r.Kept?.History.Entries.FirstOrDefault(e => e.State == RunState.Frozen) is { } frozen
            && frozen.By == mark.Account && string.CompareOrdinal(frozen.At, began) >= 0);
        if (left is not null)
        {
            Frozen(mark.Account, zone.Id, left.Id, left.Kept!.History.Entries.First(e => e.State == RunState.Frozen).Why, mark.Id);
        }

        return left is not null && mark.Kind == KeptJobs.Freeze;
    }

    private bool IsLookedAt(RegisteredZone zone, AdoptRequest request, Findings findings)
    {
        var isSame = Basis(zone) == request.Basis;
        if (!isSame)
        {
            findings.Error("RUN-016", new Place("zone.yaml"));
        }

        return isSame;
    }

    // Runs that the trail knows and that are gone would be missed by nothing else; and who verified a line would have made the run that holds it.
    private bool MayFreeze(Account by, RegisteredZone zone, Findings findings)
    {
        var recorded = _audit.Of(zone.Id, Recorded);
        foreach (var gone in recorded.Select(e => AuditTrail.FactsOf(e).GetValueOrDefault("run")).OfType<string>().Distinct().Where(id => IsId(id) && !Directory.Exists(FolderOf(zone, id))))
        {
            TakenOut(gone, null, recorded, findings);
        }

        List<string> verified = [.. _reviews.Of(zone).Where(l => l.State == "verified" && AccountNames.AreOne(l.History.Last(h => h.State != Model.Evidence.LineReview.Comment).By, by.Name)).Select(l => l.Line)];
        if (verified.Count > 0)
        {
            findings.Error("RUN-035", new Place(ReviewTable.File), ("who", by.Name), ("lines", string.Join(", ", verified.Take(MostNamed)) + (verified.Count > MostNamed ? ", …" : "")));
        }

        return !findings.HasErrors;
    }

    // By the trail; of a run that was frozen elsewhere by its own history; null when neither tells.
    private FrozenAt? Frozen(RegisteredZone zone, string id, AuditEntry? entry)
    {
        var manifest = VerifyRun.Manifest(FolderOf(zone, id), new Findings());
        var at = entry?.AtUtc ?? (DateTime.TryParse(manifest?.History.Entries.FirstOrDefault(e => e.State == RunState.Frozen)?.At, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var own) ? own.AddSeconds(1) : null);
        return at is { } known ? new FrozenAt(manifest?.Run.Inputs ?? [], known) : null;
    }

    private void Frozen(string by, string zoneId, string run, string why, string job) => _audit.Add(by, "run.frozen", zoneId, ("run", run), ("why", why.Trim()), (JobFact, job));

    private T Alone<T>(RegisteredZone zone, Func<T> work, CancellationToken cancellation)
    {
        var room = _working.GetOrAdd(zone.Id, _ => new SemaphoreSlim(1));
        room.Wait(cancellation);
        try
        {
            return work();
        }
        finally
        {
            room.Release();
        }
    }

    // A step that was taken here stands in the trail with the hash it got; of freezing, which made the run, with its name and reason.
    private static ImmutableArray<RunState> Brought(ListedRun run, ImmutableArray<AuditEntry> recorded)
    {
        var steps = recorded.Select(e => (Entry: e, Facts: AuditTrail.FactsOf(e))).Where(e => e.Facts.GetValueOrDefault("run") == run.Id).ToList();
        return run.Kept is not { } kept ? [] : [.. kept.History.Entries.Where(e => e.State != RunState.Draft && !steps.Any(s => e.State == RunState.Frozen
            ? s.Entry.Action is "run.frozen" or "factors.adopted" && s.Entry.Account == e.By && s.Facts.GetValueOrDefault("why") == e.Why
            : s.Entry.Action == ActionOf(e.State) && s.Entry.Account == e.By && s.Facts.GetValueOrDefault("hash") == e.Hash[..IdDigits])).Select(e => e.State)];
    }

    private static string ActionOf(RunState state) => "run." + state.ToString().ToLowerInvariant();

    private ListedRun Listed(RegisteredZone zone, string id, ImmutableArray<AuditEntry> recorded)
    {
        var findings = new Findings();
        var kept = new VerifyRun(_shipped).Check(FolderOf(zone, id), snapshotOnly: true, findings);
        TakenOut(id, kept, recorded, findings);
        var run = new ListedRun(id, kept, [.. findings.Sorted().Where(f => f.Severity == Severity.Error)]);
        return run with { Brought = Brought(run, recorded) };
    }

    // The other way round: a step that was taken here and is not in the history any more.
    private static void TakenOut(string id, KeptRun? kept, ImmutableArray<AuditEntry> recorded, Findings findings)
    {
        foreach (var entry in recorded.Where(e => AuditTrail.FactsOf(e).GetValueOrDefault("run") == id))
        {
            var state = entry.Action == "factors.adopted" ? RunState.Frozen : Enum.GetValues<RunState>().First(s => ActionOf(s) == entry.Action);
            if (kept is null || !kept.History.Entries.Any(e => e.State == state && e.By == entry.Account))
            {
                findings.Error("RUN-017", new Place($"runs/{id}/{RunHistory.File}"), ("state", RunStateTexts.Of(state)), ("who", entry.Account), ("when", entry.AtUtc.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)));
            }
        }
    }

    private string FolderOf(RegisteredZone zone, string id) => Path.Combine(_folder.PathOf(zone.Folder), "runs", id);

    private static bool IsId(string name) => name.Length == IdDigits && name.All(char.IsAsciiHexDigitLower);

    private RunStepBy StepBy(Account by, string why) => new(by.Name, _clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), why.Trim());

    private RunOptions Options(Account by) => new() { Language = by.Language, GeneratedOn = _clock.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
}

/// <summary>A run as the workbench lists it.</summary>
/// <param name="Id">First digits of the hash of its manifest; its folder.</param>
/// <param name="Kept">The run; null when it cannot be read.</param>
/// <param name="Altered">What is not as it was; empty for a whole run.</param>
public sealed record ListedRun(string Id, KeptRun? Kept, ImmutableArray<Diagnostic> Altered)
{
    /// <summary>Steps that this workbench did not record: taken elsewhere and brought in with the files. Whoever wrote those could write any name.</summary>
    public ImmutableArray<RunState> Brought { get; init; } = [];

    /// <summary>The step that may come next; null when there is none.</summary>
    public RunState? Next => Kept is { } kept && Altered.IsEmpty && kept.History.State < RunState.Superseded ? kept.History.State + 1 : null;

    /// <summary>True when somebody took an earlier step, so that another has to take this one.</summary>
    public bool IsTakenBy(string name) => Kept is { } kept && Next != RunState.Superseded && kept.History.Entries.Any(e => e.State != RunState.Draft && AccountNames.AreOne(e.By, name));
}

/// <summary>Who watches a step that takes a while.</summary>
/// <param name="Job">Id of the job, for the audit trail.</param>
/// <param name="Step">Told before each step.</param>
/// <param name="Cancellation">Stops it.</param>
public sealed record RunWatch(string Job, Action<FreezeStep> Step, CancellationToken Cancellation);

/// <summary>Which factors are adopted.</summary>
/// <param name="Year">Last year whose dated factors are used.</param>
/// <param name="Basis">The files that the difference was looked at for.</param>
public sealed record AdoptRequest(int Year, string Basis);
