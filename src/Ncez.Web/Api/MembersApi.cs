using Microsoft.AspNetCore.Http;
using Ncez.Model.Workbench;
using Ncez.Web.Pages;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Api;

/// <summary>Who works in a zone, and as what.</summary>
internal sealed class MembersApi : IApiModule
{
    public IEnumerable<ApiOperation> Operations =>
    [
        ApiOperation.Get("listMembers", "/zones/{zone}/members", Rights.ManageZone, page => ApiAnswer.Page(page, page.Workbench.Members.Of(page.Zone!), m => new ApiMember(m.Account.Name, m.Role)), ApiParameter.Paging) with { GivesType = typeof(ApiPage<ApiMember>) },
        ApiOperation.Take<ApiRole>("putMember", "PUT", "/zones/{zone}/members/{name}", Rights.ManageZone, (page, asked) => !RoleRights.IsOfZone(asked.Role)
            ? ApiAnswer.Problem(page, StatusCodes.Status400BadRequest, "role")
            : Set(page, asked.Role, () => ApiAnswer.Of(new ApiMember(NameOf(page), asked.Role)))) with { GivesType = typeof(ApiMember), Refusals = [409] },
        ApiOperation.Do("endMember", "DELETE", "/zones/{zone}/members/{name}", Rights.ManageZone, page =>
            page.Workbench.Members.Of(page.Zone!).Any(m => m.Account.Name.Equals(NameOf(page), StringComparison.OrdinalIgnoreCase))
                ? Set(page, null, Results.NoContent) : ApiAnswer.Missing(page)) with { Status = 204, Gives = "", Refusals = [409] },
    ];

    private static IResult Set(PageContext page, Role? role, Func<IResult> done) => page.Workbench.Members.Set(page.Account!, page.Zone!, NameOf(page), role) switch
    {
        MemberChange.Done => done(),
        MemberChange.OwnRole => ApiAnswer.Conflict(page, "ownRole"),
        MemberChange.VerifierOfOwnZone => ApiAnswer.Conflict(page, "ownVerifier"),
        _ => ApiAnswer.Missing(page),
    };

    private static string NameOf(PageContext page) => (string)page.Http.Request.RouteValues["name"]!;
}

/// <summary>A member of a zone.</summary>
/// <param name="Name">Name of the account.</param>
/// <param name="Role">Role in the zone.</param>
internal sealed record ApiMember(string Name, Role Role);

/// <summary>The role that a member shall have.</summary>
/// <param name="Role">viewer, editor, expert, verifier, zoneManager.</param>
internal sealed record ApiRole(Role Role);
