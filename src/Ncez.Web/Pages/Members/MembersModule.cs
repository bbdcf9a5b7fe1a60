using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ncez.Model.Workbench;

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
            var isDone = (role is not null || form["role"] == "none") && page.Workbench.Members.Set(page.Account!, page.Zone!, form["name"].ToString(), role);
            return Results.Redirect(page.ZonePath + (isDone ? "/members?done=memberSet" : "/members?done=notMember"));
        });
    }
}
