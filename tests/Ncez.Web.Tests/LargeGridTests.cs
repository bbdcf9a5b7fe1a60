using System.Net;
using Ncez.Testing;
using Ncez.Workflows.Benchmarks;

namespace Ncez.Web.Tests;

/// <summary>A grid of thousands of rows draws those in sight only, and loses none of the others.</summary>
public sealed class LargeGridTests
{
    private const int MostDrawn = 120;
    private const string Drawn = "document.querySelectorAll('.grid tbody tr').length";
    private const int Control = 2;

    [BrowserFact]
    public async Task Of_five_thousand_rows_those_in_sight_are_drawn_and_all_are_saved()
    {
        await using var served = await WithZoneAsync(500);
        await using var browser = await served.BrowseAsync("en");
        await browser.GoAsync(served.Address + "/zones/large/activities");
        var expected = Rows(served);
        Assert.Equal(5000, expected.Count);
        Assert.Equal("5001", (string?)await browser.ValueAsync("document.querySelector('.grid').getAttribute('aria-rowcount')"));
        await DrawnAsync(browser);

        // The last row, by key; what is typed there.
        await browser.ValueAsync("document.querySelector('.grid tbody td').focus()");
        await browser.KeyAsync("End", 35, modifiers: Control);
        Assert.Equal("5001", (string?)await browser.ValueAsync("document.activeElement.parentElement.getAttribute('aria-rowindex')"));
        await browser.KeyAsync("F2", 113);
        await browser.ValueAsync("document.activeElement.value = 'typed last'");
        await browser.KeyAsync("Enter", 13, "\r");
        expected[^1][10] = "typed last";
        await DrawnAsync(browser);

        // What is typed in a cell that is scrolled out of sight is kept, and keys still mean that cell.
        await browser.KeyAsync("Home", 36, modifiers: Control);
        await browser.KeyAsync("End", 35);
        await browser.KeyAsync("F2", 113);
        await browser.ValueAsync("document.activeElement.value = 'typed first'; document.getElementById('grid').scrollTop = 60000");
        await browser.UntilAsync("document.activeElement.id === 'grid'");
        expected[0][10] = "typed first";
        await browser.KeyAsync("ArrowDown", 40);
        Assert.Equal("2", await RowAsync(browser));
        await browser.KeyAsync("PageDown", 34);
        var page = int.Parse((await RowAsync(browser))!, System.Globalization.CultureInfo.InvariantCulture) - 2;
        Assert.InRange(page, 5, 60);
        await browser.KeyAsync("PageUp", 33);
        Assert.Equal("2", await RowAsync(browser));

        // Three thousand quantities, taken back, put again, taken back again and once more.
        await browser.KeyAsync("Home", 36);
        for (var i = 0; i < 4; i++)
        {
            await browser.KeyAsync("ArrowRight", 39);
        }

        var before = (string?)await browser.ValueAsync("document.activeElement.textContent");
        await PasteAsync(browser, "Array.from({ length: 3000 }, (_, i) => 70000 + i).join('\\n')");
        Assert.Equal("70000", (string?)await browser.ValueAsync("document.activeElement.textContent"));
        await DrawnAsync(browser);
        await browser.KeyAsync("z", 90, modifiers: Control);
        Assert.Equal(before, (string?)await browser.ValueAsync("document.activeElement.textContent"));
        await browser.KeyAsync("y", 89, modifiers: Control);
        Assert.Equal("70000", (string?)await browser.ValueAsync("document.activeElement.textContent"));
        for (var i = 0; i < 3000; i++)
        {
            expected[1 + i][4] = (70000 + i).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        // A row goes by key, and comes back; another one goes.
        await browser.KeyAsync("Delete", 46, modifiers: Control);
        Assert.Equal("70001", (string?)await browser.ValueAsync("document.activeElement.textContent"));
        await browser.KeyAsync("z", 90, modifiers: Control);
        Assert.Equal("70000", (string?)await browser.ValueAsync("document.activeElement.textContent"));
        await browser.KeyAsync("ArrowDown", 40);
        await browser.KeyAsync("Delete", 46, modifiers: Control);
        expected.RemoveAt(2);

        await browser.LoadsAsync(() => browser.ClickAsync(".gridfoot .primary"));
        Assert.Contains("done=saved", (string)(await browser.ValueAsync("location.search"))!, StringComparison.Ordinal);
        Assert.Equal(expected.Select(r => string.Join(',', r)), Rows(served).Select(r => string.Join(',', r)));
        Assert.Empty(browser.Complaints);
    }

    [BrowserFact]
    public async Task A_filter_shows_the_rows_that_contain_a_text_and_what_is_pasted_goes_into_those()
    {
        await using var served = await WithZoneAsync(500);
        await using var browser = await served.BrowseAsync("en");
        await browser.GoAsync(served.Address + "/zones/large/activities");
        await browser.TypeAsync("#grid-filter", "-00499");
        await browser.UntilAsync("document.getElementById('grid-counted').textContent === '10 of 5000 rows'");
        Assert.Equal(10, (int)(await browser.ValueAsync(Drawn))!);
        await browser.KeyAsync("Enter", 13, "\r");
        Assert.Equal("500", await RowAsync(browser));
        await browser.KeyAsync("End", 35);
        await PasteAsync(browser, "'one\\ntwo'");

        // Names are found too, and Escape shows all again.
        await browser.KeyAsync("f", 70, modifiers: Control);
        Assert.Equal("grid-filter", (string?)await browser.ValueAsync("document.activeElement.id"));
        await browser.ValueAsync("document.activeElement.select()");
        await browser.TypeAsync("#grid-filter", "");
        await browser.ValueAsync("document.activeElement.value = 'purchased electricity'; document.activeElement.dispatchEvent(new Event('input'))");
        await browser.UntilAsync("document.getElementById('grid-counted').textContent === '2500 of 5000 rows'");
        await DrawnAsync(browser);
        await browser.KeyAsync("Escape", 27);
        Assert.Equal("", (string?)await browser.ValueAsync("document.getElementById('grid-counted').textContent"));

        var expected = Rows(served);
        (expected[499][10], expected[999][10]) = ("one", "two");
        await browser.LoadsAsync(() => browser.ClickAsync(".gridfoot .primary"));
        Assert.Equal(expected.Select(r => string.Join(',', r)), Rows(served).Select(r => string.Join(',', r)));
    }

    [BrowserFact]
    public async Task Findings_stay_with_their_rows_and_lead_to_them()
    {
        await using var served = await WithZoneAsync(500);
        await using var browser = await served.BrowseAsync("en");
        await browser.GoAsync(served.Address + "/zones/large/activities#row-4000");
        Assert.Equal("4000", await RowAsync(browser));
        for (var i = 0; i < 4; i++)
        {
            await browser.KeyAsync("ArrowRight", 39);
        }

        await PasteAsync(browser, "'many'");
        await browser.UntilAsync("document.activeElement.classList.contains('error')");
        await browser.KeyAsync("Home", 36, modifiers: Control);
        await browser.KeyAsync("Delete", 46, modifiers: Control);
        await browser.ClickAsync("#grid-findings li[data-finding]");
        Assert.Equal("3999", await RowAsync(browser));
        Assert.Equal("many", (string?)await browser.ValueAsync("document.activeElement.textContent"));
        await browser.KeyAsync("Home", 36, modifiers: Control);
        await browser.KeyAsync("F8", 119);
        Assert.Equal("3999", await RowAsync(browser));
        await DrawnAsync(browser);
    }

    [BrowserFact]
    public async Task More_rows_than_a_page_carries_come_after_it()
    {
        await using var served = await WithZoneAsync(1_200);
        await using var browser = await served.BrowseAsync("en");
        await browser.GoAsync(served.Address + "/zones/large/activities");
        await browser.UntilAsync(Drawn + " > 10");
        await DrawnAsync(browser);
        var expected = Rows(served);
        Assert.Equal(12_000, expected.Count);
        await browser.ValueAsync("document.querySelector('.grid tbody td').focus()");
        await browser.KeyAsync("End", 35, modifiers: Control);
        await PasteAsync(browser, "'far down'");
        expected[^1][10] = "far down";
        await browser.LoadsAsync(() => browser.ClickAsync(".gridfoot .primary"));
        await browser.UntilAsync(Drawn + " > 10");
        Assert.Equal(expected.Select(r => string.Join(',', r)), Rows(served).Select(r => string.Join(',', r)));
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task Rows_that_come_after_the_page_are_text_for_who_has_no_script_and_never_lost()
    {
        await using var served = await WithZoneAsync(1_200);
        using var administrator = await served.VisitAsAdministratorAsync();
        const string Page = "/zones/large/activities";
        var page = await administrator.ReadAsync(Page);
        Assert.DoesNotContain("M2023-00007", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/zones/large/activities?plain=1\"", page, StringComparison.Ordinal);
        Assert.Contains("M2023-00007", await administrator.ReadAsync(Page + "?plain=1"), StringComparison.Ordinal);
        var grid = served.Workbench.Activities.Open(served.Workbench.Zones.Find("large")!)!;
        var rows = await administrator.GetAsync(Page + "/rows");
        Assert.Equal($"\"{grid.Hash}\"", rows.Headers.ETag?.ToString());
        Assert.Equal(grid.Tabs, await rows.Content.ReadAsStringAsync());

        // A form without rows, sent before they arrived, removes nothing.
        Assert.Equal(HttpStatusCode.Found, (await administrator.SendAsync(Page, Page, ("base", grid.Hash), ("anyway", "1"))).StatusCode);
        Assert.Equal(12_000, Rows(served).Count);
    }

    /// <summary>A workbench with a zone of ten years.</summary>
    /// <param name="lines">Rows of a year.</param>
    internal static async Task<Served> WithZoneAsync(int lines)
    {
        var folder = Directory.CreateTempSubdirectory("ncez-web-").FullName;
        GeneratedZone.WriteYears(Directory.CreateDirectory(Path.Combine(folder, "zones")).FullName, "large", lines, 10);
        return await Served.StartAsync(folder: folder);
    }

    private static List<string[]> Rows(Served served) => [.. File.ReadLines(Path.Combine(served.Folder, "zones", "large", "activities.csv")).Skip(1).Select(l => l.Split(','))];

    private static async Task DrawnAsync(Chromium browser) => Assert.InRange((int)(await browser.ValueAsync(Drawn))!, 1, MostDrawn);

    private static async Task<string?> RowAsync(Chromium browser) => (string?)await browser.ValueAsync("document.activeElement.parentElement.querySelector('.rowno').textContent");

    private static async Task PasteAsync(Chromium browser, string text) => await browser.ValueAsync(
        $"(() => {{ const d = new DataTransfer(); d.setData('text/plain', {text}); document.activeElement.dispatchEvent(new ClipboardEvent('paste', {{ clipboardData: d, bubbles: true, cancelable: true }})); }})()");
}
