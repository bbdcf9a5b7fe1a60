using System.Text.Json;
using Ncez.Data.Export;

namespace Ncez.Technology.Tests;

public class TechnologyJsonTests
{
    [Fact]
    public void Json_has_exactly_the_fields_of_the_interface()
    {
        using var stream = new MemoryStream();
        TechnologyJson.Write(Shipped.Catalogue, Shipped.Catalogue.Entries, stream);
        using var json = JsonDocument.Parse(stream.ToArray());
        Assert.Equal("ncez-technologies/1", json.RootElement.GetProperty("schema").GetString());
        var rows = json.RootElement.GetProperty("technologies");
        Assert.Equal(230, rows.GetArrayLength());
        Assert.Equal(
            ["id", "domain", "group", "subgroup", "name", "applicationWindow", "diffusionWindow", "abatement", "economy", "recommendation", "table", "order"],
            rows[0].EnumerateObject().Select(p => p.Name));
        var envelope = rows.EnumerateArray().Single(r => r.GetProperty("id").GetString() == "building.t2-2.06");
        Assert.Equal("外墙、屋面材料隔热技术", envelope.GetProperty("name").GetProperty("zh").GetString());
        Assert.Equal(JsonValueKind.Null, envelope.GetProperty("applicationWindow").ValueKind);
        Assert.Equal("2020-2025", envelope.GetProperty("diffusionWindow").GetString());
    }
}
