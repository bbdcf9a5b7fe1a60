using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ncez.Model.Workbench;
using Ncez.Web.Hosting;
using Ncez.Web.Pages.Tables;
using Ncez.Web.Security;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Pages.Verification;

/// <summary>What only the verifier can say of an inventory – level, materiality, opinion – and the statement that holds it.</summary>
internal sealed class VerificationModule : IPageModule
{
    public IEnumerable<NavigationEntry> Entries(PageContext page)
    {
        if (page.Zone is not null)
        {
            yield return new(NavigationGroup.Data, 4, page.ZonePath + "/verification", TablesModule.NameOf(page, EditTables.OfVerifier));
        }
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        TablesModule.MapTable(routes, "/verification", Rights.Verify, _ => EditTables.OfVerifier);
        routes.ZonePage("/verification/statement", Rights.Read, Statement);
    }

    /// <summary>The statement as a page of its own; null when the zone cannot be accounted for.</summary>
    public static IResult? PageOf(PageContext page)
    {
        using var text = new StringWriter();
        if (!page.Workbench.Reports.Statement(page.Zone!, page.Language, text, page.Http.RequestAborted))
        {
            return null;
        }

        page.Http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.ReportPolicy;
        return Results.Text(text.ToString(), FileKind.TypeOf(".html"));
    }

    private static IResult Statement(PageContext page) => PageOf(page) ?? Results.Redirect(page.ZonePath + "/findings");
}
