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

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.ZonePage("", Rights.Read, Home);
        routes.ReportPage("/findings", Findings);
        routes.ReportPage("/chapters/{chapter}", (page, zone) => Known.FirstOrDefault(c => c.Id.Equals(page.Http.Request.RouteValues["chapter"])) is not { } chapter ? Results.NotFound()
            : zone.Report is not { } report ? Findings(page, zone, chapter)
            : chapter.Applies(report) ? page.Show<ChapterPage>((nameof(ChapterPage.Chapter), chapter), (nameof(ChapterPage.Report), report)) : Results.NotFound());
        routes.ZonePage("/progress", Rights.Read, page => page.Accounted is { } zone
            ? Results.Json(new { isReady = zone.ReadyWithin(TimeSpan.FromMilliseconds(200)), done = zone.Progress.Done, parts = zone.Progress.Parts }) : Results.NotFound());
        routes.ZoneForm("/stop", Rights.Read, (page, _) =>
        {
            page.Accounted?.Stop();
            return Results.Redirect("/");
        });
    }

    public IEnumerable<NavigationEntry> Entries(PageContext page)
    {
        if (page.Zone is null || page.Accounted is not { } zone)
        {
            yield break;
        }

        // The navigation waits for nobody: until all is calculated it has the chapters that the inventory alone fills, and those
        // that the zone had last time.
        var path = page.ZonePath;
        var open = (zone.IsReady ? zone.Findings : zone.Account.Findings).Sorted().Count(f => f.Severity != Severity.Info);
        yield return new(NavigationGroup.Zone, 0, path, page.T("zone.home"));
        yield return new(NavigationGroup.Data, 1, path + "/findings", page.T("zone.findings"), open);
        var (isReady, report) = zone.IsReady ? (true, zone.Report) : (false, zone.FirstReport());
        foreach (var chapter in report is null ? [] : Known.Where(c => c.Applies(report) || (!isReady && zone.ChaptersBefore.Contains(c.Id))))
        {
            yield return new(GroupOf(chapter.Id), chapter.Order, $"{path}/chapters/{chapter.Id}", page.In(chapter.Title)) { IsPending = !isReady };
        }
    }

    /// <summary>Chapters with a page of their own.</summary>
    internal static IEnumerable<IReportChapter> Known => ReportChapters.All.Where(c => !Elsewhere.Contains(c.Id));

    // The inventory is there at once; scenarios, draws and what follows from them are calculated meanwhile.
    private static IResult Home(PageContext page) =>
        page.Accounted is not { } zone ? PageModules.Gone(page)
        : !zone.ReadyWithin(Patience) ? zone.FirstReport() is { } first ? page.Show<ZoneHomePage>((nameof(ZoneHomePage.Report), first), (nameof(ZoneHomePage.Rest), zone.Progress)) : page.Show<WaitPage>((nameof(WaitPage.Progress), zone.Progress))
        : zone.Report is { } report ? page.Show<ZoneHomePage>((nameof(ZoneHomePage.Report), report)) : Findings(page, zone);

    // A chapter of another issue that no list names stands with the accounts.
    private static NavigationGroup GroupOf(string chapter) => chapter switch
    {
        "technologies" or "scenarios" or "contributions" or "outlook" or "assessment" or "abatement-cost" or "drivers" => NavigationGroup.Plan,
        "targets" or "actions" or "evaluation" or "compare" or "status" => NavigationGroup.Judge,
        "completeness" or "verification" or "boundary" or "factors" or "factor-sets" or "coverage" or "uncertainty" => NavigationGroup.Quality,
        _ => NavigationGroup.Account,
    };

    private static IResult Findings(PageContext page, AccountedZone zone) => Findings(page, zone, null);

    // A chapter that is missing because of errors says so, with what stops it.
    private static IResult Findings(PageContext page, AccountedZone zone, IReportChapter? stopped) => page.Show<FindingsPage>((nameof(FindingsPage.Zone), zone), (nameof(FindingsPage.Stopped), stopped));
}
