using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;
using Ncez.Web.Hosting;
using Ncez.Web.Pages.Jobs;

namespace Ncez.Web.Pages.Zone;

/// <summary>Removing a zone: an administrator types its id, its folder becomes an archive, the register forgets it.</summary>
internal sealed class RemoveModule : IPageModule
{
    public IEnumerable<NavigationEntry> Entries(PageContext page)
    {
        if (page.Zone is not null && page.May(Rights.RemoveZones))
        {
            yield return new(NavigationGroup.Zone, 99, page.ZonePath + "/remove", page.T("zone.remove")) { EvenGone = true };
        }
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.ZonePage("/remove", Rights.RemoveZones, page => page.Show<RemovePage>(), evenGone: true);
        routes.ZoneForm("/remove", Rights.RemoveZones, (page, form) =>
        {
            var findings = new Findings();
            return page.Jobs().RemoveZone(page.Workbench, page.Account!, page.Zone!, form["id"].ToString(), findings) is not null
                ? Results.Redirect("/?done=removed")
                : page.Show<RemovePage>(StatusCodes.Status400BadRequest, (nameof(RemovePage.Findings), findings.Sorted()));
        }, evenGone: true);
    }
}
