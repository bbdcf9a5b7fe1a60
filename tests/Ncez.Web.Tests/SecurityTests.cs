using System.Net;
using System.Text.RegularExpressions;

namespace Ncez.Web.Tests;

/// <summary>What a stranger, a careless browser or a hostile page must not be able to do.</summary>
public sealed partial class SecurityTests
{
    [Fact]
    public async Task Every_answer_carries_the_policy_and_runs_nothing_inline()
    {
        await using var served = await Served.StartAsync();
        using var visitor = await served.VisitAsAdministratorAsync();
        await visitor.SendAsync("/", "/zones/examples");
        foreach (var path in new[] { "/", "/zones/example-park", "/zones/example-park/activities", "/nowhere", "/zones/nowhere", "/health" })
        {
            var answer = await visitor.GetAsync(path);
            var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            var html = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotMatch("<script(?![^>]* src=)(?![^>]*application/json)|<style|<[^>]+ style=|<[^>]+ on[a-z]+=", html);
        }
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=XX", "garbage")]
    [InlineData("multipart/form-data", "garbage")]
    [InlineData("multipart/form-data; boundary=XX", "--XX\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b\"c\"\r\n\r\nx\r\n--XX--\r\n")]
    [InlineData("application/x-www-form-urlencoded", "(many)")]
    [InlineData("text/plain", "x")]
    public async Task A_form_that_is_none_is_the_senders_mistake(string type, string body)
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        using var stranger = served.Visit();
        using var content = new StringContent(body == "(many)" ? string.Join('&', Enumerable.Range(0, 2_000).Select(i => $"k{i}=v")) : body);
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
        using var answer = await stranger.Http.PostAsync("/signin", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        await using var served = await Served.StartAsync();
        using var visitor = await served.VisitAsAdministratorAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/zones/examples")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/accounts", ("name", "x"), ("password", Served.Password), ("role", "Administrator"))).StatusCode);
        Assert.Empty(served.Workbench.Zones.All);
        Assert.Single(served.Workbench.Accounts.All);

        // The token of another browser does not do either.
        using var other = served.Visit();
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await visitor.Http.PutAsync("/accounts", null)).StatusCode);
    }

    [Fact]
    public async Task Cookies_are_out_of_reach_of_scripts()
    {
        await using var served = await Served.StartAsync();
        using var visitor = served.Visit();
        var page = await visitor.GetAsync("/setup");
        var answer = await visitor.SendAsync("/setup", "/setup", ("name", "a"), ("password", Served.Password), ("repeat", Served.Password));
        foreach (var cookie in page.Headers.GetValues("Set-Cookie").Concat(answer.Headers.GetValues("Set-Cookie")))
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite", cookie, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Only_one_account_is_ever_made_without_signing_in()
    {
        await using var served = await Served.StartAsync(setupCode: "12345678");
        using var visitor = served.Visit();
        (string, string)[] form = [("name", "a"), ("password", Served.Password), ("repeat", Served.Password)];
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.SendAsync("/setup", "/setup", [.. form, ("code", "87654321")])).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.SendAsync("/setup", "/setup", ("code", "12345678"), ("name", "a"), ("password", "short"), ("repeat", "short"))).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await visitor.SendAsync("/setup", "/setup", [.. form, ("code", "12345678")])).StatusCode);
        using var late = served.Visit();
        await late.SendAsync("/signin", "/setup", [("name", "b"), ("code", "12345678"), .. form[1..]]);
        Assert.Equal("a", Assert.Single(served.Workbench.Accounts.All).Name);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_an_account_for_a_while()
    {
        var clock = new ClockOf(new DateTimeOffset(2026, 3, 18, 8, 0, 0, TimeSpan.Zero));
        await using var served = await Served.StartAsync(clock);
        using var first = await served.VisitAsAdministratorAsync();
        using var visitor = served.Visit();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.SendAsync("/signin", "/signin", ("name", Served.Administrator), ("password", "wrong"))).StatusCode);
        }

        // Locked, wrong or unknown: whoever asks learns not even which names there are.
        var answers = new List<string>();
        foreach (var (name, password) in new[] { (Served.Administrator, Served.Password), (Served.Administrator, "wrong"), ("nobody", "wrong") })
        {
            var answer = await visitor.SendAsync("/signin", "/signin", ("name", name), ("password", password));
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            answers.Add(Alert().Match(await answer.Content.ReadAsStringAsync()).Value);
        }

        Assert.NotEmpty(answers[0]);
        Assert.Single(answers.Distinct());
        clock.Now += TimeSpan.FromMinutes(6);
        await visitor.SignInAsync(Served.Administrator, Served.Password);

        // A session ends by itself.
        clock.Now += TimeSpan.FromHours(13);
        Assert.Equal(HttpStatusCode.Found, (await visitor.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Another_sites_name_is_not_ours_and_no_link_leads_away()
    {
        await using var served = await Served.StartAsync();
        using var visitor = await served.VisitAsAdministratorAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "evil.example" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Http.SendAsync(request)).StatusCode);
        foreach (var back in new[] { "//evil.example", "https://evil.example", "/\\evil.example" })
        {
            Assert.Equal("/", (await visitor.SendAsync("/account", "/preferences", ("back", back))).Headers.Location!.OriginalString);
        }
    }

    [Theory]
    [InlineData("/zones/..%2F..%2Fetc")]
    [InlineData("/zones/example-park/reports/files/..%2Fncez.db")]
    [InlineData("/zones/example-park/reports/files/..%2F..%2Fncez.db")]
    [InlineData("/zones/example-park/reports/files/.ncez-outputs")]
    [InlineData("/zones/example-park/chapters/..%2F")]
    [InlineData("/assets/..%2Fncez.dll")]
    public async Task No_path_leads_out(string path)
    {
        await using var served = await Served.StartAsync();
        using var visitor = await served.VisitAsAdministratorAsync();
        await visitor.SendAsync("/", "/zones/examples");
        served.Workbench.Reports.Run(served.Workbench.Accounts.All[0], served.Workbench.Zones.Find("example-park")!, _ => { }, default);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task What_users_type_is_text_and_the_report_runs_in_a_sandbox()
    {
        await using var served = await Served.StartAsync();
        using var visitor = await served.VisitAsAdministratorAsync();
        await visitor.SendAsync("/", "/zones/examples");
        const string Attack = "</textarea></script><script>alert(1)</script><img src=x onerror=alert(1)>";
        var zone = served.Workbench.Zones.Find("example-park")!;
        var grid = served.Workbench.Activities.Open(zone)!;
        await visitor.SendAsync("/zones/example-park/activities", "/zones/example-park/activities", ("base", grid.Hash), ("rows", grid.Tabs.Replace("Illustrative", Attack, StringComparison.Ordinal)), ("anyway", "1"));
        Assert.Contains(Attack, served.Workbench.Activities.Open(zone)!.Tabs, StringComparison.Ordinal);
        foreach (var path in new[] { "/activities", "/inventory?text=" + Uri.EscapeDataString(Attack), "/inventory?line=G1", "/lines/G1", "/findings", "" })
        {
            Assert.DoesNotContain("<script>alert", await visitor.ReadAsync("/zones/example-park" + path), StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", await visitor.ReadAsync("/zones/example-park" + path), StringComparison.Ordinal);
        }

        served.Workbench.Reports.Run(served.Workbench.Accounts.All[0], zone, _ => { }, default);
        var report = await visitor.GetAsync("/zones/example-park/reports/view");
        Assert.StartsWith("sandbox allow-scripts", report.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [GeneratedRegex("<p class=\"err\".*?</p>", RegexOptions.Singleline)]
    private static partial Regex Alert();
}
