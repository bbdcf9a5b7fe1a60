using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ncez.Model.Diagnostics;
using Ncez.Model.Runs;
using Ncez.Model.Workbench;
using Ncez.Web.Hosting;
using Ncez.Web.Pages.Jobs;
using Ncez.Web.Security;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Pages.Runs;

/// <summary>Kept runs of a zone – frozen, verified, sealed by three people – and factors of a newer year, whose effect is seen before they are adopted.</summary>
internal sealed class RunsModule : IPageModule
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(1_500);

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
        routes.ZoneJob(JobTexts.Freeze);
        routes.ZoneForm("/runs", Rights.Edit, (page, form) =>
        {
            var (findings, why) = (new Findings(), Short(form["why"]));
            if (!page.Workbench.Runs.MayBegin(page.Account!, page.Zone!, why, findings))
            {
                return Refused(page, findings);
            }

            page.Jobs().StartFreeze(page.Workbench, page.Account!, page.Zone!, why);
            return Results.Redirect(page.ZonePath + "/runs");
        });
        Sign(routes, "verify", Rights.Check, RunState.Verified);
        Sign(routes, "seal", Rights.Verify, RunState.Sealed);
        Sign(routes, "supersede", Rights.ManageZone, RunState.Superseded);
        routes.ZonePage("/runs/{run}/view", Rights.Read, View);
        routes.ZonePage("/adopt", Rights.Read, Look);
        routes.ZoneJob(JobTexts.Look);
        routes.ZoneJob(JobTexts.Adopt);
        routes.ZoneForm("/adopt/look", Rights.Read, (page, _) =>
        {
            page.Jobs().StartLook(page.Workbench, page.Account!, page.Zone!);
            return Results.Redirect(page.ZonePath + "/adopt");
        });
        routes.ZoneForm("/adopt", Rights.ManageZone, Adopt);
    }

    // The report as it was kept, in its own room.
    private static IResult View(PageContext page)
    {
        if (page.Workbench.Runs.OpenFile(page.Zone!, (string)page.Http.Request.RouteValues["run"]!, "report.html") is not { } file)
        {
            return Results.Redirect(page.ZonePath + "/runs");
        }

        page.Http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.ReportPolicy;
        return Results.Stream(file, FileKind.TypeOf(".html"));
    }

    // The difference that was shown is the one that is adopted: other files, another look.
    private static IResult Adopt(PageContext page, IFormCollection form)
    {
        var (findings, runs, why) = (new Findings(), page.Workbench.Runs, Short(form["why"]));
        if (!int.TryParse(form["year"], out var year) || form["basis"] != runs.Basis(page.Zone!))
        {
            return Results.Redirect(page.ZonePath + "/adopt?done=notAdopted");
        }

        if (!runs.MayBegin(page.Account!, page.Zone!, why, findings))
        {
            return page.Show<AdoptPage>(StatusCodes.Status400BadRequest, (nameof(AdoptPage.Look), FactorLook.Current(page, null)), (nameof(AdoptPage.Findings), findings.Sorted()));
        }

        page.Jobs().StartAdopt(page.Workbench, page.Account!, page.Zone!, new AdoptRequest(year, form["basis"].ToString()), why);
        return Results.Redirect(page.ZonePath + "/adopt");
    }

    // The difference is calculated when somebody first asks for it; who stopped it begins it again by a button.
    private static IResult Look(PageContext page)
    {
        if (page.JobOf(JobTexts.Adopt) is not { State: JobState.Running } && FactorLook.Current(page, null) is null && page.JobOf(JobTexts.Look) is not { State: JobState.Cancelled or JobState.Failed })
        {
            page.Jobs().StartLook(page.Workbench, page.Account!, page.Zone!)?.Ended.Wait(Patience);
        }

        return page.Show<AdoptPage>((nameof(AdoptPage.Look), FactorLook.Current(page, null)));
    }

    private static void Sign(IEndpointRouteBuilder routes, string step, Rights rights, RunState state) => routes.ZoneForm("/runs/{run}/" + step, rights, (page, form) =>
    {
        var findings = new Findings();
        return page.Workbench.Runs.Sign(page.Account!, page.Zone!, (string)page.Http.Request.RouteValues["run"]!, state, Short(form["why"]), findings)
            ? Results.Redirect($"{page.ZonePath}/runs?done={(state == RunState.Verified ? "runVerified" : state == RunState.Sealed ? "sealed" : "superseded")}") : Refused(page, findings);
    });

    private static IResult Refused(PageContext page, Findings findings) =>
        page.Show<RunsPage>(StatusCodes.Status400BadRequest, (nameof(RunsPage.Findings), findings.Sorted()));

    private static string Short(string? text) => text is null ? "" : text.Length > ZoneRuns.LongestWhy ? text[..ZoneRuns.LongestWhy] : text;
}
