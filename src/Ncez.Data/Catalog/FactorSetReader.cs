using System.Collections.Immutable;
using System.Text.Json;
using Ncez.Data.Import;
using Ncez.Model.Factors;
using Ncez.Model.Quantities;
using Ncez.Model.Sources;
using Ncez.Model.Texts;

namespace Ncez.Data.Catalog;

/// <summary>Reads factor sets: <c>&lt;set&gt;/&lt;version&gt;/set.json</c> and <c>factors.csv</c>. Of several versions the last by name is taken.</summary>
internal static class FactorSetReader
{
    /// <summary>All sets below a folder, by id.</summary>
    /// <exception cref="InvalidDataException">A file is malformed; the message names file and line.</exception>
    public static ImmutableArray<FactorSet> ReadAll(string folder, UnitTable units, HashSet<string> items, RegionLadder regions)
    {
        var (ratios, notes) = (new Dictionary<string, RatioUnit>(StringComparer.Ordinal), ReadNotes(folder));
        return
        [
            .. Directory.GetDirectories(folder).OrderBy(d => d, StringComparer.Ordinal)
                .Select(set => Directory.GetDirectories(set).Order(StringComparer.Ordinal).LastOrDefault()
                    ?? throw new InvalidDataException($"{set}: a factor set needs a folder per version."))
                .Select(version => ReadSet(version, units, items, regions, ratios, notes)),
        ];
    }

    private static FactorSet ReadSet(string folder, UnitTable units, HashSet<string> items, RegionLadder regions, Dictionary<string, RatioUnit> ratios, FactorNotes notes)
    {
        var file = Path.Combine(folder, "set.json");
        using var json = ReadJson(file);
        var root = json.RootElement;
        var set = new FactorSet
        {
            Id = Text(root, "id", file),
            Version = Text(root, "version", file),
            Name = Both(root, "name", file),
            Issuer = Text(root, "issuer", file),
            Kind = Text(root, "kind", file),
            Use = Both(root, "use", file),
            Factors = [],
            LeftOut = root.TryGetProperty("left_out", out var rows) ? [.. rows.EnumerateArray().Select(r => LeftOut(r, file))] : [],
        };
        if (set.Version != Path.GetFileName(folder) || set.Id != Path.GetFileName(Path.GetDirectoryName(folder)))
        {
            throw new InvalidDataException($"{file}: id and version must be the names of the folders.");
        }

        var table = ShippedTable.Read(Path.Combine(folder, "factors.csv"), "id", "item", "parameter", "gas", "region", "year_from", "year_to",
            "value", "low", "high", "unit", "basis", "confidence", "source", "table", "note");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return set with { Factors = [.. table.Rows.Select(row => ReadRow(table, row))] };

        Factor ReadRow(ShippedTable table, CsvRow row)
        {
            var unitText = table.Required(row, "unit");
            if (!ratios.TryGetValue(unitText, out var unit))
            {
                ratios[unitText] = unit = units.TryParseRatio(unitText, out var parsed) ? parsed : throw ShippedTable.Wrong(row, "unit", $"'{unitText}' is unknown");
            }

            var id = table.Required(row, "id");
            var item = table.Required(row, "item");
            var region = table.Required(row, "region");
            return new Factor
            {
                Id = ids.Add(id) ? id : throw ShippedTable.Wrong(row, "id", $"'{id}' stands twice"),
                Set = set.Id,
                Version = set.Version,
                Item = items.Contains(item) ? item : throw ShippedTable.Wrong(row, "item", $"'{item}' is not in items.csv"),
                Parameter = table.Required(row, "parameter"),
                Gas = table.Text(row, "gas"),
                Region = regions.Find(region) is not null ? region : throw ShippedTable.Wrong(row, "region", $"'{region}' is not in regions.csv"),
                YearFrom = table.OptionalYear(row, "year_from"),
                YearTo = table.OptionalYear(row, "year_to"),
                Value = table.Number(row, "value"),
                Low = table.OptionalNumber(row, "low"),
                High = table.OptionalNumber(row, "high"),
                Unit = unit,
                UnitText = unitText,
                Basis = table.Text(row, "basis"),
                Confidence = table.Choice<Confidence>(row, "confidence"),
                Source = new SourceRef(set.Id, set.Version, id, table.Required(row, "source"), table.Text(row, "table")),
                Note = table.Text(row, "note"),
                Notes = notes,
            };
        }
    }

    private static FactorNotes ReadNotes(string folder)
    {
        var table = ShippedTable.Read(Path.Combine(folder, "notes.csv"), "en", "zh");
        return new FactorNotes([.. table.Rows.Select(row => (table.Required(row, "en"), table.Required(row, "zh")))]);
    }

    private static JsonDocument ReadJson(string file)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(file));
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file}:{e.LineNumber + 1}: {e.Message}", e);
        }
    }

    private static string Text(JsonElement element, string name, string file) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text : throw new InvalidDataException($"{file}: '{name}' is missing.");

    private static LocalText Both(JsonElement element, string name, string file) => element.TryGetProperty(name, out var value)
        ? new LocalText(Text(value, "zh", file), Text(value, "en", file)) : throw new InvalidDataException($"{file}: '{name}' is missing.");

    private static LeftOutRow LeftOut(JsonElement row, string file) => new(
        Text(row, "id", file), Text(row, "item", file), Text(row, "parameter", file), Number(row, "low", file), Number(row, "high", file),
        Text(row, "unit", file), Text(row, "note", file));

    private static double Number(JsonElement element, string name, string file) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble()
            : throw new InvalidDataException($"{file}: '{name}' is no number.");
}
