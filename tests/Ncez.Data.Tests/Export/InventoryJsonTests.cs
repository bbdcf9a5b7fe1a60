using System.Text;
using System.Text.Json;
using Ncez.Data.Export;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;

namespace Ncez.Data.Tests.Export;

public class InventoryJsonTests
{
    private static readonly string[] DocumentKeys = ["schema", "zone", "gwp", "boundary", "years", "findings"];

    private static readonly string[] YearKeys =
    [
        "year", "directT", "indirectT", "grossT", "sinkT", "exportCreditT", "offsetT", "netT", "marketBased", "electricity", "reconciliation", "memo",
        "uncertaintyPercent", "uncertainty", "energyTce", "byCategory", "byGas", "lines",
    ];

    private static readonly string[] LineKeys =
        ["id", "scope", "status", "category", "item", "quantity", "unit", "gas", "massT", "co2eT", "factor", "equation"];

    private static readonly string[] FactorKeys = ["set", "version", "row", "value", "unit", "confidence"];

    private static readonly string[] FindingKeys = ["code", "severity", "file", "line", "column", "found", "expected", "fix"];

    private static readonly Diagnostic Finding = Diagnostic.Of("OUT-002", Severity.Warning, new Place("out", 3, 5), ("folder", "out"));

    [Fact]
    public void The_document_has_exactly_the_keys_of_its_schema()
    {
        var root = Written(withLines: true);
        Assert.Equal("ncez-inventory/1", root.GetProperty("schema").GetString());
        Assert.Equal(DocumentKeys, Keys(root));
        Assert.All(root.GetProperty("years").EnumerateArray(), year => Assert.Equal(YearKeys, Keys(year)));
        Assert.All(Lines(root), line => Assert.Equal(LineKeys, Keys(line)));
        Assert.All(Lines(root).Select(l => l.GetProperty("factor")).Where(f => f.ValueKind == JsonValueKind.Object), f => Assert.Equal(FactorKeys, Keys(f)));
        Assert.All(root.GetProperty("findings").EnumerateArray(), f => Assert.Equal(FindingKeys, Keys(f)));
    }

    [Fact]
    public void The_published_schema_requires_the_same_keys()
    {
        var schema = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("data/schemas/ncez-inventory-1.schema.json"))).RootElement;
        Assert.Equal(DocumentKeys.Order(), Required(schema));
        var definitions = schema.GetProperty("$defs");
        Assert.Equal(YearKeys.Order(), Required(definitions.GetProperty("year")));
        Assert.Equal(LineKeys.Order(), Required(definitions.GetProperty("line")));
        Assert.Equal(FactorKeys.Order(), Required(definitions.GetProperty("factor")));
        Assert.Equal(FindingKeys.Order(), Required(definitions.GetProperty("finding")));
    }

    [Fact]
    public void Totals_keep_their_identities()
    {
        var year = Written(withLines: true).GetProperty("years")[0];
        double T(string name) => year.GetProperty(name).GetDouble();
        Assert.Equal(SampleInventory.GrossT, T("grossT"), 1e-9);
        Assert.Equal(SampleInventory.NetT, T("netT"), 1e-9);
        Assert.Equal(T("grossT"), T("directT") + T("indirectT"), 1e-9);
        Assert.Equal(T("netT"), T("grossT") + T("sinkT") + T("exportCreditT") + T("offsetT"), 1e-9);
        Assert.Equal(T("netT"), Sum(year, "byCategory"), 1e-9);
        Assert.Equal(T("grossT"), Sum(year, "byGas"), 1e-9);
        Assert.Equal(T("netT"), year.GetProperty("lines").EnumerateArray()
            .Where(l => l.GetProperty("scope").GetString() != "memo" && l.GetProperty("co2eT").ValueKind == JsonValueKind.Number)
            .Sum(l => l.GetProperty("co2eT").GetDouble()), 1e-9);
    }

    [Fact]
    public void What_is_not_known_is_null_and_never_zero()
    {
        var root = Written(withLines: true);
        var year = root.GetProperty("years")[0];
        Assert.Equal(JsonValueKind.Null, Line(root, "other-1").GetProperty("co2eT").ValueKind);
        Assert.Equal(7, Line(root, "other-1").GetProperty("quantity").GetDouble());
        Assert.Equal("NE", Line(root, "other-1").GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, year.GetProperty("uncertaintyPercent").ValueKind);
        Assert.Equal(JsonValueKind.Null, year.GetProperty("memo").GetProperty("energyTceEquivalent").ValueKind);
        Assert.Equal(JsonValueKind.Null, year.GetProperty("marketBased").GetProperty("netT").ValueKind);
    }

    [Fact]
    public void A_confidential_line_is_counted_but_its_quantity_and_factor_are_withheld()
    {
        var line = Line(Written(withLines: true), "secret-1");
        Assert.Equal("C", line.GetProperty("status").GetString());
        Assert.Equal(50, line.GetProperty("co2eT").GetDouble());
        Assert.Equal(JsonValueKind.Null, line.GetProperty("quantity").ValueKind);
        Assert.Equal(JsonValueKind.Null, line.GetProperty("factor").ValueKind);
    }

    [Fact]
    public void A_line_names_its_factor_and_a_second_gas_its_own_id()
    {
        var root = Written(withLines: true);
        Assert.Equal("raw-coal-carbon_content", Line(root, "coal-1").GetProperty("factor").GetProperty("row").GetString());
        Assert.Equal(2.8, Line(root, "coal-1.CH4").GetProperty("co2eT").GetDouble(), 1e-9);
        Assert.Equal("offset", Line(root, "off-1").GetProperty("scope").GetString());
        Assert.Equal(-35.14, Line(root, "off-1").GetProperty("co2eT").GetDouble());
    }

    [Fact]
    public void Without_lines_the_totals_stay_and_the_list_is_empty()
    {
        var year = Written(withLines: false).GetProperty("years")[0];
        Assert.Equal(0, year.GetProperty("lines").GetArrayLength());
        Assert.Equal(SampleInventory.NetT, year.GetProperty("netT").GetDouble(), 1e-9);
    }

    [Fact]
    public void Texts_stay_readable_Chinese()
    {
        var text = Encoding.UTF8.GetString(Bytes(withLines: true));
        Assert.Contains("外购电力", text);
        Assert.DoesNotContain("\\u5916", text);
    }

    [Fact]
    public void A_cancelled_run_stops()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
            InventoryJson.Write(SampleInventory.Of(), [], Stream.Null, Language.En, withLines: true, cancel: cancel.Token));
    }

    private static double Sum(JsonElement year, string list) =>
        year.GetProperty(list).EnumerateArray().Select(c => c.GetProperty("co2eT")).Where(c => c.ValueKind == JsonValueKind.Number).Sum(c => c.GetDouble());

    private static byte[] Bytes(bool withLines)
    {
        using var stream = new MemoryStream();
        InventoryJson.Write(SampleInventory.Of(), [Finding], stream, Language.Zh, withLines);
        return stream.ToArray();
    }

    private static JsonElement Written(bool withLines) => JsonDocument.Parse(Bytes(withLines)).RootElement;

    private static IEnumerable<JsonElement> Lines(JsonElement root) =>
        root.GetProperty("years").EnumerateArray().SelectMany(y => y.GetProperty("lines").EnumerateArray());

    private static JsonElement Line(JsonElement root, string id) => Lines(root).Single(l => l.GetProperty("id").GetString() == id);

    private static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(p => p.Name);

    private static IEnumerable<string> Required(JsonElement schema) =>
        schema.GetProperty("required").EnumerateArray().Select(r => r.GetString()!).Order();
}
