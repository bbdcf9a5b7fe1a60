using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Runs;
using Ncez.Model.Workbench;
using Ncez.Workflows.Runs;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Workbench;

/// <summary>Kept runs of a zone: frozen, verified, sealed; and factors of a newer year, adopted with the old figures kept.</summary>
public sealed class ZoneRuns
{
    private const int IdDigits = 12;
    private static readonly string[] Recorded = ["run.frozen", "run.verified", "run.sealed", "run.superseded", "factors.adopted"];
    private readonly Lock _working = new();
    private readonly ShippedData _shipped;
    private readonly DataFolder _folder;
    private readonly ZoneFiles _files;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _clock;

    internal ZoneRuns(ShippedData shipped, DataFolder folder, ZoneFiles files, AuditTrail audit, TimeProvider clock) =>
        (_shipped, _folder, _files, _audit, _clock) = (shipped, folder, files, audit, clock);

    /// <summary>The runs of a zone, the latest first, each compared with its own hashes.</summary>
    public ImmutableArray<ListedRun> Of(RegisteredZone zone)
    {
        var runs = Path.Combine(_folder.PathOf(zone.Folder), "runs");
        if (!Directory.Exists(runs))
        {
            return [];
        }

        var found = new List<ListedRun>();
        foreach (var folder in Directory.EnumerateDirectories(runs).Where(d => IsId(Path.GetFileName(d))))
        {
            var findings = new Findings();
            var kept = new VerifyRun(_shipped).Check(folder, snapshotOnly: true, findings);
            found.Add(new ListedRun(Path.GetFileName(folder), kept, [.. findings.Sorted().Where(f => f.Severity == Severity.Error)]));
        }

        var recorded = _audit.Of(zone.Id, Recorded);
        return [.. found.Select(r => r with { Brought = Brought(r, recorded) }).OrderByDescending(r => r.Kept?.History.Entries[0].At ?? "", StringComparer.Ordinal).ThenBy(r => r.Id, StringComparer.Ordinal)];
    }

    /// <summary>Runs the zone as it stands and freezes the run; its id, or null and findings.</summary>
    public string? Freeze(Account by, RegisteredZone zone, string why, Findings findings)
    {
        lock (_working)
        {
            if (FreezeNow.Do(_shipped, _folder.PathOf(zone.Folder), StepBy(by, why), Options(by), findings) is not { } kept)
            {
                return null;
            }

            _audit.Add(by.Name, "run.frozen", zone.Id, ("run", Path.GetFileName(kept)), ("why", why.Trim()));
            return Path.GetFileName(kept);
        }
    }

    /// <summary>Signs a run: verified after frozen, sealed after verified, superseded after sealed; false and findings when it may not be.</summary>
    public bool Sign(Account by, RegisteredZone zone, string id, RunState state, string why, Findings findings)
    {
        lock (_working)
        {
            var folder = Path.Combine(_folder.PathOf(zone.Folder), "runs", id);
            if (!IsId(id) || new AdvanceRun(_shipped).Sign(folder, state, StepBy(by, why), findings) is not { } history)
            {
                return false;
            }

            _audit.Add(by.Name, ActionOf(state), zone.Id, ("run", id), ("why", why.Trim()), ("hash", history.Seal[..IdDigits]));
            return true;
        }
    }

    /// <summary>What the factors of a year would change; nothing is written.</summary>
    public FactorAdoption? Propose(RegisteredZone zone, int? year, Findings findings, CancellationToken cancellation = default) =>
        new AdoptFactors(_shipped).Propose(_folder.PathOf(zone.Folder), year, findings, cancellation);

    /// <summary>Changes whenever a file of the zone does: what was looked at is what is adopted.</summary>
    public string Basis(RegisteredZone zone) => FileVersions.HashOf(Encoding.UTF8.GetBytes(DataFolder.Fingerprint(_folder.PathOf(zone.Folder)).Text))[..IdDigits];

    /// <summary>Adopts factors: the run as it was is frozen, then zone.yaml names the year. Id of the frozen run, or null and findings.</summary>
    public string? Adopt(Account by, RegisteredZone zone, FactorAdoption adoption, string why, Findings findings)
    {
        lock (_working)
        {
            if (new AdoptFactors(_shipped).Freeze(_folder.PathOf(zone.Folder), adoption, StepBy(by, why), Options(by), findings) is not { } frozen)
            {
                return null;
            }

            var run = Path.GetFileName(frozen.Kept);
            lock (_files.Saving)
            {
                _files.Put(by, zone, new FileChange("factors.adopted", [new ReplacedFile("zone.yaml", frozen.Before, frozen.After)], []),
                    ("year", adoption.After.ToString(CultureInfo.InvariantCulture)), ("run", run), ("why", why.Trim()));
            }

            return run;
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
    public bool IsTakenBy(string name) => Kept is { } kept && Next != RunState.Superseded && kept.History.Entries.Any(e => e.State != RunState.Draft && string.Equals(e.By, name, StringComparison.OrdinalIgnoreCase));
}
