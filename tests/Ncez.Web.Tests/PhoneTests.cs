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

        // Both zones that name their place stand in the map with their names.
        Assert.True((int)(await browser.ValueAsync("document.querySelectorAll('.zonemap.narrow a text').length"))! >= 2);
        Assert.True(await LeastAsync(browser, ".zonemap text", "height") >= 10);
        await browser.GoAsync(served.Address + "/zones/example-plant/inventory");
        Assert.True(await LeastAsync(browser, "#by-scope th.indent", "width") >= 110);
        await browser.GoAsync(served.Address + "/accounts");
        Assert.True(await LeastAsync(browser, "td.said", "width") >= 150);
    }

    // Of what is shown.
    private static async Task<double> LeastAsync(Chromium browser, string selector, string side) =>
        (double)(await browser.ValueAsync($"Math.min(...[...document.querySelectorAll('{selector}')].map(e => e.getBoundingClientRect()).filter(r => r.width > 0).map(r => r.{side}))"))!;
}
