using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Ncez.Model.Texts;
using Ncez.Model.Workbench;
using Ncez.Web.Hosting;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Tests;

/// <summary>Workbooks as long work: saved whole or not at all, stopped, damaged, two at once, asked for by those who may.</summary>
public sealed class ImportTests : IAsyncLifetime, IDisposable
{
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private Served _served = null!;
    private Visitor _administrator = null!;
    private HttpClient _api = null!;

    private Account By => _served.Workbench.Accounts.All.Single(a => a.Role == Role.Administrator);

    private Jobs Jobs => (Jobs)_served.App.Services.GetService(typeof(Jobs))!;

    public async Task InitializeAsync()
    {
        _served = await Served.StartAsync();
        _administrator = await _served.VisitAsAdministratorAsync();
        await _administrator.SendAsync("/", "/zones/examples");
        _api = new HttpClient { BaseAddress = new Uri(_served.Address) };
        _api.DefaultRequestHeaders.Authorization = new("Bearer", _served.Workbench.Tokens.Create(By, "imports", TokenScope.Write, "", 1)!);
    }

    public async Task DisposeAsync() => await _served.DisposeAsync();

    public void Dispose()
    {
        _api.Dispose();
        _administrator.Dispose();
    }

    [Fact]
    public async Task A_workbook_is_saved_its_job_told_and_can_be_taken_back()
    {
        var before = Grid("example-park");
        using var answer = await PostAsync("example-park", Book(before, (r, c, v) => v == "900" ? "901" : v));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var job = await EndAsync(answer);
        Assert.Equal("done", job.GetProperty("state").GetString());
        Assert.Equal((before.Rows.Length, 0, 1, 0), (Count(job, "rows"), Count(job, "added"), Count(job, "changed"), Count(job, "removed")));
        Assert.Contains(Grid("example-park").Rows, r => r.Contains("901"));

        // Who asks later, and after a restart, is told the same.
        var page = await _administrator.ReadAsync("/zones/example-park/activities/import");
        Assert.Contains(job.GetProperty("id").GetString()!, page, StringComparison.Ordinal);
        Assert.Contains("data-state=\"Done\"", page, StringComparison.Ordinal);
        Assert.Equal(UndoState.Done, _served.Workbench.Activities.Undo(By, _served.Workbench.Zones.Find("example-park")!, new UndoRequest(Grid("example-park").Hash)).State);
        Assert.Equal(before.Hash, Grid("example-park").Hash);
    }

    [Fact]
    public async Task What_others_save_after_a_workbook_was_handed_out_is_not_overwritten()
    {
        var handedOut = Grid("example-park");
        var zone = _served.Workbench.Zones.Find("example-park")!;
        Assert.Equal(SaveState.Saved, _served.Workbench.Activities.Save(By, zone, new GridEdit(handedOut.Hash, handedOut.Tabs.Replace("\t900\t", "\t901\t", StringComparison.Ordinal), true)).State);

        // Another field of the workbook was filled in: both stand. The same one: it is asked about, nothing is written.
        Assert.Equal("done", (await EndAsync(await PostAsync("example-park", Book(handedOut, (_, _, v) => v == "420" ? "421" : v)))).GetProperty("state").GetString());
        Assert.Contains(Grid("example-park").Rows, r => r.Contains("901"));
        Assert.Contains(Grid("example-park").Rows, r => r.Contains("421"));
        var refused = await EndAsync(await PostAsync("example-park", Book(handedOut, (_, _, v) => v == "900" ? "902" : v)));
        Assert.Equal("refused", refused.GetProperty("state").GetString());
        Assert.Contains("WEB-022", refused.GetRawText(), StringComparison.Ordinal);
        Assert.Contains(Grid("example-park").Rows, r => r.Contains("901"));
    }

    [Fact]
    public async Task All_findings_come_at_once_with_their_place_in_the_workbook_and_nothing_is_written()
    {
        var before = Grid("example-park");
        var quantity = before.Header.IndexOf("quantity");
        int[] rows = [.. Enumerable.Range(0, before.Rows.Length).Where(r => before.Rows[r][quantity].Length > 0).Skip(1).Take(2)];
        using var answer = await PostAsync("example-park", Book(before, (r, c, v) => c == quantity && rows.Contains(r) ? "many" : v));
        var job = await EndAsync(answer);
        Assert.Equal("refused", job.GetProperty("state").GetString());
        var wrong = job.GetProperty("findings").EnumerateArray().Where(f => f.GetProperty("severity").GetString() == "error").Select(f => f.GetProperty("file").GetString()).ToList();
        Assert.Equal(rows.Select(r => $"activities!{(char)('A' + quantity)}{r + 2}"), wrong);
        Assert.Equal(before.Hash, Grid("example-park").Hash);

        // Few rows can be looked at in the grid all the same.
        Assert.Contains("many", await _administrator.ReadAsync("/zones/example-park/activities?from=import"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_others_saved_since_a_workbook_was_handed_out_stays()
    {
        var began = Grid("example-park");
        SaveAs("李敏", "900", "950");
        using var unchanged = await PostAsync("example-park", Book(began));
        Assert.Equal((0, 0), await EndAsync(unchanged) is var same ? (Count(same, "added"), Count(same, "removed")) : default);
        Assert.Contains(Grid("example-park").Rows, r => r.Contains("950"));
        using var answer = await PostAsync("example-park", Book(began, (_, _, v) => v == "420" ? "430" : v));
        Assert.Equal("done", (await EndAsync(answer)).GetProperty("state").GetString());
        Assert.Contains(Grid("example-park").Rows, r => r.Contains("950"));
        Assert.Contains(Grid("example-park").Rows, r => r.Contains("430"));
    }

    [Fact]
    public async Task A_field_that_a_workbook_and_somebody_else_changed_is_asked_about()
    {
        var began = Grid("example-park");
        SaveAs("李敏", "900", "950");
        using var answer = await PostAsync("example-park", Book(began, (_, _, v) => v == "900" ? "901" : v));
        Assert.Equal(["WEB-022"], Codes(await EndAsync(answer)));

        // Looked at in the grid, the rows still know what they were filled in from.
        var page = await _administrator.ReadAsync("/zones/example-park/activities?from=import");
        Assert.Contains($"name=\"base\" value=\"{began.Hash}\"", page, StringComparison.Ordinal);
        var saved = await _administrator.SendAsync("/zones/example-park/activities", "/zones/example-park/activities", ("base", began.Hash), ("rows", began.Tabs.Replace("\t900\t", "\t901\t", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.Conflict, saved.StatusCode);
        Assert.Contains(Grid("example-park").Rows, r => r.Contains("950"));
    }

    [Fact]
    public async Task A_workbook_that_does_not_say_where_it_came_from_replaces_nobody_elses_rows_unasked()
    {
        var began = Grid("example-park");
        var (unmarked, elsewhere) = (Book(began with { Hash = "" }, (_, _, v) => v == "420" ? "430" : v), Book(Grid("example-plant")));
        using var foreign = await PostAsync("example-park", elsewhere, "?evenWithErrors=true");
        Assert.Equal(["WEB-023"], Codes(await EndAsync(foreign)));
        SaveAs("李敏", "900", "950");
        using var refused = await PostAsync("example-park", unmarked);
        Assert.Equal(["WEB-023"], Codes(await EndAsync(refused)));
        Assert.Contains(Grid("example-park").Rows, r => r.Contains("950"));
        using var told = await PostAsync("example-park", unmarked, "", Grid("example-park").Hash);
        Assert.Equal("done", (await EndAsync(told)).GetProperty("state").GetString());
        Assert.Contains(Grid("example-park").Rows, r => r.Contains("430"));
        Assert.DoesNotContain(Grid("example-park").Rows, r => r.Contains("950"));
    }

    [Fact]
    public async Task A_workbook_of_ones_own_zone_needs_no_mark()
    {
        using var answer = await PostAsync("example-park", Book(Grid("example-park") with { Hash = "" }, (_, _, v) => v == "420" ? "430" : v));
        Assert.Equal("done", (await EndAsync(answer)).GetProperty("state").GetString());
        using var again = await PostAsync("example-park", Book(Grid("example-park") with { Hash = "" }, (_, _, v) => v == "430" ? "440" : v));
        Assert.Equal("done", (await EndAsync(again)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_column_that_was_left_out_is_not_lost()
    {
        var before = Grid("example-park");
        var source = before.Header.IndexOf("source");
        using var answer = await PostAsync("example-park", Book(before with { Header = before.Header.RemoveAt(source), Rows = [.. before.Rows.Select(r => r.RemoveAt(source))] }));
        var job = await EndAsync(answer);
        Assert.Equal("WEB-020", job.GetProperty("findings")[0].GetProperty("code").GetString());
        Assert.Equal(before.Hash, Grid("example-park").Hash);
    }

    [Fact]
    public async Task A_damaged_workbook_is_a_finding()
    {
        var (before, book) = (Grid("example-park"), Book(Grid("example-park")));
        Array.Fill(book, (byte)0x55, book.Length / 3, 200);
        using var answer = await PostAsync("example-park", book);
        var job = await EndAsync(answer);
        Assert.Equal("refused", job.GetProperty("state").GetString());
        Assert.NotEqual(0, job.GetProperty("findings").GetArrayLength());
        Assert.Equal(before.Hash, Grid("example-park").Hash);
        using var json = new StringContent("{}", MediaTypeHeaderValue.Parse("application/json"));
        using var other = await _api.PostAsync("/api/v1/zones/example-park/imports", json);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, other.StatusCode);
    }

    [Fact]
    public async Task A_cancelled_import_writes_nothing()
    {
        var (before, zone) = (Grid("example-park"), _served.Workbench.Zones.Find("example-park")!);
        var large = Large(before, 120_000);
        using var answer = await PostAsync("example-park", large);
        var id = (await ReadAsync(answer)).GetProperty("id").GetString()!;
        using var second = await PostAsync("example-park", large);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.EndsWith(id, (await ReadAsync(second)).GetProperty("more").GetString(), StringComparison.Ordinal);
        using var cancelled = await _api.PostAsync($"/api/v1/zones/example-park/imports/{id}/cancel", null);
        Assert.Equal(HttpStatusCode.Accepted, cancelled.StatusCode);
        var job = await EndAsync(answer);
        Assert.Equal("cancelled", job.GetProperty("state").GetString());
        Assert.Equal(before.Hash, Grid("example-park").Hash);
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(_served.Folder, "drafts")));
        Assert.DoesNotContain(_served.Workbench.Audit.Page(null, zone.Id, 50), e => e.Action == "activities.saved");
    }

    [Fact]
    public async Task Two_imports_of_two_zones_work_at_once()
    {
        string[] zones = ["example-park", "example-plant"];
        var answers = await Task.WhenAll(zones.Select(z => PostAsync(z, Large(Grid(z), 3_000, "?evenWithErrors=true"), "?evenWithErrors=true")));
        foreach (var (zone, answer) in zones.Zip(answers))
        {
            var job = await EndAsync(answer);
            Assert.Equal("done", job.GetProperty("state").GetString());
            Assert.Equal(3_000, Grid(zone).Rows.Length);
            answer.Dispose();
        }

        using var metrics = await _administrator.GetAsync("/api/v1/metrics");
        var text = await metrics.Content.ReadAsStringAsync();
        Assert.Contains("ncez_job_duration_seconds_count{kind=\"import\",state=\"done\"} 2", text, StringComparison.Ordinal);
        Assert.Contains("ncez_import_rows_total{state=\"done\"} 6000", text, StringComparison.Ordinal);
        Assert.Contains("ncez_jobs_running{kind=\"import\"} 0", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_is_seen_from_its_own_zone_only_and_by_those_who_may_read_it()
    {
        using var answer = await PostAsync("example-park", Book(Grid("example-park")));
        var id = (await EndAsync(answer)).GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.NotFound, (await _api.GetAsync($"/api/v1/zones/example-plant/imports/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _api.PostAsync($"/api/v1/zones/example-plant/imports/{id}/cancel", null)).StatusCode);
        _served.Workbench.Accounts.Create(By, "member", Served.Password, Role.Member);
        using var member = _served.Visit();
        await member.SignInAsync("member", Served.Password);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync($"/api/v1/zones/example-park/imports/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync("/zones/example-park/activities/import")).StatusCode);
        Assert.Equal(MemberChange.Done, _served.Workbench.Members.Set(By, _served.Workbench.Zones.Find("example-park")!, "member", Role.Viewer));
        Assert.Contains(id!, await member.ReadAsync("/zones/example-park/activities/import"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.SendAsync("/zones/example-park/activities", "/zones/example-park/activities/import/cancel")).StatusCode);
    }

    [Fact]
    public async Task Without_script_a_form_begins_it_and_the_page_asks_again_by_itself()
    {
        using var answer = await FormAsync("save", Large(Grid("example-park"), 120_000));
        Assert.Equal((HttpStatusCode.Found, "/zones/example-park/activities/import"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        var page = await _administrator.ReadAsync("/zones/example-park/activities/import");
        Assert.Contains("http-equiv=\"refresh\"", page, StringComparison.Ordinal);
        Assert.Contains("/activities/import/cancel", page, StringComparison.Ordinal);
        Jobs.Of(KeptJobs.Import, "example-park")!.Cancel();
        await Jobs.Of(KeptJobs.Import, "example-park")!.Ended;
        using var look = await FormAsync("look", Book(Grid("example-park"), (_, _, v) => v == "900" ? "777" : v));
        await Jobs.Of(KeptJobs.Import, "example-park")!.Ended;
        Assert.DoesNotContain(Grid("example-park").Rows, r => r.Contains("777"));
        Assert.Contains("\t777\t", await _administrator.ReadAsync("/zones/example-park/activities?from=import"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopping_server_marks_what_it_could_not_finish()
    {
        using var answer = await PostAsync("example-park", Large(Grid("example-park"), 120_000));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await _served.App.StopAsync();

        // What is on the disk, not what the process remembers.
        using var mark = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(_served.Folder, "jobs", "import-example-park.json")));
        Assert.Equal("Interrupted", mark.RootElement.GetProperty("State").GetString());
    }

    [Fact]
    public void A_second_server_on_the_same_folder_is_refused()
    {
        var refused = Assert.Throws<FolderInUseException>(() => WebServer.Build(new ServeOptions { Shipped = new(Testing.Shipped.Data), DataFolder = _served.Folder, Urls = "http://127.0.0.1:0", Clock = TimeProvider.System }));
        Assert.Equal(Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture), refused.Process);
    }

    private ActivityGrid Grid(string zone) => _served.Workbench.Activities.Open(_served.Workbench.Zones.Find(zone)!)!;

    private static byte[] Book(ActivityGrid grid, Func<int, int, string, string>? change = null)
    {
        using var book = new MemoryStream();
        GridBooks.Write(grid with { Rows = [.. grid.Rows.Select((row, r) => row.Select((cell, c) => change?.Invoke(r, c, cell) ?? cell).ToArray()).Select(r => System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(r))] }, book, Language.En);
        return book.ToArray();
    }

    // The first rows again and again under other ids.
    private static byte[] Large(ActivityGrid grid, int rows, string id = "R") =>
        Book(grid with { Rows = [.. Enumerable.Range(0, rows).Select(i => grid.Rows[i % grid.Rows.Length].SetItem(0, $"{id}{i}"))] });

    private Task<HttpResponseMessage> PostAsync(string zone, byte[] book, string query = "", string? ifMatch = null)
    {
        var content = new ByteArrayContent(book);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(Kind);
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/zones/{zone}/imports{query}") { Content = content };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{ifMatch}\"");
        }

        return _api.SendAsync(request);
    }

    private void SaveAs(string name, string from, string to)
    {
        var (zone, grid) = (_served.Workbench.Zones.Find("example-park")!, Grid("example-park"));
        Assert.Equal(SaveState.Saved, _served.Workbench.Activities.Save(By with { Name = name, NameKey = name }, zone, new GridEdit(grid.Hash, grid.Tabs.Replace($"\t{from}\t", $"\t{to}\t", StringComparison.Ordinal))).State);
    }

    private static IEnumerable<string?> Codes(JsonElement job) => job.GetProperty("findings").EnumerateArray().Where(f => f.GetProperty("severity").GetString() == "error").Select(f => f.GetProperty("code").GetString());

    private async Task<HttpResponseMessage> FormAsync(string aim, byte[] book)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await _administrator.FormTokenAsync("/zones/example-park/activities")), "__RequestVerificationToken" }, { new StringContent(aim), "aim" } };
        using var file = new ByteArrayContent(book);
        form.Add(file, "book", "book.xlsx");
        return await _administrator.Http.PostAsync("/zones/example-park/activities/import", form);
    }

    private async Task<JsonElement> EndAsync(HttpResponseMessage started)
    {
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        for (var i = 0; i < 2_400; i++)
        {
            var job = await ReadAsync(await _api.GetAsync(started.Headers.Location));
            if (job.GetProperty("state").GetString() != "running")
            {
                return job;
            }

            await Task.Delay(25);
        }

        throw new TimeoutException("the import does not end");
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    private static int Count(JsonElement job, string name) => job.GetProperty("counts").GetProperty(name).GetInt32();
}
