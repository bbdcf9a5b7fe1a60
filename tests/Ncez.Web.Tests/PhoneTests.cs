using Ncez.Testing;

namespace Ncez.Web.Tests;

/// <summary>On a phone, 390 px wide, words keep a size and a room in which they can be read.</summary>
public sealed class PhoneTests
{
    [BrowserFact]
    public async Task Words_keep_their_size_and_room_on_a_phone()
    {
        await using var served = await Served.StartAsync();
        await using var browser = await served.BrowseAsync("zh", 390, 844);
        served.Workbench.Tokens.Create(served.Workbench.Accounts.All[0], "报表程序", Model.Workbench.TokenScope.Full, "example-plant", 30);

        // A busy machine first says how far it is.
        await browser.UntilAsync("document.getElementById('wait') === null && document.querySelector('.zonemap.narrow') !== null");

        // Both zones that name their place stand in the map with their names.
        Assert.True((int)(await browser.ValueAsync("document.querySelectorAll('.zonemap.narrow a text').length"))! >= 2);
        Assert.True(await LeastAsync(browser, ".zonemap text", "height") >= 10);
        await browser.GoAsync(served.Address + "/zones/example-plant/inventory");
        Assert.True(await LeastAsync(browser, "#by-scope th.indent", "width") >= 110);
        await browser.GoAsync(served.Address + "/accounts");
        Assert.True(await LeastAsync(browser, "td.said", "width") >= 150);
    }

    [BrowserFact]
    public async Task The_whole_menu_opens_from_a_bar_by_finger_and_by_keyboard_and_without_a_script()
    {
        await using var served = await Served.StartAsync();
        await using var browser = await served.BrowseAsync("en", 390, 844);
        await browser.GoAsync(served.Address + "/zones/example-park/inventory");
        Assert.True((bool)(await browser.ValueAsync("document.documentElement.scrollWidth <= 390 && getComputedStyle(document.querySelector('.side')).display === 'none'"))!);
        Assert.Equal(5, (int)(await browser.ValueAsync("[...document.querySelectorAll('.phonebar > a, .phonebar > details > summary')].filter(e => e.getBoundingClientRect().height >= 44 && e.getBoundingClientRect().bottom <= innerHeight).length"))!);
        Assert.Equal("/zones/example-park/inventory", (string?)await browser.ValueAsync("document.querySelector('.phonebar > a[aria-current]').getAttribute('href')"));

        // The name of the zone has its room.
        Assert.True((bool)(await browser.ValueAsync("(b => b.scrollWidth <= b.clientWidth)(document.querySelector('.crumbs a'))"))!);

        // By keyboard: Enter opens, the next stops are in the sheet, Escape leads back.
        await browser.ValueAsync("document.querySelector('.allways summary').focus()");
        await browser.KeyAsync("Enter", 13, "\r");
        Assert.True((bool)(await browser.ValueAsync("document.querySelector('.allways').open"))!);
        await browser.KeyAsync("Tab", 9);
        Assert.True((bool)(await browser.ValueAsync("document.activeElement.closest('.sheetmenu') !== null"))!);
        Assert.True((bool)(await browser.ValueAsync("[...document.querySelectorAll('.allmenu a')].map(a => a.getAttribute('href')).join() === [...document.querySelectorAll('.side a')].map(a => a.getAttribute('href')).join() && (m => m.scrollWidth <= m.clientWidth)(document.querySelector('.sheetmenu'))"))!);
        await browser.KeyAsync("Escape", 27);
        Assert.True((bool)(await browser.ValueAsync("!document.querySelector('.allways').open && document.activeElement === document.querySelector('.allways summary')"))!);

        // By finger, to another page.
        await browser.ClickAsync(".allways summary");
        await browser.LoadsAsync(() => browser.ClickAsync(".allmenu a[href$=\"/roadmaps\"]"));
        Assert.Equal("/roadmaps", (string?)await browser.ValueAsync("location.pathname"));
        Assert.Empty(browser.Complaints);
    }

    // Of what is shown.
    private static async Task<double> LeastAsync(Chromium browser, string selector, string side) =>
        (double)(await browser.ValueAsync($"Math.min(...[...document.querySelectorAll('{selector}')].map(e => e.getBoundingClientRect()).filter(r => r.width > 0).map(r => r.{side}))"))!;
}
