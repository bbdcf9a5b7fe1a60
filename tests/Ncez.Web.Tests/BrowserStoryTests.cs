using Ncez.Testing;

namespace Ncez.Web.Tests;

/// <summary>A real browser from the first run to a report: every page in both languages, light and dark, on a laptop and a phone.</summary>
public sealed class BrowserStoryTests
{
    private const string Zone = "/zones/example-park";
    private static readonly string[] Pages = [.. AllPages.Of(Zone), "/zones/sanxiang-town/chapters/compare", "/zones/guangdong-parks-2016", "/zones/guangdong-parks-2016/chapters/factor-sets"];

    // Where pictures go when someone wants to look at them.
    private static string? Pictures => Environment.GetEnvironmentVariable("NCEZ_PICTURES");

    [BrowserFact]
    public async Task From_the_first_run_to_a_report()
    {
        await using var served = await Served.StartAsync();
        await using var browser = await Chromium.OpenAsync(served.Address + "/?lang=zh", 1366, 768);
        await browser.ScreenAsync(1366, 768);
        Assert.EndsWith("/setup", (string)(await browser.ValueAsync("location.pathname"))!, StringComparison.Ordinal);
        await KeepAsync(browser, "setup");
        await browser.TypeAsync("#name", Served.Administrator);
        await browser.TypeAsync("#password", Served.Password);
        await browser.TypeAsync("#repeat", Served.Password);
        await browser.LoadsAsync(() => browser.ClickAsync(".form .primary"));
        await KeepAsync(browser, "empty");
        await browser.LoadsAsync(() => browser.ClickAsync(".empty .primary"));
        await browser.UntilAsync($"document.querySelectorAll('#register tbody tr').length === {Directory.GetDirectories(Path.Combine(Shipped.Data, "zones")).Length}");

        await AReportIsWritten(browser, served);
        await ANumberOpens(browser, served);
        await ARowIsEdited(browser, served);
        await EveryPageStands(browser, served);
        Assert.Empty(browser.Complaints);
    }

    private static async Task AReportIsWritten(Chromium browser, Served served)
    {
        await browser.GoAsync(served.Address + Zone + "/reports");
        await browser.LoadsAsync(() => browser.ClickAsync(".actions .primary"));
        await browser.UntilAsync("document.querySelector('[data-state=\"Done\"]') !== null && document.readyState === 'complete' && document.querySelectorAll('table.data tbody tr').length >= 5");
        await browser.GoAsync(served.Address + Zone + "/reports/view");
        await browser.UntilAsync("document.querySelectorAll('.chapter').length > 5 && document.documentElement.classList.contains('js')");
    }

    private static async Task ANumberOpens(Chromium browser, Served served)
    {
        await browser.GoAsync(served.Address + Zone + "/inventory");
        await browser.ClickAsync("#lines a.num");
        await browser.UntilAsync("!document.getElementById('drawer').hidden");
        await KeepAsync(browser, "drawer");
        Assert.Contains("line=", (string)(await browser.ValueAsync("location.search"))!, StringComparison.Ordinal);
        Assert.Contains("tCO₂e", (string)(await browser.ValueAsync("document.getElementById('drawer').innerText"))!, StringComparison.Ordinal);
        await browser.PressAsync("Escape");
        Assert.True((bool)(await browser.ValueAsync("document.getElementById('drawer').hidden"))!);
        Assert.True((bool)(await browser.ValueAsync("document.activeElement.matches('#lines a.num')"))!);
    }

    private static async Task ARowIsEdited(Chromium browser, Served served)
    {
        await browser.GoAsync(served.Address + Zone + "/activities");
        var quantity = (int)(await browser.ValueAsync("[...document.querySelectorAll('.grid thead th')].findIndex(h => ['quantity', '数量'].includes(h.textContent))"))!;
        var cell = $".grid tbody tr:first-child td:nth-child({quantity + 1})";
        var before = (string)(await browser.ValueAsync($"document.querySelector('{cell}').textContent"))!;

        // What a spreadsheet puts on the clipboard; a word is no quantity, and the reader says so beside the cell.
        await PasteAsync(browser, cell, "many");
        await browser.UntilAsync($"document.querySelector('{cell}').classList.contains('error')");
        await KeepAsync(browser, "grid-error");
        await PasteAsync(browser, cell, "4321");
        await browser.UntilAsync($"!document.querySelector('{cell}').classList.contains('error')");
        await browser.LoadsAsync(() => browser.ClickAsync(".gridfoot .primary"));
        Assert.Equal("4321", (string?)await browser.ValueAsync($"document.querySelector('{cell}').textContent"));
        await KeepAsync(browser, "grid-saved");
        await browser.LoadsAsync(() => browser.ClickAsync("#undo"));
        Assert.Equal(before, (string?)await browser.ValueAsync($"document.querySelector('{cell}').textContent"));
        Assert.Equal(File.ReadAllBytes(Path.Combine(Shipped.Data, "zones", "example-park", "activities.csv")), File.ReadAllBytes(Path.Combine(served.Folder, "zones", "example-park", "activities.csv")));
    }

    private static async Task PasteAsync(Chromium browser, string cell, string text)
    {
        await browser.ClickAsync(cell);
        await browser.ValueAsync($"(() => {{ const d = new DataTransfer(); d.setData('text/plain', '{text}'); document.activeElement.dispatchEvent(new ClipboardEvent('paste', {{ clipboardData: d, bubbles: true }})); }})()");
    }

    private static async Task EveryPageStands(Chromium browser, Served served)
    {
        foreach (var (language, theme, width, height) in new[] { ("zh", "Light", 1366, 768), ("en", "Dark", 1366, 768), ("en", "Light", 390, 844), ("zh", "Dark", 390, 844) })
        {
            await browser.ScreenAsync(width, height, isPhone: width < 720);
            await browser.GoAsync(served.Address + "/account");
            await browser.LoadsAsync(() => browser.ValueAsync(
                $"(f => {{ const add = (n, v) => {{ const i = document.createElement('input'); i.type = 'hidden'; i.name = n; i.value = v; f.append(i); }}; add('language', '{language}'); add('theme', '{theme}'); f.submit(); }})(document.querySelector('form[action=\"/preferences\"]'))"));
            foreach (var page in Pages)
            {
                await browser.GoAsync(served.Address + page);
                await browser.UntilAsync("document.getElementById('wait') === null && document.readyState === 'complete'");
                var name = $"{language}-{theme}-{width}{page.Split('?')[0].Replace('/', '-')}";
                await KeepAsync(browser, name);
                Assert.Equal(language == "zh" ? "zh-CN" : "en", (string?)await browser.ValueAsync("document.documentElement.lang"));
                Assert.True((bool)(await browser.ValueAsync("document.querySelectorAll('h1').length + document.querySelectorAll('.asPage > h2').length > 0"))!, $"{name} has no title");

                // A page reads without sideways scrolling; what is wide scrolls within its panel.
                var excess = await browser.ValueAsync("[document.documentElement.scrollWidth - innerWidth, [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll, .body, .tabs, .plain')).slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | ')]");
                Assert.True((int)excess![0]! <= 0, $"{name} is {excess[0]} px too wide: {excess[1]}");
                var missing = (string)(await browser.ValueAsync("document.body.innerText"))!;
                Assert.DoesNotMatch(@"\[[a-z]+[A-Za-z]*\.[A-Za-z.]+\]", missing);
            }
        }
    }

    private static async Task KeepAsync(Chromium browser, string name)
    {
        if (Pictures is { } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, name + ".png"), await browser.PictureAsync());
        }
    }
}
