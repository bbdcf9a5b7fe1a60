using System.Net;
using System.Text.RegularExpressions;
using Ncez.Testing;

namespace Ncez.Web.Tests;

/// <summary>What pages say first: the answer as title, in the reader's language, and what is to be done next.</summary>
public sealed partial class AnswerTests
{
    [Fact]
    public async Task A_zone_without_a_result_says_what_is_missing_and_leads_to_it()
    {
        await using var served = await Served.StartAsync();
        using var visitor = await served.VisitAsAdministratorAsync();
        await visitor.SendAsync("/account", "/preferences", ("language", "en"));
        await visitor.SendAsync("/zones/new", "/zones/new", ("id", "fresh"), ("nameZh", "新"), ("nameEn", "Fresh"), ("domain", "Park"), ("region", "CN-GD"), ("year", "2023"), ("lastYear", "2024"));
        var zone = served.Workbench.Inventories.Of(served.Workbench.Zones.Find("fresh")!)!;
        var home = await visitor.ReadAsync("/zones/fresh");
        Assert.Contains("<a class=\"btn primary\" href=\"/zones/fresh/activities\">Enter activity data</a>", home, StringComparison.Ordinal);
        Assert.Contains("rows of 2024 cannot be estimated yet", home, StringComparison.Ordinal);
        Assert.DoesNotContain("the result stands", home, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"figures\"", home, StringComparison.Ordinal);
        Assert.DoesNotContain("data-chart=", home, StringComparison.Ordinal);
        Assert.NotNull(zone.Report);
        Assert.DoesNotContain("data-chart=", await visitor.ReadAsync("/zones/fresh"), StringComparison.Ordinal);
        Assert.StartsWith("There is no result yet; ", Title(await visitor.ReadAsync("/zones/fresh/findings")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Zones_of_one_name_are_told_apart_by_their_ids_after_a_mark()
    {
        await using var served = await Served.StartAsync();
        using var visitor = await served.VisitAsAdministratorAsync();
        foreach (var id in new[] { "one", "two" })
        {
            await visitor.SendAsync("/zones/new", "/zones/new", ("id", id), ("nameZh", "同名"), ("nameEn", "Alike"), ("domain", "Park"), ("region", "CN-GD"), ("year", "2024"), ("lastYear", "2024"));
        }

        var read = System.Text.RegularExpressions.Regex.Replace(await visitor.ReadAsync("/"), "<[^>]*>", "");
        Assert.Contains("同名 · one", read, StringComparison.Ordinal);
        Assert.Contains("同名 · two", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_menu_keeps_its_chapters_while_they_are_calculated_again()
    {
        await using var served = await Served.StartAsync();
        using var visitor = await served.VisitAsAdministratorAsync();
        await visitor.SendAsync("/", "/zones/examples");
        var zone = served.Workbench.Zones.Find("scenario-park")!;
        Assert.NotNull(served.Workbench.Inventories.Of(zone)!.Report);
        var before = Links(await visitor.ReadAsync("/zones/scenario-park/settings"));
        Assert.Contains("/zones/scenario-park/chapters/scenarios", before);

        // A file changes: what is calculated from it is gone, its entries are not.
        await File.AppendAllTextAsync(Path.Combine(served.Folder, "zones", "scenario-park", "zone.yaml"), "\n# changed\n");
        Assert.False(served.Workbench.Inventories.Of(zone)!.IsReady);
        var after = await visitor.ReadAsync("/zones/scenario-park/settings");
        Assert.Equal(before, Links(after));

        static string[] Links(string page) => [.. System.Text.RegularExpressions.Regex.Matches(page[..page.IndexOf("phonebar", StringComparison.Ordinal)], "href=\"([^\"]*/chapters/[^\"]*)\"").Select(m => m.Groups[1].Value)];
    }

    [Fact]
    public async Task The_page_of_every_chapter_is_titled_with_its_answer()
    {
        await using var served = await Served.StartAsync();
        using var visitor = await served.VisitAsAdministratorAsync();
        await visitor.SendAsync("/", "/zones/examples");
        var (topics, seen) = (new List<string>(), new HashSet<string>());
        foreach (var zone in new[] { "example-park", "example-electricity", "example-community", "scenario-park", "scenario-town" })
        {
            await UntilReadyAsync(served, zone);
            foreach (var language in new[] { "zh", "en" })
            {
                await visitor.SendAsync("/account", "/preferences", ("language", language), ("theme", "Light"));
                foreach (var page in Chapter().Matches(await visitor.ReadAsync("/zones/" + zone)).Select(m => m.Groups[1].Value).Distinct())
                {
                    seen.Add(page[(page.LastIndexOf('/') + 1)..]);
                    var html = await visitor.ReadAsync(page);
                    if (!html.Contains("<p class=\"topic\">", StringComparison.Ordinal))
                    {
                        topics.Add($"{page} {language}: {Title(html)}");
                    }

                    // Names that are only heard are in the reader's language, too.
                    Assert.DoesNotMatch(BothLanguages(), html);
                }
            }
        }

        Assert.Empty(topics);
        Assert.Superset(new HashSet<string> { "balance", "electricity", "reconciliation", "coverage", "tables", "boundary", "completeness", "factors", "status", "technologies", "effect", "scenarios", "contributions", "drivers", "evaluation", "assessment" }, seen);
    }

    [Fact]
    public async Task A_new_zone_says_what_to_fill_in_until_something_is()
    {
        await using var served = await Served.StartAsync();
        using var visitor = await served.VisitAsAdministratorAsync();
        await visitor.SendAsync("/account", "/preferences", ("language", "en"), ("theme", "Light"));
        await visitor.SendAsync("/zones/new", "/zones/new", ("id", "fresh"), ("nameZh", "新"), ("nameEn", "Fresh"), ("domain", "Park"), ("region", "CN-GD"), ("year", "2024"), ("lastYear", "2024"));
        var rows = served.Workbench.Activities.Open(served.Workbench.Zones.Find("fresh")!)!;
        Assert.Equal($"{rows.Rows.Length} rows to fill in: write each quantity, or NO where it does not occur; what you leave is shown as not estimated", Title(await visitor.ReadAsync("/zones/fresh/activities")));

        // One row is said not to occur: the zone is no longer untouched, and the others are warnings.
        var status = rows.Header.IndexOf("status");
        var tabs = string.Join('\n', rows.Rows.Select((r, i) => i == 0 ? r.SetItem(status, "NO") : r).Prepend(rows.Header).Select(r => string.Join('\t', r)));
        await visitor.SendAsync("/zones/fresh/activities", "/zones/fresh/activities", ("base", rows.Hash), ("rows", tabs));
        Assert.Contains("warnings may stay", Title(await visitor.ReadAsync("/zones/fresh/activities")), StringComparison.Ordinal);
        Assert.Equal("No activity data yet: add a row, or bring in a filled-in workbook", Title(await EmptyAsync(served, visitor)));
    }

    [BrowserFact]
    public async Task The_menu_stands_still_when_the_drawer_opens()
    {
        await using var served = await Served.StartAsync();
        await using var browser = await served.BrowseAsync("zh");
        await browser.GoAsync(served.Address + "/zones/example-park/inventory");
        const string Places = "JSON.stringify(['.side', '.main'].map(s => document.querySelector(s).getBoundingClientRect()).map(r => [r.left, r.top]).concat(document.querySelector('.side').offsetWidth))";
        var before = (string)(await browser.ValueAsync(Places))!;
        await browser.ClickAsync("#by-scope a.num");
        await browser.UntilAsync("!document.getElementById('drawer').hidden");
        Assert.Equal(before, (string)(await browser.ValueAsync(Places))!);
        Assert.False((bool)(await browser.ValueAsync("document.documentElement.scrollWidth > innerWidth"))!);
    }

    private static async Task<string> EmptyAsync(Served served, Visitor visitor)
    {
        var rows = served.Workbench.Activities.Open(served.Workbench.Zones.Find("fresh")!)!;
        await visitor.SendAsync("/zones/fresh/activities", "/zones/fresh/activities", ("base", rows.Hash), ("rows", string.Join('\t', rows.Header)), ("anyway", "1"));
        return await visitor.ReadAsync("/zones/fresh/activities");
    }

    private static async Task UntilReadyAsync(Served served, string zone)
    {
        var accounted = served.Workbench.Inventories.Of(served.Workbench.Zones.Find(zone)!)!;
        for (var i = 0; i < 60 && !accounted.ReadyWithin(TimeSpan.FromSeconds(2)); i++)
        {
            await Task.Yield();
        }

        Assert.True(accounted.IsReady, zone);
    }

    private static string Title(string html) => WebUtility.HtmlDecode(Heading().Match(html).Groups[1].Value);

    [GeneratedRegex("href=\"(/zones/[^\"/]+/chapters/[^\"]+)\"")]
    private static partial Regex Chapter();

    [GeneratedRegex("<h1[^>]*>(.*?)</h1>", RegexOptions.Singleline)]
    private static partial Regex Heading();

    [GeneratedRegex("aria-label=\"[^\"]*\\p{IsCJKUnifiedIdeographs} / [a-z]", RegexOptions.IgnoreCase)]
    private static partial Regex BothLanguages();
}
