using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Ncez.Model.Workbench;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Tests;

/// <summary>A zone that takes the id of one that was removed begins anew: nobody and nothing of the other one is in it.</summary>
public sealed class ReusedZoneTests : IAsyncLifetime
{
    private const string Id = "reuse4";
    private const string Of = "/zones/" + Id;
    private Served _served = null!;
    private Visitor _administrator = null!;

    private Workbench Workbench => _served.Workbench;

    private RegisteredZone Zone => Workbench.Zones.Find(Id)!;

    private Account By => Workbench.Accounts.All.Single(a => a.Name == Served.Administrator);

    public async Task InitializeAsync()
    {
        _served = await Served.StartAsync();
        _administrator = await _served.VisitAsAdministratorAsync();
        await _administrator.SendAsync("/account", "/preferences", ("language", "en"), ("theme", "Light"));
        await MakeAsync(_administrator);
    }

    public async Task DisposeAsync()
    {
        _administrator.Dispose();
        await _served.DisposeAsync();
    }

    [Fact]
    public async Task Members_of_a_removed_zone_have_no_rights_in_the_next_one_of_its_id()
    {
        Workbench.Accounts.Create(By, "Mia", Served.Password, Role.Member);
        Workbench.Accounts.Create(By, "Paul", Served.Password, Role.ProgrammeManager);
        Assert.Equal(MemberChange.Done, Workbench.Members.Set(By, Zone, "Mia", Role.Editor));
        using var member = _served.Visit();
        await member.SignInAsync("Mia", Served.Password);
        Assert.Equal(HttpStatusCode.OK, (await member.GetAsync(Of + "/activities")).StatusCode);
        await RemoveAsync();
        using var manager = _served.Visit();
        await manager.SignInAsync("Paul", Served.Password);
        await MakeAsync(manager);

        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync(Of)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync(Of + "/activities")).StatusCode);
        Assert.DoesNotContain(Of, await member.ReadAsync("/"), StringComparison.Ordinal);
        Assert.Empty(Workbench.Members.Of(Zone));
        using var program = new HttpClient { BaseAddress = new Uri(_served.Address), DefaultRequestHeaders = { Authorization = new("Bearer", Workbench.Tokens.Create(Workbench.Accounts.All.Single(a => a.Name == "Mia"), "m", TokenScope.Full, "", 1)!) } };
        Assert.Equal(HttpStatusCode.Forbidden, (await program.GetAsync("/api/v1" + Of)).StatusCode);
        using var put = new HttpRequestMessage(HttpMethod.Put, "/api/v1" + Of + "/activities") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes("id\n")) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } } };
        put.Headers.TryAddWithoutValidation("If-Match", "\"" + Workbench.Activities.Content(Zone).Hash + "\"");
        Assert.Equal(HttpStatusCode.Forbidden, (await program.SendAsync(put)).StatusCode);
    }

    [Fact]
    public async Task What_was_calculated_of_a_removed_zone_is_not_said_of_the_next_one_of_its_id()
    {
        // A zone with figures under the id, looked at by everything that keeps something.
        var before = Zone;
        Assert.NotEmpty(Workbench.Reviews.Of(before));
        var (summary, lines) = (Workbench.Inventories.SummaryOf(before), Workbench.Activities.Rows(before)!.Rows.Length);
        var edit = new GridEdit(Workbench.Activities.Rows(before)!.Hash, Workbench.Activities.Rows(before)!.Tabs.Split('\n')[0] + "\n", EvenWithErrors: true);
        Assert.Equal(SaveState.Saved, Workbench.Activities.Save(By, before, edit).State);
        Assert.Empty(Workbench.Activities.Rows(before)!.Rows);
        Assert.Empty(Workbench.Reviews.Of(before));
        _ = Workbench.Activities.Check(before);
        var emptied = Workbench.Inventories.SummaryOf(before);
        await RemoveAsync();
        await MakeAsync(_administrator);
        Assert.NotEqual(emptied, Workbench.Inventories.SummaryOf(Zone));
        Assert.Equal(summary.Errors, Workbench.Inventories.SummaryOf(Zone).Errors);
        Assert.Equal(lines, Workbench.Activities.Rows(Zone)!.Rows.Length);
        Assert.Equal(lines, Workbench.Reviews.Of(Zone).Length);
        Assert.Equal(lines, Workbench.Activities.Check(Zone).Rows);
        Assert.Equal(Zone.AddedUtc, Workbench.Inventories.Of(Zone)!.Zone.AddedUtc);

        // A request that began with the zone before, and is done only now, saves nothing into this one.
        Assert.Throws<DirectoryNotFoundException>(() => Workbench.Activities.Save(By, before, edit));
        Assert.Equal(lines, Workbench.Activities.Rows(Zone)!.Rows.Length);
    }

    [Fact]
    public async Task Reports_jobs_and_trail_of_a_removed_zone_are_none_of_the_next_one_of_its_id()
    {
        await _administrator.SendAsync("/", "/zones/examples");
        const string park = "example-park", of = "/zones/" + park;
        var room = await _served.OccupyAsync();
        Assert.Equal(HttpStatusCode.Found, (await _administrator.SendAsync(of + "/reports", of + "/reports")).StatusCode);

        // Not while something goes on there.
        var busy = await _administrator.SendAsync(of + "/remove", of + "/remove", ("id", park));
        Assert.Equal(HttpStatusCode.BadRequest, busy.StatusCode);
        Assert.Contains("work goes on in the zone", await busy.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        room.Dispose();
        Assert.Equal(JobState.Done, (await _served.EndedAsync(KeptJobs.Report, park)).State);
        Assert.Equal(HttpStatusCode.OK, (await _administrator.GetAsync(of + "/reports/files/inventory.csv")).StatusCode);
        Assert.True(File.Exists(Path.Combine(_served.Folder, "jobs", "report-example-park.json")));
        Assert.EndsWith("done=removed", (await _administrator.SendAsync(of + "/remove", of + "/remove", ("id", park))).Headers.Location!.ToString(), StringComparison.Ordinal);

        await MakeAsync(_administrator, park);
        Assert.Contains("No report written yet", await _administrator.ReadAsync(of + "/reports"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _administrator.GetAsync(of + "/reports/files/inventory.csv")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await _administrator.GetAsync(of + "/reports/view")).StatusCode);
        Assert.False(File.Exists(Path.Combine(_served.Folder, "jobs", "report-example-park.json")));
        using var program = new HttpClient { BaseAddress = new Uri(_served.Address), DefaultRequestHeaders = { Authorization = new("Bearer", Workbench.Tokens.Create(By, "p", TokenScope.Full, "", 1)!) } };
        Assert.Contains("\"count\":0", await program.GetStringAsync($"/api/v1{of}/jobs"), StringComparison.Ordinal);
        Assert.Contains("\"files\":[]", await program.GetStringAsync($"/api/v1{of}/reports"), StringComparison.Ordinal);

        // What is gone is kept aside as a whole: the folder as an archive, its reports beside it.
        var removed = Path.Combine(_served.Folder, "backup", "removed");
        Assert.Single(Directory.GetFiles(removed, "example-park-*.zip"));
        Assert.True(File.Exists(Path.Combine(Directory.GetDirectories(removed, "example-park-*-reports").Single(), "inventory.csv")));

        // The trail of everything keeps all entries and says of which zone they are; that of the new one has its own.
        var own = WebUtility.HtmlDecode(await _administrator.ReadAsync(of + "/audit"));
        Assert.Contains("<h1>1 entry of this zone", own, StringComparison.Ordinal);
        Assert.DoesNotContain("Wrote the report", own, StringComparison.Ordinal);
        Assert.DoesNotContain("report.written", await program.GetStringAsync($"/api/v1{of}/audit"), StringComparison.Ordinal);
        var all = WebUtility.HtmlDecode(await _administrator.ReadAsync("/audit"));
        Assert.Contains("its reports: backup/removed/example-park-", all, StringComparison.Ordinal);
        Assert.Matches("Wrote the report</th>\\s*<td>example-park <span class=\"quiet\">\\(removed 2", all);
        Assert.Matches("Registered the zone</th>\\s*<td><a href=\"/zones/example-park\">", all);
        Assert.Contains("\"zoneRemovedUtc\":\"2", await program.GetStringAsync("/api/v1/audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_earlier_version_left_of_a_removed_zone_is_put_aside_when_its_id_is_taken()
    {
        Directory.CreateDirectory(Path.Combine(_served.Folder, "out", "old"));
        await File.WriteAllTextAsync(Path.Combine(_served.Folder, "out", "old", "inventory.csv"), "secret");
        Directory.CreateDirectory(Path.Combine(_served.Folder, "out", ".old.new"));
        await File.WriteAllTextAsync(Path.Combine(_served.Folder, "jobs", "report-old.json"), """{"Id":"0123","Kind":"report","ZoneId":"old","Account":"x","StartedUtc":"2025-01-01T00:00:00Z","State":"Done"}""");
        await MakeAsync(_administrator, "old");
        Assert.Contains("No report written yet", await _administrator.ReadAsync("/zones/old/reports"), StringComparison.Ordinal);
        Assert.False(Path.Exists(Path.Combine(_served.Folder, "out", ".old.new")));
        Assert.False(File.Exists(Path.Combine(_served.Folder, "jobs", "report-old.json")));
        Assert.Equal("secret", await File.ReadAllTextAsync(Path.Combine(Directory.GetDirectories(Path.Combine(_served.Folder, "backup", "removed"), "old-*-reports").Single(), "inventory.csv")));
    }

    [Fact]
    public void Work_of_a_zone_that_is_gone_is_not_remembered_after_a_start()
    {
        var mark = Path.Combine(_served.Folder, "jobs", "report-gone.json");
        File.WriteAllText(mark, """{"Id":"0123","Kind":"report","ZoneId":"gone","Account":"x","StartedUtc":"2025-01-01T00:00:00Z","State":"Done"}""");
        Workbench.Jobs.Put(new JobMark { Id = "4567", Kind = KeptJobs.Report, ZoneId = Id, Account = "x", StartedUtc = Zone.AddedUtc, State = JobState.Done });
        Assert.Equal([Id], Workbench.Jobs.Recover().Select(m => m.ZoneId));
        Assert.False(File.Exists(mark));
    }

    private async Task RemoveAsync() =>
        Assert.EndsWith("done=removed", (await _administrator.SendAsync(Of + "/remove", Of + "/remove", ("id", Id))).Headers.Location!.ToString(), StringComparison.Ordinal);

    private static async Task MakeAsync(Visitor by, string id = Id)
    {
        var made = await by.SendAsync("/zones/new", "/zones/new", ("id", id), ("domain", "Park"), ("region", "CN-GD"), ("nameZh", ""), ("nameEn", "Reuse"), ("year", "2023"), ("lastYear", "2023"));
        Assert.Equal(HttpStatusCode.Found, made.StatusCode);
    }
}
