using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Ncez.Model.Workbench;

namespace Ncez.Web.Tests;

/// <summary>Files that cannot be read, mended by a program: listed, got, put; nothing is written that cannot be read, and nobody's save is overwritten.</summary>
public sealed class MendApiTests : ProgramTests
{
    private const string Park = "/api/v1/zones/example-park";
    private const string Rows = Park + "/activities/text";
    private const string Settings = Park + "/settings/text";

    [Fact]
    public async Task Activity_data_with_an_open_quote_are_listed_got_refused_and_mended()
    {
        var whole = await File.ReadAllTextAsync(PathOf("activities.csv"));
        var lines = whole.Split('\n');
        var broken = string.Join('\n', lines[..3]) + "\n\"" + string.Join('\n', lines[3..]);
        Assert.Equal(0, (int)(await JsonAsync(Park + "/broken-files"))["count"]!);
        Assert.Equal((409, "urn:ncez:problem:readable"), await ProblemAsync(await Program.GetAsync(Rows)));
        await File.WriteAllTextAsync(PathOf("activities.csv"), broken);

        // What needs its rows says where its text is; the list says the same.
        var rows = JsonNode.Parse(await (await Program.GetAsync(Park + "/activities/rows")).Content.ReadAsStringAsync())!;
        Assert.Equal((409, "urn:ncez:problem:unreadable", "CSV-005"), ((int)rows["status"]!, (string?)rows["type"], (string?)rows["findings"]![0]!["code"]));
        Assert.Contains(Rows, (string)rows["detail"]!, StringComparison.Ordinal);
        var listed = (await JsonAsync(Park + "/broken-files"))["items"]!.AsArray().Single()!;
        Assert.Equal(("activities.csv", true, Rows, "CSV-005"), ((string?)listed["file"], (bool)listed["isUnreadable"]!, (string?)listed["textAt"], (string?)listed["findings"]![0]!["code"]));
        Assert.True((int)listed["findings"]![0]!["line"]! > 0);

        var got = await Program.GetAsync(Rows);
        var text = JsonNode.Parse(await got.Content.ReadAsStringAsync())!;
        Assert.Equal((broken, $"\"{(string)text["hash"]!}\""), ((string?)text["text"], got.Headers.ETag!.Tag));
        Assert.Equal((string?)listed["hash"], (string?)text["hash"]);

        // Still broken, none at all, or a table without the columns: refused with findings, and nothing is written.
        foreach (var wrong in new[] { broken, "", "a,b\n1,2\n", "year\n\"open" })
        {
            var refused = JsonNode.Parse(await (await PutAsync(Rows, wrong, got.Headers.ETag.Tag)).Content.ReadAsStringAsync())!;
            Assert.Equal((422, "urn:ncez:problem:notMended"), ((int)refused["status"]!, (string?)refused["type"]));
            Assert.NotEmpty(refused["findings"]!.AsArray());
        }

        Assert.Equal((428, "urn:ncez:problem:ifMatch"), await ProblemAsync(await PutAsync(Rows, whole, null)));
        Assert.Equal((415, "urn:ncez:problem:mediaType"), await ProblemAsync(await PutAsync(Rows, whole, got.Headers.ETag.Tag, "application/json")));
        Assert.Equal(broken, await File.ReadAllTextAsync(PathOf("activities.csv")));

        var mended = await PutAsync(Rows, whole, got.Headers.ETag.Tag);
        Assert.Equal(HttpStatusCode.OK, mended.StatusCode);
        Assert.Equal(whole, await File.ReadAllTextAsync(PathOf("activities.csv")));
        var now = await Program.GetAsync(Park + "/activities");
        Assert.Equal((mended.Headers.ETag!.Tag, (string?)JsonNode.Parse(await mended.Content.ReadAsStringAsync())!["hash"]), (now.Headers.ETag!.Tag, now.Headers.ETag.Tag.Trim('"')));
        Assert.NotNull((await JsonAsync(Park + "/inventory?lines=none"))["years"]);
        Assert.Equal("table.mended", (string?)(await JsonAsync(Park + "/audit?limit=1"))["items"]![0]!["action"]);

        // The broken text is kept: taken back, it stands there again.
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Post, Park + "/activities/undo", null, now.Headers.ETag.Tag, null)).StatusCode);
        Assert.Equal(broken, await File.ReadAllTextAsync(PathOf("activities.csv")));
    }

    [Fact]
    public async Task A_second_writer_is_told_who_mended_it_and_overwrites_nothing()
    {
        var whole = await File.ReadAllTextAsync(PathOf("activities.csv"));
        await File.WriteAllTextAsync(PathOf("activities.csv"), whole + "\"open");
        var tag = (await Program.GetAsync(Rows)).Headers.ETag!.Tag;

        // From outside it becomes another broken one: the text is got anew.
        await File.WriteAllTextAsync(PathOf("activities.csv"), whole + "\"open, too");
        var late = JsonNode.Parse(await (await PutAsync(Rows, whole, tag)).Content.ReadAsStringAsync())!;
        Assert.Equal((409, "urn:ncez:problem:mendConflict", true), ((int)late["status"]!, (string?)late["type"], late["more"] is null));
        Assert.EndsWith("open, too", await File.ReadAllTextAsync(PathOf("activities.csv")), StringComparison.Ordinal);

        // Two got the same text: the first one saves, the second one learns who did.
        tag = (await Program.GetAsync(Rows)).Headers.ETag!.Tag;
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(Rows, whole.Replace(",900,", ",901,", StringComparison.Ordinal), tag)).StatusCode);
        var second = JsonNode.Parse(await (await PutAsync(Rows, whole.Replace(",900,", ",902,", StringComparison.Ordinal), tag)).Content.ReadAsStringAsync())!;
        Assert.Equal((409, "urn:ncez:problem:readable", Served.Administrator), ((int)second["status"]!, (string?)second["type"], (string?)second["more"]!["who"]));
        Assert.Contains(",901,", await File.ReadAllTextAsync(PathOf("activities.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zone_file_comes_back_to_a_readable_zone_and_its_errors_are_mended_as_text()
    {
        var whole = await File.ReadAllTextAsync(PathOf("zone.yaml"));
        await File.WriteAllTextAsync(PathOf("zone.yaml"), "name: [\n" + whole);
        await File.WriteAllTextAsync(PathOf("activities.csv"), "\"" + await File.ReadAllTextAsync(PathOf("activities.csv")));
        Assert.Equal(["zone.yaml", "activities.csv"], (await JsonAsync(Park + "/broken-files"))["items"]!.AsArray().Select(f => (string)f!["file"]!));
        Assert.Equal((409, "urn:ncez:problem:unreadable"), await ProblemAsync(await Program.GetAsync(Park + "/settings")));

        // An editor's token changes rows, not the zone; a manager's does.
        var got = await Program.GetAsync(Settings);
        Assert.StartsWith("name: [", (string?)JsonNode.Parse(await got.Content.ReadAsStringAsync())!["text"], StringComparison.Ordinal);
        Assert.Equal(403, (int)(await PutAsync(Settings, whole, got.Headers.ETag!.Tag, Yaml)).StatusCode);
        Program.Http.DefaultRequestHeaders.Authorization = new("Bearer", Server.Workbench.Tokens.Create(Server.Workbench.Accounts.All[0], "all", TokenScope.Full, "", 1));
        foreach (var wrong in new[] { "name: [\n", "a: b\n", "" })
        {
            var refused = JsonNode.Parse(await (await PutAsync(Settings, wrong, got.Headers.ETag.Tag, Yaml)).Content.ReadAsStringAsync())!;
            Assert.Equal((422, "urn:ncez:problem:notMended"), ((int)refused["status"]!, (string?)refused["type"]));
            Assert.NotEmpty(refused["findings"]!.AsArray());
        }

        Assert.StartsWith("name: [", await File.ReadAllTextAsync(PathOf("zone.yaml")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(Settings, whole, got.Headers.ETag.Tag, Yaml)).StatusCode);
        Assert.Equal(whole, await File.ReadAllTextAsync(PathOf("zone.yaml")));
        Assert.Equal("settings.mended", (string?)(await JsonAsync(Park + "/audit?limit=1"))["items"]![0]!["action"]);

        // The other file is still broken, and mended after it: the zone has an inventory again.
        var rows = JsonNode.Parse(await Program.ReadAsync(Rows))!;
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(Rows, ((string)rows["text"]!)[1..], $"\"{(string)rows["hash"]!}\"")).StatusCode);
        Assert.Equal(0, (int)(await JsonAsync(Park + "/broken-files"))["count"]!);
        Assert.Equal(HttpStatusCode.OK, (await Program.GetAsync(Park + "/inventory")).StatusCode);

        // It can be read but holds errors that no setting mends.
        await File.WriteAllTextAsync(PathOf("zone.yaml"), "a: b\n");
        var faulty = (await JsonAsync(Park + "/broken-files"))["items"]!.AsArray().Single()!;
        Assert.Equal(("zone.yaml", false), ((string?)faulty["file"], (bool)faulty["isUnreadable"]!));
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(Settings, whole, $"\"{(string)faulty["hash"]!}\"", Yaml)).StatusCode);
    }

    [Fact]
    public async Task Small_tables_and_what_the_verifier_says_are_mended_the_same_way()
    {
        Program.Http.DefaultRequestHeaders.Authorization = new("Bearer", Server.Workbench.Tokens.Create(Server.Workbench.Accounts.All[0], "all", TokenScope.Full, "", 1));
        foreach (var (file, path, whole) in new[] { ("targets.csv", "/tables/targets.csv", await File.ReadAllTextAsync(PathOf("targets.csv"))), ("verification.csv", "/verification", "year,verifier,level\n2021,Vera,limited\n") })
        {
            await File.WriteAllTextAsync(PathOf(file), whole + "\"open");
            Assert.Equal((409, "urn:ncez:problem:unreadable"), await ProblemAsync(await Program.GetAsync(Park + path)));
            Assert.Equal(Park + path + "/text", (string?)(await JsonAsync(Park + "/broken-files"))["items"]!.AsArray().Single()!["textAt"]);
            var got = await Program.GetAsync(Park + path + "/text");
            Assert.Equal(HttpStatusCode.OK, (await PutAsync(Park + path + "/text", whole, got.Headers.ETag!.Tag)).StatusCode);
            Assert.Equal(whole, await File.ReadAllTextAsync(PathOf(file)));
        }

        Assert.Equal((404, "urn:ncez:problem:missing"), await ProblemAsync(await Program.GetAsync(Park + "/tables/reviews.csv/text")));

        // Bytes that are no text have none; a file that is one takes their place.
        await File.WriteAllBytesAsync(PathOf("targets.csv"), [1, 0, 2]);
        var bytes = await Program.GetAsync(Park + "/tables/targets.csv/text");
        Assert.Null(JsonNode.Parse(await bytes.Content.ReadAsStringAsync())!["text"]);
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(Park + "/tables/targets.csv/text", await File.ReadAllTextAsync(Path.Combine(Testing.Shipped.Data, "zones", "example-park", "targets.csv")), bytes.Headers.ETag!.Tag)).StatusCode);
    }

    private const string Yaml = "application/yaml";

    private string PathOf(string file) => Path.Combine(Server.Folder, "zones", "example-park", file);

    private async Task<JsonNode> JsonAsync(string path) => JsonNode.Parse(await Program.ReadAsync(path))!;

    private static async Task<(int Status, string Type)> ProblemAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.DoesNotContain("[", (string)problem["detail"]! + (string)problem["title"]!, StringComparison.Ordinal);
        return ((int)answer.StatusCode, (string)problem["type"]!);
    }

    private Task<HttpResponseMessage> PutAsync(string path, string text, string? tag, string media = "text/csv") => SendAsync(HttpMethod.Put, path, text, tag, media);

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? text, string? tag, string? media)
    {
        using var request = new HttpRequestMessage(method, path);
        if (text is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new MediaTypeHeaderValue(media!) } };
        }

        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        }

        return await Program.Http.SendAsync(request);
    }
}
