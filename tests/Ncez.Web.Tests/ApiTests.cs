using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ncez.Testing;

namespace Ncez.Web.Tests;

/// <summary>The interface for programs: what it gives, what it takes, and what hostile archives do to it.</summary>
public sealed class ApiTests : ProgramTests
{
    [Fact]
    public async Task The_document_names_every_operation_and_parses()
    {
        var document = JsonNode.Parse(await Program.ReadAsync("/api/v1/openapi.json"))!;
        Assert.Equal("3.1.0", (string?)document["openapi"]);
        var operations = document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => (Path: p.Key, Method: o.Key, Value: o.Value!))).ToList();
        Assert.True(operations.Count >= 20);
        Assert.Equal(operations.Count, operations.Select(o => (string)o.Value["operationId"]!).Distinct().Count());
        foreach (var (path, method, operation) in operations)
        {
            Assert.Equal(path.Count(c => c == '{'), operation["parameters"]!.AsArray().Count(p => (string)p!["in"]! == "path"));
            Assert.DoesNotContain("[", (string)operation["summary"]!, StringComparison.Ordinal);
            Assert.True(operation["responses"]!.AsObject().Any(r => r.Key[0] == '2'), method + path);
        }
    }

    [Fact]
    public async Task Lists_come_in_pages_that_make_the_whole()
    {
        var ids = new List<string>();
        for (int? start = 0; start is not null;)
        {
            var page = JsonNode.Parse(await Program.ReadAsync($"/api/v1/zones?start={start}&limit=7"))!;
            ids.AddRange(page["items"]!.AsArray().Select(z => (string)z!["id"]!));
            start = (int?)page["next"];
        }

        Assert.Equal(Server.Workbench.Zones.All.Select(z => z.Id), ids);
    }

    [Theory]
    [InlineData("/zones/example-park")]
    [InlineData("/zones/example-park/findings")]
    [InlineData("/zones/example-park/activities/rows")]
    [InlineData("/zones/example-park/inventory?lines=all")]
    [InlineData("/zones/example-park/lines?year=2021")]
    [InlineData("/zones/example-park/lines/E1")]
    [InlineData("/zones/example-park/reviews")]
    [InlineData("/zones/example-park/reports")]
    [InlineData("/zones/example-park/audit")]
    [InlineData("/audit")]
    [InlineData("/factors?q=天然气")]
    [InlineData("/technologies?domain=park&grade=4")]
    public async Task Every_reading_answers_json(string path) => Assert.NotNull(JsonNode.Parse(await Program.ReadAsync("/api/v1" + path)));

    [Fact]
    public async Task A_save_needs_what_it_began_with_and_says_what_is_wrong()
    {
        const string Path = "/api/v1/zones/example-park/activities";
        var now = await Program.GetAsync(Path);
        var (csv, tag) = (await now.Content.ReadAsStringAsync(), now.Headers.ETag!.Tag);
        Assert.Equal(File.ReadAllText(System.IO.Path.Combine(Shipped.Data, "zones", "example-park", "activities.csv")), csv);
        Assert.Equal(428, (int)(await PutAsync(Path, csv, null)).StatusCode);

        var refused = await PutAsync(Path, csv.Replace(",900,", ",many,", StringComparison.Ordinal), tag);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.Contains(JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["findings"]!.AsArray(), f => (string)f!["code"]! == "TAB-002" && (int)f["line"]! == 2);

        Assert.Equal(HttpStatusCode.OK, (await PutAsync(Path, csv.Replace(",900,", ",901,", StringComparison.Ordinal), tag)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(Path, csv.Replace(",420,", ",421,", StringComparison.Ordinal), tag)).StatusCode);
        var conflict = await PutAsync(Path, csv.Replace(",900,", ",902,", StringComparison.Ordinal), tag);
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        Assert.Equal("901", (string?)JsonNode.Parse(await conflict.Content.ReadAsStringAsync())!["more"]![0]!["theirs"]);

        // What cannot be put together row by row names the save that stands between.
        var whole = JsonNode.Parse(await (await PutAsync(Path, "", tag)).Content.ReadAsStringAsync())!;
        Assert.Equal((409, "urn:ncez:problem:conflict", Served.Administrator), ((int)whole["status"]!, (string?)whole["type"], (string?)whole["more"]!["who"]));
        Assert.Equal((await Program.GetAsync(Path)).Headers.ETag!.Tag.Trim('"'), (string?)whole["more"]!["hash"]);
        Assert.Contains("内容为空", (string)whole["detail"]!, StringComparison.Ordinal);
        var stands = await Program.ReadAsync(Path);
        Assert.Contains(",901,", stands, StringComparison.Ordinal);
        Assert.Contains(",421,", stands, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zone_goes_down_and_up_byte_for_byte()
    {
        foreach (var zone in new[] { "example-park", "scenario-park", "example-electricity" })
        {
            var down = await Program.Http.GetByteArrayAsync($"/api/v1/zones/{zone}/archive");
            Assert.Equal(HttpStatusCode.Created, (await UpAsync(zone + "-2", down)).StatusCode);
            Assert.Equal(down, await Program.Http.GetByteArrayAsync($"/api/v1/zones/{zone}-2/archive"));
            var (first, second) = (System.IO.Path.Combine(Shipped.Data, "zones", zone), System.IO.Path.Combine(Server.Folder, "zones", zone + "-2"));
            foreach (var file in Directory.GetFiles(first, "*", SearchOption.AllDirectories).Where(f => !f.Contains("/.", StringComparison.Ordinal) && !f.Contains("/out/", StringComparison.Ordinal)))
            {
                Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(System.IO.Path.Combine(second, System.IO.Path.GetRelativePath(first, file))));
            }
        }
    }

    public static TheoryData<string, string> Attacks => new()
    {
        { "../../evil.csv", "WEB-004" }, { "/etc/passwd", "WEB-004" }, { "a\\..\\b", "WEB-004" }, { ".hidden", "WEB-004" }, { "C:evil", "WEB-004" }, { "evidence/NUL.txt", "WEB-004" },
        { "ZONE.YAML", "WEB-004" }, { "a/b/c/d/e/f/g/h/i/j", "WEB-004" }, { "link", "WEB-004" }, { "bomb", "WEB-006" }, { "many", "WEB-005" }, { "both", "WEB-004" }, { "accents", "WEB-004" }, { "evidence/\u202egpj.exe", "WEB-004" }, { "none", "WEB-007" }, { "garbage", "WEB-003" },
    };

    [Theory, MemberData(nameof(Attacks))]
    public async Task A_hostile_archive_is_refused_and_leaves_nothing_behind(string attack, string code)
    {
        var before = Entries();
        var answer = await UpAsync("evil", Hostile(attack));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(code, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["findings"]![0]!["code"]);
        Assert.Equal(before, Entries());
        Assert.Null(Server.Workbench.Zones.Find("evil"));
    }

    // The database's own files beside it come and go with its connections.
    private List<string> Entries() =>
        [.. Directory.GetFileSystemEntries(Server.Folder, "*", SearchOption.AllDirectories).Where(e => !e.Contains("ncez.db-", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData("../evil")]
    [InlineData("")]
    [InlineData("example-park")]
    public async Task An_archive_needs_an_id_of_its_own(string id) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await UpAsync(id, await Program.Http.GetByteArrayAsync("/api/v1/zones/example-park/archive"))).StatusCode);

    [Fact]
    public async Task An_archive_too_large_is_not_read()
    {
        var answer = await Record.ExceptionAsync(async () => Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await UpAsync("large", new byte[65 << 20])).StatusCode));

        // The server answers before everything was sent; the connection may break while it is.
        Assert.True(answer is null or HttpRequestException, answer?.ToString());
        Assert.Null(Server.Workbench.Zones.Find("large"));
    }

    private static byte[] Hostile(string attack)
    {
        if (attack == "garbage")
        {
            return Encoding.UTF8.GetBytes("PK\u0003\u0004 no archive");
        }

        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            if (attack != "none")
            {
                Add(zip, "zone.yaml", "ncez: 1");
            }

            switch (attack)
            {
                case "link":
                    Add(zip, "activities.csv", "/etc/passwd").ExternalAttributes = 0xA1FF << 16;
                    break;
                case "bomb":
                    using (var entry = zip.CreateEntry("bomb.csv", CompressionLevel.Fastest).Open())
                    {
                        var zeros = new byte[1 << 20];
                        for (var i = 0; i < 520; i++)
                        {
                            entry.Write(zeros);
                        }
                    }

                    break;
                case "both":
                    Add(zip, "evidence/a", "x");
                    Add(zip, "evidence/a/b.txt", "x");
                    break;
                case "accents":
                    Add(zip, "evidence/caf\u00e9.txt", "x");
                    Add(zip, "evidence/cafe\u0301.txt", "x");
                    break;
                case "many":
                    for (var i = 0; i < 5_001; i++)
                    {
                        Add(zip, $"f{i}.csv", "");
                    }

                    break;
                case "none":
                    Add(zip, "readme.txt", "x");
                    break;
                default:
                    Add(zip, attack, "x");
                    break;
            }
        }

        return stream.ToArray();
    }

    private static ZipArchiveEntry Add(ZipArchive zip, string name, string text)
    {
        var entry = zip.CreateEntry(name);
        using var writer = new StreamWriter(entry.Open());
        writer.Write(text);
        return entry;
    }

    private Task<HttpResponseMessage> UpAsync(string id, byte[] archive)
    {
        var content = new ByteArrayContent(archive);
        content.Headers.ContentType = new("application/zip");
        return Program.Http.PostAsync("/api/v1/zones?id=" + Uri.EscapeDataString(id), content);
    }

    private async Task<HttpResponseMessage> PutAsync(string path, string csv, string? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new StringContent(csv, Encoding.UTF8, "text/csv") };
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        }

        return await Program.Http.SendAsync(request);
    }
}
