using Microsoft.AspNetCore.Http;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Pages.Activities;

/// <summary>Taking the last save of a file back by the form of its page.</summary>
internal static class Undoing
{
    /// <summary>What the form says was seen.</summary>
    public static UndoRequest RequestOf(IFormCollection form) => new(form["base"].ToString(), form["others"] == "1");

    /// <summary>The page of the file, with what became of it.</summary>
    public static IResult Told(string path, UndoOutcome undone) => Results.Redirect(path + "?done=" + (undone.State switch
    {
        UndoState.Done => "undone",
        UndoState.Stale => "notUndoneStale",
        UndoState.Others => "notUndoneOthers",
        UndoState.Refused => "notUndoneErrors",
        _ => "notUndone",
    }));
}
