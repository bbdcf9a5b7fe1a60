using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;

namespace Ncez.Web.Pages.Proofs;

/// <summary>Files that prove lines: attach, look at, see whether one was altered.</summary>
internal sealed class ProofsModule : IPageModule
{
    public IEnumerable<NavigationEntry> Entries(PageContext page)
    {
        if (page.Zone is not null)
        {
            yield return new(NavigationGroup.Data, 3, page.ZonePath + "/proofs", page.T("proofs.nav"));
        }
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.ZonePage("/proofs", Rights.Read, page => page.Show<ProofsPage>());
        routes.ZoneForm("/proofs", Rights.Edit, (page, form) =>
        {
            var findings = new Findings();
            if (form.Files.GetFile("file") is not { } file)
            {
                return page.Show<ProofsPage>(StatusCodes.Status400BadRequest);
            }

            using var content = new MemoryStream();
            file.CopyTo(content);
            return page.Workbench.Attachments.Add(page.Account!, page.Zone!, (file.FileName, content.ToArray()), form["title"].ToString(), form["lines"].ToString(), findings) is not null
                ? Results.Redirect(page.ZonePath + "/proofs?done=attached")
                : Refused(page, findings);
        });

        routes.ZoneForm("/proofs/{proof}/correct", Rights.Edit, (page, form) =>
        {
            var findings = new Findings();
            return page.Workbench.Attachments.Correct(page.Account!, page.Zone!, IdOf(page), form["title"].ToString(), form["lines"].ToString(), findings) is not null
                ? Results.Redirect(page.ZonePath + "/proofs?done=proofCorrected") : Refused(page, findings);
        });
        routes.ZoneForm("/proofs/{proof}/withdraw", Rights.Edit, (page, form) =>
        {
            var findings = new Findings();
            return page.Workbench.Attachments.Withdraw(page.Account!, page.Zone!, IdOf(page), form["why"].ToString(), findings) ? Results.Redirect(page.ZonePath + "/proofs?done=proofWithdrawn") : Refused(page, findings);
        });

        // What others attached is handed out as a file to keep, never shown as a page of ours.
        routes.ZonePage("/proofs/{file}", Rights.Read, page => page.Http.Request.RouteValues["file"] is string name && page.Workbench.Attachments.Open(page.Zone!, name) is { } stream
            ? Results.Stream(stream, "application/octet-stream", name) : Results.NotFound());
    }

    private static string IdOf(PageContext page) => (string)page.Http.Request.RouteValues["proof"]!;

    private static IResult Refused(PageContext page, Findings findings) => page.Show<ProofsPage>(StatusCodes.Status400BadRequest, (nameof(ProofsPage.Findings), findings.Sorted()));
}
