using System.Collections.Immutable;
using System.Globalization;
using Ncez.Data.Import.Yaml;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Scenarios;
using Ncez.Model.Texts;

namespace Ncez.Data.Import.Scenarios;

/// <summary>
/// Reads the folder <c>scenarios/</c> of a zone: model.yaml and every CSV file of expressions beside it. Whatever the files hold, the
/// outcome is a model or findings; what expressions mean is checked by the engine that compiles them.
/// </summary>
public static class ScenarioReader
{
    /// <summary>Name of the folder in a zone folder.</summary>
    public const string FolderName = "scenarios";

    private const string ModelFile = "model.yaml";
    private const string SeriesFile = "series.csv";
    private const int FormatVersion = 1;
    private const int MostFiles = 200;

    /// <summary>True when a zone folder has a scenario model.</summary>
    public static bool Exists(string zoneFolder) => File.Exists(Path.Combine(zoneFolder, FolderName, ModelFile));

    /// <summary>Reads the model; null when a finding is an error.</summary>
    /// <param name="zoneFolder">The zone folder.</param>
    /// <param name="zone">Id and name of the zone, which is the region of a model that names none.</param>
    /// <param name="library">Units that cells may name.</param>
    /// <param name="findings">Collects what is wrong.</param>
    public static ScenarioModel? Read(string zoneFolder, (string Id, LocalText Name) zone, FactorLibrary library, Findings findings)
    {
        var folder = Path.Combine(zoneFolder, FolderName);
        if (!File.Exists(Path.Combine(folder, ModelFile)))
        {
            findings.Error("SCN-001", new Place(Shown(ModelFile)));
            return null;
        }

        var map = Text(folder, ModelFile, findings) is { } yaml ? YamlDocument.Read(Shown(ModelFile), yaml.Span, findings) : null;
        var model = map is null ? null : ModelOf(map, zone, findings);
        var expressions = ImmutableArray.CreateBuilder<ModelExpression>();
        var series = ImmutableSortedDictionary<string, ModelSeries>.Empty;
        foreach (var file in Directory.EnumerateFiles(folder, "*.csv").Take(MostFiles).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal))
        {
            var schema = FileSchema.Of(file == SeriesFile ? "scenario-series.csv" : "scenario-expressions.csv");
            if (Text(folder, file, findings) is { } csv && Sheet.Read(Shown(file), csv.Span, schema, library, findings) is { } sheet)
            {
                if (file == SeriesFile)
                {
                    series = ScenarioRows.Series(sheet, findings);
                }
                else
                {
                    expressions.AddRange(ScenarioRows.Expressions(sheet));
                }
            }
        }

        return model is null || findings.HasErrors ? null : model with { Expressions = expressions.ToImmutable(), Series = series };
    }

    private static ScenarioModel ModelOf(YamlMap map, (string Id, LocalText Name) zone, Findings findings)
    {
        if (map.FindWhole("ncez_scenarios") is var version && version != FormatVersion)
        {
            findings.Error("SCN-002", map.PlaceOf("ncez_scenarios"), ("found", version?.ToString(CultureInfo.InvariantCulture) ?? "—"), ("version", FormatVersion));
        }

        var years = YearsOf(map, findings);
        var branches = new BranchReader(findings);
        var model = new ScenarioModel
        {
            Years = years,
            Baseline = map.Text("baseline"),
            Regions = RegionsOf(map, zone),
            Roots = branches.Roots(map),
            Scenarios = [.. map.Maps("scenarios").Select(ScenarioOf)],
            Measures = [.. map.Maps("measures").Select(MeasureOf)],
            Expressions = [],
            PlateauFraction = (map.FindNumber("plateau_percent") ?? 1) / 100,
            Notice = map.FindLocalText("notice") ?? default,
            Drivers = [.. map.Maps("drivers").Select(DriverOf)],
        };
        map.ReportUnknownKeys();
        return model;
    }

    private static ModelYears YearsOf(YamlMap map, Findings findings)
    {
        const int Longest = 200;
        if (map.Map("years") is not { } section)
        {
            return new ModelYears(0, 0, 1, 1);
        }

        var (baseYear, end) = (section.Whole("base"), section.Whole("end"));
        var first = section.FindWhole("history") ?? baseYear;
        section.ReportUnknownKeys();
        if (first > baseYear || end <= baseYear || first < 1900 || end - first > Longest)
        {
            findings.Error("SCN-003", section.Where, ("first", first), ("base", baseYear), ("end", end));
            return new ModelYears(0, 0, 1, 1);
        }

        return new ModelYears(first, baseYear, baseYear + 1, end);
    }

    private static ImmutableArray<ModelRegion> RegionsOf(YamlMap map, (string Id, LocalText Name) zone)
    {
        var regions = map.Maps("regions").Select(m =>
        {
            var id = m.Text("id");
            var region = new ModelRegion(id, m.FindLocalText("name") ?? LocalText.Same(id), m.FindText("inherits") ?? "", m.Where);
            m.ReportUnknownKeys();
            return region;
        }).ToImmutableArray();
        return regions.IsEmpty ? [new ModelRegion(zone.Id, zone.Name, "", map.Where)] : regions;
    }

    private static ModelScenario ScenarioOf(YamlMap map)
    {
        var id = map.Text("id");
        var scenario = new ModelScenario(id, map.FindLocalText("name") ?? LocalText.Same(id), map.FindText("inherits") ?? "", map.Texts("first"), map.Texts("measures"), map.Where);
        map.ReportUnknownKeys();
        return scenario;
    }

    private static ModelMeasure MeasureOf(YamlMap map)
    {
        var id = map.Text("id");
        var measure = new ModelMeasure(id, map.FindLocalText("name") ?? LocalText.Same(id), map.FindText("family") ?? "", map.FindText("adoption") ?? "",
            map.Has("adoption") ? map.PlaceOf("adoption") : map.Where);
        map.ReportUnknownKeys();
        return measure;
    }

    private static ModelDriver DriverOf(YamlMap map)
    {
        var driver = new ModelDriver(map.FindText("sector") ?? "", map.Text("activity"), map.Where);
        map.ReportUnknownKeys();
        return driver;
    }

    private static string Shown(string file) => $"{FolderName}/{file}";

    private static ReadOnlyMemory<byte>? Text(string folder, string file, Findings findings)
    {
        try
        {
            var path = Path.Combine(folder, file);
            if (new FileInfo(path).Length > YamlDocument.LimitBytes * 8)
            {
                findings.Error("TXT-007", new Place(Shown(file)), ("size", Import.Shown.Bytes(new FileInfo(path).Length)), ("limit", Import.Shown.Bytes(YamlDocument.LimitBytes * 8)));
                return null;
            }

            return TextDecoding.Decode(Shown(file), File.ReadAllBytes(path), findings);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            findings.Error("TXT-008", new Place(Shown(file)), ("reason", Import.Shown.Cell(unreadable.Message)));
            return null;
        }
    }
}
