using System.Net;
using System.Text.RegularExpressions;
using Ncez.Charts.Inventories;
using Ncez.Model.Charts;
using Ncez.Testing;
using Ncez.Workflows.Reporting;
using Ncez.Workflows.Reporting.Ledger;

namespace Ncez.Web.Tests;

/// <summary>Sums open: each is the sum of its parts, down to a line with activity, factor, equation and source; with a script in a drawer, without one by a link.</summary>
public sealed partial class SumTests
{
    private const string Zone = "/zones/example-plant";

    [Fact]
    public async Task Every_sum_is_that_of_its_parts()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        await administrator.SendAsync("/", "/zones/examples");
        foreach (var zone in new[] { "example-plant", "every-sector", "example-community" })
        {
            var inventory = served.Workbench.Inventories.Of(served.Workbench.Zones.Find(zone)!)!.Account.Inventory!;
            foreach (var year in inventory.Years)
            {
                Assert.Equal(year.Net.T, PageParts.Unfold(inventory, $"{year.Year}.net")!.Value, 6);
                Assert.True(Walk(inventory, $"{year.Year}.net", []) > 0);
                Assert.Equal(year.EnergyTceCalorific, Sum(PageParts.Unfold(inventory, $"{year.Year}.energy")), 3);
            }
        }

        static double Sum(ExplainedSum? sum) => sum!.Lines > sum.Parts.Length ? sum.Value : sum.Parts.Where(p => double.IsFinite(p.Value)).Sum(p => p.Value);
    }

    [Fact]
    public async Task What_a_chart_draws_is_the_sum_that_it_opens()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        await administrator.SendAsync("/", "/zones/examples");
        var opened = 0;
        foreach (var zone in served.Workbench.Zones.All)
        {
            if (served.Workbench.Inventories.Of(zone)!.Account.Inventory is not { } inventory)
            {
                continue;
            }

            foreach (var spec in InventoryCharts.All.Select(c => c.Build(inventory, inventory.Years[^1].Year)).OfType<ChartSpec>())
            {
                foreach (var series in spec.Series)
                {
                    Assert.Equal(series.Values.Length, series.Links.Length);
                    for (var i = 0; i < series.Values.Length; i++)
                    {
                        opened += Opens(inventory, spec.Id, series.LinkAt(i), series.Values[i], isExact: !(spec.Id == "trend" && series.Links[i].Count('.') == 1));
                    }
                }

                opened += spec.Nodes.Sum(n => Opens(inventory, spec.Id, n.Link, double.NaN, isExact: false))
                    + spec.Flows.Sum(f => Opens(inventory, spec.Id, f.Link, f.Value, isExact: f.Link!.Contains(".source.", StringComparison.Ordinal)));
            }
        }

        Assert.True(opened > 300, $"{opened} links");

        // The rest of a scope and what is deducted within it open the scope; everything else is the number itself.
        static int Opens(Model.Inventories.Inventory inventory, string chart, string? link, double value, bool isExact)
        {
            Assert.NotNull(link);
            if (double.IsFinite(value) && value != 0)
            {
                var sum = PageParts.Unfold(inventory, link);
                Assert.True(sum is not null, $"{chart}: no sum {link}");
                Assert.True(!isExact || Math.Abs(sum.Value - value) <= 1e-6 * Math.Abs(value), $"{chart}: {link} is {sum.Value}, drawn {value}");
                Assert.NotEmpty(sum.Parts);
            }

            return 1;
        }
    }

    [Fact]
    public async Task A_sum_that_is_none_is_not_found()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        await administrator.SendAsync("/", "/zones/examples");
        foreach (var sum in new[] { "2024", "1990.net", "2024.nothing", "2024.net.x", "2024.gas", "2024.gas.XY", "2024.Direct.nothing", "2024.direct", "2024.0", "x.net", "2024.gas.<script>", "2024.energy.nothing", "2024.carrier", "2024.carrier.nothing", "2024.source.Direct", "2024.source.Direct.nothing", "2024.source.x.y" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync($"{Zone}/sums/{Uri.EscapeDataString(sum)}")).StatusCode);
        }
    }

    [Fact]
    public async Task Without_a_script_a_number_is_a_link_to_the_page_that_unfolds_it()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        await administrator.SendAsync("/", "/zones/examples");
        var page = await administrator.ReadAsync(Zone + "/inventory");
        var link = SumLink().Match(page).Groups[1].Value;
        Assert.Contains("class=\"sumparts\"", await administrator.ReadAsync(WebUtility.HtmlDecode(link)), StringComparison.Ordinal);
        Assert.Contains($"href=\"{Zone}/inventory?sum=2024.net\"", await administrator.ReadAsync("/"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_headline_number_unfolds_down_to_its_source_and_focus_returns()
    {
        await using var served = await Served.StartAsync();
        await using var browser = await served.BrowseAsync("en");
        await browser.GoAsync(served.Address + Zone);
        await browser.UntilAsync("document.querySelector('.figures a.num') !== null && document.readyState === 'complete'");
        await browser.ClickAsync(".figures a.num");
        await Shows(browser, "Net");

        // The mark of a part has its colour, not the black of a class that nothing paints, and stands off its name.
        Assert.True((bool)(await browser.ValueAsync("[...document.querySelectorAll('#drawer .swatch')].every(s => getComputedStyle(s.querySelector('rect')).fill !== 'rgb(0, 0, 0)' && parseFloat(getComputedStyle(s).marginRight) >= 4)"))!);
        Assert.True((int)(await browser.ValueAsync("document.querySelectorAll('#drawer .swatch').length"))! > 0);

        // Net, gross, indirect, purchased electricity, one month of it.
        foreach (var (nth, text) in new[] { (0, "Gross"), (1, "Indirect"), (0, "Purchased electricity"), (0, "Electricity") })
        {
            await browser.ValueAsync($"document.querySelectorAll('#drawer td a.num')[{nth}].click()");
            await Shows(browser, text);
        }

        Assert.Contains("activities.csv", (string)(await browser.ValueAsync("document.getElementById('drawer').innerText"))!, StringComparison.Ordinal);
        Assert.Contains("tCO2/MWh", (string)(await browser.ValueAsync("document.getElementById('drawer').innerText"))!, StringComparison.Ordinal);
        await browser.ClickAsync("#drawer .trail a");
        await Shows(browser, "Purchased electricity");
        await browser.PressAsync("Escape");
        Assert.True((bool)(await browser.ValueAsync("document.getElementById('drawer').hidden && document.activeElement.matches('.figures a.num')"))!);
        Assert.Equal("", (string?)await browser.ValueAsync("location.search"));

        await browser.GoAsync(served.Address);
        await browser.ClickAsync("#register a.num");
        await Shows(browser, "Gross");
        Assert.Empty(browser.Complaints);
    }

    private static Task Shows(Chromium browser, string text) => browser.UntilAsync($"!document.getElementById('drawer').hidden && document.querySelector('#drawer h2').textContent === '{text}'");

    // Follows every sum below one; how many lines it ends in.
    private static int Walk(Model.Inventories.Inventory inventory, string id, HashSet<string> seen)
    {
        Assert.True(seen.Add(id), $"{id} is part of itself");
        var sum = PageParts.Unfold(inventory, id);
        Assert.True(sum is not null, $"no sum {id}");
        var known = sum.Parts.Where(p => double.IsFinite(p.Value)).ToList();
        if (sum.Lines <= sum.Parts.Length && double.IsFinite(sum.Value))
        {
            Assert.Equal(sum.Value, known.Sum(p => p.Value), 3);
        }

        return sum.Lines > 0
            ? sum.Parts.Count(p => PageParts.Explain(new ReportInput { Inventory = inventory, Findings = [], Program = Model.Texts.LocalText.Same(""), GeneratedOn = "" }, p.Line, Model.Texts.Language.En) is not null) is var found && found == sum.Parts.Length ? found : throw new InvalidOperationException($"a line of {id} explains nothing")
            : sum.Parts.Sum(p => Walk(inventory, p.Sum, seen));
    }

    [GeneratedRegex("href=\"([^\"]*/inventory\\?sum=[^\"]*)\"")]
    private static partial Regex SumLink();
}
