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
    private readonly Lock _working = new();
    private readonly ShippedData _shipped;
    private readonly DataFolder _folder;
    private readonly ZoneFiles _files;
    private readonly ReviewLines _reviews;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _clock;

    internal ZoneRuns(ShippedData shipped, DataFolder folder, ZoneFiles files, ReviewLines reviews, AuditTrail audit, TimeProvider clock) =>
        (_shipped, _folder, _files, _reviews, _audit, _clock) = (shipped, folder, files, reviews, audit, clock);

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
            found.Add(Listed(folder));
        }

        return [.. found.OrderByDescending(r => r.Kept?.History.Entries[0].At ?? "", StringComparer.Ordinal).ThenBy(r => r.Id, StringComparer.Ordinal)];
    }

    /// <summary>A run of a zone, compared with its own hashes; null when there is none of that id.</summary>
    public ListedRun? Find(RegisteredZone zone, string id) => IsId(id) && Directory.Exists(FolderOf(zone, id)) ? Listed(FolderOf(zone, id)) : null;

    /// <summary>What changed from one run to another, or to the zone as it stands; null and findings when that cannot be said.</summary>
    /// <param name="zone">Zone.</param>
    /// <param name="before">Id of the earlier run.</param>
    /// <param name="after">Id of the later run; null for the zone as it stands.</param>
    /// <param name="findings">Collects what stands in the way.</param>
    public (RunChanges Changes, string Basis)? Compare(RegisteredZone zone, string before, string? after, Findings findings) =>
        new CompareRuns(_shipped).Compare(FolderOf(zone, before), after is null ? _folder.PathOf(zone.Folder) : FolderOf(zone, after), null, findings);

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
            var folder = FolderOf(zone, id);
            if (!IsId(id) || new AdvanceRun(_shipped).Sign(folder, state, StepBy(by, why), findings) is not { } history)
            {
                return false;
            }

            _audit.Add(by.Name, "run." + state.ToString().ToLowerInvariant(), zone.Id, ("run", id), ("why", why.Trim()), ("hash", history.Seal[..IdDigits]));
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

            // The factor is half of a line: one that was looked at is to be looked at again.
            ImmutableArray<string> lines = [.. adoption.Changes.Lines.Select(l => l.Id).Distinct(StringComparer.Ordinal)];
            lock (_files.Saving)
            {
                _files.Put(by, zone, new FileChange("factors.adopted", [new ReplacedFile("zone.yaml", frozen.Before, frozen.After), .. _reviews.AfterFactors(by, zone, lines)], []),
                    ("year", adoption.After.ToString(CultureInfo.InvariantCulture)), ("run", run), ("why", why.Trim()));
            }

            return run;
        }
    }

    private ListedRun Listed(string folder)
    {
        var findings = new Findings();
        var kept = new VerifyRun(_shipped).Check(folder, snapshotOnly: true, findings);
        return new ListedRun(Path.GetFileName(folder), kept, [.. findings.Sorted().Where(f => f.Severity == Severity.Error)]);
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
    /// <summary>The step that may come next; null when there is none.</summary>
    public RunState? Next => Kept is { } kept && Altered.IsEmpty && kept.History.State < RunState.Superseded ? kept.History.State + 1 : null;

    /// <summary>True when somebody took an earlier step, so that another has to take this one.</summary>
    public bool IsTakenBy(string name) => Kept is { } kept && Next != RunState.Superseded && kept.History.Entries.Any(e => e.State != RunState.Draft && string.Equals(e.By, name, StringComparison.OrdinalIgnoreCase));
}
