using System.Collections.Immutable;
using System.Globalization;
using Ncez.Data.Import.Runs;
using Ncez.Data.Store;
using Ncez.Model.Runs;
using Ncez.Model.Texts;
using Ncez.Model.Workbench;
using Ncez.Workflows.Evidence;
using Ncez.Workflows.Runs;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Workbench;

/// <summary>Runs the main job for zones of the workbench and hands its files out.</summary>
public sealed class ZoneReports
{
    private const long MostStale = 1 << 20;
    private const int BytesOfStale = 1_000;
    private readonly ShippedData _shipped;
    private readonly DataFolder _folder;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _clock;
    private readonly KeptValues<string, StaleReport?> _stale = new(MostStale);

    internal ZoneReports(ShippedData shipped, DataFolder folder, AuditTrail audit, TimeProvider clock) => (_shipped, _folder, _audit, _clock) = (shipped, folder, audit, clock);

    /// <summary>Runs the job; the earlier files stay as they are unless it succeeds.</summary>
    public ZoneRun Run(Account by, RegisteredZone zone, Action<RunStep> step, CancellationToken cancellation)
    {
        var options = RunOptions.To(_folder.OutputsOf(zone.Id)) with
        {
            Language = by.Language,
            GeneratedOn = _clock.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        var run = new RunZone(_shipped).Run(_folder.PathOf(zone.Folder), options, step, cancellation);
        _audit.Add(by.Name, run.Folder is null ? "report.failed" : "report.written", zone.Id, ("language", by.Language == Language.Zh ? "zh" : "en"));
        return run;
    }

    /// <summary>Writes the verification statement of a zone as it stands; false when it cannot be accounted for.</summary>
    public bool Statement(RegisteredZone zone, Language language, TextWriter output, CancellationToken cancellation)
    {
        var folder = _folder.PathOf(zone.Folder);
        var account = new AccountZone(_shipped).Account(folder, cancellation);
        if (account.Inventory is not { } inventory)
        {
            return false;
        }

        var today = _clock.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var plan = PlanVerification.Of(folder, account, inventory, _shipped.Library.Units, today: today);
        StatementPage.Write(output, new StateVerification(_shipped).Of(folder, account, inventory, plan, today), language, LocalText.Same($"Ncez {new RunOptions().Version}"), today);
        return true;
    }

    /// <summary>Files of the last run.</summary>
    public ImmutableArray<ReportFile> Files(RegisteredZone zone) => ReportFiles.In(_folder.OutputsOf(zone.Id));

    /// <summary>What changed in the zone since its report was written; null when nothing did, or there is no report that says what it was made of.</summary>
    public StaleReport? Stale(RegisteredZone zone)
    {
        var (folder, outputs) = (_folder.PathOf(zone.Folder), _folder.OutputsOf(zone.Id));
        return !Directory.Exists(folder) ? null : _stale.Get(zone.Id, DataFolder.Fingerprint(folder).Text + DataFolder.Stamp(Path.Combine(outputs, RunManifest.File)), () =>
        {
            if (RunReader.Manifest(outputs) is not { } manifest)
            {
                return null;
            }

            var (was, now) = (manifest.Run.Inputs.ToDictionary(f => f.File, f => f.Sha256, StringComparer.Ordinal), KeepRun.InputsOf(folder, outputs).ToDictionary(f => f.File, f => f.Sha256, StringComparer.Ordinal));
            ImmutableArray<string> changed = [.. was.Keys.Union(now.Keys).Where(f => was.GetValueOrDefault(f) != now.GetValueOrDefault(f)).Order(StringComparer.Ordinal)];
            return changed.IsEmpty ? null : new StaleReport(changed, changed.Select(f => new FileInfo(Path.Combine(folder, f))).Where(f => f.Exists).Select(f => f.LastWriteTimeUtc).DefaultIfEmpty(Directory.GetLastWriteTimeUtc(folder)).Max());
        }, _ => BytesOfStale);
    }

    /// <summary>Lets go of what is known of an id, whose zone is another one now.</summary>
    internal void Forget(string zoneId) => _stale.Forget(zoneId);

    /// <summary>Opens a file of the last run; null when there is none of that name.</summary>
    public Stream? OpenFile(RegisteredZone zone, string name) => Files(zone).Any(f => f.Name == name) ? ReportFiles.Open(_folder.OutputsOf(zone.Id), name) : null;
}

/// <summary>Data that a report was made of and that is other data now.</summary>
/// <param name="Files">Files that changed, came or went.</param>
/// <param name="AtUtc">When the last of them changed [UTC].</param>
public sealed record StaleReport(ImmutableArray<string> Files, DateTime AtUtc);
