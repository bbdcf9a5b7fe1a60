using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;
using Ncez.Web.Pages;
using Ncez.Web.Pages.Tables;
using Ncez.Web.Pages.Verification;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Api;

/// <summary>Small tables of a zone: which there are and may be, each as rows or as its file, saving with a merge.</summary>
internal sealed class TablesApi : IApiModule
{
    public IEnumerable<ApiOperation> Operations =>
    [
        ApiOperation.Get("listTables", "/zones/{zone}/tables", Rights.Read, page => ApiAnswer.Page(page, [.. EditTables.Files.Select(f => ApiTableInfo.Of(page, f))]), ApiParameter.Paging) with { GivesType = typeof(ApiPage<ApiTableInfo>) },
        ApiOperation.Get("getTable", "/zones/{zone}/tables/{table}", Rights.Read, page => Open(page, TablesModule.FileOf(page), (file, grid) => Of(page, file, grid))) with { GivesType = typeof(ApiTable), Refusals = [409] },
        ApiOperation.Take<ApiTableEdit>("putTable", "PUT", "/zones/{zone}/tables/{table}", Rights.Edit, (page, asked) => Save(page, TablesModule.FileOf(page), (_, _) => EditTables.TabsOf(asked.Columns, asked.Rows)))
            with { Parameters = Saving, GivesType = typeof(ApiSaved), Refusals = [409, 422, 428], LargestBody = TablesModule.LargestFile },
        ApiOperation.Get("getTableFile", "/zones/{zone}/tables/{table}/file", Rights.Read, page => Open(page, TablesModule.FileOf(page), (file, grid) =>
        {
            page.Http.Response.Headers.ETag = $"\"{grid.Hash}\"";
            return Results.Bytes(page.Workbench.Tables.Content(page.Zone!, file), "text/csv; charset=utf-8");
        })) with { Gives = "text/csv", Refusals = [409] },
        ApiOperation.Get("getVerification", "/zones/{zone}/verification", Rights.Read, page => Open(page, EditTables.OfVerifier, (file, grid) => Of(page, file, grid))) with { GivesType = typeof(ApiTable), Refusals = [409] },
        ApiOperation.Take<ApiTableEdit>("putVerification", "PUT", "/zones/{zone}/verification", Rights.Verify, (page, asked) => Save(page, EditTables.OfVerifier, (_, _) => EditTables.TabsOf(asked.Columns, asked.Rows)))
            with { Parameters = Saving, GivesType = typeof(ApiSaved), Refusals = [409, 422, 428], LargestBody = TablesModule.LargestFile },
        ApiOperation.Get("getVerificationStatement", "/zones/{zone}/verification/statement", Rights.Read, page => VerificationModule.PageOf(page) ?? ApiAnswer.Conflict(page, "errors", page.Accounted?.Account.Findings.Sorted())) with { Gives = "text/html", Refusals = [409] },
        ApiUndo.At("undoTable", "/zones/{zone}/tables/{table}", Rights.Edit, (page, seen) => TablesModule.FileOf(page) is { } file ? page.Workbench.Tables.Undo(page.Account!, page.Zone!, file, seen) : null),
        ApiUndo.At("undoVerification", "/zones/{zone}/verification", Rights.Verify, (page, seen) => page.Workbench.Tables.Undo(page.Account!, page.Zone!, EditTables.OfVerifier, seen)),
        new("putTableFile", "PUT", "/zones/{zone}/tables/{table}/file", Rights.Edit, PutFileAsync)
        {
            Parameters = Saving, Takes = "text/csv", GivesType = typeof(ApiSaved), Refusals = [409, 422, 428], LargestBody = TablesModule.LargestFile,
        },
    ];

    private static ImmutableArray<ApiParameter> Saving => [ActivitiesApi.IfMatch, new("reason"), ApiParameter.Switch("evenWithErrors")];

    private static IResult Open(PageContext page, string? file, Func<string, ActivityGrid, IResult> answer) => file is null ? ApiAnswer.Missing(page)
        : page.Workbench.Tables.Open(page.Zone!, file) is { } grid ? answer(file, grid) : MendApi.Unreadable(page, file);

    private static IResult Of(PageContext page, string file, ActivityGrid grid)
    {
        page.Http.Response.Headers.ETag = $"\"{grid.Hash}\"";
        var columns = GridColumns.Of(page.Workbench.Shipped, page.Zone!.Domain, file, grid.Header);
        return ApiAnswer.Of(new ApiTable(file, grid.Hash, [.. columns.Select(c => new ApiColumn(c.Written, page.In(c.Title), page.In(c.Description), c.IsRequired))], grid.Rows));
    }

    private static async Task<IResult> PutFileAsync(PageContext page)
    {
        var content = await ApiBody.BytesAsync(page);
        return Save(page, TablesModule.FileOf(page), (file, findings) => EditTables.TabsOf(file, content, findings));
    }

    private static IResult Save(PageContext page, string? file, Func<string, Findings, string?> read)
    {
        if (file is null)
        {
            return ApiAnswer.Missing(page);
        }

        if (ActivitiesApi.TagOf(page) is not { } tag)
        {
            return ApiAnswer.Problem(page, StatusCodes.Status428PreconditionRequired, "ifMatch");
        }

        var findings = new Findings();
        if (read(file, findings) is not { } tabs)
        {
            return ApiAnswer.Problem(page, StatusCodes.Status400BadRequest, "text", findings: findings.Sorted());
        }

        var outcome = page.Workbench.Tables.Save(page.Account!, page.Zone!, file, new GridEdit(tag, tabs, page.Query("evenWithErrors") == "true") { Reason = page.Query("reason") }, page.Http.RequestAborted);
        return outcome.State is SaveState.Saved or SaveState.Unchanged
            ? ApiAnswer.Of(new ApiSaved(outcome.Hash, outcome.State == SaveState.Saved, outcome.Merged)) : ApiSave.Refused(page, outcome);
    }
}

/// <summary>Why a save was not done.</summary>
internal static class ApiSave
{
    /// <summary>The problem of an outcome that is neither saved nor unchanged.</summary>
    public static IResult Refused(PageContext page, SaveOutcome outcome) => outcome.State switch
    {
        SaveState.Refused => ApiAnswer.Problem(page, StatusCodes.Status422UnprocessableEntity, "refused", findings: outcome.Check.All),
        SaveState.AsksReason => ApiAnswer.Problem(page, StatusCodes.Status422UnprocessableEntity, "reason", findings: outcome.Frozen.Select(f => f.Finding), more: outcome.ChangedLines),
        SaveState.Conflict => ApiAnswer.Problem(page, StatusCodes.Status409Conflict, "conflict", page.T("api.detail.conflict.whole"), more: outcome.Meanwhile is { } other ? new ApiMeanwhile(other.Account, other.AtUtc, other.Hash) : null),
        _ => ApiAnswer.Conflict(page, "conflict", more: outcome.Conflicts.Select(c => new ApiConflict(c.Conflict.Line, c.Conflict.Column, c.Conflict.Before, c.Conflict.Mine, c.Conflict.Theirs, c.Other?.Account)).ToImmutableArray()),
    };
}

/// <summary>The save that stands between.</summary>
/// <param name="Who">Who saved.</param>
/// <param name="AtUtc">When.</param>
/// <param name="Hash">Hash of the file as that save left it.</param>
internal sealed record ApiMeanwhile(string Who, DateTime AtUtc, string Hash);

/// <summary>A table that a zone has or may have.</summary>
/// <param name="File">Its name.</param>
/// <param name="Name">What it is called.</param>
/// <param name="For">What it is for.</param>
/// <param name="Rows">Its rows; null when it is not there.</param>
internal sealed record ApiTableInfo(string File, string Name, string For, int? Rows)
{
    public static ApiTableInfo Of(PageContext page, string file) => new(file, TablesModule.NameOf(page, file), page.T("tables.for." + file), page.Workbench.Tables.RowsOf(page.Zone!, file));
}

/// <summary>A table with its rows; cells in the order of the columns, those the file lacks last and empty.</summary>
internal sealed record ApiTable(string File, string Hash, ImmutableArray<ApiColumn> Columns, ImmutableArray<ImmutableArray<string>> Rows);

/// <summary>A column.</summary>
internal sealed record ApiColumn(string Name, string Title, string Description, bool IsRequired);

/// <summary>A table to be saved: names of columns, and cells in their order.</summary>
internal sealed record ApiTableEdit(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows);
