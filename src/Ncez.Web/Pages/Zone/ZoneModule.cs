using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;
using Ncez.Workflows.Reporting;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Pages.Zone;

/// <summary>The zone's home, its findings, and a page for every chapter of the report that has no page of its own.</summary>
internal sealed class ZoneModule : IPageModule
{
    // Chapters that stand on the zone's home, on the inventory page, or on the page of findings.
    private static readonly string[] Elsewhere = ["summary", "structure", "flows", "inventory", "findings"];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.ZonePage("", Rights.Read, page => Accounted(page) switch
        {
            null => page.Show<GonePage>(StatusCodes.Status404NotFound),
            { Report: null } zone => Findings(page, zone),
            { Report: { } report } => page.Show<ZoneHomePage>((nameof(ZoneHomePage.Report), report)),
        });
        routes.ZonePage("/findings", Rights.Read, page => Accounted(page) is { } zone ? Findings(page, zone) : page.Show<GonePage>(StatusCodes.Status404NotFound));
        routes.ZonePage("/chapters/{chapter}", Rights.Read, page => page.Http.Request.RouteValues["chapter"] is string id && Accounted(page)?.Report is { } report
            && Chapters(report).FirstOrDefault(c => c.Id == id) is { } chapter
            ? page.Show<ChapterPage>((nameof(ChapterPage.Chapter), chapter), (nameof(ChapterPage.Report), report)) : Results.NotFound());
    }

    public IEnumerable<NavigationEntry> Entries(PageContext page)
    {
        if (page.Zone is null || Accounted(page) is not { } zone)
        {
            yield break;
        }

        var path = page.ZonePath;
        var open = zone.Findings.Sorted().Count(f => f.Severity != Severity.Info);
        yield return new(NavigationGroup.Zone, 0, path, page.T("zone.home"));
        yield return new(NavigationGroup.Data, 1, path + "/findings", page.T("zone.findings"), open);
        foreach (var chapter in zone.Report is { } report ? Chapters(report) : [])
        {
            yield return new(chapter.Id is "technologies" or "scenarios" ? NavigationGroup.Plan : NavigationGroup.Account, chapter.Order, $"{path}/chapters/{chapter.Id}", page.In(chapter.Title));
        }
    }

    private static IEnumerable<IReportChapter> Chapters(ReportInput report) => ReportChapters.All.Where(c => !Elsewhere.Contains(c.Id) && c.Applies(report));

    private static AccountedZone? Accounted(PageContext page) => page.Workbench.Inventories.Of(page.Zone!);

    private static IResult Findings(PageContext page, AccountedZone zone) => page.Show<FindingsPage>((nameof(FindingsPage.Zone), zone));
}
