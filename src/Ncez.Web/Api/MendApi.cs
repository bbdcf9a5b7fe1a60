using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Ncez.Model.Workbench;
using Ncez.Web.Pages;
using Ncez.Web.Pages.Tables;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Api;

/// <summary>Files of a zone that cannot be read: which there are, the text of one, and a mended text in its place, as the pages do it.</summary>
internal sealed class MendApi : IApiModule
{
    private const string Settings = "zone.yaml";
    private const long LargestText = 1 << 20;

    public IEnumerable<ApiOperation> Operations =>
    [
        ApiOperation.Get("listBrokenFiles", "/zones/{zone}/broken-files", Rights.Read, page => ApiAnswer.Page(page, page.Workbench.Mending.All(page.Zone!), f => ApiBrokenFile.Of(page, f)), ApiParameter.Paging)
            with { GivesType = typeof(ApiPage<ApiBrokenFile>) },
        .. Of("Settings", "/settings", Rights.ManageZone, "application/yaml", LargestText, _ => Settings),
        .. Of("Activities", "/activities", Rights.Edit, "text/csv", ImportsApi.LargestBook, _ => EditActivities.File),
        .. Of("Table", "/tables/{table}", Rights.Edit, "text/csv", TablesModule.LargestFile, TablesModule.FileOf),
        .. Of("Verification", "/verification", Rights.Verify, "text/csv", TablesModule.LargestFile, _ => EditTables.OfVerifier),
    ];

    /// <summary>Where the text of a file is got and put, below the zone.</summary>
    public static string PathOf(string file) => file switch
    {
        Settings => "/settings/text",
        EditActivities.File => "/activities/text",
        EditTables.OfVerifier => "/verification/text",
        _ => $"/tables/{file}/text",
    };

    /// <summary>The problem of a file that cannot be read as what it is: where its text is to be had and mended.</summary>
    public static IResult Unreadable(PageContext page, string file) => ApiAnswer.Problem(page, StatusCodes.Status409Conflict, "unreadable",
        page.T("api.detail.unreadable", ("file", file), ("text", Address(page, file))), page.Workbench.Mending.Find(page.Zone!, file)?.Findings);

    /// <summary>The same as an address.</summary>
    internal static string Address(PageContext page, string file) => $"{ApiModules.Root}/zones/{page.Zone!.Id}{PathOf(file)}";

    private static ApiOperation[] Of(string name, string at, Rights right, string media, long largest, Func<PageContext, string?> fileOf) =>
    [
        ApiOperation.Get($"get{name}Text", $"/zones/{{zone}}{at}/text", Rights.Read, page => fileOf(page) is { } file ? Text(page, file) : ApiAnswer.Missing(page)) with { GivesType = typeof(ApiBrokenText), Refusals = [409] },
        new($"mend{name}", "PUT", $"/zones/{{zone}}{at}/text", right, async page => fileOf(page) is { } file ? Mend(page, file, await ApiBody.BytesAsync(page)) : ApiAnswer.Missing(page))
        {
            Parameters = [ActivitiesApi.IfMatch], Takes = media, GivesType = typeof(ApiSaved), Refusals = [409, 422, 428], LargestBody = largest,
        },
    ];

    private static IResult Text(PageContext page, string file)
    {
        if (page.Workbench.Mending.FindFaulty(page.Zone!, file) is not { } broken)
        {
            return Readable(page, file);
        }

        page.Http.Response.Headers.ETag = $"\"{broken.Hash}\"";
        return ApiAnswer.Of(new ApiBrokenText(broken.File, broken.Hash, broken.IsUnreadable, broken.Text, [.. broken.Findings.Select(f => ApiFinding.Of(page, f))]));
    }

    private static IResult Mend(PageContext page, string file, byte[] content)
    {
        if (ActivitiesApi.TagOf(page) is not { } tag)
        {
            return ApiAnswer.Problem(page, StatusCodes.Status428PreconditionRequired, "ifMatch");
        }

        var outcome = page.Workbench.Mending.Mend(page.Account!, page.Zone!, new MendedFile(file, tag, content), page.Http.RequestAborted);
        switch (outcome.State)
        {
            case SaveState.Saved:
                page.Http.Response.Headers.ETag = $"\"{outcome.Hash}\"";
                return ApiAnswer.Of(new ApiSaved(outcome.Hash, true, 0));
            case SaveState.Refused:
                return ApiAnswer.Problem(page, StatusCodes.Status422UnprocessableEntity, "notMended", findings: outcome.Check.All);
            default:
                var meanwhile = outcome.Meanwhile is { } other ? new ApiMeanwhile(other.Account, other.AtUtc, other.Hash) : null;
                return page.Workbench.Mending.FindFaulty(page.Zone!, file) is null ? Readable(page, file, meanwhile) : ApiAnswer.Problem(page, StatusCodes.Status409Conflict, "mendConflict", page.T("api.detail.mendConflict", ("file", file)), more: meanwhile);
        }
    }

    private static IResult Readable(PageContext page, string file, ApiMeanwhile? meanwhile = null) => ApiAnswer.Problem(page, StatusCodes.Status409Conflict, "readable", page.T("api.detail.readable", ("file", file)), more: meanwhile);
}

/// <summary>A file of a zone that cannot be read, or settings that hold errors.</summary>
/// <param name="File">File.</param>
/// <param name="Hash">Hash of its content.</param>
/// <param name="IsUnreadable">True when it cannot be read at all; false when it can and holds errors.</param>
/// <param name="TextAt">Where its text is got, and put when it is mended.</param>
/// <param name="Findings">What is wrong with it.</param>
internal sealed record ApiBrokenFile(string File, string Hash, bool IsUnreadable, string TextAt, ImmutableArray<ApiFinding> Findings)
{
    public static ApiBrokenFile Of(PageContext page, BrokenFile f) => new(f.File, f.Hash, f.IsUnreadable, MendApi.Address(page, f.File), [.. f.Findings.Select(d => ApiFinding.Of(page, d))]);
}

/// <summary>The text of such a file.</summary>
/// <param name="File">File.</param>
/// <param name="Hash">Hash of its content: the ETag that a mended text is put with.</param>
/// <param name="IsUnreadable">True when it cannot be read at all; false when it can and holds errors.</param>
/// <param name="Text">Its text; null when its bytes are none.</param>
/// <param name="Findings">What is wrong with it.</param>
internal sealed record ApiBrokenText(string File, string Hash, bool IsUnreadable, string? Text, ImmutableArray<ApiFinding> Findings);
