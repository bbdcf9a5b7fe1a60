using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Ncez.Model.Diagnostics;
using Ncez.Model.Runs;
using Ncez.Model.Workbench;
using Ncez.Web.Hosting;
using Ncez.Web.Pages;
using Ncez.Web.Pages.Jobs;
using Ncez.Workflows;
using Ncez.Workflows.Runs;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Api;

/// <summary>Kept runs: list, freeze, verify, seal, supersede, and what changed between them. Each step by another person, as in the pages.</summary>
internal sealed class RunsApi : IApiModule
{
    public IEnumerable<ApiOperation> Operations =>
    [
        ApiOperation.Get("listRuns", "/zones/{zone}/runs", Rights.Read, page => ApiAnswer.Page(page, page.Workbench.Runs.Of(page.Zone!), r => ApiRun.Of(page, r)), ApiParameter.Paging) with { GivesType = typeof(ApiPage<ApiRun>) },
        ApiOperation.Get("getRun", "/zones/{zone}/runs/{run}", Rights.Read, page => Find(page, IdOf(page)) is { } run ? ApiAnswer.Of(ApiRun.Of(page, run)) : ApiAnswer.Missing(page)) with { GivesType = typeof(ApiRun) },
        ApiOperation.Get("getRunFile", "/zones/{zone}/runs/{run}/files/{file}", Rights.Read, page => page.Http.Request.RouteValues["file"] is string name && page.Workbench.Runs.OpenFile(page.Zone!, IdOf(page), name) is { } file
            ? Results.Stream(file, FileKind.TypeOf(name), $"{page.Zone!.Id}-{IdOf(page)}-{name}") : ApiAnswer.Missing(page))
            with { Gives = "application/octet-stream", AlsoGives = ["text/html", "application/json", "text/csv", FileKind.TypeOf(".xlsx")] },
        ApiOperation.Get("getRunArchive", "/zones/{zone}/runs/{run}/archive", Rights.Read, Archive) with { Gives = "application/zip" },
        ApiOperation.Get("compareRun", "/zones/{zone}/runs/{run}/changes", Rights.Read, Compare, new ApiParameter("with") { Least = 1, Most = 64 }) with { Refusals = [409] },
        ApiOperation.Take<ApiWhy>("freezeRun", "POST", "/zones/{zone}/runs", Rights.Edit, Freeze) with { Status = 202, GivesType = typeof(ApiJob), Refusals = [409] },
        Sign("verifyRun", "verify", Rights.Check, RunState.Verified),
        Sign("sealRun", "seal", Rights.Verify, RunState.Sealed),
        Sign("supersedeRun", "supersede", Rights.ManageZone, RunState.Superseded),
    ];

    private static ApiOperation Sign(string id, string step, Rights rights, RunState state) => ApiOperation.Take<ApiWhy>(id, "POST", "/zones/{zone}/runs/{run}/" + step, rights, (page, step) =>
    {
        var findings = new Findings();
        return ApiWhy.Refusal(page, step.Why) is { } refusal ? refusal
            : Find(page, IdOf(page)) is null ? ApiAnswer.Missing(page)
            : page.Workbench.Runs.Sign(page.Account!, page.Zone!, IdOf(page), state, step.Why, findings) ? ApiAnswer.Of(ApiRun.Of(page, Find(page, IdOf(page))!))
            : ApiAnswer.Conflict(page, "run", findings.Sorted());
    }) with
    { GivesType = typeof(ApiRun), Refusals = [409] };

    private static IResult Freeze(PageContext page, ApiWhy asked)
    {
        var findings = new Findings();
        return ApiWhy.Refusal(page, asked.Why) is { } refusal ? refusal
            : !page.Workbench.Runs.MayBegin(page.Account!, page.Zone!, asked.Why, findings) ? ApiAnswer.Conflict(page, "run", findings.Sorted())
            : JobsApi.Begun(page, page.Jobs().StartFreeze(page.Workbench, page.Account!, page.Zone!, asked.Why), KeptJobs.Freeze);
    }

    private static IResult Archive(PageContext page) => Find(page, IdOf(page)) is null ? ApiAnswer.Missing(page)
        : Results.Stream(async to =>
        {
            // The writer is synchronous: into memory first, then over the wire.
            using var whole = new MemoryStream();
            page.Workbench.Runs.Write(page.Zone!, IdOf(page), whole);
            whole.Position = 0;
            await whole.CopyToAsync(to, page.Http.RequestAborted);
        }, "application/zip", $"{page.Zone!.Id}-{IdOf(page)}.zip");

    // Without another run: the zone as it stands now.
    private static IResult Compare(PageContext page)
    {
        var (with, findings) = (page.Query("with"), new Findings());
        if (Find(page, IdOf(page)) is null || (with.Length > 0 && Find(page, with) is null))
        {
            return ApiAnswer.Missing(page);
        }

        return page.Workbench.Runs.Compare(page.Zone!, IdOf(page), with.Length > 0 ? with : null, findings) is not var (changes, basis)
            ? ApiAnswer.Conflict(page, "errors", findings.Sorted())
            : ApiAnswer.Written(to => SaveResult.Json("ncez-changes/1", ChangeTables.Of(changes, basis, page.Workbench.Shipped.Library), to, page.Language));
    }

    private static ListedRun? Find(PageContext page, string id) => page.Workbench.Runs.Find(page.Zone!, id);

    private static string IdOf(PageContext page) => (string)page.Http.Request.RouteValues["run"]!;
}

/// <summary>Why a step is taken.</summary>
/// <param name="Why">Why, at most 500 characters.</param>
internal sealed record ApiWhy(string Why)
{
    /// <summary>The refusal of a reason that is too long to be kept; null for one that may stay.</summary>
    public static IResult? Refusal(PageContext page, string why) => why.Length <= ZoneRuns.LongestWhy ? null
        : ApiAnswer.Problem(page, StatusCodes.Status400BadRequest, "body", page.T("api.detail.body", ("path", "$.why: " + page.T("api.expected.text", ("least", 1), ("most", ZoneRuns.LongestWhy)))));
}

/// <summary>A kept run.</summary>
/// <param name="Id">First digits of the hash of its manifest.</param>
/// <param name="State">State; null when it cannot be read.</param>
/// <param name="Next">The step that may come next; null when there is none.</param>
/// <param name="History">Steps so far.</param>
/// <param name="Years">Totals of its years.</param>
/// <param name="Altered">What is not as it was; empty for a whole run.</param>
/// <param name="Brought">Steps that came with files and were not taken in this workbench.</param>
internal sealed record ApiRun(string Id, RunState? State, RunState? Next, ImmutableArray<RunEntry> History, ImmutableArray<ApiRunYear> Years, ImmutableArray<ApiFinding> Altered, ImmutableArray<RunState> Brought)
{
    public static ApiRun Of(PageContext page, ListedRun run) => new(run.Id, run.Kept?.History.State, run.Next, run.Kept?.History.Entries ?? [],
        [.. (run.Kept?.Run.Years ?? []).Select(y => new ApiRunYear(y.Year, ApiAnswer.Known(y.GrossT), ApiAnswer.Known(y.NetT)))], [.. run.Altered.Select(f => ApiFinding.Of(page, f))], run.Brought);
}

/// <summary>Totals of a year of a run [t CO₂e].</summary>
internal sealed record ApiRunYear(int Year, double? GrossT, double? NetT);
