using System.Net;
using System.Net.Http.Headers;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;
using Ncez.Testing;
using Ncez.Workflows;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Tests;

/// <summary>A frozen quantity changes in the workbench with a reason, which is written where freezing looks for it: no dead end.</summary>
public sealed class FrozenQuantityTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ncez-frozen-").FullName;
    private readonly Workbench _workbench;

    public FrozenQuantityTests()
    {
        _workbench = Workbench.Open(new ShippedData(Shipped.Data), _folder, new Ticking());
        _workbench.Accounts.CreateFirst("王磊", "a long sentence", Model.Texts.Language.En);
        _workbench.Zones.AddExamples(By, new Findings());
    }

    private Account By => _workbench.Accounts.All[0];

    private RegisteredZone Zone => _workbench.Zones.Find("example-park")!;

    private string Revisions => Path.Combine(_folder, "zones", "example-park", "revisions.csv");

    [Fact]
    public void A_change_of_a_frozen_quantity_asks_why_and_the_next_freeze_takes_the_answer()
    {
        Freeze();
        var asked = Save("\t900\t", "\t910\t");
        Assert.Equal((SaveState.AsksReason, "G1", 900.0, 910.0), (asked.State, asked.Frozen.Single().Row, asked.Frozen.Single().Old, asked.Frozen.Single().New));
        Assert.False(File.Exists(Revisions));
        Assert.Contains("\t900\t", _workbench.Activities.Open(Zone)!.Tabs, StringComparison.Ordinal);
        Assert.Equal(SaveState.Saved, Save("\t900\t", "\t910\t", " meter\nread again ").State);
        Assert.Contains("G1,2026-01-01,王磊,900,910,meter read again,", File.ReadAllText(Revisions), StringComparison.Ordinal);
        Assert.Equal(("activities.revised", "meter read again"), (_workbench.Audit.Page(null, Zone.Id, 1)[0].Action, AuditTrail.FactsOf(_workbench.Audit.Page(null, Zone.Id, 1)[0])["why"]));

        // What was never frozen, and a quantity that is frozen as it is, ask nothing.
        Assert.Equal(SaveState.Saved, Save("use\tIllustrative", "use\tbill").State);
        Freeze();

        // A reason that was given before the freeze is not one for going back, nor for going there again.
        Assert.Equal(SaveState.AsksReason, Save("\t910\t", "\t900\t").State);
        Assert.Equal(SaveState.Saved, Save("\t910\t", "\t900\t", "first reading was right").State);
        Freeze();
        Assert.Equal(SaveState.AsksReason, Save("\t900\t", "\t910\t").State);
    }

    [Fact]
    public void A_correction_that_is_taken_back_says_so_on_record()
    {
        Freeze();
        Assert.Equal(SaveState.Saved, Save("\t900\t", "\t905\t", "meter read again").State);
        Assert.Equal(UndoState.Done, _workbench.Activities.Undo(By, Zone, new UndoRequest(_workbench.Activities.Open(Zone)!.Hash)).State);
        var rows = File.ReadAllLines(Revisions);
        Assert.Contains("G1,2026-01-01,王磊,900,905,meter read again", rows[^2], StringComparison.Ordinal);
        Assert.Contains("G1,2026-01-01,王磊,905,900,", rows[^1], StringComparison.Ordinal);
        Freeze();
    }

    [Fact]
    public void A_row_that_goes_or_gets_another_unit_asks_too()
    {
        Freeze();
        Assert.Equal(("G1", null), Save("\nG1\t", "\nG1b\t").Frozen.Select(f => (f.Row, f.New)).Single());
        Assert.Equal(SaveState.Saved, Save("\nG1\t", "\nG1b\t", "meters numbered anew").State);
        Assert.Contains("G1,2026-01-01,王磊,900,0,meters numbered anew,900 万m3 → –", File.ReadAllText(Revisions), StringComparison.Ordinal);
        Assert.Equal("MWh", Save("8600\t万kWh", "86000\tMWh").Frozen.Single().NewUnit);
        Assert.Equal(SaveState.Saved, Save("8600\t万kWh", "86000\tMWh", "as the bill has it").State);
        Freeze();
    }

    [Fact]
    public void What_was_changed_from_outside_can_be_explained_and_then_frozen()
    {
        Freeze();
        var file = Path.Combine(_folder, "zones", "example-park", "activities.csv");
        File.WriteAllText(file, File.ReadAllText(file).Replace(",900,", ",905,", StringComparison.Ordinal));
        Assert.Equal("G1", Assert.Single(_workbench.Activities.Outstanding(Zone)).Row);

        // Somebody else's row is nobody's to explain who changes another one.
        Assert.Equal(SaveState.Saved, Save("use\tIllustrative", "use\tbill").State);
        Assert.Equal(SaveState.Unchanged, Save("x", "x").State);
        Assert.Equal(SaveState.Saved, Save("x", "x", "corrected by the meter office").State);
        Assert.Equal("activities.explained", _workbench.Audit.Page(null, Zone.Id, 1)[0].Action);
        Assert.Empty(_workbench.Activities.Outstanding(Zone));
        Freeze();
    }

    [Fact]
    public void A_save_that_was_frozen_since_is_taken_back_with_a_reason()
    {
        Assert.Equal(SaveState.Saved, Save("\t900\t", "\t910\t").State);
        Freeze();
        var undone = _workbench.Activities.Undo(By, Zone, new UndoRequest(_workbench.Activities.Open(Zone)!.Hash));
        Assert.Equal((UndoState.AsksReason, "G1"), (undone.State, undone.Asked!.Frozen.Single().Row));
        Assert.Contains("\t910\t", _workbench.Activities.Open(Zone)!.Tabs, StringComparison.Ordinal);
        Assert.Equal(SaveState.Saved, _workbench.Activities.Save(By, Zone, undone.Edit! with { Reason = "first reading was right" }).State);
        Freeze();
    }

    [Fact]
    public async Task The_grid_and_the_interface_for_programs_ask_for_the_reason()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        await administrator.SendAsync("/", "/zones/examples");
        await administrator.SendAsync("/account", "/preferences", ("language", "en"), ("theme", "Light"));
        var (workbench, by) = (served.Workbench, served.Workbench.Accounts.All[0]);
        var zone = workbench.Zones.Find("example-park")!;
        Freeze(workbench, by, zone);
        var grid = workbench.Activities.Open(zone)!;
        const string Path = "/zones/example-park/activities";
        var asked = await administrator.SendAsync(Path, Path, ("base", grid.Hash), ("rows", grid.Tabs.Replace("\t900\t", "\t910\t", StringComparison.Ordinal)));
        var page = WebUtility.HtmlDecode(await asked.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Conflict, asked.StatusCode);
        Assert.Contains("name=\"reason\"", page, StringComparison.Ordinal);
        Assert.Contains("G1 was 900", page, StringComparison.Ordinal);
        Assert.Contains($"name=\"base\" value=\"{grid.Hash}\"", page, StringComparison.Ordinal);
        var saved = await administrator.SendAsync(Path, Path, ("base", grid.Hash), ("reason", "read again"), ("rows", grid.Tabs.Replace("\t900\t", "\t910\t", StringComparison.Ordinal)));
        Assert.EndsWith("done=saved", saved.Headers.Location!.ToString(), StringComparison.Ordinal);
        Freeze(workbench, by, zone);

        using var api = new HttpClient { BaseAddress = new Uri(served.Address) };
        api.DefaultRequestHeaders.Authorization = new("Bearer", workbench.Tokens.Create(by, "t", TokenScope.Write, "", 1)!);
        foreach (var (query, status) in new[] { ("", HttpStatusCode.UnprocessableEntity), ("?reason=" + Uri.EscapeDataString("抄表有误"), HttpStatusCode.OK) })
        {
            var (content, hash) = workbench.Activities.Content(zone);
            using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/zones/example-park/activities" + query) { Content = new StringContent(System.Text.Encoding.UTF8.GetString(content).Replace(",910,", ",920,", StringComparison.Ordinal), MediaTypeHeaderValue.Parse("text/csv")) };
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{hash}\"");
            using var answer = await api.SendAsync(request);
            Assert.Equal(status, answer.StatusCode);
            Assert.Equal(status != HttpStatusCode.OK, (await answer.Content.ReadAsStringAsync()).Contains("RUN-010", StringComparison.Ordinal));
        }

        Assert.Contains("910,920,抄表有误", await File.ReadAllTextAsync(System.IO.Path.Combine(served.Folder, "zones", "example-park", "revisions.csv")), StringComparison.Ordinal);
        Freeze(workbench, by, zone);
    }

    [Fact]
    public async Task Kept_runs_say_what_changed_since_and_when_the_base_year_moved()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        await administrator.SendAsync("/", "/zones/examples");
        await administrator.SendAsync("/account", "/preferences", ("language", "en"), ("theme", "Light"));
        var (workbench, by, zone) = (served.Workbench, served.Workbench.Accounts.All[0], served.Workbench.Zones.Find("example-park")!);
        Freeze(workbench, by, zone);
        Assert.DoesNotContain("Since the run of", await Page(), StringComparison.Ordinal);
        var grid = workbench.Activities.Open(zone)!;
        Assert.Equal(SaveState.Saved, workbench.Activities.Save(by, zone, new GridEdit(grid.Hash, grid.Tabs.Replace("\t900\t", "\t1900\t", StringComparison.Ordinal)) { Reason = "read again" }).State);
        var page = await Page();
        Assert.Contains("Since the run of", page, StringComparison.Ordinal);
        Assert.Contains("The base year 2021 has to be recalculated", page, StringComparison.Ordinal);

        async Task<string> Page() => WebUtility.HtmlDecode(await administrator.ReadAsync("/zones/example-park/runs"));
    }

    [Fact]
    public void A_workbook_that_changes_frozen_quantities_brings_its_reason()
    {
        Freeze();
        var grid = _workbench.Activities.Open(Zone)!;
        foreach (var reason in new[] { "", "read again" })
        {
            using var book = new MemoryStream();
            GridBooks.Write(grid with { Rows = [.. grid.Rows.Select(r => r.Contains("900") ? r.Replace("900", "910") : r)] }, book, Model.Texts.Language.En);
            book.Position = 0;
            using var received = _workbench.Imports.Receive(book);
            var outcome = _workbench.Imports.Run(By, Zone, new ImportRequest(received, "j") { Reason = reason }, (_, _, _) => { }, CancellationToken.None);
            Assert.Equal(reason.Length > 0 ? ImportState.Saved : ImportState.Refused, outcome.State);
            Assert.Equal(reason.Length > 0 ? [] : ["RUN-010", "WEB-024"], outcome.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Code).Order());
            Assert.Equal(reason.Length == 0, outcome.Look is not null);
        }

        Assert.True(_workbench.Imports.WasSaved(Zone.Id, "j"));
        Freeze();
    }

    [Fact]
    public async Task A_refused_edit_keeps_what_it_began_with()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        await administrator.SendAsync("/", "/zones/examples");
        var (workbench, by) = (served.Workbench, served.Workbench.Accounts.All[0]);
        var (zone, path) = (workbench.Zones.Find("example-park")!, "/zones/example-park/activities");
        var grid = workbench.Activities.Open(zone)!;
        Assert.Equal(SaveState.Saved, workbench.Activities.Save(by with { Name = "李敏", NameKey = "李敏" }, zone, new GridEdit(grid.Hash, grid.Tabs.Replace("\t420\t", "\t430\t", StringComparison.Ordinal))).State);
        var refused = await administrator.SendAsync(path, path, ("base", grid.Hash), ("rows", grid.Tabs.Replace("\t900\t", "\tmany\t", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains($"name=\"base\" value=\"{grid.Hash}\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await administrator.SendAsync(path, path, ("base", grid.Hash), ("rows", grid.Tabs.Replace("\t900\t", "\t910\t", StringComparison.Ordinal)));
        Assert.Contains("\t430\t", workbench.Activities.Open(zone)!.Tabs, StringComparison.Ordinal);
        Assert.Contains("\t910\t", workbench.Activities.Open(zone)!.Tabs, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Workbench.Release();
        Directory.Delete(_folder, recursive: true);
    }

    private void Freeze() => Freeze(_workbench, By, Zone);

    private static void Freeze(Workbench workbench, Account by, RegisteredZone zone)
    {
        var findings = new Findings();
        Assert.True(workbench.Runs.Freeze(by, zone, "closed", new RunWatch("j", _ => { }, CancellationToken.None), findings) is not null, string.Join("; ", findings.Sorted().Select(f => $"{f.Code} {f.Found.En}")));
    }

    private SaveOutcome Save(string from, string to, string reason = "")
    {
        var grid = _workbench.Activities.Open(Zone)!;
        return _workbench.Activities.Save(By, Zone, new GridEdit(grid.Hash, grid.Tabs.Replace(from, to, StringComparison.Ordinal)) { Reason = reason });
    }

    // Steps of a run are in the order of their seconds.
    private sealed class Ticking : TimeProvider
    {
        private int _asked;

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(Interlocked.Increment(ref _asked));

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
    }
}
