using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;
using Ncez.Model.Workbench;
using Ncez.Web.Pages;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Tests;

/// <summary>Pages say what is true for who reads them, and what can be done next.</summary>
public sealed partial class WayOnTests : IAsyncLifetime
{
    private const string Park = "/zones/example-park";
    private Served _served = null!;
    private Visitor _administrator = null!;

    private Workbench Workbench => _served.Workbench;

    private Account By => Workbench.Accounts.All.Single(a => a.Name == Served.Administrator);

    private string Home => Path.Combine(_served.Folder, "zones", "example-park");

    public async Task InitializeAsync()
    {
        _served = await Served.StartAsync();
        _administrator = await _served.VisitAsAdministratorAsync();
        await _administrator.SendAsync("/account", "/preferences", ("language", "en"), ("theme", "Light"));
    }

    public async Task DisposeAsync()
    {
        _administrator.Dispose();
        await _served.DisposeAsync();
    }

    [Fact]
    public async Task No_zone_is_called_like_a_page()
    {
        var words = ((IEndpointRouteBuilder)_served.App).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Select(e => ZoneWord().Match(e.RoutePattern.RawText!)).Where(m => m.Success).Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.Contains("new", words);
        foreach (var id in words.Concat(words.Select(w => w.ToUpperInvariant())))
        {
            var findings = new Findings();
            Assert.Null(Workbench.Zones.Create(By, Model.Zones.Domain.Park, id, new Workflows.Zones.NewZone(2024, 2024), findings));
            Assert.Equal("WEB-047", findings.Sorted().Single().Code);
        }

        Assert.Contains("is a word of this workbench", WebUtility.HtmlDecode(await (await _administrator.SendAsync("/zones/new", "/zones/new", ("id", "New"), ("nameEn", "N"), ("domain", "Park"), ("region", "CN"), ("year", "2024"), ("lastYear", "2024"))).Content.ReadAsStringAsync()), StringComparison.Ordinal);

        // A folder that somebody put there is a zone all the same, at an address of its own.
        Directory.CreateDirectory(Path.Combine(_served.Folder, "zones", "new"));
        await File.WriteAllTextAsync(Path.Combine(_served.Folder, "zones", "new", "zone.yaml"), "id: new\n");
        Workbench.Zones.Sync();
        Assert.Equal(["new-zone"], Workbench.Zones.All.Select(z => z.Id));
    }

    [Fact]
    public async Task Without_zones_everybody_reads_what_they_can_do()
    {
        foreach (var (name, role) in new[] { ("Mia", Role.Member), ("Eve", Role.Editor), ("Pam", Role.ProgrammeManager) })
        {
            Workbench.Accounts.Create(By, name, Served.Password, role);
            Workbench.Accounts.Prefer(Workbench.Accounts.All.Single(a => a.Name == name), Language.En, PageTheme.Light);
        }

        Assert.Contains("A programme manager or an administrator can add zones", await FirstAsync("Eve"), StringComparison.Ordinal);
        Assert.Contains("Add the example zones", await FirstAsync("Pam"), StringComparison.Ordinal);
        await _administrator.SendAsync("/", "/zones/examples");
        var mia = await FirstAsync("Mia");
        Assert.Contains("<h1>You have no role in a zone yet</h1>", mia, StringComparison.Ordinal);
        Assert.DoesNotContain("example", mia, StringComparison.OrdinalIgnoreCase);
        Workbench.Members.Set(By, Workbench.Zones.Find("example-park")!, "Mia", Role.Viewer);
        Assert.Contains(Park, await FirstAsync("Mia"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_too_long_to_be_looked_up_is_said_to_be()
    {
        var answer = await _administrator.GetAsync("/factors?q=" + new string('x', 101));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("<h1>Not looked up: the name has 101 characters, at most 100 are taken</h1>", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{new string('x', 101)}\"", page, StringComparison.Ordinal);
        Assert.Contains("No item is called", WebUtility.HtmlDecode(await _administrator.ReadAsync("/factors?q=" + new string('x', 100))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_newer_factors_change_is_not_said_of_a_zone_that_cannot_be_read()
    {
        await _administrator.SendAsync("/", "/zones/examples");
        await File.WriteAllTextAsync(Path.Combine(Home, "zone.yaml"), "name: [\n");
        await _administrator.GetAsync(Park + "/adopt");
        await _served.EndedAsync("look", "example-park");
        var page = WebUtility.HtmlDecode(await _administrator.ReadAsync(Park + "/adopt"));
        Assert.Contains("errors stop the account of this zone", page, StringComparison.Ordinal);
        Assert.Contains($"<a class=\"btn primary\" href=\"{Park}/settings\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("adopted so far", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_title_of_a_tab_is_the_answer_of_the_page_whole_in_its_clauses()
    {
        foreach (var page in new[] { "/accounts", "/backup", "/roadmaps", "/account/tokens" })
        {
            var html = WebUtility.HtmlDecode(await _administrator.ReadAsync(page));
            Assert.Equal(Headings.AnswerIn(html), Title().Match(html).Groups[1].Value);
        }

        const string Counts = "23 zones: 10 accounted in full, 9 with missing data, 4 with errors";
        Assert.Equal(Counts + "…", Headings.ForTab(Counts + "; the largest is Energy-related carbon emissions of Guangdong in 2016 with 612.34 million t CO₂e gross in 2016"));
        Assert.Equal("23 个园区：10 个数据齐全，9 个缺数据" + "…", Headings.ForTab("23 个园区：10 个数据齐全，9 个缺数据，" + new string('长', 200)));
        Assert.Equal(new string('a', 100) + "…", Headings.ForTab(new string('a', 100) + " " + new string('9', 100)));
        Assert.Equal(Counts, Headings.ForTab(Counts));
    }

    [Fact]
    public async Task A_save_that_was_not_done_says_so_first_and_the_trail_counts_what_a_save_did()
    {
        await _administrator.SendAsync("/", "/zones/examples");
        const string Rows = Park + "/activities";
        var (zone, began) = (Workbench.Zones.Find("example-park")!, Workbench.Activities.Rows(Workbench.Zones.Find("example-park")!)!);
        var quantity = began.Header.IndexOf("quantity");
        string Tabs(Func<IReadOnlyList<string[]>, IEnumerable<string[]>> change) => string.Join('\n', change([.. began.Rows.Select(r => r.ToArray())]).Prepend([.. began.Header]).Select(r => string.Join('\t', r)));
        var changed = Tabs(rows => { rows[0][quantity] = "1"; return [.. rows.SkipLast(1), Copy(rows[1], "N1"), Copy(rows[1], "N2")]; });
        await _administrator.SendAsync(Rows, Rows, ("base", began.Hash), ("rows", changed), ("anyway", "1"));
        Assert.Contains("Saved activity data: 2 rows new, 1 changed, 1 gone;", WebUtility.HtmlDecode(await _administrator.ReadAsync(Park + "/audit")), StringComparison.Ordinal);

        var asked = await _administrator.SendAsync(Rows, Rows, ("base", began.Hash), ("rows", Tabs(rows => { rows[0][quantity] = "2"; return rows; })), ("anyway", "1"));
        Assert.StartsWith("Not saved yet: ", Headings.AnswerIn(await asked.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        var conflict = await _administrator.SendAsync(Rows, Rows, ("base", new string('0', 64)), ("rows", changed));
        Assert.StartsWith("Not saved: ", Headings.AnswerIn(await conflict.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Contains("<title>", await conflict.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // A workbook says that it was one.
        var book = await (await _administrator.GetAsync(Rows + ".xlsx")).Content.ReadAsByteArrayAsync();
        await _administrator.SendAsync(Rows, Rows + "/undo", ("base", Workbench.Activities.Rows(zone)!.Hash));
        using var form = new MultipartFormDataContent { { new StringContent(await _administrator.FormTokenAsync(Rows)), "__RequestVerificationToken" }, { new StringContent("save"), "aim" }, { new StringContent(Workbench.Activities.Rows(zone)!.Hash), "began" } };
        form.Add(new ByteArrayContent(book), "book", "rows.xlsx");
        await _administrator.Http.PostAsync(Rows + "/import", form);
        await _served.EndedAsync("import", zone.Id);
        Assert.Contains("Read a workbook into the activity data: 2 rows new, 1 changed, 1 gone;", WebUtility.HtmlDecode(await _administrator.ReadAsync(Park + "/audit")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_lines_each_can_be_reached_found_and_reviewed_with_all_others()
    {
        await _administrator.SendAsync("/", "/zones/examples");
        var (zone, began) = (Workbench.Zones.Find("example-park")!, Workbench.Activities.Rows(Workbench.Zones.Find("example-park")!)!);
        var tabs = string.Join('\n', Enumerable.Range(1, 450).Select(i => Copy([.. began.Rows[0]], $"R{i}")).Prepend([.. began.Header]).Select(r => string.Join('\t', r)));
        Assert.Equal(SaveState.Saved, Workbench.Activities.Save(By, zone, new GridEdit(began.Hash, tabs, true)).State);
        const string Reviews = Park + "/reviews";
        var page = WebUtility.HtmlDecode(await _administrator.ReadAsync(Reviews + "?start=400"));
        Assert.Contains("Lines 401 to 450 of 450", page, StringComparison.Ordinal);
        Assert.Contains("value=\"R450\"", page, StringComparison.Ordinal);
        Assert.Contains(Reviews + "?start=200", page, StringComparison.Ordinal);
        Assert.Equal(11, Regex.Count(await _administrator.ReadAsync(Reviews + "?find=r44"), "name=\"line\""));

        // Every word counts, however many there are: cut, the search would find, and a step for all of them take, more.
        Assert.Equal(0, Regex.Count(await _administrator.ReadAsync(Reviews + "?find=" + string.Join('+', Enumerable.Repeat("r44", 30)) + "+nowhere"), "name=\"line\""));
        var some = WebUtility.HtmlDecode(await _administrator.ReadAsync(Reviews + "?find=r44"));
        Assert.Contains("11 of 450 lines hold these words", some, StringComparison.Ordinal);
        Assert.Contains("<span class=\"count\">11</span>", some, StringComparison.Ordinal);
        Assert.Contains("No line holds “nowhere” in its id, item or category", WebUtility.HtmlDecode(await _administrator.ReadAsync(Reviews + "?find=nowhere")), StringComparison.Ordinal);

        // More lines than one page, sent one by one, or all that are found.
        var handed = await _administrator.SendAsync(Reviews, Reviews, [("act", "Submit"), .. Enumerable.Range(1, 300).Select(i => ("line", $"R{i}"))]);
        Assert.EndsWith("?done=reviewed", handed.Headers.Location!.ToString().TrimEnd('&'), StringComparison.Ordinal);
        handed = await _administrator.SendAsync(Reviews, Reviews + "?state=none", ("act", "Submit"), ("every", "1"));
        Assert.EndsWith("?done=reviewed&state=none", handed.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(450, Workbench.Reviews.Of(zone).Count(l => l.State == "open"));
    }

    [Fact]
    public async Task A_gone_zone_has_no_dead_entries_zones_of_one_name_are_told_apart_and_a_region_is_asked_for()
    {
        await _administrator.SendAsync("/", "/zones/examples");
        using var whole = new MemoryStream();
        Workbench.Archives.Write(Workbench.Zones.Find("example-park")!, whole);
        whole.Position = 0;
        Assert.NotNull(Workbench.Archives.Add(By, "second-park", whole, new Findings()));
        Assert.Contains("<span class=\"mono\">second-park</span>", await FirstAsync(Served.Administrator), StringComparison.Ordinal);
        var refused = await _administrator.SendAsync("/zones/new", "/zones/new", ("id", "fresh"), ("nameEn", "N"), ("domain", "Park"), ("year", "2024"), ("lastYear", "2024"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Null(Workbench.Zones.Find("fresh"));

        foreach (var link in new[] { "line=NOPE", "sum=2021.nope" })
        {
            Assert.Contains("which this inventory does not have", await _administrator.ReadAsync(Park + "/inventory?" + link), StringComparison.Ordinal);
        }

        Directory.Delete(Home, recursive: true);
        Assert.Contains("Folder gone", await FirstAsync(Served.Administrator), StringComparison.Ordinal);
        foreach (var link in Regex.Matches(await (await _administrator.GetAsync(Park)).Content.ReadAsStringAsync(), "<a href=\"([^\"]+)\"").Select(m => m.Groups[1].Value).Where(l => l.StartsWith(Park + "/", StringComparison.Ordinal)))
        {
            Assert.True((await _administrator.GetAsync(link)).IsSuccessStatusCode, link);
        }
    }

    [Fact]
    public async Task Sums_that_rounding_parts_say_so_and_a_factor_year_beyond_all_years_is_refused()
    {
        await _administrator.SendAsync("/", "/zones/examples");
        var year = Workbench.Inventories.Of(Workbench.Zones.Find("example-plant")!)!.Account.Inventory!.Years[^1].Year;
        var net = WebUtility.HtmlDecode(await _administrator.ReadAsync($"/zones/example-plant/sums/{year}.net"));
        var written = Regex.Match(net, "<code>(.*) (≈|=) ([^<]*) tCO₂e</code>");
        double Number(string text) => double.Parse(text.Trim('(', ')').Replace('−', '-').Replace(",", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
        var differs = Math.Abs(written.Groups[1].Value.Split(" + ").Sum(Number) - Number(written.Groups[3].Value)) > 1e-6;
        Assert.True(differs, "The example no longer shows a sum that rounding parts.");
        Assert.Equal("≈", written.Groups[2].Value);
        Assert.Contains("Each number is rounded by itself", net, StringComparison.Ordinal);

        var open = Workbench.Settings.Open(Workbench.Zones.Find("example-park")!)!;
        var refused = Workbench.Settings.Save(By, Workbench.Zones.Find("example-park")!, new SettingsEdit(open.Hash, new Dictionary<string, string> { ["factor_year"] = "9999" }));
        Assert.Equal(["ZON-029"], refused.Check.All.Where(f => f.Severity == Severity.Error).Select(f => f.Code));
    }

    [Fact]
    public async Task Who_signs_in_first_reads_the_language_of_the_page_where_they_did()
    {
        Workbench.Accounts.Create(By, "Mia", Served.Password, Role.Member);
        foreach (var (language, expected) in new[] { ("zh", Language.Zh), ("en", Language.Zh) })
        {
            using var visitor = _served.Visit();
            await visitor.SendAsync("/signin", "/signin?lang=" + language, ("name", "Mia"), ("password", Served.Password));
            Assert.Equal(expected, Workbench.Accounts.All.Single(a => a.Name == "Mia").Language);
        }
    }

    private static string[] Copy(string[] row, string id) => [id, .. row[1..]];

    private async Task<string> FirstAsync(string name)
    {
        using var visitor = _served.Visit();
        await visitor.SignInAsync(name, Served.Password);
        for (var i = 0; i < 60; i++)
        {
            var html = WebUtility.HtmlDecode(await visitor.ReadAsync("/"));
            if (!html.Contains("id=\"wait\"", StringComparison.Ordinal))
            {
                return html;
            }
        }

        throw new TimeoutException();
    }

    [GeneratedRegex("/zones/([^{/]+)")]
    private static partial Regex ZoneWord();

    [GeneratedRegex("<title>(.*) · Ncez</title>")]
    private static partial Regex Title();
}
