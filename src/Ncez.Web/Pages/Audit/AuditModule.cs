using System.Globalization;
using Microsoft.AspNetCore.Http;
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
            yield return new(NavigationGroup.Manage, 0, page.ZonePath + "/audit", page.T("audit.zone")) { EvenGone = true };
        }

        if (page.May(Rights.Oversee))
        {
            yield return new(NavigationGroup.Manage, 1, "/audit", page.T("audit.nav"));
        }
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Page("/audit", Rights.Oversee, Show);
        routes.ZonePage("/audit", Rights.Read, Show, evenGone: true);
        routes.ZonePage("/audit/{number:int}", Rights.Read, page => int.TryParse(page.Http.Request.RouteValues["number"] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && page.Workbench.Audit.Find(page.Zone!.Id, number) is { } entry
            ? page.Show<AuditEntryPage>((nameof(AuditEntryPage.Entry), entry), (nameof(AuditEntryPage.Number), number), (nameof(AuditEntryPage.Changes), page.Workbench.Changes.Of(page.Zone!, entry))) : Results.NotFound(), evenGone: true);
    }

    // Of a zone its own entries are counted and numbered: whoever works in one zone need not learn how much goes on in others.
    private static IResult Show(PageContext page)
    {
        var (audit, before) = (page.Workbench.Audit, page.QueryNumber("before"));
        var filter = AuditFilter.Of(page);
        var trail = page.Zone is null ? audit.OfAll(before, filter, PageSize) : audit.OfZone(before, filter, PageSize);
        return page.Show<AuditPage>((nameof(AuditPage.Trail), trail), (nameof(AuditPage.Seal), audit.Verify()), (nameof(AuditPage.PageSize), PageSize));
    }
}
