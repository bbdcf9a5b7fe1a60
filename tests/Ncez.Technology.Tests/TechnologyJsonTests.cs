using System.Text.Json;
using Ncez.Data.Export;
using Ncez.Testing;

namespace Ncez.Technology.Tests;

public class TechnologyJsonTests
{
    [Fact]
    public void Json_has_exactly_the_fields_of_the_interface()
    {
        using var stream = new MemoryStream();
        TechnologyJson.Write(Shipped.Technologies, Shipped.Technologies.Entries, stream);
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

    [Fact]
    public void Details_say_null_for_a_criterion_without_data()
    {
        using var stream = new MemoryStream();
        TechnologyJson.Write(Shipped.Technologies, [Shipped.Technologies.Find("enterprise.t4-5.07")!], stream, withDetails: true);
        using var json = JsonDocument.Parse(stream.ToArray());
        var choice = json.RootElement.GetProperty("technologies")[0].GetProperty("choice");
        Assert.Equal("steel", choice.GetProperty("industry")[0].GetProperty("value").GetString());
        Assert.All(["size", "capital", "difficulty", "payback"], c => Assert.Equal(JsonValueKind.Null, choice.GetProperty(c).ValueKind));
    }
}
