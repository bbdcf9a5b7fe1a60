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

    private async Task RemoveAsync() =>
        Assert.EndsWith("done=removed", (await _administrator.SendAsync(Of + "/remove", Of + "/remove", ("id", Id))).Headers.Location!.ToString(), StringComparison.Ordinal);

    private static async Task MakeAsync(Visitor by)
    {
        var made = await by.SendAsync("/zones/new", "/zones/new", ("id", Id), ("domain", "Park"), ("region", "CN-GD"), ("nameZh", ""), ("nameEn", "Reuse"), ("year", "2023"), ("lastYear", "2023"));
        Assert.Equal(HttpStatusCode.Found, made.StatusCode);
    }
}
