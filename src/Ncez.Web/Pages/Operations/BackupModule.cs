using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ncez.Model.Workbench;
using Ncez.Web.Hosting;
using Ncez.Web.Pages.Jobs;

namespace Ncez.Web.Pages.Operations;

/// <summary>Backups for administrators.</summary>
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
            page.Jobs().StartBackup(page.Workbench, page.Account!);
            return Results.Redirect("/backup");
        });
        routes.Page("/backup/progress", Rights.Administer, page => JobPages.Progress(page, JobTexts.Backup));
        routes.Form("/backup/cancel", Rights.Administer, (page, _) => JobPages.Cancel(page, JobTexts.Backup));
        routes.Page("/backup/files/{name}", Rights.Administer, page => page.Http.Request.RouteValues["name"] is string name && page.Workbench.Backups.OpenKept(page.Account!.Name, name) is { } file
            ? Results.Stream(file, FileKind.TypeOf(".zip"), name) : Results.NotFound());
        routes.Form("/backup/remove", Rights.Administer, (page, _) =>
        {
            page.Workbench.Backups.RemoveKept(page.Account!.Name);
            return Results.Redirect("/backup");
        });
    }
}
