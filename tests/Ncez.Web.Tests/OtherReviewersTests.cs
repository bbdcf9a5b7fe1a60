using System.Net;
using Ncez.Model.Workbench;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Tests;

/// <summary>Whoever may not accept their own lines learns who may, and how to add somebody.</summary>
public sealed class OtherReviewersTests
{
    private const string Page = "/zones/fresh/reviews";

    [Fact]
    public async Task Whoever_works_alone_is_told_how_to_add_a_second_person_and_then_who_that_is()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        var by = served.Workbench.Accounts.All[0];
        var zone = served.Workbench.Zones.Create(by, Model.Zones.Domain.Park, "fresh", new Ncez.Workflows.Zones.NewZone(2024, 2024), new Model.Diagnostics.Findings())!;
        var line = served.Workbench.Reviews.Of(zone)[0].Line;
        Assert.Equal(ReviewProblem.None, served.Workbench.Reviews.Take(by, zone, [line], ReviewAct.Submit, "").Problem);

        foreach (var (language, says) in new[] { ("en", "Nobody else may accept lines here yet. An administrator makes an account"), ("zh", "目前没有其他人可以复核本区数据。请管理员在“账号”页") })
        {
            await administrator.SendAsync("/account", "/preferences", ("language", language), ("theme", "Light"));
            var refused = await AcceptAsync(administrator, line);
            Assert.Contains(says, refused, StringComparison.Ordinal);
            Assert.Contains("href=\"/zones/fresh/members\"", refused, StringComparison.Ordinal);
            Assert.Contains("href=\"/accounts\"", refused, StringComparison.Ordinal);
        }

        // Who may only read, and whose account is closed, is no help.
        foreach (var (name, role) in new[] { ("李敏", Role.Member), ("Reader", Role.Viewer), ("Gone", Role.Expert) })
        {
            served.Workbench.Accounts.Create(by, name, Served.Password, role);
        }

        Assert.Equal(AccountProblem.None, served.Workbench.Accounts.SetRole(by, served.Workbench.Accounts.All.Single(a => a.Name == "Gone").Id, Role.Expert, isActive: false));
        Assert.Equal(MemberChange.Done, served.Workbench.Members.Set(by, zone, "李敏", Role.Expert));
        Assert.Contains("本区可进行这一步的人：李敏。其他人可在", await AcceptAsync(administrator, line), StringComparison.Ordinal);
    }

    private static async Task<string> AcceptAsync(Visitor visitor, string line)
    {
        using var answer = await visitor.SendAsync(Page, Page, ("line", line), ("act", nameof(ReviewAct.Accept)));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
