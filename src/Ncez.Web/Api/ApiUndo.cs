using Microsoft.AspNetCore.Http;
using Ncez.Model.Workbench;
using Ncez.Web.Pages;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Api;

/// <summary>Taking the last save of a file back: somebody else's only when that is said.</summary>
internal static class ApiUndo
{
    /// <summary>The operation at an address.</summary>
    /// <param name="id">Id.</param>
    /// <param name="path">Path; /undo follows.</param>
    /// <param name="right">Who may.</param>
    /// <param name="undo">Takes back; null when there is no such file.</param>
    public static ApiOperation At(string id, string path, Rights right, Func<PageContext, UndoRequest, UndoOutcome?> undo) =>
        ApiOperation.Do(id, "POST", path + "/undo", right, page => Answer(page, undo), ActivitiesApi.IfMatch, ApiParameter.Switch("others")) with { GivesType = typeof(ApiSaved), Refusals = [409, 428] };

    private static IResult Answer(PageContext page, Func<PageContext, UndoRequest, UndoOutcome?> undo)
    {
        if (ActivitiesApi.TagOf(page) is not { } seen)
        {
            return ApiAnswer.Problem(page, StatusCodes.Status428PreconditionRequired, "ifMatch");
        }

        if (undo(page, new UndoRequest(seen, page.Query("others") == "true")) is not { } undone)
        {
            return ApiAnswer.Missing(page);
        }

        return undone.State switch
        {
            UndoState.Done => ApiAnswer.Of(new ApiSaved(undone.Hash, true, 0)),
            UndoState.Others => ApiAnswer.Conflict(page, "undo.others", more: undone.Of?.Account),
            UndoState.AsksReason => ApiAnswer.Conflict(page, "undo.frozen", undone.Asked?.Frozen.Select(f => f.Finding), undone.Asked?.ChangedLines),
            UndoState.Refused => ApiAnswer.Conflict(page, "undo.errors", undone.Asked?.Check.All),
            UndoState.Stale => ApiAnswer.Conflict(page, "undo.stale", more: undone.Of?.Account),
            _ => ApiAnswer.Conflict(page, "undo.nothing"),
        };
    }
}
