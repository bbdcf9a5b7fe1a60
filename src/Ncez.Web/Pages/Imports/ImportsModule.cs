using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ncez.Model.Workbench;
using Ncez.Web.Api;
using Ncez.Web.Hosting;
using Ncez.Web.Pages.Jobs;

namespace Ncez.Web.Pages.Imports;

/// <summary>A workbook into the activity data as long work: begin, see how far it is, stop, see all findings.</summary>
internal sealed class ImportsModule : IPageModule
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.ZonePage("/activities/import", Rights.Read, page => Show(page, StatusCodes.Status200OK));
        routes.ZoneJob(JobTexts.Import);
        routes.ZoneForm("/activities/import", Rights.Edit, Start).WithMetadata(new BodyLimit(ImportsApi.LargestBook));
    }

    /// <summary>The last import of the zone, or null.</summary>
    public static Job? LastOf(PageContext page) => page.JobOf(JobTexts.Import);

    private static IResult Start(PageContext page, IFormCollection form)
    {
        if (form.Files.GetFile("book") is not { FileName.Length: > 0 } book)
        {
            return Show(page, StatusCodes.Status400BadRequest);
        }

        using var content = book.OpenReadStream();
        return page.Jobs().StartImport(page.Workbench, page.Account!, page.Zone!, content, new ImportWish(form["aim"] == "look") { Name = book.FileName, Began = form["began"].ToString(), Reason = form["reason"].ToString() }) is null
            ? Show(page, StatusCodes.Status409Conflict) : Results.Redirect(page.ZonePath + JobTexts.Import.Path);
    }

    private static IResult Show(PageContext page, int status) => page.Show<ImportPage>(status, (nameof(ImportPage.Job), LastOf(page)), (nameof(ImportPage.Status), status));
}
