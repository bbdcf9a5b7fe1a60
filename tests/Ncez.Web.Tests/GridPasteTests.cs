using Ncez.Testing;

namespace Ncez.Web.Tests;

/// <summary>What is pasted beyond the last column of the grid is told, and can be taken back.</summary>
public sealed class GridPasteTests
{
    [BrowserFact]
    public async Task Columns_that_do_not_fit_are_told_and_the_paste_can_be_taken_back()
    {
        await using var served = await Served.StartAsync();
        await using var browser = await served.BrowseAsync("en");
        await browser.GoAsync(served.Address + "/zones/example-park/activities");
        const string Rows = "document.querySelectorAll('.grid tbody tr').length";
        const string Texts = "[...document.querySelectorAll('.grid tbody td')].map(t => t.textContent).join('|')";
        var (count, before) = ((int)(await browser.ValueAsync(Rows))!, (string)(await browser.ValueAsync(Texts))!);
        var last = (int)(await browser.ValueAsync("document.querySelectorAll('.grid thead th').length"))! - 1;

        // What fits, in width, and however many rows: nothing to tell.
        await PasteAsync(browser, $".grid tbody tr:last-child td:nth-child({last})", "one\\t\\ntwo\\nthree");
        Assert.Equal(count + 2, (int)(await browser.ValueAsync(Rows))!);
        Assert.True((bool)(await browser.ValueAsync("document.getElementById('grid-notice').hidden"))!);

        await PasteAsync(browser, $".grid tbody tr:first-child td:nth-child({last - 1})", "a\\tb\\tlost one\\t\\tlost two\\nc\\td\\t\\t\\t");
        var told = (string)(await browser.ValueAsync("document.querySelector('#grid-notice span').textContent"))!;
        Assert.False((bool)(await browser.ValueAsync("document.getElementById('grid-notice').hidden"))!);
        Assert.StartsWith("3 of the pasted columns stand beyond the last one", told, StringComparison.Ordinal);
        Assert.Contains("2 filled cells, the first “lost one”", told, StringComparison.Ordinal);
        Assert.Equal("b", (string?)await browser.ValueAsync($"document.querySelector('.grid tbody tr:first-child td:nth-child({last})').textContent"));

        await browser.ClickAsync("#grid-notice button");
        Assert.True((bool)(await browser.ValueAsync("document.getElementById('grid-notice').hidden"))!);
        Assert.Equal(count + 2, (int)(await browser.ValueAsync(Rows))!);
        await browser.ValueAsync("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }))");
        Assert.Equal(before, (string?)await browser.ValueAsync(Texts));
        Assert.Empty(browser.Complaints);
    }

    [BrowserFact]
    public async Task A_header_is_no_row_in_whichever_language_and_by_whichever_name()
    {
        await using var served = await Served.StartAsync();
        await using var browser = await served.BrowseAsync("en");
        const string First = ".grid tbody tr:first-child td:nth-child(2)";
        foreach (var (language, headers) in new[] { ("en", (string[])["编号\\t期间\\t类别", "ID\\tPeriod\\tCategory", "id\\tperiod\\tcategory", "序号\\t年份\\t排放类别"]), ("zh", ["ID\\tPeriod\\tCategory", "编号\\t期间\\t类别"]) })
        {
            using (var administrator = await served.VisitAsAdministratorAsync())
            {
                await administrator.SendAsync("/account", "/preferences", ("language", language), ("theme", "Light"));
            }

            await browser.GoAsync(served.Address + "/zones/example-park/activities");
            foreach (var header in headers)
            {
                var mark = "X" + Array.IndexOf(headers, header) + language;
                await PasteAsync(browser, First, header + "\\n" + mark + "\\t2023\\tpurchased_electricity");
                Assert.Equal(mark, (string?)await browser.ValueAsync($"document.querySelector('{First}').textContent"));
            }
        }

        // A row that is no header stays one, though a word in it is the name of another column.
        await PasteAsync(browser, First, "period\\t2023\\nX2\\t2023");
        Assert.Equal("period", (string?)await browser.ValueAsync($"document.querySelector('{First}').textContent"));
    }

    [BrowserFact]
    public async Task A_form_that_popped_up_closes_by_Escape_and_by_a_click_elsewhere()
    {
        await using var served = await Served.StartAsync();
        await using var browser = await served.BrowseAsync("en");
        await browser.GoAsync(served.Address + "/zones/example-park/activities");
        const string IsOpen = "document.querySelector('main details.popup').open";
        await browser.ClickAsync("main details.popup summary");
        Assert.True((bool)(await browser.ValueAsync(IsOpen))!);
        await browser.ClickAsync("main details.popup form");
        Assert.True((bool)(await browser.ValueAsync(IsOpen))!);
        await browser.KeyAsync("Escape", 27);
        Assert.False((bool)(await browser.ValueAsync(IsOpen))!);
        Assert.Equal("SUMMARY", (string?)await browser.ValueAsync("document.activeElement.tagName"));
        await browser.ClickAsync("main details.popup summary");
        await browser.ClickAsync("h1");
        Assert.False((bool)(await browser.ValueAsync(IsOpen))!);
    }

    private static async Task PasteAsync(Chromium browser, string cell, string text)
    {
        await browser.ValueAsync($"(() => {{ const td = document.querySelector('{cell}'); td.focus(); const d = new DataTransfer(); d.setData('text/plain', '{text}'); td.dispatchEvent(new ClipboardEvent('paste', {{ clipboardData: d, bubbles: true }})); }})()");
    }
}
