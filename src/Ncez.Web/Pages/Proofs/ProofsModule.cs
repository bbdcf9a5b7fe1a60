using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;
using Ncez.Workflows.Workbench;

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
        routes.ZonePage("/proofs", Rights.Read, page => page.Show<ProofsPage>((nameof(ProofsPage.Mended), Find(page, page.Query("mend")) is { } proof ? MendedProof.Of(proof) : null)));
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
            var (findings, title, lines) = (new Findings(), form["title"].ToString(), form["lines"].ToString());
            return page.Workbench.Attachments.Correct(page.Account!, page.Zone!, IdOf(page), title, lines, findings) is not null
                ? Results.Redirect(page.ZonePath + "/proofs?done=proofCorrected") : Refused(page, findings, p => MendedProof.Of(p) with { Title = title, Lines = lines });
        });
        routes.ZoneForm("/proofs/{proof}/withdraw", Rights.Edit, (page, form) =>
        {
            var (findings, why) = (new Findings(), form["why"].ToString());
            return page.Workbench.Attachments.Withdraw(page.Account!, page.Zone!, IdOf(page), why, findings)
                ? Results.Redirect(page.ZonePath + "/proofs?done=proofWithdrawn") : Refused(page, findings, p => MendedProof.Of(p) with { Why = why });
        });

        // What others attached is handed out as a file to keep, never shown as a page of ours.
        routes.ZonePage("/proofs/{file}", Rights.Read, page => page.Http.Request.RouteValues["file"] is string name && page.Workbench.Attachments.Open(page.Zone!, name) is { } stream
            ? Results.Stream(stream, "application/octet-stream", name) : Results.NotFound());
    }

    private static string IdOf(PageContext page) => (string)page.Http.Request.RouteValues["proof"]!;

    private static AttachedProof? Find(PageContext page, string id) => page.May(Rights.Edit) ? page.Workbench.Attachments.Of(page.Zone!).FirstOrDefault(p => p.Id == id) : null;

    // What was typed stays, to be mended.
    private static IResult Refused(PageContext page, Findings findings, Func<AttachedProof, MendedProof>? typed = null) => page.Show<ProofsPage>(StatusCodes.Status400BadRequest,
        (nameof(ProofsPage.Findings), findings.Sorted()), (nameof(ProofsPage.Mended), typed is not null && Find(page, IdOf(page)) is { } proof ? typed(proof) : null));
}

/// <summary>A proof that is corrected or withdrawn.</summary>
/// <param name="Id">Id.</param>
/// <param name="Standing">What it is called.</param>
/// <param name="Title">What it is to be called.</param>
/// <param name="Lines">Rows that it is to prove.</param>
/// <param name="Why">Why it is withdrawn.</param>
public sealed record MendedProof(string Id, string Standing, string Title, string Lines, string Why)
{
    /// <summary>A proof as it stands.</summary>
    public static MendedProof Of(AttachedProof proof) => new(proof.Id, proof.Title, proof.Title, proof.LinesShown, "");
}
