using System.Net;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Tests;

/// <summary>A chapter that errors stop says which, and leads to them; one that nobody knows is not there.</summary>
public sealed class StoppedChapterTests
{
    [Fact]
    public async Task A_chapter_that_errors_stop_says_so_and_leads_to_them()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        await administrator.SendAsync("/", "/zones/examples");
        var (zone, by) = (served.Workbench.Zones.Find("example-park")!, served.Workbench.Accounts.All[0]);
        var grid = served.Workbench.Activities.Open(zone)!;
        Assert.Equal(SaveState.Saved, served.Workbench.Activities.Save(by, zone, new GridEdit(grid.Hash, grid.Tabs.Replace("\t900\t", "\tmany\t", StringComparison.Ordinal), EvenWithErrors: true)).State);

        using var answer = await administrator.GetAsync("/zones/example-park/chapters/uncertainty");
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("1 处错误使其无法计算", page, StringComparison.Ordinal);
        Assert.Contains("TAB-002", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/zones/example-park/activities", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync("/zones/example-park/chapters/nonsense")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync("/zones/example-park/chapters/summary")).StatusCode);
    }
}
