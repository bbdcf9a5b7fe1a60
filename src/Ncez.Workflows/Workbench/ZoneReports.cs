using System.Collections.Immutable;
using System.Globalization;
using Ncez.Data.Store;
using Ncez.Model.Texts;
using Ncez.Model.Workbench;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Workbench;

/// <summary>Runs the main job for zones of the workbench and hands its files out.</summary>
public sealed class ZoneReports
{
    private readonly ShippedData _shipped;
    private readonly DataFolder _folder;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _clock;

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

    /// <summary>Files of the last run.</summary>
    public ImmutableArray<ReportFile> Files(RegisteredZone zone) => ReportFiles.In(_folder.OutputsOf(zone.Id));

    /// <summary>Opens a file of the last run; null when there is none of that name.</summary>
    public Stream? OpenFile(RegisteredZone zone, string name) => Files(zone).Any(f => f.Name == name) ? ReportFiles.Open(_folder.OutputsOf(zone.Id), name) : null;
}
