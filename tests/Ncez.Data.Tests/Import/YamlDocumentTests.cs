using System.Text;
using Ncez.Data.Import.Yaml;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;

namespace Ncez.Data.Tests.Import;

public class YamlDocumentTests
{
    private enum Colour
    {
        DarkRed,
        Green,
    }

    [Fact]
    public void Reads_typed_values_and_places()
    {
        var (map, findings) = Read("id: a\nyears: [2015, 2016]\nshare: 0.05\nname: {zh: 园区, en: Park}\ncolour: dark_red\nproxies:\n  煤: 烟煤\n");
        Assert.Equal("a", map!.Text("id"));
        Assert.Equal("2015 2016", string.Join(" ", map.Texts("years")));
        Assert.Equal(0.05, map.Number("share"));
        Assert.Equal(new LocalText("园区", "Park"), map.LocalText("name"));
        Assert.Equal(Colour.DarkRed, map.Option<Colour>("colour"));
        Assert.Equal("烟煤", map.TextMap("proxies")["煤"]);
        Assert.Equal("zone.yaml:3:8", map.PlaceOf("share").ToString());
        map.ReportUnknownKeys();
        Assert.Empty(findings.Sorted());
    }

    [Theory]
    [InlineData("id: a\nid: b\n", "YML-003", "zone.yaml:2:1")]
    [InlineData("a: &x 1\nb: *x\n", "YML-005", "zone.yaml:1:4")]
    [InlineData("a: 1\nb:\n\tc: 2\n", "YML-002", "zone.yaml:3:1")]
    [InlineData("a: \"open\nb: 2\n", "YML-015", "zone.yaml:1")]
    [InlineData("a: [1, 2\nb: 3\n", "YML-001", null)]
    [InlineData("- 1\n- 2\n", "YML-010", "zone.yaml:1:1")]
    [InlineData("", "YML-010", "zone.yaml")]
    [InlineData("a: 1\n---\nb: 2\n", "YML-011", "zone.yaml:2:1")]
    [InlineData("? {a: 1}\n: 2\n", "YML-013", "zone.yaml:1:3")]
    [InlineData("a: \"\\ud800\"\n", "YML-001", null)]
    [InlineData("a: \"\\0\"\n", "YML-014", "zone.yaml:1:4")]
    public void Broken_documents_name_the_place(string text, string code, string? place)
    {
        var (_, findings) = Read(text);
        var finding = findings.Sorted().First(f => f.Code == code);
        Assert.Equal(Severity.Error, finding.Severity);
        if (place is not null)
        {
            Assert.Equal(place, finding.Where.ToString());
        }
    }

    [Fact]
    public void Deep_nesting_is_refused_not_followed()
    {
        var (map, findings) = Read("a: " + new string('[', 100_000));
        Assert.Null(map);
        Assert.Contains(findings.Sorted(), f => f.Code == "YML-012");
    }

    [Fact]
    public void Wrong_types_missing_and_unknown_keys_are_all_found_at_once()
    {
        var (map, findings) = Read("years: soon\nregoin: CN-GD\nlist: 3\nremark: x\n");
        map!.Whole("years");
        map.Text("region");
        map.Map("list");
        map.ReportUnknownKeys();
        Assert.Equal(["YML-006", "YML-007", "YML-007", "YML-008", "YML-016"], findings.Sorted().Select(f => f.Code).Order(StringComparer.Ordinal));
        Assert.Equal(5, findings.Count);
        var unknown = findings.Sorted().Single(f => f.Code == "YML-008");
        Assert.Equal("zone.yaml:2:1", unknown.Where.ToString());
        Assert.Equal("The nearest known key is “region”", unknown.Expected.En);
        Assert.Equal("若写错了，请改为“region”；若不需要，请删去", unknown.Fix.Zh);
    }

    [Fact]
    public void Unknown_option_names_the_nearest()
    {
        var (map, findings) = Read("colour: gren\n");
        Assert.Null(map!.FindOption<Colour>("colour"));
        var finding = Assert.Single(findings.Sorted());
        Assert.Equal("Did you mean “green”?", finding.Fix.En);
        Assert.Equal("One of: dark_red, green", finding.Expected.En);
    }

    private static (YamlMap? Map, Findings Findings) Read(string text)
    {
        var findings = new Findings();
        return (YamlDocument.Read("zone.yaml", Encoding.UTF8.GetBytes(text), findings), findings);
    }
}
