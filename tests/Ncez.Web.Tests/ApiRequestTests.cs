using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Ncez.Web.Tests;

/// <summary>Requests of programs that are not quite right: refused with what is expected, never answered with something else.</summary>
public sealed class ApiRequestTests : ProgramTests
{
    private const string Lines = "/api/v1/zones/example-plant/lines";

    [Fact]
    public async Task Lines_are_found_by_the_values_they_are_printed_with()
    {
        var all = JsonNode.Parse(await Program.ReadAsync(Lines + "?limit=1000"))!["items"]!.AsArray();
        foreach (var field in new[] { "scope", "gas", "category" })
        {
            foreach (var kind in all.Select(l => (string)l![field]!).Where(v => v.Length > 0).GroupBy(v => v))
            {
                foreach (var asked in new[] { kind.Key, kind.Key.ToUpperInvariant(), kind.Key.ToLowerInvariant() })
                {
                    Assert.Equal(kind.Count(), (int)JsonNode.Parse(await Program.ReadAsync($"{Lines}?{field}={Uri.EscapeDataString(asked)}"))!["count"]!);
                }
            }
        }

        Assert.Contains(all, l => (string)l!["scope"]! == "direct");

        // A gas that the zone does not emit is no mistake.
        Assert.Equal(0, (int)JsonNode.Parse(await Program.ReadAsync(Lines + "?gas=NF3"))!["count"]!);
    }

    [Fact]
    public async Task Quantities_are_numbers_and_missing_ones_null()
    {
        var items = JsonNode.Parse(await Program.ReadAsync(Lines + "?limit=1000"))!["items"]!.AsArray();
        Assert.Contains(items, l => l!["quantity"] is JsonValue q && q.GetValueKind() == System.Text.Json.JsonValueKind.Number && (double)q == 38_000 && (string)l["quantityText"]! == "38,000");
        foreach (var line in items)
        {
            Assert.Equal((string)line!["quantityText"]! is "–" or "C", line["quantity"] is null);
        }
    }

    [Theory]
    [InlineData("/zones/example-plant/lines?year=abc", "year", "abc", "1900")]
    [InlineData("/zones/example-plant/lines?scope=sideways", "scope", "sideways", "direct, indirect")]
    [InlineData("/zones/example-plant/lines?gas=helium", "gas", "helium", "CO2")]
    [InlineData("/zones/example-plant/lines?category=nothing", "category", "nothing", "purchased_electricity")]
    [InlineData("/zones/example-plant/lines?yaer=2021", "yaer", "2021", "year")]
    [InlineData("/zones/example-plant/lines?year=2021&year=2022", "year", "2021,2022", "one value")]
    [InlineData("/zones?limit=abc", "limit", "abc", "1000")]
    [InlineData("/zones?limit=2.5", "limit", "2.5", "1000")]
    [InlineData("/zones?limit=0", "limit", "0", "from 1")]
    [InlineData("/zones?limit=1001", "limit", "1001", "1000")]
    [InlineData("/zones?start=abc", "start", "abc", "from 0")]
    [InlineData("/zones?start=2147483648", "start", "2147483648", "2147483647")]
    [InlineData("/zones/example-plant/inventory?lines=foo", "lines", "foo", "all, none")]
    [InlineData("/technologies?domain=foo", "domain", "foo", "building")]
    [InlineData("/technologies?application=sometime", "application", "sometime", "2020-2025")]
    [InlineData("/technologies?grade=9", "grade", "9", "from 0 to 5")]
    [InlineData("/factors?q=天然气&year=abc", "year", "abc", "1990")]
    [InlineData("/factors", "q", null, "1 to 100")]
    [InlineData("/audit?before=-1", "before", "-1", "from 1")]
    public async Task A_value_that_cannot_be_is_named_with_what_is_expected(string path, string parameter, string? value, string expected)
    {
        var (english, status) = await ProblemAsync(path, "en");
        Assert.Equal(400, status);
        var named = Assert.Single(english["more"]!.AsArray())!;
        Assert.Equal((parameter, value), ((string?)named["parameter"], (string?)named["value"]));
        Assert.Contains(expected, (string)named["expected"]!, StringComparison.Ordinal);
        Assert.Contains(parameter, (string)english["detail"]!, StringComparison.Ordinal);
        Assert.Equal("A parameter cannot be used", (string?)english["title"]);
        Assert.Equal("参数不可用", (string?)(await ProblemAsync(path, "fr;q=0.9, zh-CN;q=0.8, en;q=0.1")).Problem["title"]);
    }

    [Fact]
    public async Task The_last_start_there_is_gives_an_empty_last_page()
    {
        var page = JsonNode.Parse(await Program.ReadAsync("/api/v1/zones?start=2147483647&limit=1000"))!;
        Assert.Empty(page["items"]!.AsArray());
        Assert.Null(page["next"]);
    }

    [Fact]
    public async Task A_line_whose_id_has_a_slash_is_explained()
    {
        var (by, zone) = (Server.Workbench.Accounts.All[0], Server.Workbench.Zones.Find("example-plant")!);
        var grid = Server.Workbench.Activities.Open(zone)!;
        Assert.Equal(Workflows.Workbench.SaveState.Saved, Server.Workbench.Activities.Save(by, zone, new(grid.Hash, grid.Tabs.Replace("\nA01\t", "\nA/1\t", StringComparison.Ordinal), true)).State);
        Assert.Contains("A/1", await Program.ReadAsync(Lines + "/A%2F1"), StringComparison.Ordinal);
        using var administrator = await Server.VisitAsAdministratorAsync();
        Assert.Contains("A/1", await administrator.ReadAsync("/zones/example-plant/lines/A%2F1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trail_of_a_zone_counts_its_own_entries()
    {
        using var administrator = await Server.VisitAsAdministratorAsync();
        await administrator.SendAsync("/account", "/preferences", ("language", "en"), ("theme", "Light"));
        var own = JsonNode.Parse(await Program.ReadAsync("/api/v1/zones/example-plant/audit"))!["items"]!.AsArray().Count;
        Assert.Contains($"{own} {(own == 1 ? "entry" : "entries")} of this zone", await administrator.ReadAsync("/zones/example-plant/audit"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/api/v1/zones")]
    [InlineData("HEAD", "/api/v1/zones")]
    [InlineData("PUT", "/api/v1/zones/example-park/activities")]
    [InlineData("DELETE", "/api/v1/zones/example-park/members/x")]
    public async Task Without_a_token_aProgram_is_asked_for_one_and_never_led_elsewhere(string method, string path)
    {
        using var stranger = Server.Visit();
        foreach (var token in new[] { null, "ncez_" + new string('0', 48) })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            request.Headers.Authorization = token is null ? null : new("Bearer", token);
            using var answer = await stranger.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            var challenge = Assert.Single(answer.Headers.WwwAuthenticate);
            Assert.Equal(("Bearer", token is not null), (challenge.Scheme, challenge.Parameter!.Contains("invalid_token", StringComparison.Ordinal)));
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task A_browser_that_is_signed_in_changes_nothing_here_without_a_token()
    {
        using var administrator = await Server.VisitAsAdministratorAsync();
        var token = await administrator.FormTokenAsync("/account");
        using var answer = await administrator.PostAsync("/api/v1/zones/example-park/reports", ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("text/csv", 20 << 20, 413)]
    [InlineData("application/json", 100, 415)]
    [InlineData("text/csv; charset=utf-8", 100, 428)]
    [InlineData(null, 100, 415)]
    public async Task A_body_that_is_too_large_or_of_another_kind_is_refused_as_such(string? type, int size, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/zones/example-park/activities") { Content = new ByteArrayContent(new byte[size]) };
        request.Content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        request.Headers.ExpectContinue = true;
        if (status == 413)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{new string('0', 64)}\"");
        }

        using var answer = await Program.Http.SendAsync(request);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Head_answers_on_pages_too()
    {
        using var administrator = await Server.VisitAsAdministratorAsync();
        foreach (var path in new[] { "/", "/health", "/zones/example-park", "/assets/web.css" })
        {
            using var answer = await administrator.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_no_mistake_of_theProgram()
    {
        using var administrator = await Server.VisitAsAdministratorAsync();
        using var content = new ByteArrayContent(new byte[17 << 20]);
        content.Headers.ContentType = new("application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/zones/example-park/activities") { Content = content };
        request.Headers.ExpectContinue = true;
        using var answer = await administrator.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private async Task<(JsonNode Problem, int Status)> ProblemAsync(string path, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1" + path);
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        using var answer = await Program.Http.SendAsync(request);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        return (JsonNode.Parse(await answer.Content.ReadAsStringAsync())!, (int)answer.StatusCode);
    }
}
