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
