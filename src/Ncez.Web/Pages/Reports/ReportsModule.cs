using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ncez.Model.Workbench;
using Ncez.Web.Hosting;
using Ncez.Web.Pages.Jobs;
using Ncez.Web.Security;

namespace Ncez.Web.Pages.Reports;

/// <summary>Writes the report of a zone, shows how far it is, and hands its files out.</summary>
internal sealed class ReportsModule : IPageModule
{
    public IEnumerable<NavigationEntry> Entries(PageContext page)
    {
        if (page.Zone is not null)
        {
            yield return new(NavigationGroup.Account, 200, page.ZonePath + "/reports", page.T("reports.nav"));
        }
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.ZonePage("/reports", Rights.Read, page => page.Show<ReportsPage>(
            (nameof(ReportsPage.Job), page.JobOf(JobTexts.Report)), (nameof(ReportsPage.Files), page.Workbench.Reports.Files(page.Zone!)), (nameof(ReportsPage.Stale), page.Workbench.Reports.Stale(page.Zone!))));
        routes.ZoneJob(JobTexts.Report);
        routes.ZoneForm("/reports", Rights.Edit, (page, _) =>
        {
            page.Jobs().StartReport(page.Workbench, page.Account!, page.Zone!);
            return Results.Redirect(page.ZonePath + "/reports");
        });
        routes.ZonePage("/reports/view", Rights.Read, View);
        routes.ZonePage("/reports/files/{name}", Rights.Read, page => page.Http.Request.RouteValues["name"] is string name && page.Workbench.Reports.OpenFile(page.Zone!, name) is { } file
            ? Results.Stream(file, FileKind.TypeOf(name), $"{page.Zone!.Id}-{name}") : Results.NotFound());
    }

    private static IResult View(PageContext page)
    {
        if (page.Workbench.Reports.OpenFile(page.Zone!, "report.html") is not { } file)
        {
            return Results.Redirect(page.ZonePath + "/reports");
        }

        page.Http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.ReportPolicy;
        return Results.Stream(file, FileKind.TypeOf(".html"));
    }
}
