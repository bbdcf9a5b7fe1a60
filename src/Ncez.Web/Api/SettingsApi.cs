using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Ncez.Model.Workbench;
using Ncez.Web.Pages;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Api;

/// <summary>Settings of a zone: all of them by their path, setting some of them, and taking the last save back.</summary>
internal sealed class SettingsApi : IApiModule
{
    public IEnumerable<ApiOperation> Operations =>
    [
        ApiOperation.Get("getSettings", "/zones/{zone}/settings", Rights.Read, page => page.Workbench.Settings.Open(page.Zone!) is { } open ? Of(page, open, false, 0) : MendApi.Unreadable(page, "zone.yaml"))
            with { GivesType = typeof(ApiSettings), Refusals = [409] },
        ApiOperation.Take<ApiSettingsEdit>("putSettings", "PUT", "/zones/{zone}/settings", Rights.ManageZone, Save)
            with { Parameters = [ActivitiesApi.IfMatch, new("reason"), ApiParameter.Switch("evenWithErrors")], GivesType = typeof(ApiSettings), Refusals = [409, 422, 428] },
        ApiUndo.At("undoSettings", "/zones/{zone}/settings", Rights.ManageZone, (page, seen) => page.Workbench.Settings.Undo(page.Account!, page.Zone!, seen)),
    ];

    private static IResult Of(PageContext page, OpenSettings open, bool isChanged, int others)
    {
        page.Http.Response.Headers.ETag = $"\"{open.Hash}\"";
        return ApiAnswer.Of(new ApiSettings(open.Hash, open.Values, isChanged, others));
    }

    private static IResult Save(PageContext page, ApiSettingsEdit asked)
    {
        if (ActivitiesApi.TagOf(page) is not { } tag)
        {
            return ApiAnswer.Problem(page, StatusCodes.Status428PreconditionRequired, "ifMatch");
        }

        if (asked.Settings.Keys.FirstOrDefault(k => !EditSettings.Knows(k)) is { } unknown)
        {
            return ApiAnswer.Problem(page, StatusCodes.Status400BadRequest, "body", page.T("api.detail.body", ("path", "$.settings." + unknown)));
        }

        var edit = new SettingsEdit(tag, asked.Settings.ToImmutableDictionary(s => s.Key, s => s.Value.Trim().ReplaceLineEndings("\n")), page.Query("evenWithErrors") == "true") { Reason = page.Query("reason") };
        var outcome = page.Workbench.Settings.Save(page.Account!, page.Zone!, edit, page.Http.RequestAborted);
        return outcome.State is SaveState.Saved or SaveState.Unchanged && page.Workbench.Settings.Open(page.Zone!) is { } open
            ? Of(page, open, outcome.State == SaveState.Saved, outcome.Merged) : ApiSave.Refused(page, outcome);
    }
}

/// <summary>Settings of a zone.</summary>
/// <param name="Hash">State of zone.yaml.</param>
/// <param name="Settings">Text of each setting that is there, by its path; rows are lines, their cells parted by tabs.</param>
/// <param name="IsChanged">True when this answer follows a change.</param>
/// <param name="MergedSettings">Settings that others changed meanwhile.</param>
internal sealed record ApiSettings(string Hash, ImmutableSortedDictionary<string, string> Settings, bool IsChanged, int MergedSettings);

/// <summary>Settings to be set; those not named stay, an empty one is taken out.</summary>
internal sealed record ApiSettingsEdit(ImmutableSortedDictionary<string, string> Settings);
