using System.Collections.Immutable;
using Ncez.Data.Import.Yaml;
using Ncez.Model.Diagnostics;
using Ncez.Model.Programmes;

namespace Ncez.Data.Import.Programmes;

/// <summary>Reads programme.yaml: which zones belong to a programme and what its owner weighs.</summary>
public static class ProgrammeReader
{
    /// <summary>Name of the file in the folder of a programme.</summary>
    public const string File = "programme.yaml";

    private const int FormatVersion = 1;

    /// <summary>The programme of a folder; null with at least one error among the findings.</summary>
    public static Programme? Read(string folder, Findings findings)
    {
        var path = Path.Combine(folder, File);
        if (!System.IO.File.Exists(path))
        {
            findings.Error("PRG-001", new Place(path));
            return null;
        }

        if (YamlDocument.Read(File, System.IO.File.ReadAllBytes(path), findings) is not { } map)
        {
            return null;
        }

        if (map.FindWhole("ncez") is var version && version != FormatVersion)
        {
            findings.Error("PRG-002", map.PlaceOf("ncez"), ("found", version?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "—"), ("version", FormatVersion));
        }

        var programme = new Programme(map.Text("id"), map.LocalText("name"), Zones(folder, map, findings), Weights(map, findings))
        {
            RecalculationThreshold = map.FindNumber("recalculation_threshold"),
        };
        if (programme.RecalculationThreshold is { } threshold and (< 0 or > 1))
        {
            findings.Error("ZON-014", map.PlaceOf("recalculation_threshold"), ("key", "recalculation_threshold"), ("share", threshold), ("asFraction", threshold / 100));
        }

        map.ReportUnknownKeys();
        return findings.HasErrors ? null : programme;
    }

    private static ImmutableArray<string> Zones(string folder, YamlMap map, Findings findings)
    {
        var zones = map.TextsWithPlaces("zones");
        if (zones.IsEmpty)
        {
            findings.Error("PRG-003", map.PlaceOf("zones"));
        }

        var named = ImmutableArray.CreateBuilder<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (zone, where) in zones)
        {
            // A programme reads below its own folder only.
            var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(folder, zone)));
            var inside = full.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
            if (!inside || !Directory.Exists(full))
            {
                findings.Error("PRG-004", where, ("zone", Shown.Cell(zone)));
            }
            else if (seen.Add(full))
            {
                named.Add(zone);
            }
            else
            {
                findings.Warning("PRG-005", where, ("zone", Shown.Cell(zone)));
            }
        }

        return named.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, double> Weights(YamlMap map, Findings findings)
    {
        if (map.FindMap("weights") is not { } section)
        {
            return ImmutableSortedDictionary<string, double>.Empty;
        }

        var weights = Programme.Criteria.Select(c => (Criterion: c, Weight: section.FindNumber(c))).ToList();
        foreach (var (criterion, weight) in weights.Where(w => w.Weight is < 0))
        {
            findings.Error("PRG-006", section.PlaceOf(criterion), ("criterion", criterion), ("weight", weight!.Value));
        }

        section.ReportUnknownKeys();
        return weights.Where(w => w.Weight is > 0).ToImmutableSortedDictionary(w => w.Criterion, w => w.Weight!.Value, StringComparer.Ordinal);
    }
}
