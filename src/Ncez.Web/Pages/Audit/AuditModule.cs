using Microsoft.AspNetCore.Routing;
using Ncez.Model.Workbench;

namespace Ncez.Web.Pages.Audit;

/// <summary>The audit trail, of everything or of one zone.</summary>
internal sealed class AuditModule : IPageModule
{
    private const int PageSize = 100;

    public IEnumerable<NavigationEntry> Entries(PageContext page)
    {
        if (page.Zone is not null)
        {
            yield return new(NavigationGroup.Manage, 0, page.ZonePath + "/audit", page.T("audit.zone"));
        }

        if (page.May(Rights.Oversee))
        {
            yield return new(NavigationGroup.Manage, 1, "/audit", page.T("audit.nav"));
        }
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Page("/audit", Rights.Oversee, Show);
        routes.ZonePage("/audit", Rights.Read, Show);
    }

    private static Microsoft.AspNetCore.Http.IResult Show(PageContext page) => page.Show<AuditPage>(
        (nameof(AuditPage.Entries), page.Workbench.Audit.Page(page.QueryNumber("before"), page.Zone?.Id ?? "", PageSize)), (nameof(AuditPage.Seal), page.Workbench.Audit.Verify()), (nameof(AuditPage.PageSize), PageSize));
}
