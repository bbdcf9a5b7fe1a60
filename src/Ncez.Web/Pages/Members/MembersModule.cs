using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ncez.Model.Workbench;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Pages.Members;

/// <summary>Who works in a zone, and as what.</summary>
internal sealed class MembersModule : IPageModule
{
    public IEnumerable<NavigationEntry> Entries(PageContext page)
    {
        if (page.Zone is not null && page.May(Rights.ManageZone))
        {
            yield return new(NavigationGroup.Manage, -1, page.ZonePath + "/members", page.T("members.nav"));
        }
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.ZonePage("/members", Rights.ManageZone, page => page.Show<MembersPage>());
        routes.ZoneForm("/members", Rights.ManageZone, (page, form) =>
        {
            Role? role = Enum.TryParse<Role>(form["role"], out var given) && Enum.IsDefined(given) ? given : null;
            var change = role is not null || form["role"] == "none" ? page.Workbench.Members.Set(page.Account!, page.Zone!, form["name"].ToString(), role) : MemberChange.Unknown;
            return Results.Redirect(page.ZonePath + "/members?done=" + change switch
            {
                MemberChange.Done => "memberSet",
                MemberChange.OwnRole => "notOwnRole",
                MemberChange.VerifierOfOwnZone => "notOwnVerifier",
                _ => "notMember",
            });
        });
    }
}
