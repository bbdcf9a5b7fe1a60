using System.Net;
using System.Net.Http.Json;
using Ncez.Model.Diagnostics;
using Ncez.Model.Runs;
using Ncez.Model.Texts;
using Ncez.Model.Workbench;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Tests;

/// <summary>Who changed what a run holds neither verifies nor seals it, on the page and through the interface.</summary>
public sealed class RunMakerTests
{
    private const string Id = "guangdong-parks-2016";
    private const string Runs = $"/zones/{Id}/runs";

    [Fact]
    public async Task Who_changed_the_data_neither_verifies_nor_seals_the_run_that_holds_it()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        await administrator.SendAsync("/", "/zones/examples");
        var (workbench, zone) = (served.Workbench, served.Workbench.Zones.Find(Id)!);
        var boss = workbench.Accounts.All[0];
        Account Person(string name, Role role)
        {
            workbench.Accounts.Create(boss, name, Served.Password, role);
            return workbench.Accounts.All.Single(a => a.Name == name);
        }

        var (editor, manager, checker, verifier) = (Person("Ed", Role.Editor), Person("Zoe", Role.ZoneManager), Person("Ex", Role.Expert), Person("Ver", Role.Verifier));

        // Nobody made what came with the examples: the usual three.
        var first = Freeze(workbench, editor, zone);
        Assert.Equal("", Signed(workbench, manager, zone, first, RunState.Verified));
        Assert.Equal("", Signed(workbench, boss, zone, first, RunState.Sealed));

        // Ed and the two others change something; a save that was taken back made nothing.
        Save(workbench, editor, zone, "2965", "3000");
        Save(workbench, manager, zone, "2560", "2600");
        Save(workbench, checker, zone, "2600", "2700");
        Assert.Equal(UndoState.Done, workbench.Activities.Undo(checker, zone, new UndoRequest(workbench.Activities.Open(zone)!.Hash)).State);
        var second = Freeze(workbench, boss, zone);

        using var zoe = served.Visit();
        await zoe.SignInAsync("Zoe", Served.Password);
        await zoe.SendAsync("/account", "/preferences", ("language", "en"), ("theme", "Light"));
        Assert.Contains("you changed data that this run holds", await zoe.ReadAsync(Runs), StringComparison.Ordinal);
        var page = await zoe.SendAsync(Runs, $"{Runs}/{second}/verify", ("why", "looked at it"));
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains("Zoe changed data that this run holds: activities.csv: ", WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()), StringComparison.Ordinal);

        var shown = workbench.Tokens.Create(manager, "t", TokenScope.Full, "", 1)!;
        using var program = new HttpClient { BaseAddress = new Uri(served.Address), DefaultRequestHeaders = { Authorization = new("Bearer", shown) } };
        var refused = await program.PostAsJsonAsync($"/api/v1/zones/{Id}/runs/{second}/verify", new { why = "looked at it" });
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var said = await refused.Content.ReadAsStringAsync();
        Assert.Contains("RUN-021", said, StringComparison.Ordinal);
        Assert.DoesNotContain(served.Folder, said, StringComparison.Ordinal);

        // Who took the save back may, and who changed nothing.
        Assert.Equal("", Signed(workbench, checker, zone, second, RunState.Verified));
        Assert.Equal("RUN-021", Signed(workbench, manager, zone, second, RunState.Sealed));
        Assert.Equal("", Signed(workbench, verifier, zone, second, RunState.Sealed));
        Save(workbench, checker, zone, "2600", "2800");
        var third = Freeze(workbench, boss, zone);
        Assert.Equal("RUN-021", Signed(workbench, checker, zone, third, RunState.Verified));
        Assert.Equal("", Signed(workbench, manager, zone, third, RunState.Verified));
    }

    [Fact]
    public async Task What_nobody_verified_in_the_run_before_is_still_made_by_its_maker()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        await administrator.SendAsync("/", "/zones/examples");
        var (workbench, zone) = (served.Workbench, served.Workbench.Zones.Find(Id)!);
        var boss = workbench.Accounts.All[0];
        var (one, two) = (boss with { Name = "One" }, boss with { Name = "Two" });
        Save(workbench, one, zone, "2965", "3000");
        Freeze(workbench, boss, zone);
        Save(workbench, two, zone, "2560", "2600");
        var run = Freeze(workbench, boss, zone);
        Assert.Equal("RUN-021", Signed(workbench, one, zone, run, RunState.Verified));
    }

    private static string Freeze(Workbench workbench, Account by, RegisteredZone zone)
    {
        var findings = new Findings();
        var run = workbench.Runs.Freeze(by, zone, "year closed", new RunWatch("job", _ => { }, CancellationToken.None), findings);
        Assert.True(run is not null, string.Join("\n", findings.Sorted().Select(f => f.Code + " " + f.Found.In(Language.En))));
        return run;
    }

    private static string Signed(Workbench workbench, Account by, RegisteredZone zone, string run, RunState state)
    {
        var findings = new Findings();
        return workbench.Runs.Sign(by, zone, run, state, "looked at it", findings) ? "" : string.Join(" ", findings.Sorted().Select(f => f.Code));
    }

    private static void Save(Workbench workbench, Account by, RegisteredZone zone, string what, string other)
    {
        var grid = workbench.Activities.Open(zone)!;
        Assert.Equal(SaveState.Saved, workbench.Activities.Save(by, zone, new GridEdit(grid.Hash, grid.Tabs.Replace(what, other, StringComparison.Ordinal)) { Reason = "meter read again" }).State);
    }
}
