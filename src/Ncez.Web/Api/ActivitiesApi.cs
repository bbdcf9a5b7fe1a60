using Microsoft.AspNetCore.Http;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;
using Ncez.Web.Pages;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Api;

/// <summary>Activity data: the file as it stands, its rows, saving with a merge, and taking the last save back.</summary>
internal sealed class ActivitiesApi : IApiModule
{
    public IEnumerable<ApiOperation> Operations =>
    [
        ApiOperation.Get("getActivities", "/zones/{zone}/activities", Rights.Read, File) with { Gives = "text/csv" },
        ApiOperation.Get("listActivityRows", "/zones/{zone}/activities/rows", Rights.Read, page => page.Workbench.Activities.Rows(page.Zone!) is { } grid
            ? ApiAnswer.Page(page, grid.Rows, r => grid.Header.Zip(r).DistinctBy(c => c.First).ToDictionary(c => c.First, c => c.Second))
            : MendApi.Unreadable(page, EditActivities.File), ApiParameter.Paging) with { GivesType = typeof(ApiPage<Dictionary<string, string>>), Refusals = [409] },
        new("putActivities", "PUT", "/zones/{zone}/activities", Rights.Edit, SaveAsync)
        {
            Parameters = [IfMatch, new("reason"), ApiParameter.Switch("evenWithErrors")], Takes = "text/csv", GivesType = typeof(ApiSaved), Refusals = [409, 422, 428],
        },
        ApiUndo.At("undoActivities", "/zones/{zone}/activities", Rights.Edit, (page, seen) => page.Workbench.Activities.Undo(page.Account!, page.Zone!, seen)),
    ];

    /// <summary>The state that a change began with.</summary>
    internal static ApiParameter IfMatch => new("If-Match", "header", IsRequired: true);

    /// <summary>What the editing began with, or what was looked at; null when it is not said.</summary>
    internal static string? TagOf(PageContext page) => page.Http.Request.Headers.IfMatch is [{ Length: 66 } tag] ? tag.Trim('"') : null;

    private static IResult File(PageContext page)
    {
        var (content, hash) = page.Workbench.Activities.Content(page.Zone!);
        page.Http.Response.Headers.ETag = $"\"{hash}\"";
        return Results.Bytes(content, "text/csv; charset=utf-8");
    }

    private static async Task<IResult> SaveAsync(PageContext page)
    {
        if (TagOf(page) is not { } tag)
        {
            return ApiAnswer.Problem(page, StatusCodes.Status428PreconditionRequired, "ifMatch");
        }

        var findings = new Findings();
        if (EditActivities.TabsOf(await ApiBody.BytesAsync(page), findings) is not { } tabs)
        {
            return ApiAnswer.Problem(page, StatusCodes.Status400BadRequest, "text", findings: findings.Sorted());
        }

        var outcome = page.Workbench.Activities.Save(page.Account!, page.Zone!, new GridEdit(tag, tabs, page.Query("evenWithErrors") == "true") { Reason = page.Query("reason") }, page.Http.RequestAborted);
        return outcome.State switch
        {
            SaveState.Saved or SaveState.Unchanged => ApiAnswer.Of(new ApiSaved(outcome.Hash, outcome.State == SaveState.Saved, outcome.Merged)),
            _ => ApiSave.Refused(page, outcome),
        };
    }
}

/// <summary>What a save did.</summary>
/// <param name="Hash">Hash of the file as the save left it.</param>
/// <param name="IsChanged">True when anything was written.</param>
/// <param name="MergedRows">Rows put together with what others saved meanwhile: then the file holds more than was sent.</param>
internal sealed record ApiSaved(string Hash, bool IsChanged, int MergedRows);

/// <summary>A field that two changed differently.</summary>
internal sealed record ApiConflict(string Line, string Column, string Before, string Mine, string Theirs, string? Who);
