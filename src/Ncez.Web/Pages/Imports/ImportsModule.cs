using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Ncez.Model.Workbench;
using Ncez.Web.Api;
using Ncez.Web.Hosting;
using Ncez.Web.Pages.Jobs;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Pages.Imports;

/// <summary>A workbook into the activity data as long work: begin, see how far it is, stop, see all findings.</summary>
internal sealed class ImportsModule : IPageModule
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.ZonePage("/activities/import", Rights.Read, page => Show(page, StatusCodes.Status200OK));
        routes.ZonePage("/activities/import/progress", Rights.Read, page => page.Show<JobFragment>((nameof(JobFragment.Job), LastOf(page)), (nameof(JobFragment.Texts), JobTexts.Import)));
        routes.ZoneForm("/activities/import", Rights.Edit, Start).WithMetadata(new BodyLimit(ImportsApi.LargestBook));
        routes.ZoneForm("/activities/import/cancel", Rights.Edit, (page, _) =>
        {
            LastOf(page)?.Cancel();
            return Results.Redirect(page.ZonePath + JobTexts.Import.Path);
        });
    }

    /// <summary>The last import of the zone, or null.</summary>
    public static Job? LastOf(PageContext page) => JobsOf(page).Of(KeptJobs.Import, page.Zone!.Id);

    private static IResult Start(PageContext page, IFormCollection form)
    {
        if (form.Files.GetFile("book") is not { Length: > 0 } book)
        {
            return Show(page, StatusCodes.Status400BadRequest);
        }

        using var content = book.OpenReadStream();
        return JobsOf(page).StartImport(page.Workbench, page.Account!, page.Zone!, content, new ImportWish(form["aim"] == "look") { Began = form["began"].ToString(), Reason = form["reason"].ToString() }) is null
            ? Show(page, StatusCodes.Status409Conflict) : Results.Redirect(page.ZonePath + JobTexts.Import.Path);
    }

    private static IResult Show(PageContext page, int status) => page.Show<ImportPage>(status, (nameof(ImportPage.Job), LastOf(page)), (nameof(ImportPage.Status), status));

    private static Hosting.Jobs JobsOf(PageContext page) => page.Http.RequestServices.GetRequiredService<Hosting.Jobs>();
}
