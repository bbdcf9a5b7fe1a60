using System.Net;
using Microsoft.Data.Sqlite;
using Ncez.Model.Workbench;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Tests;

/// <summary>The audit page: of a zone its own entries, of everything where the trail leads; a trail that was cut off is told.</summary>
public sealed class AuditTests
{
    [Fact]
    public async Task The_page_of_a_zone_counts_and_numbers_its_own_entries()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await StartAsync(served);
        var by = served.Workbench.Accounts.All.Single();
        served.Workbench.Accounts.Create(by, "mem", Served.Password, Role.Member);
        served.Workbench.Members.Set(by, served.Workbench.Zones.Find("example-park")!, "mem", Role.Viewer);
        for (var i = 0; i < 130; i++)
        {
            served.Workbench.Audit.Add("x", i % 2 == 0 ? "report.written" : "account.signedIn", i % 2 == 0 ? "example-plant" : "");
        }

        var (own, all) = (served.Workbench.Audit.Page(null, "example-park", 1000).Length, served.Workbench.Audit.Verify());
        Assert.True(all.Count > own + 100);
        using var member = served.Visit();
        await member.SignInAsync("mem", Served.Password);
        await member.SendAsync("/account", "/preferences", ("language", "en"), ("theme", "Light"));
        var page = WebUtility.HtmlDecode(await member.ReadAsync("/zones/example-park/audit"));
        Assert.Contains($"<h1>{own} entries of this zone; the chain that they stand in is whole</h1>", page, StringComparison.Ordinal);
        Assert.Contains($"opt quiet\">{own}</td>", page, StringComparison.Ordinal);
        Assert.Contains("opt quiet\">1</td>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"head\"", page, StringComparison.Ordinal);

        // Earlier pages by number: none is shown twice, none is left out.
        for (var i = 0; i < 110; i++)
        {
            served.Workbench.Audit.Add("x", "report.written", "example-park");
        }

        var numbers = Numbers(await member.ReadAsync("/zones/example-park/audit")).ToList();
        Assert.Equal(100, numbers.Count);
        numbers.AddRange(Numbers(await member.ReadAsync("/zones/example-park/audit?before=" + numbers[^1])));
        Assert.Equal(Enumerable.Range(1, own + 110).Reverse(), numbers);
        Assert.Contains(served.Workbench.Audit.Verify().Head!.ToString(), await administrator.ReadAsync("/audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trail_that_was_cut_off_is_told_on_the_page_and_by_the_check()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await StartAsync(served);
        var last = served.Workbench.Audit.Verify().Head!.EntryId;
        var file = Path.Combine(served.Folder, "ncez.db");
        using (var connection = new SqliteConnection("Data Source=" + file))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DROP TRIGGER audit_entry_no_delete; DELETE FROM audit_entry WHERE id > 3";
            command.ExecuteNonQuery();
        }

        Assert.True(last > 4);
        Assert.Equal((4, true), (MoveStore.Look(file).Trail.FirstBroken, MoveStore.Look(file).Trail.IsCut));
        Assert.Contains("The trail is cut off: entry 4 and what followed", WebUtility.HtmlDecode(await administrator.ReadAsync("/audit")), StringComparison.Ordinal);
        Assert.Contains("is broken", WebUtility.HtmlDecode(await administrator.ReadAsync("/zones/example-park/audit")), StringComparison.Ordinal);
    }

    private static async Task<Visitor> StartAsync(Served served)
    {
        var administrator = await served.VisitAsAdministratorAsync();
        await administrator.SendAsync("/", "/zones/examples");
        await administrator.SendAsync("/account", "/preferences", ("language", "en"), ("theme", "Light"));
        return administrator;
    }

    private static IEnumerable<int> Numbers(string page) => System.Text.RegularExpressions.Regex.Matches(page, "n opt quiet\">([0-9]+)</td>").Select(m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
}
