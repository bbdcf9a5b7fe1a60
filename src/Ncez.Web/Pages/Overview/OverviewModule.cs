using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;
using Ncez.Model.Zones;
using Ncez.Web.Api;
using Ncez.Workflows.Zones;

namespace Ncez.Web.Pages.Overview;

/// <summary>The programme: all zones with their latest year, and how a new one comes in.</summary>
internal sealed class OverviewModule : IPageModule
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(1_500);

    public IEnumerable<NavigationEntry> Entries(PageContext page) => [new(NavigationGroup.Programme, 0, "/", page.T("overview.nav"))];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Page("/", Rights.SignedIn, page => page.Workbench.Inventories.SummedWithin(Readable(page), Patience)
            ? page.Show<OverviewPage>((nameof(OverviewPage.All), Rows(page))) : page.Show<OverviewWaitPage>((nameof(OverviewWaitPage.Progress), Progress(page))));
        routes.Page("/progress", Rights.SignedIn, page => Results.Json(new { isReady = page.Workbench.Inventories.SummedWithin(Readable(page), TimeSpan.FromMilliseconds(200)), done = Progress(page).Done, parts = Progress(page).Parts }));
        routes.Form("/zones/examples", Rights.AddZones, (page, _) =>
        {
            page.Workbench.Zones.AddExamples(page.Account!, new Findings());
            return Results.Redirect("/");
        });
        routes.Form("/zones/archive", Rights.AddZones, (page, form) =>
        {
            var findings = new Findings();
            using var content = form.Files.GetFile("archive")?.OpenReadStream() ?? Stream.Null;
            return page.Workbench.Archives.Add(page.Account!, form["id"].ToString().Trim(), content, findings) is { } zone
                ? Results.Redirect("/zones/" + Uri.EscapeDataString(zone.Id))
                : New(page, new NewZoneForm(form["id"].ToString().Trim(), Domain.Park, new NewZone(Year(page), Year(page))), findings);
        }).WithMetadata(new BodyLimit(ZonesApi.LargestArchive));
        routes.Page("/zones/new", Rights.AddZones, page => New(page, new NewZoneForm("", Domain.Park, new NewZone(Year(page), Year(page)) { Region = "" }), new Findings()));
        routes.Form("/zones/new", Rights.AddZones, (page, form) =>
        {
            var findings = new Findings();
            var made = NewZoneForm.Of(form, Year(page));
            if (made.Facts.Name is { Zh: "", En: "" })
            {
                findings.Error("WEB-046", Place.None);
            }

            return !findings.HasErrors && page.Workbench.Zones.Create(page.Account!, made.Domain, made.Id, made.Facts, findings) is { } zone
                ? Results.Redirect($"/zones/{Uri.EscapeDataString(zone.Id)}/activities?done=created")
                : New(page, made, findings);
        });
    }

    private static IResult New(PageContext page, NewZoneForm form, Findings findings) => page.Show<NewZonePage>(findings.HasErrors ? 400 : 200,
        (nameof(NewZonePage.Form), form), (nameof(NewZonePage.Findings), findings.Sorted()));

    // The last whole calendar year is what a new zone accounts first.
    private static int Year(PageContext page) => page.Http.RequestServices.GetRequiredService<TimeProvider>().GetLocalNow().Year - 1;

    private static ImmutableArray<RegisteredZone> Readable(PageContext page) => page.Workbench.Members.Readable(page.Account!, page.Workbench.Zones.All);

    private static (int Done, int Parts) Progress(PageContext page) => Readable(page) is var zones ? (page.Workbench.Inventories.Summed(zones), zones.Length) : default;

    private static ImmutableArray<OverviewRow> Rows(PageContext page)
    {
        var rows = Readable(page).AsParallel().AsOrdered().Select(z => OverviewRow.Of(page, z)).ToList();
        return page.Query("sort") switch
        {
            "name" => [.. rows.OrderBy(r => page.In(r.Zone.Name), StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("zh-CN"), ignoreCase: true))],
            "net" => [.. rows.OrderByDescending(r => r.Year?.Net.T ?? double.MinValue)],
            "findings" => [.. rows.OrderByDescending(r => r.Errors).ThenByDescending(r => r.Warnings)],
            _ => [.. rows.OrderByDescending(r => r.Year?.Gross.T ?? double.MinValue)],
        };
    }
}
