using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ncez.Model.Workbench;
using Ncez.Web.Hosting;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Pages.Operations;

/// <summary>Backups for administrators, and tables as workbooks for everybody.</summary>
internal sealed class BackupModule : IPageModule
{
    public IEnumerable<NavigationEntry> Entries(PageContext page)
    {
        if (page.May(Rights.Administer))
        {
            yield return new(NavigationGroup.Manage, 3, "/backup", page.T("backup.nav"));
        }
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Page("/backup", Rights.Administer, page => page.Show<BackupPage>());
        routes.Form("/backup", Rights.Administer, (page, _) =>
        {
            // Into a file first: an archive has no length before it is whole, and a broken connection must not look like one.
            var file = page.Workbench.Backups.WriteTemporary(page.Account!.Name);
            return Results.Stream(file, "application/zip", page.Workbench.Backups.Name);
        });

        // The table behind a picture, as it is shown: the page sends it, the answer is a workbook of it.
        routes.Form("/tables/xlsx", Rights.SignedIn, (page, form) =>
        {
            using var whole = new MemoryStream();
            return PageTable.Write(form["rows"].ToString(), form["title"].ToString(), whole)
                ? Results.Bytes(whole.ToArray(), FileKind.TypeOf(".xlsx"), NameOf(form["name"].ToString()) + ".xlsx") : Results.BadRequest();
        });
    }

    private static string NameOf(string name) => name.Length is > 0 and < 60 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? name : "table";
}
