using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Ncez.Model.Workbench;
using Ncez.Web.Pages;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Api;

/// <summary>Activity data: the file as it stands, its rows, and saving with a merge.</summary>
internal sealed class ActivitiesApi : IApiModule
{
    public IEnumerable<ApiOperation> Operations =>
    [
        ApiOperation.Get("getActivities", "/zones/{zone}/activities", Rights.Read, File) with { Gives = "text/csv" },
        ApiOperation.Get("listActivityRows", "/zones/{zone}/activities/rows", Rights.Read, page => page.Workbench.Activities.Rows(page.Zone!) is { } grid
            ? ApiAnswer.Page(page, grid.Rows, r => grid.Header.Zip(r).DistinctBy(c => c.First).ToDictionary(c => c.First, c => c.Second))
            : ApiAnswer.Problem(StatusCodes.Status404NotFound, "missing"), ApiParameter.Paging) with { GivesType = typeof(ApiPage<Dictionary<string, string>>) },
        new("putActivities", "PUT", "/zones/{zone}/activities", Rights.Edit, SaveAsync)
        {
            Parameters = [new("If-Match", "header", IsRequired: true), new("reason"), new("evenWithErrors", Type: "boolean")], Takes = "text/csv", GivesType = typeof(ApiSaved), Refusals = [400, 409, 422, 428],
        },
    ];

    private static IResult File(PageContext page)
    {
        var (content, hash) = page.Workbench.Activities.Content(page.Zone!);
        page.Http.Response.Headers.ETag = $"\"{hash}\"";
        return Results.Bytes(content, "text/csv; charset=utf-8");
    }

    private static async Task<IResult> SaveAsync(PageContext page)
    {
        if (page.Http.Request.Headers.IfMatch is not [{ Length: 66 } tag])
        {
            return ApiAnswer.Problem(StatusCodes.Status428PreconditionRequired, "ifMatch");
        }

        using var body = new MemoryStream();
        await page.Http.Request.Body.CopyToAsync(body, page.Http.RequestAborted);
        if (EditActivities.TabsOf(body.ToArray()) is not { } tabs)
        {
            return ApiAnswer.Problem(StatusCodes.Status400BadRequest, "text");
        }

        var outcome = page.Workbench.Activities.Save(page.Account!, page.Zone!, new GridEdit(tag.Trim('"'), tabs, page.Query("evenWithErrors") == "true") { Reason = page.Query("reason") }, page.Http.RequestAborted);
        var (_, hash) = page.Workbench.Activities.Content(page.Zone!);
        return outcome.State switch
        {
            SaveState.Saved or SaveState.Unchanged => ApiAnswer.Of(new ApiSaved(hash, outcome.State == SaveState.Saved, outcome.Merged)),
            SaveState.Refused => ApiAnswer.Problem(StatusCodes.Status422UnprocessableEntity, "errors", page, outcome.Check.All),
            SaveState.AsksReason => ApiAnswer.Problem(StatusCodes.Status422UnprocessableEntity, "reason", page, outcome.Frozen.Select(f => f.Finding)),
            _ => ApiAnswer.Problem(StatusCodes.Status409Conflict, "conflict", page, more: outcome.Conflicts.Select(c => new ApiConflict(c.Conflict.Line, c.Conflict.Column, c.Conflict.Before, c.Conflict.Mine, c.Conflict.Theirs, c.Other?.Account)).ToImmutableArray()),
        };
    }
}

/// <summary>What a save did.</summary>
internal sealed record ApiSaved(string Hash, bool IsChanged, int MergedRows);

/// <summary>A field that two changed differently.</summary>
internal sealed record ApiConflict(string Line, string Column, string Before, string Mine, string Theirs, string? Who);
