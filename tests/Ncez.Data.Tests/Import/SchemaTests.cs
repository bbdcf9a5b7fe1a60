using System.Text;
using System.Text.Json;
using Ncez.Data.Export;
using Ncez.Data.Import;
using Ncez.Data.Import.Yaml;
using Ncez.Data.Import.Zones;
using Ncez.Model.Diagnostics;

namespace Ncez.Data.Tests.Import;

/// <summary>The published schemas say what the reader reads.</summary>
public class SchemaTests
{
    public static TheoryData<string> Files() => [.. FileSchema.All.Select(s => s.File)];

    [Theory, MemberData(nameof(Files))]
    public void Row_schemas_are_made_from_the_column_table(string file)
    {
        var schema = FileSchema.Of(file);
        using var made = new MemoryStream();
        RowSchemaJson.Write(schema, made);
        var path = Repository.PathOf(Path.Combine("data", "schemas", RowSchemaJson.FileNameOf(schema)));
        if (Environment.GetEnvironmentVariable("NCEZ_APPROVE") == "1")
        {
            File.WriteAllBytes(path, made.ToArray());
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == Encoding.UTF8.GetString(made.ToArray()), $"{path} is out of date; write it with: build/approve");
    }

    [Fact]
    public void No_header_name_stands_for_two_columns() =>
        Assert.Empty(
            from schema in FileSchema.All
            from column in schema.Columns
            from name in column.Names.Where(n => n.Length > 0)
            where schema.Columns[schema.IndexOf(name)] != column
            select $"{schema.File}: {name} of {column.Name} is read as {schema.Columns[schema.IndexOf(name)].Name}");

    [Fact]
    public void Every_column_is_described_in_both_languages() =>
        Assert.Empty(
            from schema in FileSchema.All
            from column in schema.Columns
            where column.Title.Zh.Length == 0 || column.Title.En.Length == 0 || column.Description.Zh.Length == 0 || column.Description.En.Length == 0
            select $"{schema.File}: {column.Name}");

    [Fact]
    public void The_schema_of_zone_yaml_has_exactly_the_keys_that_the_reader_asks_for()
    {
        const string Yaml = """
            ncez: 1
            id: x
            name: { zh: 甲 }
            domain: park
            region: CN-GD
            years: 2016
            gwp: AR5
            factors: [cn-grid]
            location: { qqqqqqqqqqqq: 1 }
            offset_cap: { qqqqqqqqqqqq: 1, share: 0.1, of: gross }
            boundary: { qqqqqqqqqqqq: 1, exclusions: [ { qqqqqqqqqqqq: 1, category: agriculture, reason: x } ] }
            alternatives: [ { qqqqqqqqqqqq: 1, id: a, name: a, factors: cn-grid } ]
            """;
        var findings = new Findings();
        var map = YamlDocument.Read("zone.yaml", Encoding.UTF8.GetBytes(Yaml), findings)!;
        new ZoneFileReader(map, ZoneFixture.Library, ZoneFixture.Template, findings).Read();
        using var schema = JsonDocument.Parse(File.ReadAllBytes(Repository.PathOf("data/schemas/zone.schema.json")));
        var root = schema.RootElement.GetProperty("properties");
        Assert.Equal(Keys(root), map.KnownKeys.Order(StringComparer.Ordinal));
        foreach (var (path, properties) in new[]
        {
            ("location", root.GetProperty("location").GetProperty("properties")),
            ("offset_cap", root.GetProperty("offset_cap").GetProperty("properties")),
            ("boundary", root.GetProperty("boundary").GetProperty("properties")),
            ("boundary.exclusions[0]", root.GetProperty("boundary").GetProperty("properties").GetProperty("exclusions").GetProperty("items").GetProperty("properties")),
            ("alternatives[0]", root.GetProperty("alternatives").GetProperty("items").GetProperty("properties")),
        })
        {
            var unknown = Assert.Single(findings.Sorted(), f => f.Code == "YML-016" && f.Where.Field == path + ".qqqqqqqqqqqq");
            Assert.Equal(string.Join(", ", Keys(properties)), unknown.Args.Single(a => a.Name == "known").Value.En);
        }

        Assert.Equal(5, findings.Count);
    }

    private static IEnumerable<string> Keys(JsonElement properties) => properties.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal);
}
