using System.Net;
using Ncez.Testing;

namespace Ncez.Web.Tests;

/// <summary>Whoever is signed out while typing loses nothing: the way leads back to the page, and the rows wait there.</summary>
public sealed class UnsavedRowsTests
{
    private const string Page = "/zones/example-park/activities";
    private const string Offer = "document.getElementById('grid-unsaved')";
    private const string FirstCell = "document.querySelector('.grid tbody tr:first-child td:last-of-type').previousElementSibling";

    [BrowserFact]
    public async Task Rows_that_were_typed_survive_a_session_that_ended()
    {
        await using var served = await Served.StartAsync();
        await using var browser = await served.BrowseAsync("en");
        await browser.GoAsync(served.Address + Page);
        Assert.True((bool)(await browser.ValueAsync(Offer + ".hidden"))!);
        await TypeAsync(browser, "typed before");
        await EndSessionAsync(browser);

        // The save is refused: the page says so and leads back through the sign-in.
        await browser.LoadsAsync(() => browser.ClickAsync(".gridfoot .primary"));
        await browser.LoadsAsync(() => browser.ClickAsync("main .btn.primary"));
        await SignInAsync(browser);
        Assert.Equal(Page, (string?)await browser.ValueAsync("location.pathname"));
        Assert.False((bool)(await browser.ValueAsync(Offer + ".hidden"))!);
        Assert.DoesNotContain("typed before", (string)(await browser.ValueAsync("document.querySelector('.grid').innerText"))!, StringComparison.Ordinal);

        // Others saved meanwhile: what was typed is put together with it.
        var (zone, by) = (served.Workbench.Zones.Find("example-park")!, served.Workbench.Accounts.All[0]);
        var grid = served.Workbench.Activities.Open(zone)!;
        var other = served.Workbench.Accounts.Create(by, "other", Served.Password, Model.Workbench.Role.Editor);
        Assert.Equal(Ncez.Workflows.Workbench.AccountProblem.None, other);
        served.Workbench.Activities.Save(served.Workbench.Accounts.All.Single(a => a.Name == "other"), zone, new(grid.Hash, grid.Tabs.Replace("900", "901", StringComparison.Ordinal)));
        await browser.ClickAsync("#grid-take");
        Assert.Contains("typed before", (string)(await browser.ValueAsync("document.querySelector('.grid').innerText"))!, StringComparison.Ordinal);
        await browser.LoadsAsync(() => browser.ClickAsync(".gridfoot .primary"));
        Assert.Contains("done=merged", (string)(await browser.ValueAsync("location.search"))!, StringComparison.Ordinal);
        var saved = served.Workbench.Activities.Open(zone)!.Tabs;
        Assert.Contains("typed before", saved, StringComparison.Ordinal);
        Assert.Contains("901", saved, StringComparison.Ordinal);

        // What was saved is offered no more.
        Assert.True((bool)(await browser.ValueAsync(Offer + ".hidden"))!);
        await browser.GoAsync(served.Address + Page);
        Assert.True((bool)(await browser.ValueAsync(Offer + ".hidden"))!);
        Assert.DoesNotContain(browser.Complaints, c => !c.Contains("401", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task What_is_thrown_away_is_not_offered_again_and_nobody_else_is_offered_it()
    {
        await using var served = await Served.StartAsync();
        await using var browser = await served.BrowseAsync("en");
        served.Workbench.Accounts.Create(served.Workbench.Accounts.All[0], "second", Served.Password, Model.Workbench.Role.Editor);
        await browser.GoAsync(served.Address + Page);
        await TypeAsync(browser, "not for others");
        await EndSessionAsync(browser);
        await browser.LoadsAsync(() => browser.ClickAsync(".gridfoot .primary"));

        await browser.GoAsync(served.Address + "/signin?back=" + Uri.EscapeDataString(Page));
        await SignInAsync(browser, "second");
        Assert.True((bool)(await browser.ValueAsync(Offer + ".hidden"))!);
        await EndSessionAsync(browser);
        await browser.GoAsync(served.Address + "/signin?back=" + Uri.EscapeDataString(Page));
        await SignInAsync(browser);
        Assert.False((bool)(await browser.ValueAsync(Offer + ".hidden"))!);
        await browser.ClickAsync("#grid-drop");
        await browser.GoAsync(served.Address + Page);
        Assert.True((bool)(await browser.ValueAsync(Offer + ".hidden"))!);
    }

    [BrowserFact]
    public async Task Millions_of_letters_are_kept_packed_and_offered_again()
    {
        await using var served = await Served.StartAsync();
        await using var browser = await served.BrowseAsync("en");
        await browser.GoAsync(served.Address + Page);
        await FillAsync(browser, "'note of many letters '.repeat(300000)");
        await EndSessionAsync(browser);
        await browser.LoadsAsync(() => browser.ClickAsync(".gridfoot .primary"));
        Assert.Equal("You are signed out", (string?)await browser.ValueAsync("document.querySelector('h1').textContent"));
        await browser.LoadsAsync(() => browser.ClickAsync("main .btn.primary"));
        await SignInAsync(browser);
        await browser.UntilAsync($"!{Offer}.hidden");
        await browser.ClickAsync("#grid-take");
        await browser.UntilAsync("document.getElementById('rows').value.length > 6000000");
        await browser.ValueAsync($"{FirstCell}.scrollIntoView()");
        Assert.StartsWith("note of many letters", (string?)await browser.ValueAsync($"{FirstCell}.textContent.slice(0, 40)"), StringComparison.Ordinal);
        Assert.DoesNotContain(browser.Complaints, c => !c.Contains("401", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task What_no_browser_keeps_is_said_before_it_is_lost()
    {
        await using var served = await Served.StartAsync();
        await using var browser = await served.BrowseAsync("en");
        await browser.GoAsync(served.Address + Page);
        await TypeAsync(browser, "few");
        Assert.True((bool)(await browser.ValueAsync("document.getElementById('grid-unkept').hidden"))!);
        await FillAsync(browser, "Array.from({ length: 800000 }, () => Math.random().toString(36).slice(2)).join('')");
        await browser.UntilAsync("!document.getElementById('grid-unkept').hidden");
        Assert.Contains("More rows than this browser keeps", (string?)await browser.ValueAsync("document.getElementById('grid-unkept').innerText"), StringComparison.Ordinal);

        // Fewer again: they are kept, and nothing is said any more.
        await browser.KeyAsync("z", 90, modifiers: 2);
        await browser.UntilAsync("document.getElementById('grid-unkept').hidden");
        await browser.UntilAsync("Object.values(sessionStorage).some(v => v.includes('few'))");
    }

    [Theory]
    [InlineData("/zones/example-park/activities?a=1", "/signin?back=%2Fzones%2Fexample-park%2Factivities%3Fa%3D1")]
    [InlineData("https://elsewhere.example/zones", "/signin?back=%2F")]
    [InlineData("", "/signin?back=%2F")]
    public async Task Who_is_signed_out_is_led_back_to_a_page_of_this_site_only(string from, string link)
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        using var stranger = served.Visit();
        using var request = new HttpRequestMessage(HttpMethod.Post, Page) { Content = new FormUrlEncodedContent([]) };
        if (from.Length > 0)
        {
            request.Headers.Referrer = new Uri(from[0] == '/' ? served.Address + from : from);
        }

        using var answer = await stranger.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains($"href=\"{link}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_signed_in_already_goes_where_signing_in_leads()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        Assert.Equal("/account", (await administrator.GetAsync("/signin?back=/account")).Headers.Location?.ToString());
        Assert.Equal("/", (await administrator.GetAsync("/signin?back=//elsewhere.example")).Headers.Location?.ToString());
    }

    private static async Task TypeAsync(Chromium browser, string text)
    {
        await browser.ValueAsync($"(() => {{ const td = {FirstCell}; td.focus(); const d = new DataTransfer(); d.setData('text/plain', '{text}'); td.dispatchEvent(new ClipboardEvent('paste', {{ clipboardData: d, bubbles: true }})); }})()");
        await browser.UntilAsync($"document.getElementById('rows').value.includes('{text}')");
    }

    // Pastes what a script makes.
    private static async Task FillAsync(Chromium browser, string made)
    {
        await browser.ValueAsync($"(() => {{ const td = {FirstCell}; td.focus(); const d = new DataTransfer(); d.setData('text/plain', {made}); td.dispatchEvent(new ClipboardEvent('paste', {{ clipboardData: d, bubbles: true }})); }})()");
        await browser.UntilAsync("document.getElementById('rows').value.length > 5000000");
    }

    // As signing out in another tab does.
    private static async Task EndSessionAsync(Chromium browser)
    {
        await browser.ValueAsync("(async () => { const f = document.querySelector('form[action=\"/signout\"]'); await fetch('/signout', { method: 'POST', body: new URLSearchParams(new FormData(f)) }); window.isOut = true; })()");
        await browser.UntilAsync("window.isOut === true");
    }

    private static async Task SignInAsync(Chromium browser, string name = Served.Administrator)
    {
        await browser.TypeAsync("#name", name);
        await browser.TypeAsync("#password", Served.Password);
        await browser.LoadsAsync(() => browser.ClickAsync(".form .primary"));
    }
}
