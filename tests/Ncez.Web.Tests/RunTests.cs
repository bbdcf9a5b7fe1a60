using System.Net;
using System.Text.Json.Nodes;
using Ncez.Model.Diagnostics;
using Ncez.Model.Runs;
using Ncez.Model.Workbench;
using Ncez.Testing;
using Ncez.Workflows.Runs;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Tests;

/// <summary>Kept runs and factor updates on pages: the difference first, one confirmed step, the old figures kept, three people for three signatures.</summary>
public sealed class RunTests
{
    private const string Zone = "/zones/example-park";

    [Fact]
    public async Task Factors_are_adopted_after_a_look_and_the_old_figures_are_kept()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await OldFactorsAsync(served);
        var zone = served.Workbench.Zones.Find("example-park")!;
        var page = await administrator.ReadAsync(Zone + "/adopt");
        Assert.Contains("70.30", await EnglishAsync(administrator, Zone + "/adopt"), StringComparison.Ordinal);
        Assert.Contains("50,843", page, StringComparison.Ordinal);
        Assert.Contains("40,549", page, StringComparison.Ordinal);
        var basis = Between(page, "name=\"basis\" value=\"", "\"");

        // Another look where a file changed since, or nothing was looked at.
        foreach (var stale in new[] { "", "0123456789ab" })
        {
            var refused = await administrator.SendAsync(Zone + "/adopt", Zone + "/adopt", ("year", "2021"), ("basis", stale), ("why", "x"));
            Assert.EndsWith("done=notAdopted", refused.Headers.Location!.ToString(), StringComparison.Ordinal);
        }

        // No reason, no step.
        var without = await administrator.SendAsync(Zone + "/adopt", Zone + "/adopt", ("year", "2021"), ("basis", basis), ("why", " "));
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Equal(70_296, Gross(served), 0);
        Assert.Empty(served.Workbench.Runs.Of(zone));

        var done = await administrator.SendAsync(Zone + "/adopt", Zone + "/adopt", ("year", "2021"), ("basis", basis), ("why", "factors of 2021 published"));
        Assert.EndsWith("/adopt", done.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(JobState.Done, (await served.EndedAsync(KeptJobs.Adopt, "example-park")).State);
        Assert.Equal(60_002, Gross(served), 0);
        var run = Assert.Single(served.Workbench.Runs.Of(zone));
        Assert.Empty(run.Altered);
        Assert.Equal(RunState.Frozen, run.Kept!.History.State);
        Assert.Equal(70_296, run.Kept.Run.Years[^1].GrossT, 0);
        Assert.Equal("factors.adopted", served.Workbench.Audit.Page(null, "example-park", 1)[0].Action);
        Assert.Contains("factor_year: 2021", File.ReadAllText(Path.Combine(served.Folder, "zones", "example-park", "zone.yaml")), StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"basis\"", await administrator.ReadAsync(Zone + "/adopt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_people_freeze_verify_and_seal_and_an_altered_run_is_told()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        await administrator.SendAsync("/", "/zones/examples");
        var by = served.Workbench.Accounts.All[0];
        foreach (var (name, role) in new[] { ("Checker", Role.Expert), ("Verifier", Role.Verifier), ("Editor", Role.Editor) })
        {
            served.Workbench.Accounts.Create(by, name, Served.Password, role);
        }

        var zone = served.Workbench.Zones.Find("example-park")!;
        using var editor = await SignedInAsync(served, "Editor");
        using var checker = await SignedInAsync(served, "Checker");
        using var verifier = await SignedInAsync(served, "Verifier");
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.SendAsync(Zone + "/runs", Zone + "/runs", ("why", " "))).StatusCode);
        Assert.EndsWith("/runs", (await editor.SendAsync(Zone + "/runs", Zone + "/runs", ("why", "year closed"))).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(JobState.Done, (await served.EndedAsync(KeptJobs.Freeze, "example-park")).State);
        var run = served.Workbench.Runs.Of(zone).Single();
        var path = $"{Zone}/runs/{run.Id}";

        // Out of order, by who may not, by who took a step before, of a run that is none.
        Assert.Equal(HttpStatusCode.BadRequest, (await verifier.SendAsync(Zone + "/runs", path + "/seal", ("why", "x"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.SendAsync(Zone + "/runs", path + "/verify", ("why", "x"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await verifier.SendAsync(Zone + "/runs", Zone + "/runs/..%2F..%2Fx/verify", ("why", "x"))).StatusCode);
        Assert.EndsWith("done=runVerified", (await checker.SendAsync(Zone + "/runs", path + "/verify", ("why", "meters compared"))).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("done=sealed", (await verifier.SendAsync(Zone + "/runs", path + "/seal", ("why", "statement 2026-04"))).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(RunState.Sealed, served.Workbench.Runs.Of(zone).Single().Kept!.History.State);
        Assert.Empty(served.Workbench.Runs.Of(zone).Single().Brought);
        Assert.Contains("1 of them sealed; all are", await EnglishAsync(administrator, Zone + "/runs"), StringComparison.Ordinal);

        // Times read as on every other page, not as the file writes them.
        Assert.Matches(@"<td class=""tight"">\d{4}-\d\d-\d\d \d\d:\d\d</td>", await EnglishAsync(administrator, Zone + "/runs"));
        Assert.DoesNotMatch(@"\d{4}-\d\d-\d\dT\d\d", await EnglishAsync(administrator, Zone + "/runs"));
        Assert.Equal(["run.sealed", "run.verified", "run.frozen"], served.Workbench.Audit.Page(null, "example-park", 3).Select(e => e.Action));

        // A step that is taken out of the history, or a whole run, is missed by the trail.
        var (runs, history) = (Path.Combine(served.Folder, "zones", "example-park", "runs"), Path.Combine(served.Folder, "zones", "example-park", "runs", run.Id, "history.json"));
        var whole = await File.ReadAllTextAsync(history);
        var kept = JsonNode.Parse(whole)!;
        var entries = kept.AsObject().Select(p => p.Value).OfType<JsonArray>().Single();
        entries.RemoveAt(entries.Count - 1);
        await File.WriteAllTextAsync(history, kept.ToJsonString());
        Assert.Contains("RUN-017", served.Workbench.Runs.Of(zone).Single().Altered.Select(f => f.Code));
        await File.WriteAllTextAsync(history, whole);
        Directory.Move(Path.Combine(runs, run.Id), Path.Combine(served.Folder, "gone"));
        Assert.Equal(3, served.Workbench.Runs.Of(zone).Single().Altered.Count(f => f.Code == "RUN-017"));
        Assert.Contains("1 of 1 kept runs is not as it was", await EnglishAsync(administrator, Zone + "/runs"), StringComparison.Ordinal);
        Directory.Move(Path.Combine(served.Folder, "gone"), Path.Combine(runs, run.Id));
        Assert.Empty(served.Workbench.Runs.Of(zone).Single().Altered);

        // A byte of a result is another: the page says so, and offers no step.
        var file = Directory.EnumerateFiles(Path.Combine(served.Folder, "zones", "example-park", "runs", run.Id), "inventory.csv").Single();
        await File.AppendAllTextAsync(file, "x");
        var page = await EnglishAsync(administrator, Zone + "/runs");
        Assert.Contains("1 of 1 kept runs is not as it was", page, StringComparison.Ordinal);
        Assert.DoesNotContain(path, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verified_line_that_other_factors_change_is_to_be_looked_at_again()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await OldFactorsAsync(served);
        var by = served.Workbench.Accounts.All[0];
        foreach (var (name, role) in new[] { ("Checker", Role.Expert), ("Verifier", Role.Verifier) })
        {
            served.Workbench.Accounts.Create(by, name, Served.Password, role);
        }

        var (zone, runs) = (served.Workbench.Zones.Find("example-park")!, served.Workbench.Runs);
        Account Who(string name) => served.Workbench.Accounts.All.Single(a => a.Name == name);

        // E1 is verified in the example.
        foreach (var (who, act) in new[] { (by.Name, ReviewAct.Submit), ("Checker", ReviewAct.Accept), ("Verifier", ReviewAct.Verify) })
        {
            Assert.Equal(ReviewProblem.None, served.Workbench.Reviews.Take(Who(who), zone, ["G1"], act, "").Problem);
        }

        var findings = new Model.Diagnostics.Findings();
        Assert.NotNull(runs.Adopt(by, zone, new AdoptRequest(runs.Propose(zone, null, findings)!.After, runs.Basis(zone)), "published", new RunWatch("", _ => { }, CancellationToken.None), findings));
        var states = served.Workbench.Reviews.Of(zone).ToDictionary(l => l.Line, l => l.State);
        Assert.Equal(("corrected", "verified"), (states["E1"], states["G1"]));
    }

    [Fact]
    public void Every_step_of_a_report_has_its_name() =>
        Assert.All(Enum.GetNames<Workflows.Zones.RunStep>(), step => Assert.True(Pages.PageContext.HasText("reports.step." + step), step));

    [BrowserFact]
    public async Task A_manager_adopts_in_the_browser()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await OldFactorsAsync(served);
        await using var browser = await served.BrowseAsync("en");
        await browser.GoAsync(served.Address + Zone + "/adopt");
        Assert.Contains("go from 70.30 kt CO₂e to 60.00 kt CO₂e", (string)(await browser.ValueAsync("document.querySelector('h1').innerText.replace(/\\s/g, ' ')"))!, StringComparison.Ordinal);
        await browser.TypeAsync("#why", "published");
        await browser.LoadsAsync(() => browser.ClickAsync(".form .primary"));
        await browser.UntilAsync("document.querySelector('.notice.ok a[href$=\"/runs\"]') !== null && document.readyState === 'complete'");
        await browser.LoadsAsync(() => browser.ClickAsync(".notice.ok a"));
        await browser.UntilAsync("document.querySelectorAll('.run').length === 1");
        Assert.Contains("Frozen", (string)(await browser.ValueAsync("document.querySelector('.run').innerText"))!, StringComparison.Ordinal);
        Assert.Empty(browser.Complaints);
    }

    // The example names no year, so it takes the newest; here it stays with those of 2012.
    private static async Task<Visitor> OldFactorsAsync(Served served)
    {
        var administrator = await served.VisitAsAdministratorAsync();
        await administrator.SendAsync("/", "/zones/examples");
        var yaml = Path.Combine(served.Folder, "zones", "example-park", "zone.yaml");
        await File.WriteAllTextAsync(yaml, (await File.ReadAllTextAsync(yaml)).Replace("gwp: AR5", "factor_year: 2012\ngwp: AR5", StringComparison.Ordinal));
        return administrator;
    }

    [Fact]
    public async Task A_kept_run_can_be_read_and_carried_away()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        await administrator.SendAsync("/", "/zones/examples");
        var (zone, by, findings) = (served.Workbench.Zones.Find("example-park")!, served.Workbench.Accounts.All[0], new Findings());
        var folder = Path.Combine(served.Folder, "zones", "example-park");
        var first = served.Workbench.Runs.Freeze(by, zone, "closed", new RunWatch("1", _ => { }, CancellationToken.None), findings);
        await File.AppendAllTextAsync(Path.Combine(folder, "zone.yaml"), "\n");
        var second = served.Workbench.Runs.Freeze(by, zone, "closed again", new RunWatch("2", _ => { }, CancellationToken.None), findings)!;
        Assert.Equal([second, first], served.Workbench.Runs.Of(zone).Select(r => r.Id));

        // The report stands in its own room, as the last one does; results come as files, and nothing else of the folder does.
        var report = await administrator.GetAsync($"{Zone}/runs/{first}/view");
        Assert.StartsWith("sandbox", string.Join(' ', report.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(folder, "runs", first!, "report.html")), await report.Content.ReadAsStringAsync());
        Assert.Contains($"/runs/{first}/files/inventory.csv", await administrator.ReadAsync(Zone + "/runs"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync($"/api/v1{Zone}/runs/{first}/files/run.json")).StatusCode);
        foreach (var name in new[] { "inputs%2Factivities.csv", "..%2F..%2Fzone.yaml", ".ncez-outputs", "none" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync($"/api/v1{Zone}/runs/{first}/files/{name}")).StatusCode);
        }

        // Unpacked anywhere, the archive proves itself.
        var carried = Path.Combine(served.Folder, "carried");
        System.IO.Compression.ZipFile.ExtractToDirectory(await (await administrator.GetAsync($"/api/v1{Zone}/runs/{first}/archive")).Content.ReadAsStreamAsync(), carried);
        Assert.NotNull(new VerifyRun(served.Workbench.Shipped).Check(carried, snapshotOnly: true, findings));
        Assert.Empty(findings.Sorted().Select(f => f.Code));
    }

    private static async Task<Visitor> SignedInAsync(Served served, string name)
    {
        var visitor = served.Visit();
        await visitor.SignInAsync(name, Served.Password);
        return visitor;
    }

    private static async Task<string> EnglishAsync(Visitor visitor, string path)
    {
        await visitor.SendAsync("/account", "/preferences", ("language", "en"), ("theme", "Light"));
        return WebUtility.HtmlDecode(await visitor.ReadAsync(path));
    }

    private static double Gross(Served served) => served.Workbench.Inventories.Of(served.Workbench.Zones.Find("example-park")!)!.Account.Inventory!.Years[^1].Gross.T;

    private static string Between(string text, string before, string after)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return text[start..text.IndexOf(after, start, StringComparison.Ordinal)];
    }
}
