using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ncez.Model.Diagnostics;
using Ncez.Model.Runs;
using Ncez.Model.Workbench;

namespace Ncez.Web.Pages.Runs;

/// <summary>Kept runs of a zone – frozen, verified, sealed by three people – and factors of a newer year, whose effect is seen before they are adopted.</summary>
internal sealed class RunsModule : IPageModule
{
    private const int LongestWhy = 500;

    public IEnumerable<NavigationEntry> Entries(PageContext page)
    {
        if (page.Accounted?.Account.Inventory is not null)
        {
            yield return new(NavigationGroup.Account, 90, page.ZonePath + "/runs", page.T("runs.nav"));
            yield return new(NavigationGroup.Account, 91, page.ZonePath + "/adopt", page.T("adopt.nav"));
        }
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.ZonePage("/runs", Rights.Read, page => page.Show<RunsPage>());
        routes.ZoneForm("/runs", Rights.Edit, (page, form) =>
        {
            var findings = new Findings();
            return page.Workbench.Runs.Freeze(page.Account!, page.Zone!, Short(form["why"]), findings) is not null ? Results.Redirect(page.ZonePath + "/runs?done=frozen") : Refused(page, findings);
        });
        Sign(routes, "verify", Rights.Check, RunState.Verified);
        Sign(routes, "seal", Rights.Verify, RunState.Sealed);
        Sign(routes, "supersede", Rights.ManageZone, RunState.Superseded);
        routes.ZonePage("/adopt", Rights.Read, page => Propose(page, new Findings()));
        routes.ZoneForm("/adopt", Rights.ManageZone, (page, form) =>
        {
            var (findings, runs, year) = (new Findings(), page.Workbench.Runs, int.TryParse(form["year"], out var asked) ? asked : (int?)null);

            // The difference that was shown is the one that is adopted: other files, another look.
            if (year is null || form["basis"] != runs.Basis(page.Zone!))
            {
                return Results.Redirect(page.ZonePath + "/adopt?done=notAdopted");
            }

            return runs.Propose(page.Zone!, year, findings, page.Http.RequestAborted) is { } adoption && runs.Adopt(page.Account!, page.Zone!, adoption, Short(form["why"]), findings) is not null
                ? Results.Redirect(page.ZonePath + "/runs?done=adopted") : Propose(page, findings);
        });
    }

    private static void Sign(IEndpointRouteBuilder routes, string step, Rights rights, RunState state) => routes.ZoneForm("/runs/{run}/" + step, rights, (page, form) =>
    {
        var findings = new Findings();
        return page.Workbench.Runs.Sign(page.Account!, page.Zone!, (string)page.Http.Request.RouteValues["run"]!, state, Short(form["why"]), findings)
            ? Results.Redirect($"{page.ZonePath}/runs?done={(state == RunState.Verified ? "runVerified" : state == RunState.Sealed ? "sealed" : "superseded")}") : Refused(page, findings);
    });

    private static IResult Refused(PageContext page, Findings findings) =>
        page.Show<RunsPage>(StatusCodes.Status400BadRequest, (nameof(RunsPage.Findings), findings.Sorted()));

    private static IResult Propose(PageContext page, Findings findings)
    {
        var refused = findings.HasErrors;
        var adoption = page.Workbench.Runs.Propose(page.Zone!, null, refused ? new Findings() : findings, page.Http.RequestAborted);
        return page.Show<AdoptPage>(refused ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
            (nameof(AdoptPage.Adoption), adoption), (nameof(AdoptPage.Findings), findings.Sorted()), (nameof(AdoptPage.Basis), page.Workbench.Runs.Basis(page.Zone!)));
    }

    private static string Short(string? text) => text is null ? "" : text.Length > LongestWhy ? text[..LongestWhy] : text;
}
