using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Pages.Activities;

/// <summary>What a page with a grid and its script tell each other.</summary>
internal static class GridJson
{
    /// <summary>What the rows are like, in one sentence.</summary>
    public static string AnswerOf(PageContext page, GridCheck check)
    {
        var (errors, warnings) = (check.InGrid.Count(f => f.Finding.Severity == Severity.Error), check.InGrid.Count(f => f.Finding.Severity == Severity.Warning));
        return errors == 0 && check.IsUntouched ? page.T(check.Rows == 0 ? "activities.answer.none" : "activities.answer.untouched", ("rows", check.Rows))
            : errors > 0 ? page.T("activities.answer.errors", ("rows", check.Rows), ("errors", errors), ("warnings", warnings))
            : warnings > 0 ? page.T("activities.answer.warnings", ("rows", check.Rows), ("warnings", warnings))
            : page.T("activities.answer.ok", ("rows", check.Rows));
    }

    /// <summary>That a save was not done, and why, in one sentence; null when none was asked for or it was done.</summary>
    public static string? NotSaved(PageContext page, SaveOutcome? outcome) => outcome?.State switch
    {
        SaveState.Conflict => page.T("activities.answer.conflict"),
        SaveState.Asks => page.T("activities.answer.asks", ("count", outcome.Conflicts.Length)),
        SaveState.AsksReason when outcome.Frozen.IsEmpty => page.T("settings.frozen", ("count", outcome.ChangedLines.Length)),
        SaveState.AsksReason => page.T("activities.frozen.asks", ("count", outcome.Frozen.Length)),
        SaveState.Refused => page.T("activities.answer.refused", ("errors", outcome.Check.All.Count(f => f.Severity == Severity.Error))),
        _ => null,
    };

    /// <summary>What the script marks in the grid and lists beside it.</summary>
    public static string Of(PageContext page, GridCheck check, string? answer = null) => JsonSerializer.Serialize(new
    {
        answer = answer ?? AnswerOf(page, check),
        findings = check.InGrid.Select(p => new
        {
            row = p.Row,
            column = p.Column,
            severity = p.Finding.Severity.ToString().ToLowerInvariant(),
            code = p.Finding.Code,
            found = page.In(p.Finding.Found),
            expected = page.In(p.Finding.Expected),
            fix = page.In(p.Finding.Fix),
        }),
    });

    /// <summary>The same as an answer to the script.</summary>
    public static IResult Answer(PageContext page, GridCheck check, string? answer = null) => Results.Text(Of(page, check, answer), "application/json");

    /// <summary>Answers to what two changed. What was asked travels with the answers: a field that a third one changed meanwhile is asked again.</summary>
    public static Dictionary<FieldConflict, bool> ChoicesOf(IFormCollection form)
    {
        var choices = new Dictionary<FieldConflict, bool>();
        try
        {
            var asked = form["asked"].ToString() is { Length: > 0 } text ? JsonSerializer.Deserialize<FieldConflict[]>(text) ?? [] : [];
            for (var i = 0; i < asked.Length; i++)
            {
                if (form[$"pick{i}"].ToString() is "mine" or "theirs")
                {
                    choices[asked[i]] = form[$"pick{i}"] == "mine";
                }
            }
        }
        catch (JsonException)
        {
            // Not what the page wrote: then nothing is answered, and it is asked again.
        }

        return choices;
    }
}
