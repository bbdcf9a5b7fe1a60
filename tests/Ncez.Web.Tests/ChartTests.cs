using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Ncez.Testing;

namespace Ncez.Web.Tests;

/// <summary>Charts in a real browser: they stand over the picture, answer to mouse and keyboard, hide nothing, and leave as three kinds of file.</summary>
public sealed class ChartTests
{
    private const string Home = "/zones/example-plant";

    [BrowserFact]
    public async Task A_chart_answers_and_leaves_as_picture_points_and_workbook()
    {
        await using var served = await Served.StartAsync();
        await using var browser = await served.BrowseAsync("en");
        await browser.GoAsync(served.Address + Home);
        await browser.UntilAsync("document.getElementById('wait') === null && document.readyState === 'complete'");
        await ScrollToAsync(browser, "trend");

        // The chart has the place and the height of the picture.
        Assert.True((bool)(await browser.ValueAsync("[...document.querySelectorAll('#chart-trend svg.pic')].every(p => getComputedStyle(p).display === 'none')"))!);
        Assert.Equal(3, (int)(await browser.ValueAsync("JSON.parse(document.querySelector('#chart-trend .chartdata').textContent).option.xAxis.data.length"))!);

        // Arrow keys open the tooltip point by point and say it.
        await browser.ValueAsync("document.querySelector('#chart-trend .canvas').focus()");
        await browser.KeyAsync("ArrowRight", 39);
        await browser.UntilAsync("(t => { if (t) window.tip = t.innerText; return window.tip !== undefined; })(document.querySelector('#chart-trend .charttip'))");
        var tip = (string)(await browser.ValueAsync("tip"))!;
        Assert.Contains("2022", tip, StringComparison.Ordinal);
        Assert.Contains("kt CO₂e", tip, StringComparison.Ordinal);
        Assert.StartsWith("2022, ", (string?)await browser.ValueAsync("document.querySelector('#chart-trend [aria-live]').textContent"), StringComparison.Ordinal);

        // The mouse opens it too.
        await browser.KeyAsync("Escape", 27);
        await browser.HoverAsync("#chart-trend .canvas");
        await browser.UntilAsync("document.querySelector('#chart-trend .charttip')?.innerText.includes('2023') === true");

        await ALegendHidesNothing(browser);
        await FilesLeave(browser, served.Workbench.Inventories.Of(served.Workbench.Zones.Find("example-plant")!)!.Account.Inventory!);
        await ThePictureStaysOnPaperAndWithoutScript(browser);
        Assert.Empty(browser.Complaints);
    }

    [BrowserFact]
    public async Task What_is_clicked_in_a_chart_opens_its_number()
    {
        await using var served = await Served.StartAsync();
        await using var browser = await served.BrowseAsync("en");
        foreach (var (page, chart, item, name) in new[] { (Home, "gross-to-net", 0, "Direct"), (Home, "category-bars", 0, ""), (Home, "flow-sankey", 0, ""), (Home + "/inventory?year=2022", "flow-sankey", 0, "2022") })
        {
            await browser.GoAsync(served.Address + page);
            await browser.UntilAsync("document.readyState === 'complete'");
            await ScrollToAsync(browser, chart);

            await ClickAItemAsync(browser, chart, item);
            Assert.True((int)(await browser.ValueAsync("document.querySelectorAll('#drawer td a.num').length"))! > 0);
            Assert.Contains(name, (string)(await browser.ValueAsync("document.getElementById('drawer').textContent"))!, StringComparison.Ordinal);

            // Escape closes it and leads back to the chart; Enter opens what the arrow keys read.
            await browser.PressAsync("Escape");
            Assert.True((bool)(await browser.ValueAsync($"document.getElementById('drawer').hidden && document.activeElement === document.querySelector('#chart-{chart} .canvas')"))!);
            await browser.KeyAsync("ArrowRight", 39);
            await browser.KeyAsync("Enter", 13, "\r");
            await browser.UntilAsync("!document.getElementById('drawer').hidden");
            await browser.PressAsync("Escape");
            await browser.UntilAsync("document.getElementById('drawer').hidden");
        }

        Assert.Empty(browser.Complaints);
    }

    [BrowserFact]
    public async Task No_label_of_a_ring_is_written_over_it()
    {
        await using var served = await Served.StartAsync();
        await using var browser = await served.BrowseAsync("en");
        await browser.GoAsync(served.Address + "/zones/example-park");
        await browser.UntilAsync("document.getElementById('wait') === null && document.readyState === 'complete'");
        await ScrollToAsync(browser, "energy-structure");
        const string Over = """
            (() => {
              const svg = document.querySelector('#chart-energy-structure .canvas svg'), paths = [...svg.querySelectorAll('path')].filter(p => !['none', null].includes(p.getAttribute('fill')) && p.getBoundingClientRect().width < 200);
              const at = (x, y) => paths.some(p => p.isPointInFill(new DOMPoint(x, y).matrixTransform(p.getScreenCTM().inverse())));
              return [...svg.querySelectorAll('text')].filter(t => /%|Oil/.test(t.textContent)).filter(t => { const b = t.getBoundingClientRect(); return [b.left, (b.left + b.right) / 2, b.right].some(x => at(x, b.top + 3) || at(x, b.bottom - 3)); }).map(t => t.textContent);
            })()
            """;
        Assert.True((int)(await browser.ValueAsync("[...document.querySelectorAll('#chart-energy-structure .canvas svg text')].filter(t => /%|Oil/.test(t.textContent)).length"))! >= 3);
        Assert.Empty((JsonArray)(await browser.ValueAsync(Over))!);
    }

    [BrowserFact]
    public async Task An_enlarged_picture_keeps_its_hatching()
    {
        await using var served = await Served.StartAsync();
        await using var browser = await served.BrowseAsync("en");
        await browser.GoAsync(served.Address + "/zones/example-community");
        await browser.UntilAsync("document.getElementById('wait') === null && document.readyState === 'complete'");
        await ScrollToAsync(browser, "trend");
        await browser.ClickAsync("#chart-trend [data-zoom]");

        // Every hatching of the copy is in the copy: the one of a picture that is not shown paints nothing.
        const string Refs = "[...document.querySelectorAll('dialog.zoom svg.pic [fill^=\"url(\"]')].map(e => e.getAttribute('fill').slice(5, -1))";
        Assert.True((int)(await browser.ValueAsync(Refs + ".length"))! >= 2);
        Assert.True((bool)(await browser.ValueAsync(Refs + ".every(id => document.getElementById(id)?.closest('dialog.zoom') !== null && document.querySelectorAll('#' + CSS.escape(id)).length === 1)"))!);
        Assert.Empty(browser.Complaints);
    }

    // Charts that are drawn meanwhile move the ones below them: who misses a shape that moved points at it again.
    private static async Task ClickAItemAsync(Chromium browser, string chart, int item)
    {
        const string IsOpen = "!document.getElementById('drawer').hidden && document.querySelector('#drawer h2') !== null";
        for (var attempt = 0; attempt < 5 && !(bool)(await browser.ValueAsync(IsOpen))!; attempt++)
        {
            // The largest shape in the colour of an item is the one that a reader points at.
            await browser.ValueAsync($$"""
                (() => {
                  const figure = document.getElementById('chart-{{chart}}'), series = echarts.getInstanceByDom(figure.querySelector('.canvas')).getOption().series[0], colour = series.data[{{item}}].itemStyle.color;
                  const shapes = [...figure.querySelectorAll('.canvas svg path')].filter(p => p.getAttribute('fill') === colour);
                  document.getElementById('target')?.removeAttribute('id');
                  shapes.sort((a, b) => b.getBoundingClientRect().width * b.getBoundingClientRect().height - a.getBoundingClientRect().width * a.getBoundingClientRect().height)[0].id = 'target';
                })()
                """);
            await browser.ClickAsync("#target");
            for (var wait = 0; wait < 30 && !(bool)(await browser.ValueAsync(IsOpen))!; wait++)
            {
                await Task.Delay(100);
            }
        }

        await browser.UntilAsync(IsOpen);
    }

    [BrowserFact]
    public async Task The_menu_of_a_first_page_gets_the_chapters_when_they_are_there()
    {
        await using var served = await Served.StartAsync();
        await using var browser = await served.BrowseAsync("zh");
        await browser.GoAsync(served.Address + "/zones/scenario-park");
        Assert.True((int)(await browser.ValueAsync("document.querySelectorAll('.figures a.num').length"))! > 0);
        Assert.NotNull(served.Workbench.Inventories.Of(served.Workbench.Zones.Find("scenario-park")!)!.Report);
        await browser.UntilAsync("document.querySelector('.side a[href$=\"chapters/scenarios\"]') !== null && [...document.querySelectorAll('#rest .waiting')].every(e => e.hidden)");
        Assert.Empty(browser.Complaints);
    }

    [BrowserFact]
    public async Task A_long_axis_zooms_and_pages_without_charts_load_no_library()
    {
        await using var served = await Served.StartAsync();
        await using var browser = await served.BrowseAsync("zh");
        await browser.GoAsync(served.Address + "/zones/example-park/chapters/boundary");
        await browser.UntilAsync("document.getElementById('wait') === null && document.readyState === 'complete'");
        Assert.Equal(0, (int)(await browser.ValueAsync(Libraries))!);

        await browser.GoAsync(served.Address + "/zones/scenario-building/chapters/scenarios");
        await browser.UntilAsync("document.getElementById('wait') === null && document.readyState === 'complete'");
        await ScrollToAsync(browser, "pathways");
        Assert.Equal(1, (int)(await browser.ValueAsync(Libraries))!);
        const string Start = "echarts.getInstanceByDom(document.querySelector('#chart-pathways .canvas')).getOption().dataZoom[0].start";
        Assert.Equal(0, (double)(await browser.ValueAsync(Start))!);
        await browser.ValueAsync("document.querySelector('#chart-pathways .canvas').focus()");
        await browser.KeyAsync("+", 187, "+");
        await browser.UntilAsync(Start + " > 0");
        await browser.KeyAsync("0", 48, "0");
        await browser.UntilAsync(Start + " === 0");
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public void The_library_is_the_one_whose_hash_is_recorded()
    {
        var folder = Path.Combine(Shipped.Data, "..", "src", "Ncez.Web", "Assets", "echarts");
        var recorded = File.ReadAllText(Path.Combine(folder, "SHA256SUMS.txt")).Split(' ')[0];
        Assert.Equal(recorded, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, "echarts.min.js")))));
        Assert.Contains("Apache License", File.ReadAllText(Path.Combine(folder, "LICENSE.txt")), StringComparison.Ordinal);
        Assert.Contains("Apache Software Foundation", File.ReadAllText(Path.Combine(folder, "NOTICE.txt")), StringComparison.Ordinal);
    }

    private const string Libraries = "performance.getEntriesByType('resource').filter(r => r.name.includes('echarts.min.js')).length";

    private static async Task ScrollToAsync(Chromium browser, string chart)
    {
        await browser.ValueAsync($"document.getElementById('chart-{chart}').scrollIntoView()");
        await browser.UntilAsync($"document.getElementById('chart-{chart}').dataset.live === 'ready' && document.querySelector('#chart-{chart} .canvas svg text') !== null");
    }

    private static async Task ALegendHidesNothing(Chromium browser)
    {
        const string Colours = "[...new Set([...document.querySelectorAll('#chart-trend .canvas svg path')].map(p => p.getAttribute('fill')).filter(f => f && f[0] === '#'))].sort().join(' ')";
        const string Pressed = "document.querySelectorAll('#chart-trend .chartlegend [aria-pressed=\"true\"]').length";
        var before = (string)(await browser.ValueAsync(Colours))!;
        Assert.True(before.Split(' ').Length >= 3, before);
        await browser.ClickAsync("#chart-trend .chartlegend button");
        Assert.Equal(1, (int)(await browser.ValueAsync(Pressed))!);
        // The chart is drawn anew with the next frame.
        await browser.UntilAsync("[...document.querySelectorAll('#chart-trend .canvas svg path')].some(p => p.getAttribute('fill-opacity') === '0.35')");
        Assert.Equal(before, (string?)await browser.ValueAsync(Colours));
        await browser.ClickAsync("#chart-trend .chartlegend button");
        Assert.Equal(0, (int)(await browser.ValueAsync(Pressed))!);
    }

    private static async Task FilesLeave(Chromium browser, Model.Inventories.Inventory inventory)
    {
        // What would be downloaded is noted instead.
        await browser.ValueAsync("""
            window.left = {};
            URL.createObjectURL = blob => { window.last = blob; return 'blob:none'; };
            HTMLAnchorElement.prototype.click = function () { const name = this.download; last.arrayBuffer().then(b => { left[name] = [last.type, b.byteLength, String.fromCharCode(...new Uint8Array(b.slice(0, 4))), b.byteLength < 60000 ? btoa(String.fromCharCode(...new Uint8Array(b))) : '']; }); if (last.type.includes('svg')) last.text().then(t => { window.svg = t; }); };
            """);
        foreach (var kind in new[] { "save", "png", "xlsx" })
        {
            await browser.ClickAsync("#chart-trend .exports summary");
            await browser.ClickAsync($"#chart-trend .exports [data-{kind}]");
            await browser.UntilAsync($"left['trend.{(kind == "save" ? "svg" : kind)}'] !== undefined");
            Assert.False((bool)(await browser.ValueAsync("document.querySelector('#chart-trend .exports').open"))!);
        }

        var left = (JsonObject)(await browser.ValueAsync("left"))!;
        Assert.Equal("image/png", (string?)left["trend.png"]![0]);
        Assert.EndsWith("PNG", (string?)left["trend.png"]![2], StringComparison.Ordinal);
        var svg = (string)(await browser.ValueAsync("svg"))!;
        Assert.Contains("<text", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"f-", svg, StringComparison.Ordinal);

        // What leaves the page keeps its basis, and no line of it is wider than the picture.
        Assert.Contains("AR5", svg, StringComparison.Ordinal);
        Assert.True((bool)(await browser.ValueAsync("(() => { const box = document.createElement('div'); box.innerHTML = svg; document.body.append(box); const of = box.firstElementChild, right = of.getBoundingClientRect().right; const is = [...of.querySelectorAll(':scope > text')].every(t => t.getBoundingClientRect().right <= right); box.remove(); return is; })()"))!);
        TheWorkbookHoldsWhatIsNeeded(Convert.FromBase64String((string)left["trend.xlsx"]![3]!), inventory);
    }

    // Opened as any other workbook: raw numbers, and above them what they are to be cited by.
    private static void TheWorkbookHoldsWhatIsNeeded(byte[] bytes, Model.Inventories.Inventory inventory)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("ncez-chart-").FullName, "trend.xlsx");
        File.WriteAllBytes(path, bytes);
        var findings = new Model.Diagnostics.Findings();
        using (var book = Data.Import.Books.XlsxBook.Open(path, findings))
        {
            Assert.Empty(findings.Sorted());
            var rows = Assert.Single(book!.Sheets).Rows().ToList();
            Assert.StartsWith("Net emissions went from", rows[0][0].Text, StringComparison.Ordinal);
            string Said(string name) => rows.Single(r => r[0].Text == name)[1].Text;
            Assert.Equal(inventory.Zone.Name.En, Said("Zone"));
            Assert.Equal("t CO₂e", Said("Unit"));
            Assert.Contains("AR5", Said("Basis"), StringComparison.Ordinal);
            Assert.Contains("example-plant", Said("Source"), StringComparison.Ordinal);
            Assert.Matches(@"^\d{4}-\d{2}-\d{2}$", Said("Date"));
            Assert.Equal(["t CO₂e", "2022", "2023", "2024"], rows.Single(r => r[1].Text == "2022").Cells.Select(c => c.Text));
            Assert.Equal(inventory.Years.Select(y => y.Net.T), rows.Single(r => r[0].Text == "Net").Cells.Skip(1).Select(c => c.Number));
        }

        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    private static async Task ThePictureStaysOnPaperAndWithoutScript(Chromium browser)
    {
        await browser.MediaAsync("print");
        Assert.Equal("none", (string?)await browser.ValueAsync("getComputedStyle(document.querySelector('#chart-trend .livechart')).display"));
        Assert.Equal(1, (int)(await browser.ValueAsync("[...document.querySelectorAll('#chart-trend svg.pic')].filter(p => getComputedStyle(p).display !== 'none').length"))!);
        await browser.MediaAsync("");
    }
}
