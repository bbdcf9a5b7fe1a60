using System.Collections.Immutable;
using System.Globalization;
using Ncez.Data.Import.Scenarios;
using Ncez.Evaluation.Drivers;
using Ncez.Evaluation.Outlooks;
using Ncez.Model.Comparisons;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Roadmaps;
using Ncez.Model.Scenarios;
using Ncez.Model.Tables;
using Ncez.Model.Zones;
using Ncez.Scenarios;
using Ncez.Scenarios.Attribution;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Scenarios;

/// <summary>From a zone folder with <c>scenarios/</c> to its pathways: account, read the model, compile and run every scenario.</summary>
public sealed class ProjectZone(ShippedData shipped)
{
    /// <summary>Told how far the contributions of the measures are, the long part of the work [0–1]; from any thread.</summary>
    public Action<double>? Progress { get; init; }

    /// <summary>True when only findings are asked for: what measures contribute takes nearly all of the time, and only an outlook that names it can find anything in it.</summary>
    public bool IsCheck { get; init; }

    /// <summary>True when the folder has a scenario model.</summary>
    public static bool HasModel(string folder) => ScenarioReader.Exists(folder);

    /// <summary>Projects the zone in a folder. Every finding is in the result, errors or not.</summary>
    /// <param name="folder">Zone folder.</param>
    /// <param name="cancellation">Stops between scenarios.</param>
    public ZoneProjection Project(string folder, CancellationToken cancellation = default)
    {
        var account = new AccountZone(shipped).Account(folder, cancellation);
        return Project(folder, account, account.Findings, cancellation);
    }

    /// <summary>Reads a zone's model without running it; null when a finding is an error.</summary>
    /// <param name="folder">Zone folder.</param>
    public (ScenarioModel Model, ScenarioSettings Settings)? Load(string folder)
    {
        var account = new AccountZone(shipped).Account(folder);
        return account is { Inventory: { } inventory, Input: { } input } && ReadModel(folder, input, inventory, account.Roadmap, shipped.Library, account.Findings) is { } model
            ? (model.Calibrated(), SettingsOf(input.Zone))
            : null;
    }

    /// <summary>Projects an accounted zone.</summary>
    /// <param name="folder">Zone folder.</param>
    /// <param name="account">The accounted zone.</param>
    /// <param name="findings">Collects what is wrong.</param>
    /// <param name="cancellation">Stops between scenarios.</param>
    public ZoneProjection Project(string folder, ZoneAccount account, Findings findings, CancellationToken cancellation = default)
    {
        if (account.Inventory is not { } inventory || account.Input is not { } input)
        {
            return new ZoneProjection(account, null, [], null, findings);
        }

        var model = ReadModel(folder, input, inventory, account.Roadmap, shipped.Library, findings);
        if (model is null)
        {
            return new ZoneProjection(account, null, [], null, findings);
        }

        var settings = SettingsOf(input.Zone);
        var (runs, done) = (model.HasCalibration ? 2 : 1, 0);
        void Told(double share) => Progress?.Invoke((done + share) / runs);
        var isAttributed = !IsCheck || NamesContributions(input);
        if (Run(model.Calibrated(), input.Zone, settings, findings, isAttributed ? Told : null, cancellation) is not { } calibrated)
        {
            return new ZoneProjection(account, null, [], settings, findings);
        }

        done++;
        var uncalibrated = model.HasCalibration ? Run(model.Uncalibrated(), input.Zone, settings, new Findings(), isAttributed ? Told : null, cancellation) : null;
        var outlook = ZoneOutlook.Of(input.Tables.GetValueOrDefault(OutlookFigures.File), input.Tables.GetValueOrDefault(Potentials.File), model, calibrated, uncalibrated, shipped.Library.Units, findings);
        return findings.HasErrors ? new ZoneProjection(account, null, [], settings, findings) : new ZoneProjection(account, calibrated.Set with { Drivers = Drivers(model, calibrated, findings), Outlook = outlook?.Figures ?? [], Basis = outlook?.Counts ?? calibrated.Set.Basis }, calibrated.Programs, settings, findings)
        {
            Peaks = PeakTables.Peaks(calibrated.Set, input.Tables.GetValueOrDefault("targets.csv")),
            Gaps = TargetGaps.Of(calibrated.Set, input.Tables.GetValueOrDefault("targets.csv"), shipped.Library.Units, input.Zone.Baseline, findings),
            Outlook = outlook,
        };
    }

    // Activity is what model.yaml names, else the key assumption "gdp"; without either there is nothing to decompose by.
    private static ImmutableArray<(string Scenario, DriverSplit Split)> Drivers(ScenarioModel model, ProjectedModel projected, Findings findings)
    {
        const string Value = "Value";
        var cells = new CellReader(projected.Programs);
        var whole = model.Drivers.FirstOrDefault(d => d.Sector.Length == 0)?.Activity ?? @"Key\gdp";
        foreach (var driver in model.Drivers.Where(d => cells.Values(model.Baseline, d.Activity, Value) is null))
        {
            findings.Error("SCN-096", driver.Where, ("activity", driver.Activity));
        }

        return findings.HasErrors ? [] :
        [
            .. from pathway in projected.Set.Pathways
               let activity = cells.Values(pathway.Scenario, whole, Value)
               where activity is not null
               let sectors = model.Drivers.Where(d => d.Sector.Length > 0).ToDictionary(d => d.Sector, d => cells.Values(pathway.Scenario, d.Activity, Value)!, StringComparer.Ordinal)
               from method in Enum.GetValues<LmdiMethod>()
               let split = PathwayDrivers.Of(pathway, (NameOf(model, whole), activity), sectors, method)
               where split is not null
               select (pathway.Scenario, split),
        ];
    }

    // The key assumption's name in English, which documents carry too.
    private static string NameOf(ScenarioModel model, string path) =>
        model.Roots.First(r => r.Id == "Key").Children.FirstOrDefault(k => @"Key\" + k.Id == path)?.Name.En ?? path;

    private static bool NamesContributions(ZoneInput input) =>
        new[] { OutlookFigures.File, Potentials.File }.Any(f => input.Tables.GetValueOrDefault(f) is { } table && table.Rows.Any(r => r.Cells.Any(c => c.Contains("abated", StringComparison.OrdinalIgnoreCase))));

    // Without anybody to tell, contributions are not made.
    private static ProjectedModel? Run(ScenarioModel model, Zone zone, ScenarioSettings settings, Findings findings, Action<double>? told, CancellationToken cancellation)
    {
        var programs = new List<ScenarioProgram>();
        var pathways = new List<Pathway>();
        foreach (var scenario in model.Scenarios)
        {
            cancellation.ThrowIfCancellationRequested();
            var own = new Findings();
            var program = ScenarioProgram.Compile(model, scenario.Id, settings, own);
            if (program is not null)
            {
                var run = program.NewRun();
                run.Run();
                run.Check(own);
                pathways.Add(run.ToPathway(settings));
                programs.Add(program);
            }

            AddNew(own, findings);
        }

        return findings.HasErrors
            ? null
            : new ProjectedModel(new PathwaySet(zone.Id, model.Baseline, zone.Gwp, [.. pathways], told is null ? [] : Contributions(programs, pathways, model.Baseline, told, cancellation), model.Notice), [.. programs]);
    }

    // In the years that tables show, from the first scenario year on.
    private static ImmutableArray<Contribution> Contributions(List<ScenarioProgram> programs, List<Pathway> pathways, string baseline, Action<double> told, CancellationToken cancellation)
    {
        var compared = pathways.First(p => p.Scenario == baseline);
        var years = PathwayTables.SomeYears(compared.Years).Where(y => y > compared.BaseYear).ToList();
        var others = programs.Where(p => p.Scenario.Id != baseline).ToList();
        return [.. others.SelectMany((p, i) => MeasureContributions.Of(p, compared, years, share => told((i + share) / others.Count), cancellation))];
    }

    /// <summary>Rules of a zone for its scenarios.</summary>
    public ScenarioSettings SettingsOf(Zone zone) => new()
    {
        Units = shipped.Library.Units,
        Gwp = shipped.Library.FindGwp(zone.Gwp)!,
        ExportCredit = zone.ExportCredit,
        StandardCoal = zone.StandardCoal,
    };

    private static ScenarioModel? ReadModel(string folder, ZoneInput input, Inventory inventory, ZoneRoadmap? roadmap, FactorLibrary library, Findings findings)
    {
        var model = ScenarioReader.Read(folder, (input.Zone.Id, input.Zone.Name), library, findings);
        if (model is null)
        {
            return null;
        }

        // One id space: a measure of measures.csv brings its name and its time, unless the model says them itself.
        var planned = (roadmap?.Measures ?? []).ToDictionary(m => m.Id, StringComparer.Ordinal);
        var series = model.Series.ToBuilder();
        foreach (var one in InventorySeries.Of(inventory))
        {
            series[one.Name] = one;
        }

        model = model with
        {
            Series = series.ToImmutable(),
            Measures = [.. model.Measures.Select(m => planned.TryGetValue(m.Id, out var plan)
                ? m with { Name = m.Name.En == m.Id ? plan.Name : m.Name, Adoption = m.Adoption.Length > 0 ? m.Adoption : AdoptionOf(plan) }
                : m)],
        };
        return ModelCheck.IsSound(model, findings) ? model : null;
    }

    private static string AdoptionOf(Measure plan)
    {
        var ramp = string.Create(CultureInfo.InvariantCulture, $"Ramp({plan.Start - 1}, {plan.Full})");
        return plan.End is { } end ? string.Create(CultureInfo.InvariantCulture, $"If(year > {end}, 0[1], {ramp})") : ramp;
    }

    // Scenarios share most expressions, so most findings come once for each: one is enough.
    private static void AddNew(Findings own, Findings findings)
    {
        var known = findings.Sorted().Select(f => (f.Code, f.Where, f.Found.En)).ToHashSet();
        findings.Add(own.Sorted().Where(f => !known.Contains((f.Code, f.Where, f.Found.En))));
    }
}

/// <summary>A projected zone.</summary>
/// <param name="Account">Its account.</param>
/// <param name="Pathways">Its pathways; null while a finding is an error.</param>
/// <param name="Programs">The compiled scenarios, to be run with other measures or parameters.</param>
/// <param name="Settings">Rules of the zone; null when nothing was compiled.</param>
/// <param name="Findings">All findings.</param>
public sealed record ZoneProjection(ZoneAccount Account, PathwaySet? Pathways, ImmutableArray<ScenarioProgram> Programs, ScenarioSettings? Settings, Findings Findings)
{
    /// <summary>The zone's targets and how far the scenarios are from them; null when it has none that pathways can meet.</summary>
    public ResultTable? Gaps { get; init; }

    /// <summary>When the scenarios peak; null while nothing was projected.</summary>
    public ResultTable? Peaks { get; init; }

    /// <summary>The scenarios beside what is published; null when nothing is published and no row is marked.</summary>
    public ZoneOutlook? Outlook { get; init; }

    /// <summary>What the report's chapter looks for.</summary>
    internal ImmutableArray<object> Results => [.. Pathways is null ? Array.Empty<object>() : [Pathways], .. Gaps is null ? Array.Empty<object>() : [new ScenarioGaps(Gaps)], .. Peaks is null ? Array.Empty<object>() : [new ScenarioPeaks(Peaks)], .. Outlook is null ? Array.Empty<object>() : [Outlook]];

    /// <summary>The expressions in LEAP's columns; null when nothing was compiled.</summary>
    public ResultTable? Sheet => Programs.IsEmpty ? null : ExchangeExpressions.Sheet(Programs[0].Model);
}

/// <summary>The table of gaps, so that the report's chapter finds it by its type.</summary>
/// <param name="Table">The table.</param>
internal sealed record ScenarioGaps(ResultTable Table);

/// <summary>When scenarios peak, as a result of its own.</summary>
/// <param name="Table">The table.</param>
internal sealed record ScenarioPeaks(ResultTable Table);
