using System.Text.Json.Nodes;
using Ncez.Model.Texts;
using Ncez.Testing;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Tests.Browser;

/// <summary>The report of the example park as a reader uses it: filter, hover, group and table of a roadmap, and the drawer of a line.</summary>
public sealed class ReportInBrowserTests(ReportFile report) : IClassFixture<ReportFile>
{
    private const string Own = "#roadmap-example-park";

    [BrowserFact]
    public async Task A_roadmap_filters_groups_and_shows_its_table()
    {
        await using var browser = await OpenAsync();
        var panel = "#roadmap-5-2";
        Task<JsonNode?> Rows() => browser.ValueAsync($"document.querySelectorAll('{panel} tbody:not(.rm-goals) tr').length");
        Assert.Equal(29, (int)(await Rows())!);

        await browser.TypeAsync(panel + " .rm-tools input", "microgrid");
        Assert.Equal(1, (int)(await Rows())!);
        Assert.Equal("1 of 29 shown", (string?)await browser.ValueAsync($"document.querySelector('{panel} .rm-tools .quiet').textContent"));
        await browser.ValueAsync($"(e => {{ e.value = ''; e.dispatchEvent(new Event('input')); }})(document.querySelector('{panel} .rm-tools input'))");

        await ChooseAsync(browser, panel, 0, "4");
        Assert.Equal(9, (int)(await Rows())!);
        await ChooseAsync(browser, panel, 0, "0");
        await ChooseAsync(browser, panel, 2, "grade");
        var grades = (await browser.ValueAsync($"[...document.querySelectorAll('{panel} tbody:not(.rm-goals) tr')].map(r => Number(r.dataset.grade))"))!.AsArray().Select(g => (int)g!).ToArray();
        Assert.Equal(29, grades.Length);
        Assert.Equal(grades.OrderDescending(), grades);

        Assert.False((bool)(await browser.ValueAsync(WordsShown(panel)))!);
        await browser.ClickAsync(panel + " .rm-tools button");
        Assert.True((bool)(await browser.ValueAsync(WordsShown(panel)))!);
        Assert.Equal("none", (string?)await browser.ValueAsync($"getComputedStyle(document.querySelector('{panel} td.time > svg')).display"));
        Assert.Empty(browser.Complaints);
    }

    [BrowserFact]
    public async Task A_row_lights_up_under_the_pointer_and_tells_its_ratings_elsewhere()
    {
        await using var browser = await OpenAsync();
        const string Row = "#roadmap-5-2 tr[data-id=\"park.t5-2.17\"]";
        var before = (string?)await browser.ValueAsync($"getComputedStyle(document.querySelector('{Row} td.time')).backgroundColor");
        await browser.HoverAsync(Row + " td.time");
        await browser.UntilAsync($"getComputedStyle(document.querySelector('{Row} td.time')).backgroundColor !== '{before}'");

        // R47: the same technology in the table of another domain, with both ratings side by side.
        await browser.ClickAsync(Row + " .rm-note summary");
        var remarks = (string)(await browser.ValueAsync($"document.querySelector('{Row} .rm-notes').innerText"))!;
        Assert.Contains("table 7-2 row 73", remarks, StringComparison.Ordinal);
        Assert.Contains("★5", remarks, StringComparison.Ordinal);
        Assert.Empty(browser.Complaints);
    }

    [BrowserFact]
    public async Task A_zones_own_picture_follows_light_and_dark()
    {
        await using var browser = await OpenAsync();
        const string Ground = "getComputedStyle(document.querySelector('" + Own + " .rm-drawn.en svg > rect')).fill";
        await browser.PreferAsync("light");
        Assert.Equal("rgb(255, 255, 255)", (string?)await browser.ValueAsync(Ground));
        await browser.PreferAsync("dark");
        Assert.Equal("rgb(25, 31, 39)", (string?)await browser.ValueAsync(Ground));
        Assert.Equal(8, (int)(await browser.ValueAsync($"document.querySelectorAll('{Own} .rm-drawn.en [data-id]').length"))!);
        Assert.Empty(browser.Complaints);
    }

    [BrowserFact]
    public async Task A_line_of_the_inventory_opens_its_drawer()
    {
        await using var browser = await OpenAsync();
        Assert.True((bool)(await browser.ValueAsync("document.getElementById('drawer').hidden"))!);
        await browser.ClickAsync("#ledger-table a[data-key]");
        Assert.False((bool)(await browser.ValueAsync("document.getElementById('drawer').hidden"))!);
        var text = (string)(await browser.ValueAsync("document.getElementById('drawer').innerText"))!;
        Assert.Contains("G1", text, StringComparison.Ordinal);
        Assert.Contains("tCO₂e", text, StringComparison.Ordinal);
        await browser.PressAsync("Escape");
        Assert.True((bool)(await browser.ValueAsync("document.getElementById('drawer').hidden"))!);
        Assert.Empty(browser.Complaints);
    }

    [BrowserFact]
    public async Task A_chart_is_looked_at_large_zoomed_and_closed()
    {
        await using var browser = await OpenAsync();
        const string View = "document.querySelector('dialog.zoom svg').getAttribute('viewBox').split(' ').map(Number)";
        await browser.ClickAsync("[data-zoom]");
        var whole = (await browser.ValueAsync(View))!.AsArray().Select(v => (double)v!).ToArray();
        await browser.PressAsync("+");
        var zoomed = (await browser.ValueAsync(View))!.AsArray().Select(v => (double)v!).ToArray();
        Assert.Equal(whole[2] / 1.25, zoomed[2], 6);
        Assert.Equal(whole[0] + (whole[2] / 2), zoomed[0] + (zoomed[2] / 2), 6);
        await browser.PressAsync("ArrowRight");
        Assert.True((double)(await browser.ValueAsync(View + "[0]"))! > zoomed[0]);
        if (Environment.GetEnvironmentVariable("NCEZ_PICTURES") is { } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "zoom.png"), await browser.PictureAsync());
        }

        await browser.PressAsync("Escape");
        Assert.Equal(0, (int)(await browser.ValueAsync("document.querySelectorAll('dialog.zoom').length"))!);
        Assert.Empty(browser.Complaints);
    }

    [BrowserFact]
    public async Task Energy_tables_and_charts_change_their_unit_together()
    {
        await using var browser = await Chromium.OpenAsync(report.ScenarioPath);
        const string Cell = "document.querySelector('td[data-mwh]')";
        const string Shown = "[...new Set([...document.querySelectorAll('figure[data-unit]')].filter(f => !f.hidden).map(f => f.dataset.unit))].join()";
        Assert.Equal("tce", (string?)await browser.ValueAsync(Shown));
        var amount = (double)(await browser.ValueAsync($"Number({Cell}.dataset.mwh)"))!;
        await browser.ValueAsync("(e => { e.value = 'tce'; e.dispatchEvent(new Event('change')); })(document.querySelector('.unitpick'))");
        Assert.Equal(Numbers.Fixed(amount * 3.6 / 29.3076), (string?)await browser.ValueAsync($"{Cell}.textContent"));
        Assert.Equal("tce", (string?)await browser.ValueAsync(Shown));
        Assert.Equal(0, (int)(await browser.ValueAsync("[...document.querySelectorAll('.panel')].filter(p => p.querySelector(':scope > .scroll td[data-mwh]') && p.querySelector('h3').textContent.includes('MWh')).length"))!);
        await browser.ValueAsync("(e => { e.value = 'MWh'; e.dispatchEvent(new Event('change')); })(document.querySelector('.unitpick'))");
        Assert.Equal(Numbers.Fixed(amount), (string?)await browser.ValueAsync($"{Cell}.textContent"));
        Assert.Equal("MWh", (string?)await browser.ValueAsync(Shown));
        Assert.True((int)(await browser.ValueAsync("[...document.querySelectorAll('figure[data-unit]:not([hidden]) .sub')].filter(s => /[GT]Wh/.test(s.textContent)).length"))! > 1);
        Assert.Empty(browser.Complaints);
    }

    [BrowserFact]
    public async Task The_numbers_of_a_chart_leave_as_a_workbook_without_a_server()
    {
        await using var browser = await OpenAsync();
        await browser.ValueAsync("URL.createObjectURL = b => { window.last = b; return 'blob:none'; }; HTMLAnchorElement.prototype.click = function () { const name = this.download; last.arrayBuffer().then(b => { window.left = [name, btoa(String.fromCharCode(...new Uint8Array(b)))]; }); }; 0");
        await browser.ClickAsync("#chart-gross-to-net .exports summary");
        await browser.ClickAsync("#chart-gross-to-net [data-xlsx]");
        await browser.UntilAsync("window.left !== undefined");
        Assert.False((bool)(await browser.ValueAsync("document.querySelector('#chart-gross-to-net .exports').open"))!);
        var left = (await browser.ValueAsync("left"))!.AsArray();
        var path = Path.Combine(Path.GetDirectoryName(report.Path)!, (string)left[0]!);
        Assert.EndsWith("gross-to-net.xlsx", path, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(path, Convert.FromBase64String((string)left[1]!));
        var findings = new Model.Diagnostics.Findings();
        using var book = Data.Import.Books.XlsxBook.Open(path, findings);
        Assert.Empty(findings.Sorted());
        var rows = Assert.Single(book!.Sheets).Rows().ToList();

        // One language, the one that is read; what to cite it by; numbers with all their digits.
        var texts = string.Join('\n', rows.Select(r => string.Join('\t', r.Cells.Select(c => c.Text))));
        Assert.Contains("\nUnit\tt CO₂e\n", texts, StringComparison.Ordinal);
        Assert.Contains("\nSource\tNcez", texts, StringComparison.Ordinal);
        Assert.Matches("\nDate\t\\d{4}-", texts);
        Assert.DoesNotContain("总排放", texts, StringComparison.Ordinal);
        Assert.Contains(rows, r => r[0].Text == "Gross" && r[1].Kind == Data.Import.Books.GridKind.Number && r[1].Number != Math.Round(r[1].Number));
        Assert.Empty(browser.Complaints);
    }

    private static string WordsShown(string panel) => $"document.querySelector('{panel} .rm-words').getBoundingClientRect().width > 20";

    private static async Task ChooseAsync(Chromium browser, string panel, int which, string value) =>
        await browser.ValueAsync($"(e => {{ e.value = '{value}'; e.dispatchEvent(new Event('change')); }})(document.querySelectorAll('{panel} .rm-tools select')[{which}])");

    private Task<Chromium> OpenAsync() => Chromium.OpenAsync(report.Path);
}

/// <summary>The report, written once for all tests.</summary>
public sealed class ReportFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ncez-report-").FullName;

    /// <summary>Runs the example park.</summary>
    public ReportFile()
    {
        var zone = System.IO.Path.Combine(Shipped.Data, "zones", "example-park");
        Assert.NotNull(new RunZone(new ShippedData(Shipped.Data)).Run(zone, RunOptions.To(_folder) with { Language = Language.En, GeneratedOn = "2026-01-01" }).Folder);
        var scenario = System.IO.Path.Combine(Shipped.Data, "zones", "scenario-park");
        Assert.NotNull(new RunZone(new ShippedData(Shipped.Data)).Run(scenario, RunOptions.To(System.IO.Path.Combine(_folder, "scenario")) with { Language = Language.En }).Folder);
    }

    /// <summary>The report.html.</summary>
    public string Path => System.IO.Path.Combine(_folder, "report.html");

    /// <summary>The report.html of a zone with scenarios.</summary>
    public string ScenarioPath => System.IO.Path.Combine(_folder, "scenario", "report.html");

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
