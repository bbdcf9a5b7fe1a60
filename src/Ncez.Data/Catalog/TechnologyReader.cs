using System.Collections.Immutable;
using System.Text.Json;
using Ncez.Data.Import;
using Ncez.Model.Technologies;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Data.Catalog;

/// <summary>Reads the technology tables of a publication (<c>data/technologies/&lt;set&gt;</c>) and the claims beside it.</summary>
public static class TechnologyReader
{
    /// <summary>The set that the product ships.</summary>
    public const string DefaultSet = "report-2017";

    /// <summary>Reads a set of the data folder.</summary>
    /// <param name="dataFolder">The <c>data</c> folder.</param>
    /// <param name="set">Folder name of the set.</param>
    /// <exception cref="InvalidDataException">A shipped file is malformed; the message names file, line and column.</exception>
    public static TechnologyCatalogue Read(string dataFolder, string set = DefaultSet)
    {
        var folder = Path.Combine(dataFolder, "technologies", set);
        var groups = ReadGroups(Path.Combine(folder, "groups.csv"));
        var entries = ReadEntries(folder, groups);
        var ids = entries.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        return new TechnologyCatalogue(
            ReadSource(Path.Combine(folder, "set.json")),
            ReadDetails(folder, entries, ids),
            [.. groups.Values],
            ReadWindows(Path.Combine(folder, "windows.csv")),
            ReadFigures(Path.Combine(folder, "figures.csv"), groups),
            ReadTown(Path.Combine(folder, "town-structure.csv"), groups),
            ReadClaims(Path.Combine(dataFolder, "technologies", "claims.csv"), ids));
    }

    private static ImmutableArray<TechnologyEntry> ReadEntries(string folder, Dictionary<string, TechnologyGroup> groups)
    {
        var entries = ImmutableArray.CreateBuilder<TechnologyEntry>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var domain in Enum.GetValues<Domain>().Where(d => d != Domain.Region))
        {
            var table = ShippedTable.Read(
                Path.Combine(folder, domain.ToString().ToLowerInvariant() + ".csv"),
                "id", "group", "name_zh", "name_en", "high_energy", "non_high_energy", "application_window", "diffusion_window", "abatement", "economy", "recommendation", "table", "order", "effect");
            foreach (var row in table.Rows)
            {
                if (!seen.Add(table.Required(row, "id")))
                {
                    throw ShippedTable.Wrong(row, "id", $"'{table.Text(row, "id")}' stands twice");
                }

                entries.Add(ReadEntry(table, row, domain, groups));
            }
        }

        return entries.ToImmutable();
    }

    private static TechnologyEntry ReadEntry(ShippedTable table, CsvRow row, Domain domain, Dictionary<string, TechnologyGroup> groups) => new()
    {
        Id = table.Required(row, "id"),
        Domain = domain,
        Group = groups[Known(table, row, "group", groups.Keys)],
        Name = table.Name(row),
        Application = table.Text(row, "application_window").Length == 0 ? null : Window(table, row, "application_window"),
        Diffusion = Window(table, row, "diffusion_window"),
        Abatement = Score(table, row, "abatement"),
        Economy = Score(table, row, "economy"),
        Recommendation = Score(table, row, "recommendation"),
        HighEnergy = YesNo(table, row, "high_energy"),
        NonHighEnergy = YesNo(table, row, "non_high_energy"),
        IsIndirect = table.Text(row, "effect") == "indirect",
        Table = table.Required(row, "table"),
        Order = (int)table.Number(row, "order"),
    };

    private static ImmutableArray<TechnologyEntry> ReadDetails(string folder, ImmutableArray<TechnologyEntry> entries, HashSet<string> ids)
    {
        var noteTable = ShippedTable.Read(Path.Combine(folder, "notes.csv"), "technology", "kind", "note_zh", "note_en", "source");
        var notes = noteTable.Rows.ToLookup(r => Known(noteTable, r, "technology", ids), r => new TechnologyNote(noteTable.Text(r, "kind"), Local(noteTable, r, "note"), noteTable.Text(r, "source")));
        var referenceTable = ShippedTable.Read(Path.Combine(folder, "references.csv"), "technology", "refers_to", "kind", "section");
        var references = referenceTable.Rows.ToLookup(
            r => Known(referenceTable, r, "technology", ids),
            r => new TechnologyReference(Known(referenceTable, r, "refers_to", ids), referenceTable.Text(r, "kind") == "same", referenceTable.Text(r, "section")));
        var traitTable = ShippedTable.Read(Path.Combine(folder, "traits.csv"), "technology", "criterion", "value", "unit", "source");
        var traits = traitTable.Rows.ToLookup(
            r => Known(traitTable, r, "technology", ids),
            r => new TechnologyTrait(traitTable.Text(r, "criterion"), traitTable.Text(r, "value"), traitTable.Text(r, "unit"), traitTable.Required(r, "source")));
        return [.. entries.Select(e => e with { Notes = [.. notes[e.Id]], References = [.. references[e.Id]], Traits = [.. traits[e.Id]] })];
    }

    private static Dictionary<string, TechnologyGroup> ReadGroups(string path)
    {
        var table = ShippedTable.Read(path, "id", "domain", "parent", "name_zh", "name_en", "role");
        var groups = new Dictionary<string, TechnologyGroup>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var parent = table.Text(row, "parent").Length == 0 ? null : groups[Known(table, row, "parent", groups.Keys)];
            groups.Add(table.Required(row, "id"), new TechnologyGroup(table.Text(row, "id"), table.Choice<Domain>(row, "domain"), parent, table.Name(row), table.Required(row, "role")));
        }

        return groups;
    }

    private static ImmutableArray<NamedWindow> ReadWindows(string path)
    {
        var table = ShippedTable.Read(path, "id", "start", "end", "name_zh", "name_en");
        return [.. table.Rows.Select(r => new NamedWindow(table.Required(r, "id"), new YearWindow((int)table.Number(r, "start"), (int)table.Number(r, "end")), table.Name(r)))];
    }

    private static ImmutableArray<RoadmapPlan> ReadFigures(string path, Dictionary<string, TechnologyGroup> groups)
    {
        var table = ShippedTable.Read(path, "id", "domain", "title_zh", "title_en", "groups", "phase_goals", "caption");
        return
        [
            .. table.Rows.Select(r => new RoadmapPlan(
                table.Required(r, "id"), table.Choice<Domain>(r, "domain"), Local(table, r, "title"), AllKnown(table, r, "groups", groups.Keys),
                table.Text(r, "phase_goals") == "yes", table.Text(r, "caption") == "yes")),
        ];
    }

    private static ImmutableArray<TownElement> ReadTown(string path, Dictionary<string, TechnologyGroup> groups)
    {
        var table = ShippedTable.Read(path, "id", "kind", "name_zh", "name_en", "section", "group", "judgement_zh", "judgement_en");
        return
        [
            .. table.Rows.Select(r => new TownElement(
                table.Required(r, "id"), table.Text(r, "kind") == "support", table.Name(r), table.Required(r, "section"),
                table.Text(r, "group").Length == 0 ? null : Known(table, r, "group", groups.Keys), Local(table, r, "judgement"))),
        ];
    }

    private static ImmutableArray<Claim> ReadClaims(string path, HashSet<string> ids)
    {
        var table = ShippedTable.Read(
            path, "id", "subject_zh", "subject_en", "kind", "low", "high", "unit", "qualifier", "section", "equation", "fills", "technologies", "doubt", "doubt_zh", "doubt_en");
        return
        [
            .. table.Rows.Select(r => new Claim
            {
                Id = table.Required(r, "id"),
                Subject = Local(table, r, "subject"),
                Kind = table.Choice<ClaimKind>(r, "kind"),
                Low = table.OptionalNumber(r, "low"),
                High = table.OptionalNumber(r, "high"),
                Unit = table.Text(r, "unit"),
                Qualifier = table.Required(r, "qualifier"),
                Section = table.Required(r, "section"),
                Equation = table.Text(r, "equation"),
                Fills = table.Text(r, "fills"),
                Technologies = AllKnown(table, r, "technologies", ids),
                IsDoubtful = table.Text(r, "doubt") == "yes",
                Doubt = Local(table, r, "doubt"),
            }),
        ];
    }

    private static CatalogueSource ReadSource(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = json.RootElement;
        return new CatalogueSource(root.GetProperty("id").GetString()!, root.GetProperty("version").GetString()!, Local(root, "name"), Local(root, "scores"));
    }

    private static LocalText Local(JsonElement root, string name) =>
        new(root.GetProperty(name).GetProperty("zh").GetString()!, root.GetProperty(name).GetProperty("en").GetString()!);

    private static LocalText Local(ShippedTable table, CsvRow row, string column) => new(table.Text(row, column + "_zh"), table.Text(row, column + "_en"));

    private static string Known(ShippedTable table, CsvRow row, string column, ICollection<string> known) =>
        table.Text(row, column) is var id && known.Contains(id) ? id : throw ShippedTable.Wrong(row, column, $"'{id}' does not exist");

    private static ImmutableArray<string> AllKnown(ShippedTable table, CsvRow row, string column, ICollection<string> known) =>
        table.List(row, column) is var ids && ids.All(known.Contains) ? ids : throw ShippedTable.Wrong(row, column, $"'{table.Text(row, column)}' names what does not exist");

    private static YearWindow Window(ShippedTable table, CsvRow row, string column) => YearWindow.TryParse(table.Text(row, column), out var window)
        ? window
        : throw ShippedTable.Wrong(row, column, $"'{table.Text(row, column)}' is no window like 2020-2025");

    private static int Score(ShippedTable table, CsvRow row, string column) => table.Number(row, column) is var score and >= 1 and <= 5 && double.IsInteger(score)
        ? (int)score
        : throw ShippedTable.Wrong(row, column, "is no score from 1 to 5");

    private static bool? YesNo(ShippedTable table, CsvRow row, string column) => table.Text(row, column) switch
    {
        "" => null,
        "yes" => true,
        "no" => false,
        var text => throw ShippedTable.Wrong(row, column, $"'{text}' is neither yes nor no"),
    };
}
