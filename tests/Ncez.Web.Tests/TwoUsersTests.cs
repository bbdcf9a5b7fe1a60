using Ncez.Model.Workbench;
using Ncez.Testing;

namespace Ncez.Web.Tests;

/// <summary>From an empty zone to a verified inventory, three people in real browsers, two of them at once; on both databases.</summary>
public sealed class TwoUsersTests
{
    private const string Zone = "/zones/new-park";

    [BrowserFact]
    public Task From_an_empty_zone_to_a_verified_inventory_on_sqlite() => StoryAsync(null);

    [BrowserFact]
    public Task From_an_empty_zone_to_a_verified_inventory_on_postgresql() => PostgresServer.IsHere ? StoryAsync(PostgresServer.NewDatabase()) : Task.CompletedTask;

    private static async Task StoryAsync(string? database)
    {
        await using var served = await Served.StartAsync(database: database);
        using var administrator = await served.VisitAsAdministratorAsync();
        var by = served.Workbench.Accounts.All[0];
        foreach (var name in new[] { "manager", "maker", "second", "checker", "verifier" })
        {
            served.Workbench.Accounts.Create(by, name, Served.Password, name == "manager" ? Role.ProgrammeManager : Role.Member);
        }

        await using var manager = await SignIn(served, "manager");
        await manager.GoAsync(served.Address + "/zones/new");
        await manager.TypeAsync("#id", "new-park");
        await manager.TypeAsync("#nameEn", "New park");
        await manager.ValueAsync("document.getElementById('region').value = 'CN-GD'");
        await manager.LoadsAsync(() => manager.ClickAsync(".form .primary"));
        foreach (var (name, role) in new[] { ("maker", "Editor"), ("second", "Editor"), ("checker", "Expert"), ("verifier", "Verifier") })
        {
            await manager.GoAsync(served.Address + Zone + "/members");
            await manager.TypeAsync("#name", name);
            await manager.ValueAsync($"document.getElementById('role').value = '{role}'");
            await manager.LoadsAsync(() => manager.ClickAsync(".form .primary"));
        }

        // Rows of a spreadsheet replace those to fill in; a fault is shown and mended.
        await using var maker = await SignIn(served, "maker");
        await maker.GoAsync(served.Address + Zone + "/activities");
        await maker.LoadsAsync(() => Rows(maker, "many"));
        Assert.Contains("notice off", (string)(await maker.ValueAsync("document.querySelector('main .notice')?.className ?? ''"))!, StringComparison.Ordinal);
        await maker.LoadsAsync(() => Rows(maker, "900"));
        Assert.Contains("done=saved", (string)(await maker.ValueAsync("location.search"))!, StringComparison.Ordinal);

        // Two at once: another field is put together, the same field is asked about.
        await using var second = await SignIn(served, "second");
        await second.GoAsync(served.Address + Zone + "/activities");
        await maker.GoAsync(served.Address + Zone + "/activities");
        await Cell(maker, "900", "910");
        await maker.LoadsAsync(() => maker.ClickAsync(".gridfoot .primary"));
        await Cell(second, "900", "920");
        await Cell(second, "8600", "8700");
        await second.LoadsAsync(() => second.ClickAsync(".gridfoot .primary"));
        Assert.Equal(1, (int)(await second.ValueAsync("document.querySelectorAll('.asks tbody tr').length"))!);
        Assert.Matches(@"910\s*\n\s*(by )?maker[，,] ?\d{4}-", (string)(await second.ValueAsync("document.querySelector('.asks').innerText"))!);
        await second.ClickAsync(".asks input[value=\"mine\"]");
        await second.LoadsAsync(() => second.ClickAsync(".asks .primary"));
        Assert.Equal(["G1 920", "E1 8700"], served.Workbench.Activities.Open(served.Workbench.Zones.Find("new-park")!)!.Rows.Select(r => $"{r[0]} {r[4]}"));

        // Handed in by a maker, accepted by the checker – the manager brought the zone in –, verified by the verifier, who could not have done it before.
        await Step(maker, served, "Submit");
        await using var checker = await SignIn(served, "checker");
        await Step(checker, served, "Accept");
        await using var verifier = await SignIn(served, "verifier");
        await Step(verifier, served, "Verify");
        Assert.Equal(2, (int)(await verifier.ValueAsync("[...document.querySelectorAll('tbody tr')].filter(r => r.innerText.includes('Verified') || r.innerText.includes('已核实')).length"))!);
        await verifier.GoAsync(served.Address + Zone + "/inventory");
        await verifier.UntilAsync("document.getElementById('wait') === null && document.querySelectorAll('#lines a.num').length >= 2");
        Assert.Null(served.Workbench.Audit.Verify().FirstBroken);
        Assert.All(new[] { manager, maker, second, checker, verifier }, b => Assert.DoesNotContain(b.Complaints, c => !c.Contains("400", StringComparison.Ordinal) && !c.Contains("409", StringComparison.Ordinal) && !c.Contains("intervention", StringComparison.Ordinal)));
    }

    private static async Task Step(Chromium browser, Served served, string act)
    {
        await browser.GoAsync(served.Address + Zone + "/reviews");
        await browser.ClickAsync("#review-all");
        await browser.LoadsAsync(() => browser.ClickAsync($"button[value=\"{act}\"]"));
        Assert.Contains("done=reviewed", (string)(await browser.ValueAsync("location.search"))!, StringComparison.Ordinal);
    }

    private static async Task Rows(Chromium browser, string quantity) => await browser.ValueAsync(
        $"document.getElementById('rows').value = 'id\\tperiod\\tcategory\\titem\\tquantity\\tunit\\tdirection\\tsource\\nG1\\t2025\\tstationary_combustion\\t天然气\\t{quantity}\\t万m3\\tuse\\tbill\\nE1\\t2025\\tpurchased_electricity\\t电力\\t8600\\t万kWh\\timport\\tbill\\n'; document.getElementById('grid-form').submit()");

    private static async Task Cell(Chromium browser, string from, string to)
    {
        await browser.ValueAsync($"(() => {{ const td = [...document.querySelectorAll('.grid tbody td')].find(t => t.textContent === '{from}'); td.focus(); const d = new DataTransfer(); d.setData('text/plain', '{to}'); td.dispatchEvent(new ClipboardEvent('paste', {{ clipboardData: d, bubbles: true }})); }})()");
        await browser.UntilAsync($"document.getElementById('rows').value.includes('{to}')");
    }

    private static async Task<Chromium> SignIn(Served served, string name)
    {
        var browser = await Chromium.OpenAsync(served.Address + "/signin?lang=en", 1366, 768);
        await browser.TypeAsync("#name", name);
        await browser.TypeAsync("#password", Served.Password);
        await browser.LoadsAsync(() => browser.ClickAsync(".form .primary"));
        return browser;
    }
}
