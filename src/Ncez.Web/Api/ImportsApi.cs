using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Ncez.Model.Workbench;
using Ncez.Web.Hosting;
using Ncez.Web.Pages;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Api;

/// <summary>Workbooks into activity data: begin, see how far it is, stop.</summary>
internal sealed class ImportsApi : IApiModule
{
    /// <summary>Largest workbook [bytes].</summary>
    public const long LargestBook = 32 << 20;

    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public IEnumerable<ApiOperation> Operations =>
    [
        new("importActivities", "POST", "/zones/{zone}/imports", Rights.Edit, StartAsync)
        {
            Parameters = [new("If-Match", "header"), new("reason"), ApiParameter.Switch("evenWithErrors")], Takes = Workbook, Status = 202, GivesType = typeof(ApiJob), Refusals = [409], LargestBody = LargestBook,
        },
        ApiOperation.Get("getImport", "/zones/{zone}/imports/{job}", Rights.Read, page => Of(page) is { } job ? ApiAnswer.Of(ApiJob.Of(page, job)) : ApiAnswer.Missing(page)) with { GivesType = typeof(ApiJob) },
        new("cancelImport", "POST", "/zones/{zone}/imports/{job}/cancel", Rights.Edit, page =>
        {
            if (Of(page) is not { } job)
            {
                return Task.FromResult(ApiAnswer.Missing(page));
            }

            job.Cancel();
            return Task.FromResult(ApiAnswer.Of(ApiJob.Of(page, job), StatusCodes.Status202Accepted));
        }) { Status = 202, GivesType = typeof(ApiJob) },
    ];

    private static async Task<IResult> StartAsync(PageContext page)
    {
        // What arrives is buffered to a file when it is large; the workbench keeps its own copy until the job ends.
        page.Http.Request.EnableBuffering();
        await page.Http.Request.Body.CopyToAsync(Stream.Null, page.Http.RequestAborted);
        page.Http.Request.Body.Position = 0;
        var jobs = page.Http.RequestServices.GetRequiredService<Jobs>();
        if (jobs.StartImport(page.Workbench, page.Account!, page.Zone!, page.Http.Request.Body, new ImportWish(EvenWithErrors: page.Query("evenWithErrors") == "true") { Began = page.Http.Request.Headers.IfMatch.ToString().Trim('"'), Reason = page.Query("reason") }) is not { } job)
        {
            return ApiAnswer.Conflict(page, "running", more: jobs.Of(KeptJobs.Import, page.Zone!.Id) is { } other ? AddressOf(page, other) : null);
        }

        page.Http.Response.Headers.Location = AddressOf(page, job);
        return ApiAnswer.Of(ApiJob.Of(page, job), StatusCodes.Status202Accepted);
    }

    private static string AddressOf(PageContext page, Job job) => $"{ApiModules.Root}{page.ZonePath}/imports/{job.Mark.Id}";

    private static Job? Of(PageContext page) =>
        page.Http.Request.RouteValues["job"] is string id ? page.Http.RequestServices.GetRequiredService<Jobs>().Find(KeptJobs.Import, page.Zone!.Id, id) : null;
}
