using System.Collections.Frozen;
using System.Collections.Immutable;
using Ncez.Data.Import.Activities;
using Ncez.Data.Import.Yaml;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Zones;

namespace Ncez.Data.Import.Zones;

/// <summary>
/// Reads a zone folder. Whatever the files hold, the outcome is the zone or findings, never an exception; one reading finds
/// everything, because a file that cannot be used does not keep the others from being checked.
/// </summary>
public static class ZoneReader
{
    // Tables whose meaning is read where they are used.
    private static readonly FrozenSet<string> FurtherTables = FrozenSet.Create(StringComparer.Ordinal,
        "targets.csv", "prices.csv", "published.csv", "outlook.csv", "potentials.csv", "measures.csv", "portfolio.csv", "sizing.csv", "hourly.csv", "panel.csv", "reviews.csv", "area_totals.csv", "uncertainty.csv", "evidence.csv",
        "revisions.csv", "fuel_stocks.csv", "benchmarks.csv", "evaluation.csv", "decomposition.csv", "appraisal.csv", "actions.csv", "equipment.csv", "equipment_lists.csv",
        "panel_criteria.csv", "panel_experts.csv", "panel_memberships.csv", "panel_pairs.csv", "panel_settings.csv", "verification.csv");

    /// <summary>Reads and checks every file of the folder.</summary>
    /// <param name="folder">The zone folder.</param>
    /// <param name="library">Units, items, factor sets, GWP sets and regions that the zone may name.</param>
    /// <param name="templates">Gives the boundary template of a domain.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <returns>The input, or null with at least one error among the findings.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ZoneReading Read(string folder, FactorLibrary library, Func<Domain, BoundaryTemplate> templates, CancellationToken cancel = default)
    {
        var findings = new Findings();
        if (!Directory.Exists(folder))
        {
            findings.Error("ZON-026", new Place(folder));
            return new ZoneReading(null, null, null, null, findings);
        }

        var files = new ZoneFolder(folder, findings);
        var zoneFile = ReadZoneFile(files, library, templates, findings);
        var zone = zoneFile?.Read();
        cancel.ThrowIfCancellationRequested();
        var sheets = FileSchema.All.Where(s => s.File != "activities.csv" && !s.IsOfScenarios)
            .Select(s => (s.File, Sheet: ReadSheet(files, s, library, findings)))
            .Where(p => p.Sheet is not null).ToDictionary(p => p.File, p => p.Sheet!, StringComparer.Ordinal);
        cancel.ThrowIfCancellationRequested();
        var parameters = ZoneRows.Parameters(sheets.GetValueOrDefault("parameters.csv"), findings);
        var activities = ReadActivities(files, new ActivityContext(library, zoneFile?.Template, zoneFile?.Years, parameters), findings, cancel);
        var localFactors = sheets.TryGetValue("factors.csv", out var factorSheet) ? LocalFactorReader.Read(factorSheet, zone?.Region ?? "", library, findings) : [];
        var offsets = ZoneRows.Offsets(sheets.GetValueOrDefault("offsets.csv"), zone?.OffsetCap, zone is not null, findings);
        var instruments = ElectricityRows.Instruments(sheets.GetValueOrDefault("instruments.csv"), findings);
        var series = ElectricityRows.Series(sheets.GetValueOrDefault("electricity_series.csv"), findings);
        var ets = ElectricityRows.Ets(sheets.GetValueOrDefault("ets.csv"), findings);
        var balance = ElectricityRows.Balance(sheets.GetValueOrDefault("energy_balance.csv"), library, findings);
        var indicators = ZoneRows.Indicators(sheets.GetValueOrDefault("indicators.csv"), findings);
        var transfers = ZoneRows.Transfers(sheets.GetValueOrDefault("transfers.csv"), zone, findings);
        ZoneRows.CheckTargets(sheets.GetValueOrDefault("targets.csv"), indicators, library.Units, findings);
        files.ReportUnknown();
        if (zone is null || activities is null)
        {
            return new ZoneReading(null, null, zone, zoneFile?.Template, findings);
        }

        var input = new ZoneInput
        {
            Zone = zone,
            Activities = activities,
            LocalFactors = localFactors,
            Offsets = offsets,
            Instruments = instruments,
            ElectricitySeries = series,
            Ets = ets,
            Balance = balance,
            Indicators = indicators,
            Transfers = transfers,
            Tables = sheets.Where(p => FurtherTables.Contains(p.Key))
                .ToImmutableSortedDictionary(p => p.Key, p => p.Value.ToZoneTable(), StringComparer.Ordinal),
            Places = zoneFile!.Places(),
        };
        return new ZoneReading(findings.HasErrors ? null : input, input, zone, zoneFile.Template, findings);
    }

    /// <summary>Reads zone.yaml alone: who the zone is. Null when it cannot be read.</summary>
    public static Zone? ReadHead(string folder, FactorLibrary library, Func<Domain, BoundaryTemplate> templates)
    {
        var findings = new Findings();
        return ReadZoneFile(new ZoneFolder(folder, findings), library, templates, findings)?.Read();
    }

    private static ZoneFileReader? ReadZoneFile(ZoneFolder files, FactorLibrary library, Func<Domain, BoundaryTemplate> templates, Findings findings)
    {
        if (!files.Has("zone.yaml"))
        {
            findings.Error("ZON-001", new Place("zone.yaml"));
            return null;
        }

        return files.Text("zone.yaml", YamlDocument.LimitBytes) is { } text && YamlDocument.Read("zone.yaml", text.Span, findings) is { } map
            ? new ZoneFileReader(map, library, templates, findings)
            : null;
    }

    private static Sheet? ReadSheet(ZoneFolder files, FileSchema schema, FactorLibrary library, Findings findings) =>
        files.Text(schema.File, ZoneFolder.LargestTable) is { } text ? Sheet.Read(schema.File, text.Span, schema, library, findings) : null;

    private static ActivityTable? ReadActivities(ZoneFolder files, ActivityContext context, Findings findings, CancellationToken cancel)
    {
        const string File = "activities.csv";
        if (!files.Has(File))
        {
            findings.Error("ZON-018", new Place(File));
            return null;
        }

        try
        {
            if (files.SizeOf(File) > ActivityReader.LargestInMemory)
            {
                return ActivityReader.Read(File, new ByteSource.OfFile(files.PathOf(File)), context, findings, cancel);
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            findings.Error("TXT-008", new Place(File), ("reason", Shown.Cell(unreadable.Message)));
            return null;
        }

        return files.Text(File, ActivityReader.LargestInMemory) is { } text
            ? ActivityReader.Read(File, new ByteSource.OfMemory(text), context, findings, cancel)
            : null;
    }
}
