using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Ncez.Data.Import;
using Ncez.Model.Diagnostics;
using Ncez.Model.Technologies;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Data.Catalog;

/// <summary>Reads the technology tables of a publication (<c>data/technologies/&lt;set&gt;</c>) and the claims beside it.</summary>
public sealed class TechnologyReader
{
    /// <summary>The set that the product ships.</summary>
    public const string DefaultSet = "report-2017";

    private static readonly ImmutableArray<string> ReferenceColumns = ["technology", "refers_to"];
    private readonly string _folder;
    private readonly Findings _findings;

    private TechnologyReader(string folder, Findings findings) => (_folder, _findings) = (folder, findings);

    /// <summary>Reads a set. What cannot be read becomes a finding and its row is left out.</summary>
    /// <param name="dataFolder">The <c>data</c> folder.</param>
    /// <param name="findings">Collects what is wrong.</param>
    /// <param name="set">Folder name of the set.</param>
    public static TechnologyCatalogue Read(string dataFolder, Findings findings, string set = DefaultSet) =>
        new TechnologyReader(Path.Combine(dataFolder, "technologies", set), findings).Read();

    private TechnologyCatalogue Read()
    {
        var groups = Groups();
        var notes = Rows("notes.csv", "technology", "kind", "note_zh", "note_en", "source")
            .ToLookup(r => r["technology"], r => new TechnologyNote(r["kind"], r.Local("note"), r["source"]), StringComparer.Ordinal);
        var references = Rows("references.csv", "technology", "refers_to", "kind", "section").ToList();
        var referencesOf = references.ToLookup(r => r["technology"], r => new TechnologyReference(r["refers_to"], r["kind"] == "same", r["section"]), StringComparer.Ordinal);
        var traits = Rows("traits.csv", "technology", "criterion", "value", "unit", "source")
            .ToLookup(r => r["technology"], r => new TechnologyTrait(r["criterion"], r["value"], r["unit"], r["source"]), StringComparer.Ordinal);

        var entries = ImmutableArray.CreateBuilder<TechnologyEntry>();
        foreach (var domain in Enum.GetValues<Domain>().Where(d => d != Domain.Region))
        {
            var file = domain.ToString().ToLowerInvariant() + ".csv";
            foreach (var row in Rows(file, "id", "group", "name_zh", "name_en", "high_energy", "non_high_energy", "application_window", "diffusion_window", "abatement", "economy", "recommendation", "table", "order", "effect"))
            {
                if (Entry(row, domain, groups) is { } entry)
                {
                    entries.Add(entry with
                    {
                        Notes = [.. notes[entry.Id]],
                        References = [.. referencesOf[entry.Id]],
                        Traits = [.. traits[entry.Id]],
                    });
                }
            }
        }

        var rows = Unique(entries);
        CheckReferences(references, rows);
        return new TechnologyCatalogue(Source(), rows, [.. groups.Values], Windows(), Figures(groups), Town(groups), Claims(rows));
    }

    private TechnologyEntry? Entry(Row row, Domain domain, Dictionary<string, TechnologyGroup> groups)
    {
        var group = groups.GetValueOrDefault(row["group"]);
        if (group is null)
        {
            Unknown(row, "group", groups.Keys);
        }

        var application = row["application_window"].Length == 0 ? null : Window(row, "application_window");
        var diffusion = Window(row, "diffusion_window");
        var (abatement, economy, grade) = (Score(row, "abatement"), Score(row, "economy"), Score(row, "recommendation"));
        if (group is null || diffusion is null || abatement is null || economy is null || grade is null)
        {
            return null;
        }

        return new TechnologyEntry
        {
            Id = row["id"],
            Domain = domain,
            Group = group,
            Name = row.Local("name"),
            Application = application,
            Diffusion = diffusion.Value,
            Abatement = abatement.Value,
            Economy = economy.Value,
            Recommendation = grade.Value,
            HighEnergy = YesNo(row, "high_energy"),
            NonHighEnergy = YesNo(row, "non_high_energy"),
            IsIndirect = row["effect"] == "indirect",
            Table = row["table"],
            Order = Whole(row, "order", 1, 1_000) ?? 0,
        };
    }

    private Dictionary<string, TechnologyGroup> Groups()
    {
        var groups = new Dictionary<string, TechnologyGroup>(StringComparer.Ordinal);
        foreach (var row in Rows("groups.csv", "id", "domain", "parent", "name_zh", "name_en", "role"))
        {
            if (row["parent"].Length > 0 && !groups.ContainsKey(row["parent"]))
            {
                Unknown(row, "parent", groups.Keys);
            }

            if (DomainOf(row) is { } domain)
            {
                groups[row["id"]] = new TechnologyGroup(row["id"], domain, groups.GetValueOrDefault(row["parent"]), row.Local("name"), row["role"]);
            }
        }

        return groups;
    }

    private ImmutableArray<NamedWindow> Windows() =>
    [
        .. Rows("windows.csv", "id", "start", "end", "name_zh", "name_en")
            .Select(r => new NamedWindow(r["id"], new YearWindow(Whole(r, "start", 1900, 2200) ?? 0, Whole(r, "end", 1900, 2200) ?? 0), r.Local("name"))),
    ];

    private ImmutableArray<RoadmapPlan> Figures(Dictionary<string, TechnologyGroup> groups)
    {
        var plans = ImmutableArray.CreateBuilder<RoadmapPlan>();
        foreach (var row in Rows("figures.csv", "id", "domain", "title_zh", "title_en", "groups", "phase_goals", "caption"))
        {
            var shown = List(row["groups"]);
            foreach (var _ in shown.Where(g => !groups.ContainsKey(g)))
            {
                Unknown(row, "groups", groups.Keys);
            }

            if (DomainOf(row) is { } domain)
            {
                plans.Add(new RoadmapPlan(row["id"], domain, row.Local("title"), shown, row["phase_goals"] == "yes", row["caption"] == "yes"));
            }
        }

        return plans.ToImmutable();
    }

    private ImmutableArray<TownElement> Town(Dictionary<string, TechnologyGroup> groups)
    {
        var town = ImmutableArray.CreateBuilder<TownElement>();
        foreach (var row in Rows("town-structure.csv", "id", "kind", "order", "name_zh", "name_en", "section", "group", "judgement_zh", "judgement_en"))
        {
            if (row["group"].Length > 0 && !groups.ContainsKey(row["group"]))
            {
                Unknown(row, "group", groups.Keys);
            }

            town.Add(new TownElement(row["id"], row["kind"] == "support", row.Local("name"), row["section"], row["group"].Length == 0 ? null : row["group"], row.Local("judgement")));
        }

        return town.ToImmutable();
    }

    private ImmutableArray<Claim> Claims(ImmutableArray<TechnologyEntry> entries)
    {
        var ids = entries.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        var claims = ImmutableArray.CreateBuilder<Claim>();
        foreach (var row in Rows(Path.Combine("..", "claims.csv"), "id", "subject_zh", "subject_en", "kind", "low", "high", "unit", "qualifier", "section", "equation", "technologies", "doubt", "doubt_zh", "doubt_en"))
        {
            var technologies = List(row["technologies"]);
            foreach (var _ in technologies.Where(t => !ids.Contains(t)))
            {
                Unknown(row, "technologies", ids);
            }

            if (!Enum.TryParse<ClaimKind>(row["kind"].Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var kind))
            {
                Unreadable(row, "kind", LocalText.Same(string.Join(", ", Enum.GetNames<ClaimKind>())));
                continue;
            }

            claims.Add(new Claim
            {
                Id = row["id"],
                Subject = row.Local("subject"),
                Kind = kind,
                Low = Number(row, "low"),
                High = Number(row, "high"),
                Unit = row["unit"],
                Qualifier = row["qualifier"],
                Section = row["section"],
                Equation = row["equation"],
                Technologies = technologies,
                IsDoubtful = row["doubt"] == "yes",
                Doubt = row.Local("doubt"),
            });
        }

        return claims.ToImmutable();
    }

    private CatalogueSource Source()
    {
        var path = Path.Combine(_folder, "set.json");
        if (!File.Exists(path))
        {
            Missing("set.json");
            return new CatalogueSource(Path.GetFileName(_folder), "", default, default);
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = json.RootElement;
            return new CatalogueSource(root.GetProperty("id").GetString()!, root.GetProperty("version").GetString()!, Local(root, "name"), Local(root, "scores"));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            _findings.Error("TCH-002", new Place(Shown("set.json")), ("field", "set.json"), ("value", e.Message), ("expected", "{ id, version, name, scores }"));
            return new CatalogueSource(Path.GetFileName(_folder), "", default, default);
        }
    }

    private static LocalText Local(JsonElement root, string name) =>
        new(root.GetProperty(name).GetProperty("zh").GetString()!, root.GetProperty(name).GetProperty("en").GetString()!);

    private IEnumerable<Row> Rows(string file, params string[] columns)
    {
        var path = Path.GetFullPath(Path.Combine(_folder, file));
        if (!File.Exists(path))
        {
            Missing(file);
            return [];
        }

        var table = CsvTable.Parse(Shown(file), File.ReadAllBytes(path));
        var absent = columns.Where(c => table.IndexOf(c) < 0).ToList();
        foreach (var column in absent)
        {
            _findings.Error("TCH-005", new Place(table.File, 1), ("field", column));
        }

        return absent.Count > 0 ? [] : table.Rows.Select(r => new Row(table, r));
    }

    private ImmutableArray<TechnologyEntry> Unique(IEnumerable<TechnologyEntry> entries)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var unique = ImmutableArray.CreateBuilder<TechnologyEntry>();
        foreach (var entry in entries)
        {
            if (seen.Add(entry.Id))
            {
                unique.Add(entry);
            }
            else
            {
                _findings.Error("TCH-004", new Place(Shown(entry.Domain.ToString().ToLowerInvariant() + ".csv")), ("value", entry.Id));
            }
        }

        return unique.ToImmutable();
    }

    private void CheckReferences(IEnumerable<Row> references, ImmutableArray<TechnologyEntry> entries)
    {
        var ids = entries.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var row in references)
        {
            foreach (var column in ReferenceColumns.Where(c => !ids.Contains(row[c])))
            {
                Unknown(row, column, ids);
            }
        }
    }

    private Domain? DomainOf(Row row)
    {
        if (Enum.TryParse<Domain>(row["domain"], ignoreCase: true, out var domain))
        {
            return domain;
        }

        Unreadable(row, "domain", LocalText.Same(string.Join(", ", Enum.GetNames<Domain>())));
        return null;
    }

    private YearWindow? Window(Row row, string column)
    {
        if (YearWindow.TryParse(row[column], out var window))
        {
            return window;
        }

        Unreadable(row, column, LocalText.Same("2020-2025"));
        return null;
    }

    private int? Score(Row row, string column) => Whole(row, column, 1, 5);

    private int? Whole(Row row, string column, int least, int most)
    {
        if (int.TryParse(row[column], NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }

        Unreadable(row, column, LocalText.Same($"{least}–{most}"));
        return null;
    }

    private double? Number(Row row, string column)
    {
        if (row[column].Length == 0)
        {
            return null;
        }

        if (double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
        {
            return value;
        }

        Unreadable(row, column, LocalText.Same("0.15"));
        return null;
    }

    private bool? YesNo(Row row, string column)
    {
        switch (row[column])
        {
            case "": return null;
            case "yes": return true;
            case "no": return false;
            default:
                Unreadable(row, column, LocalText.Same("yes, no"));
                return null;
        }
    }

    private void Missing(string file) =>
        _findings.Error("TCH-001", new Place(Shown(file)), ("file", Path.GetFileName(file)), ("folder", Path.GetFileName(_folder)));

    private void Unreadable(Row row, string column, LocalText expected) =>
        _findings.Error("TCH-002", row.PlaceOf(column), ("field", column), ("value", row[column]), ("expected", expected));

    private void Unknown(Row row, string column, IEnumerable<string> known) =>
        _findings.Error("TCH-003", row.PlaceOf(column), ("field", column), ("value", row[column]), ("near", Model.Quantities.EditDistance.Nearest(row[column], known) ?? "–"));

    private string Shown(string file) => file.StartsWith("..", StringComparison.Ordinal)
        ? $"technologies/{Path.GetFileName(file)}"
        : $"technologies/{Path.GetFileName(_folder)}/{file}";

    private static ImmutableArray<string> List(string cell) => [.. cell.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private sealed class Row(CsvTable table, CsvRow row)
    {
        public string this[string column] => table.Cell(row, column);

        public LocalText Local(string column) => new(this[column + "_zh"], this[column + "_en"]);

        public Place PlaceOf(string column) => table.PlaceOf(row, column);
    }
}
