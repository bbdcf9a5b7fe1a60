using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Ncez.Model.Workbench;
using Ncez.Web.Hosting;
using Ncez.Web.Pages;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Api;

/// <summary>Reports: write one, see how far it is, fetch its files.</summary>
internal sealed class ReportsApi : IApiModule
{
    public IEnumerable<ApiOperation> Operations =>
    [
        ApiOperation.Get("getReports", "/zones/{zone}/reports", Rights.Read, page => ApiAnswer.Of(State(page))) with { GivesType = typeof(ApiReports) },
        new("writeReport", "POST", "/zones/{zone}/reports", Rights.Edit, page =>
        {
            Jobs(page).StartReport(page.Workbench, page.Account!, page.Zone!);
            page.Http.Response.Headers.Location = $"{ApiModules.Root}{page.ZonePath}/reports";
            return Task.FromResult(ApiAnswer.Of(State(page), StatusCodes.Status202Accepted));
        }) { Status = 202, GivesType = typeof(ApiReports) },
        ApiOperation.Do("cancelReport", "POST", "/zones/{zone}/reports/cancel", Rights.Edit, page =>
        {
            Jobs(page).Of(KeptJobs.Report, page.Zone!.Id)?.Cancel();
            return ApiAnswer.Of(State(page), StatusCodes.Status202Accepted);
        }) with { Status = 202, GivesType = typeof(ApiReports) },
        ApiOperation.Get("getReportFile", "/zones/{zone}/reports/{file}", Rights.Read, page => page.Http.Request.RouteValues["file"] is string name && page.Workbench.Reports.OpenFile(page.Zone!, name) is { } file
            ? Results.Stream(file, FileKind.TypeOf(name), $"{page.Zone!.Id}-{name}") : ApiAnswer.Missing(page))
            with { Gives = "application/octet-stream", AlsoGives = ["text/html", "application/json", "text/csv", FileKind.TypeOf(".xlsx")] },
    ];

    private static Jobs Jobs(PageContext page) => page.Http.RequestServices.GetRequiredService<Jobs>();

    private static ApiReports State(PageContext page)
    {
        var job = Jobs(page).Of(KeptJobs.Report, page.Zone!.Id);
        return new(job?.State.ToString().ToLowerInvariant(), [.. job?.Steps ?? []], [.. page.Workbench.Reports.Files(page.Zone).Select(f => new ApiReportFile(f.Name, f.Bytes, f.WrittenUtc))]);
    }
}

/// <summary>How the last job stands and the files of the last report.</summary>
internal sealed record ApiReports(string? Job, ImmutableArray<string> Steps, ImmutableArray<ApiReportFile> Files);

/// <summary>A file of a report.</summary>
internal sealed record ApiReportFile(string Name, long Bytes, DateTime WrittenUtc);
