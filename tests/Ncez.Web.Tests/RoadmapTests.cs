using Ncez.Testing;

namespace Ncez.Web.Tests;

/// <summary>The interactive roadmap: filters and open sheet in the address, a year along all blocks, by mouse and by keyboard, without a script too.</summary>
public sealed class RoadmapTests
{
    private const string Building = "/roadmaps?domain=Building";

    [Fact]
    public async Task Filters_and_sheet_stand_in_the_address_without_a_script()
    {
        await using var served = await Served.StartAsync();
        using var visitor = await served.VisitAsAdministratorAsync();
        Assert.Equal(35, Count(await visitor.ReadAsync(Building), "data-order="));
        Assert.Equal(16, Count(await visitor.ReadAsync(Building + "&grade=4"), "data-order="));
        var near = await visitor.ReadAsync(Building + "&diffusion=near");
        Assert.Equal(8, Count(near, "data-order="));
        Assert.Equal(8, Count(near, "data-diffusion=\"2020–2025\"") + Count(near, "data-diffusion=\"2020-2025\""));
        var field = served.Workbench.Shipped.Technologies.Entries.First(e => e.Domain == Model.Zones.Domain.Building).Group.Top.Id;
        Assert.Equal(served.Workbench.Shipped.Technologies.Entries.Count(e => e.Group.Top.Id == field), Count(await visitor.ReadAsync($"{Building}&field={field}"), "data-order="));
        Assert.Contains("class=\"empty\"", await visitor.ReadAsync($"{Building}&field={field}&grade=5&diffusion=medium&application=long"), StringComparison.Ordinal);

        // A row leads to its sheet and keeps the filters; the sheet is a page of its own too.
        Assert.Contains("href=\"/roadmaps?domain=Building&amp;grade=4&amp;tech=building.t2-2.06\"", await visitor.ReadAsync(Building + "&grade=4"), StringComparison.Ordinal);
        Assert.Contains("class=\"ratings\"", await visitor.ReadAsync(Building + "&tech=building.t2-2.06"), StringComparison.Ordinal);
        Assert.Contains("<h1>", await visitor.ReadAsync("/technologies/building.t2-2.06"), StringComparison.Ordinal);
        Assert.Contains("2,800,000", await visitor.ReadAsync("/technologies/enterprise.t4-5.23"), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await visitor.GetAsync("/technologies/none")).StatusCode);
    }

    [Fact]
    public async Task Titles_say_what_is_shown_of_all_fields_of_a_domain()
    {
        await using var served = await Served.StartAsync();
        using var visitor = await served.VisitAsAdministratorAsync();
        await visitor.SendAsync("/account", "/preferences", ("language", "en"));
        Assert.Contains("<h1>45 of 86 technologies (town) are graded 4 or 5;", await TitleOf("/roadmaps?domain=Town"), StringComparison.Ordinal);
        var industry = await visitor.ReadAsync("/roadmaps?domain=Town&field=town.industry");
        var shown = Count(industry, "data-order=");
        Assert.Contains($"<h1>{shown} of 86 technologies (town) shown:", industry, StringComparison.Ordinal);
        Assert.Contains($"<h2>{shown} of 20 technologies (town: energy, industry) shown:", industry, StringComparison.Ordinal);
        Assert.Contains("<h1>18 of 86 technologies (town) shown: 18 of them graded 4 or 5;", await TitleOf("/roadmaps?domain=Town&grade=5"), StringComparison.Ordinal);

        async Task<string> TitleOf(string page) => System.Text.RegularExpressions.Regex.Match(await visitor.ReadAsync(page), "<h1>[^<]*").Value;
    }

    [Fact]
    public async Task What_leads_on_from_a_year_keeps_it_without_a_script_too()
    {
        await using var served = await Served.StartAsync();
        using var visitor = await served.VisitAsAdministratorAsync();
        var page = await visitor.ReadAsync("/roadmaps?domain=Town&grade=4&year=2032");
        Assert.Contains("href=\"/roadmaps?domain=Town&amp;grade=4&amp;year=2032&amp;tech=town.t7-2.01\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/roadmaps?domain=Park&amp;year=2032\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"year\" value=\"2032\"", page, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Goals_stand_under_their_periods_and_a_sheet_keeps_the_year()
    {
        await using var served = await Served.StartAsync();
        await using var browser = await served.BrowseAsync("en");
        await browser.GoAsync(served.Address + "/roadmaps?domain=Town");

        // The line of a goal begins and ends where its period does on the scale above it.
        const string Off = "Math.max(...[...document.querySelectorAll('.rm-goals .rm-period')].flatMap(svg => { const scale = document.querySelector('.roadmap th.time').getBoundingClientRect(), [from, to] = svg.closest('tr').querySelector('th.tech').textContent.match(/\\d{4}/g).map(y => scale.left + (y - 2020) / 30 * scale.width), line = svg.querySelector('line').getBoundingClientRect(); return [Math.abs(line.left - from), Math.abs(line.right - to)]; }))";
        Assert.True((double)(await browser.ValueAsync(Off))! < 2);

        // The year is chosen, then a sheet opened and closed: all of it stands in the address, and a reload shows the same.
        await browser.ValueAsync("(r => { r.value = '2032'; r.dispatchEvent(new Event('input')); })(document.getElementById('timeline-year'))");
        await browser.ClickAsync(".roadmap th.tech a");
        await browser.UntilAsync("!document.getElementById('drawer').hidden && document.querySelector('#drawer .ratings') !== null");
        Assert.Equal("?domain=Town&tech=town.t7-2.01&year=2032", (string?)await browser.ValueAsync("location.search"));
        Assert.True((double)(await browser.ValueAsync(Off))! < 2);
        await browser.GoAsync((string)(await browser.ValueAsync("location.href"))!);
        Assert.StartsWith("2032: ", (string?)await browser.ValueAsync("document.querySelector('#timeline output').textContent"), StringComparison.Ordinal);
        Assert.True((bool)(await browser.ValueAsync("!document.getElementById('drawer').hidden"))!);
        await browser.PressAsync("Escape");
        Assert.Equal("?domain=Town&year=2032", (string?)await browser.ValueAsync("location.search"));
        await browser.LoadsAsync(() => browser.ValueAsync("(s => { s.value = '5'; s.dispatchEvent(new Event('change')); })(document.querySelector('select[name=\"grade\"]'))"));
        Assert.Contains("year=2032", (string)(await browser.ValueAsync("location.search"))!, StringComparison.Ordinal);
        Assert.Empty(browser.Complaints);
    }

    [BrowserFact]
    public async Task A_year_marks_what_is_in_use_then_and_a_row_opens_its_sheet()
    {
        await using var served = await Served.StartAsync();
        await using var browser = await served.BrowseAsync("en");
        await browser.GoAsync(served.Address + Building);
        Assert.True((bool)(await browser.ValueAsync("[...document.querySelectorAll('.roadmap th.time text')].some(t => t.textContent.startsWith('Near') && getComputedStyle(t).display !== 'none')"))!, "no names of windows");

        // By keyboard: the slider.
        await browser.ValueAsync("document.getElementById('timeline-year').focus()");
        for (var i = 0; i < 6; i++)
        {
            await browser.KeyAsync("ArrowRight", 39);
        }

        Assert.StartsWith("2026: ", (string?)await browser.ValueAsync("document.querySelector('#timeline output').textContent"), StringComparison.Ordinal);
        Assert.EndsWith("year=2026", (string?)await browser.ValueAsync("location.search"), StringComparison.Ordinal);
        const string Wrong = "[...document.querySelectorAll('.roadmap tr[data-diffusion]')].filter(r => r.classList.contains('rm-now') !== ['application', 'diffusion'].some(w => { const [from, to] = r.dataset[w].split(/[–-]/).map(Number); return from <= 2026 && 2026 < to; })).length";
        Assert.Equal(0, (int)(await browser.ValueAsync(Wrong))!);

        // By mouse: over the scale, and away again to the year that is kept.
        await browser.HoverAsync(".roadmap td.time");
        await browser.UntilAsync("!document.querySelector('#timeline output').textContent.startsWith('2026')");

        // The address opens what was seen.
        await browser.GoAsync(served.Address + Building + "&year=2030&tech=building.t2-2.06");
        Assert.True((bool)(await browser.ValueAsync("!document.getElementById('drawer').hidden && document.querySelector('.roadmap tr.selected').dataset.id === 'building.t2-2.06' && document.querySelectorAll('.rm-year').length > 0"))!);
        await browser.PressAsync("Escape");
        Assert.True((bool)(await browser.ValueAsync("document.getElementById('drawer').hidden"))!);
        await browser.ClickAsync(".roadmap th.tech a");
        await browser.UntilAsync("!document.getElementById('drawer').hidden && document.querySelector('#drawer .ratings') !== null");
        Assert.Contains("tech=building.t2-2.01", (string)(await browser.ValueAsync("location.search"))!, StringComparison.Ordinal);

        // A choice in a filter takes effect at once and stays in the address.
        await browser.LoadsAsync(() => browser.ValueAsync("(s => { s.value = '5'; s.dispatchEvent(new Event('change')); })(document.querySelector('select[name=\"grade\"]'))"));
        Assert.Contains("grade=5", (string)(await browser.ValueAsync("location.search"))!, StringComparison.Ordinal);
        Assert.True((int)(await browser.ValueAsync("document.querySelectorAll('.roadmap tr[data-grade]:not([data-grade=\"5\"])').length"))! == 0);
        Assert.Empty(browser.Complaints);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
