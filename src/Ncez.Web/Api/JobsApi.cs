using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Ncez.Model.Workbench;
using Ncez.Web.Hosting;
using Ncez.Web.Pages;
using Ncez.Web.Pages.Jobs;

namespace Ncez.Web.Api;

/// <summary>Long work in a zone, whatever its kind: how far it is, what it found and made, stop it.</summary>
internal sealed class JobsApi : IApiModule
{
    public IEnumerable<ApiOperation> Operations =>
    [
        ApiOperation.Get("listJobs", "/zones/{zone}/jobs", Rights.Read, page => ApiAnswer.Page(page, page.Jobs().In(page.Zone!.Id), j => ApiJob.Of(page, j)), ApiParameter.Paging) with { GivesType = typeof(ApiPage<ApiJob>) },
        ApiOperation.Get("getJob", "/zones/{zone}/jobs/{job}", Rights.Read, page => Find(page) is { } job ? ApiAnswer.Of(ApiJob.Of(page, job)) : ApiAnswer.Missing(page)) with { GivesType = typeof(ApiJob) },
        ApiOperation.Do("cancelJob", "POST", "/zones/{zone}/jobs/{job}/cancel", Rights.Edit, Cancel) with { Status = 202, GivesType = typeof(ApiJob) },
    ];

    /// <summary>A job that was begun, and where to ask for it; when one of its kind is at work already, where that one is.</summary>
    public static IResult Begun(PageContext page, Job? job, string kind)
    {
        if (job is null)
        {
            return ApiAnswer.Conflict(page, "running", more: page.Jobs().Of(kind, page.Zone!.Id) is { } other ? AddressOf(page, other) : null);
        }

        page.Http.Response.Headers.Location = AddressOf(page, job);
        return ApiAnswer.Of(ApiJob.Of(page, job), StatusCodes.Status202Accepted);
    }

    private static IResult Cancel(PageContext page)
    {
        if (Find(page) is not { } job)
        {
            return ApiAnswer.Missing(page);
        }

        // Who may stop it depends on what it is.
        if (!page.May(JobTexts.Of(job.Mark.Kind).MayCancel))
        {
            return ApiAnswer.Problem(page, StatusCodes.Status403Forbidden, "forbidden");
        }

        job.Cancel();
        return ApiAnswer.Of(ApiJob.Of(page, job), StatusCodes.Status202Accepted);
    }

    private static string AddressOf(PageContext page, Job job) => $"{ApiModules.Root}{page.ZonePath}/jobs/{job.Mark.Id}";

    private static Job? Find(PageContext page) => page.Http.Request.RouteValues["job"] is string id ? page.Jobs().In(page.Zone!.Id).FirstOrDefault(j => j.Mark.Id == id) : null;
}

/// <summary>A piece of long work.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">import, report, freeze, look, adopt.</param>
/// <param name="State">running, done, refused, cancelled, failed, interrupted.</param>
/// <param name="Step">Step that is worked on, or the last one.</param>
/// <param name="Done">Rows done in this step.</param>
/// <param name="Total">Rows in all; null when not known.</param>
/// <param name="StartedUtc">When it began.</param>
/// <param name="EndedUtc">When it ended; null while it runs.</param>
/// <param name="By">Who began it.</param>
/// <param name="Counts">Of an import: rows read, rows added, rows changed, rows removed.</param>
/// <param name="Run">Id of the kept run that it made; null for another kind of work, and while it runs.</param>
/// <param name="Findings">All findings, once it has ended.</param>
internal sealed record ApiJob(string Id, string Kind, JobState State, string? Step, int Done, int? Total, DateTime StartedUtc, DateTime? EndedUtc, string By, ImmutableSortedDictionary<string, int> Counts, string? Run, ImmutableArray<ApiFinding> Findings)
{
    public static ApiJob Of(PageContext page, Job job)
    {
        var (mark, told) = (job.Mark, job.Done);
        return new(mark.Id, mark.Kind, mark.State, job.Steps.IsEmpty ? null : job.Steps[^1].ToLowerInvariant(), told.Done, told.Of > 0 ? told.Of : null, mark.StartedUtc, mark.EndedUtc, mark.Account, mark.Counts, mark.Run,
            [.. job.Findings.Select(f => ApiFinding.Of(page, f))]);
    }
}
