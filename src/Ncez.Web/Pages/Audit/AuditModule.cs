using System.Collections.Immutable;
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
    }

    // Of a zone its own entries are counted and numbered: whoever works in one zone need not learn how much goes on in others.
    private static Microsoft.AspNetCore.Http.IResult Show(PageContext page)
    {
        var (audit, zoneId, check) = (page.Workbench.Audit, page.Zone?.Id ?? "", page.Workbench.Audit.Verify());
        var count = page.Zone is null ? check.Count : audit.Count(zoneId);
        var entries = page.Zone is null ? audit.Page(page.QueryNumber("before"), "", PageSize) : audit.OfZone(page.QueryNumber("before") ?? count + 1, zoneId, PageSize);
        var first = page.Zone is null ? 0 : Math.Min(count, (page.QueryNumber("before") ?? count + 1) - 1);
        return page.Show<AuditPage>((nameof(AuditPage.Entries), entries), (nameof(AuditPage.EntryNumbers), entries.Select((e, i) => page.Zone is null ? e.Id : first - i).ToImmutableArray()),
            (nameof(AuditPage.Seal), check), (nameof(AuditPage.Count), count), (nameof(AuditPage.PageSize), PageSize));
    }
}
