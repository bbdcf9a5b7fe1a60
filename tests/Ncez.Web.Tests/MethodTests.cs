using System.Net;
using System.Text.Json.Nodes;
using Ncez.Model.Texts;
using Ncez.Model.Workbench;

namespace Ncez.Web.Tests;

/// <summary>Methods that an address does not take: named with those it does, by everybody's right, with the same headers as any answer.</summary>
public sealed class MethodTests : ProgramTests
{
    [Theory]
    [InlineData("OPTIONS", "/", "GET, HEAD")]
    [InlineData("OPTIONS", "/signin", "GET, HEAD, POST")]
    [InlineData("PATCH", "/signin", "GET, HEAD, POST")]
    [InlineData("PUT", "/zones/example-park/activities", "GET, HEAD, POST")]
    [InlineData("DELETE", "/health", "GET, HEAD")]
    [InlineData("OPTIONS", "/api/v1/zones/example-park/activities", "GET, HEAD, PUT")]
    [InlineData("PATCH", "/api/v1/zones/example-park/members/x", "DELETE, PUT")]
    [InlineData("POST", "/api/v1/factors", "GET, HEAD")]
    [InlineData("FROBNICATE", "/api/v1/zones", "GET, HEAD, POST")]
    public async Task Another_method_is_refused_with_those_that_are_taken(string method, string path, string allowed)
    {
        using var stranger = Server.Visit();
        foreach (var who in new[] { stranger, Program })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            using var answer = await who.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
            Assert.Equal(allowed.Split(", "), answer.Content.Headers.Allow.Order(StringComparer.Ordinal));
            await HasHeadersAsync(answer, path, 405);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/v1/zones")]
    [InlineData("/nowhere")]
    public async Task Trace_is_not_done(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Trace, path);
        using var answer = await Program.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotImplemented, answer.StatusCode);
        await HasHeadersAsync(answer, path, 501);
    }

    [Theory]
    [InlineData("PATCH", "/api/v1/zones", 405)]
    [InlineData("TRACE", "/api/v1/zones", 501)]
    [InlineData("GET", "/api/v1/nowhere", 404)]
    [InlineData("PUT", "/api/v1/zones/example-park/activities", 415)]
    [InlineData("GET", "/api/v1/zones/nowhere", 404)]
    public async Task Refusals_are_in_the_language_of_the_account_whoever_answers(string method, string path, int status)
    {
        var by = Server.Workbench.Accounts.All[0];
        foreach (var language in new[] { Language.En, Language.Zh })
        {
            Server.Workbench.Accounts.Prefer(by, language, PageTheme.Light);
            using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = method == "PUT" ? new StringContent("x", null, "text/plain") : null };
            using var answer = await Program.Http.SendAsync(request);
            Assert.Equal(status, (int)answer.StatusCode);
            var title = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["title"]!;
            Assert.True(title.All(char.IsAscii) == (language == Language.En), $"{language}: {title}");
        }
    }

    [Fact]
    public async Task Where_nothing_is_no_method_helps()
    {
        using var administrator = await Server.VisitAsAdministratorAsync();
        using var answer = await administrator.Http.PutAsync("/nowhere", null);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task HasHeadersAsync(HttpResponseMessage answer, string path, int status)
    {
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        if (path.StartsWith("/api", StringComparison.Ordinal))
        {
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal(("urn:ncez:problem:method", status), JsonNode.Parse(await answer.Content.ReadAsStringAsync()) is { } p ? ((string?)p["type"], (int)p["status"]!) : default);
        }
    }
}
