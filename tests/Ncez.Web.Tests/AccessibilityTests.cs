using System.Text.Json.Nodes;
using Ncez.Model.Workbench;
using Ncez.Testing;

namespace Ncez.Web.Tests;

/// <summary>Every page, light and dark, as axe-core sees it; and the way through a page without a mouse.</summary>
public sealed class AccessibilityTests
{
    internal static readonly string Checker = Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Shipped.Data))!, "tests", "axe", "node_modules", "axe-core", "axe.min.js");

    [AxeFact]
    public async Task Axe_finds_no_serious_violation_on_any_page()
    {
        await using var served = await LargeGridTests.WithZoneAsync(100);
        using var administrator = await served.VisitAsAdministratorAsync();
        await administrator.SendAsync("/", "/zones/examples");
        var by = served.Workbench.Accounts.All[0];
        served.Workbench.Members.Set(by, served.Workbench.Zones.Find("example-park")!, by.Name, Role.Verifier);
        served.Workbench.Tokens.Create(by, "a program", TokenScope.Read, "", 9);
        await File.AppendAllTextAsync(Path.Combine(served.Folder, "zones", "example-plant", "activities.csv"), "\"open");
        Directory.Delete(Path.Combine(served.Folder, "zones", "scenario-park"), recursive: true);
        await using var browser = await Chromium.OpenAsync(served.Address + "/signin?lang=en", 1366, 768);
        var checker = await File.ReadAllTextAsync(Checker);
        var wrong = new List<string>();
        await Check("signin", "light");
        await browser.TypeAsync("#name", Served.Administrator);
        await browser.TypeAsync("#password", Served.Password);
        await browser.LoadsAsync(() => browser.ClickAsync(".form .primary"));
        foreach (var theme in new[] { PageTheme.Light, PageTheme.Dark })
        {
            served.Workbench.Accounts.Prefer(by, theme == PageTheme.Light ? Model.Texts.Language.Zh : Model.Texts.Language.En, theme);
            foreach (var page in AllPages.Of("/zones/example-park"))
            {
                await browser.GoAsync(served.Address + page);
                await browser.UntilAsync("document.getElementById('wait') === null");
                await Check(page, theme.ToString());
            }

            // What stands there when something is wrong: a file that cannot be read, rows that were not saved, a search that finds nothing, a folder that is gone.
            await AmissAsync(theme.ToString());

            // A grid of which a part is drawn, with room above and below it.
            await browser.GoAsync(served.Address + "/zones/large/activities");
            await browser.ValueAsync("document.getElementById('grid').scrollTop = 9000");
            await browser.UntilAsync("document.querySelectorAll('.grid .space').length === 2");
            await Check("large", theme.ToString());
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.DoesNotContain(browser.Complaints, c => !c.Contains("400", StringComparison.Ordinal) && !c.Contains("404", StringComparison.Ordinal) && !c.Contains("intervention", StringComparison.Ordinal));

        async Task AmissAsync(string theme)
        {
            foreach (var page in new[] { "/zones/example-plant/activities", "/zones/scenario-park", "/zones/large/reviews?find=combustion", "/zones/large/reviews?find=nowhere", "/factors?q=" + new string('x', 101) })
            {
                await browser.GoAsync(served.Address + page);
                await Check(page, theme);
            }

            await browser.GoAsync(served.Address + "/zones/example-park/activities");
            await browser.LoadsAsync(async () => await browser.ValueAsync("document.getElementById('rows').value = document.getElementById('rows').value.replace(/\\t900\\t/, '\\tmany\\t'); document.getElementById('grid-form').submit()"));
            await browser.UntilAsync("document.querySelectorAll('.grid tbody tr').length > 0");
            await Check("not saved", theme);
        }

        async Task Check(string page, string theme)
        {
            await browser.ValueAsync(checker + "; window.axeDone = null; axe.run(document, { resultTypes: ['violations'] }).then(r => { window.axeDone = JSON.stringify(r.violations.filter(v => ['serious', 'critical'].includes(v.impact)).map(v => [v.id, v.nodes.slice(0, 2).map(n => n.html.slice(0, 160))])); }); 0");
            await browser.UntilAsync("window.axeDone !== null");
            wrong.AddRange(JsonNode.Parse((string)(await browser.ValueAsync("window.axeDone"))!)!.AsArray().Select(v => $"{page} {theme}: {v!.ToJsonString()}"));
        }
    }

    [BrowserFact]
    public async Task The_work_can_be_done_by_keyboard_alone()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        await administrator.SendAsync("/", "/zones/examples");
        await using var browser = await Chromium.OpenAsync(served.Address + "/signin?lang=en", 1366, 768);
        await browser.TypeAsync("#name", Served.Administrator);
        await browser.TypeAsync("#password", Served.Password);
        await browser.LoadsAsync(() => browser.KeyAsync("Enter", 13, "\r"));

        // The first stop is the link that leads past the navigation; the focus can be seen everywhere.
        await browser.GoAsync(served.Address + "/zones/example-park/reviews");
        await browser.KeyAsync("Tab", 9);
        Assert.Equal("skip", (string?)await browser.ValueAsync("document.activeElement.className"));
        var seen = new HashSet<string>();
        for (var i = 0; i < 60; i++)
        {
            await browser.KeyAsync("Tab", 9);
            seen.Add((string)(await browser.ValueAsync("(e => e.name || e.getAttribute('href') || e.id || e.tagName)(document.activeElement)"))!);
            Assert.True((bool)(await browser.ValueAsync("(e => e === document.body || parseFloat(getComputedStyle(e).outlineWidth) > 0 || getComputedStyle(e).boxShadow !== 'none')(document.activeElement)"))!, $"no focus to be seen on {seen.Last()}");
        }

        Assert.Contains("why", seen);
        Assert.Contains("act", seen);
        Assert.Contains("line", seen);

        // The grid: into it, to the quantity, another number, saved.
        await browser.GoAsync(served.Address + "/zones/example-park/activities");
        await browser.ValueAsync("document.querySelector('.grid tbody td').focus()");
        for (var i = 0; i < 4; i++)
        {
            await browser.KeyAsync("ArrowRight", 39);
        }

        await browser.KeyAsync("F2", 113);
        await browser.ValueAsync("document.activeElement.value = '905'");
        await browser.KeyAsync("Enter", 13, "\r");
        await browser.UntilAsync("document.getElementById('rows').value.includes('905')");
        Assert.Equal("2", (string?)await browser.ValueAsync("document.activeElement.parentElement.querySelector('.rowno').textContent"));
        await browser.KeyAsync("z", 90, "", modifiers: 2);
        await browser.UntilAsync("!document.getElementById('rows').value.includes('905')");
    }
}

/// <summary>Every page of the workbench with a menu entry or a link.</summary>
internal static class AllPages
{
    public static IEnumerable<string> Of(string zone) =>
    [
        "/", "/factors?q=%E5%A4%A9%E7%84%B6%E6%B0%94", "/technologies?domain=Park&grade=4", "/roadmaps?domain=Building", "/roadmaps?domain=building&year=2030", "/roadmaps?domain=town&year=2032", "/roadmaps?domain=Town&year=2032&tech=town.t7-2.01", "/roadmaps?domain=Park&grade=4&tech=building.t2-2.06", "/technologies/enterprise.t4-5.23", "/audit", "/accounts", "/account", "/account/tokens", "/backup", "/zones/new",
        zone, zone + "/activities", zone + "/activities/import", zone + "/settings", zone + "/tables", zone + "/tables/targets.csv", zone + "/tables/indicators.csv", zone + "/verification", zone + "/findings", zone + "/reviews", zone + "/proofs", zone + "/proofs?mend=P1", zone + "/inventory", zone + "/inventory?line=G1", zone + "/inventory?sum=2021.gross", zone + "/runs", zone + "/adopt", zone + "/reports", zone + "/audit", zone + "/audit/1", zone + "/members", zone + "/remove",
        .. Chapters.Select(c => $"{zone}/chapters/{c}"),
    ];

    private static readonly string[] Chapters = ["status", "technologies", "completeness", "factors", "boundary", "targets", "evaluation", "uncertainty", "verification", "electricity", "balance", "tables"];
}

/// <summary>A test that the accessibility checker does, in a browser; skipped where either is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AxeFactAttribute : FactAttribute
{
    public AxeFactAttribute() => Skip = new BrowserFactAttribute().Skip ?? (File.Exists(AccessibilityTests.Checker) ? null : "no axe-core: npm ci --prefix tests/axe");
}
