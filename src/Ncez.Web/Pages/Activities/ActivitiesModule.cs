using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;
using Ncez.Web.Hosting;
using Ncez.Web.Pages.Imports;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Pages.Activities;

/// <summary>The activity data of a zone as a grid: look, edit, check, save, take back.</summary>
internal sealed class ActivitiesModule : IPageModule
{
    public IEnumerable<NavigationEntry> Entries(PageContext page)
    {
        if (page.Zone is not null)
        {
            yield return new(NavigationGroup.Data, 0, page.ZonePath + "/activities", page.T("activities.nav"));
        }
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.ZonePage("/activities", Rights.Read, page => page.Query("from") == "import" && page.May(Rights.Edit) && ImportsModule.LastOf(page)?.Look is { } look ? Look(page, look) : Grid(page, null, null));
        routes.ZoneForm("/activities/check", Rights.Edit, (page, form) => Json(page, page.Workbench.Activities.Check(page.Zone!, form["rows"].ToString(), page.Http.RequestAborted)));
        routes.ZoneForm("/activities", Rights.Edit, (page, form) =>
        {
            var edit = new GridEdit(form["base"].ToString(), form["rows"].ToString(), form["anyway"] == "1") { Choices = ChoicesOf(form) };
            var outcome = page.Workbench.Activities.Save(page.Account!, page.Zone!, edit, page.Http.RequestAborted);
            return outcome.State switch
            {
                SaveState.Saved => Results.Redirect(page.ZonePath + (outcome.Merged > 0 ? "/activities?done=merged" : "/activities?done=saved")),
                SaveState.Unchanged => Results.Redirect(page.ZonePath + "/activities?done=unchanged"),
                _ => Grid(page, edit, outcome),
            };
        });
        routes.ZonePage("/activities.xlsx", Rights.Read, page => page.Workbench.Activities.Open(page.Zone!) is { } grid ? Results.Bytes(BookOf(page, grid), FileKind.TypeOf(".xlsx"), page.Zone!.Id + "-activities.xlsx") : Results.NotFound());
        routes.ZoneForm("/activities/undo", Rights.Edit, (page, form) =>
            Results.Redirect(page.ZonePath + (page.Workbench.Activities.Undo(page.Account!, page.Zone!, form["base"].ToString()) ? "/activities?done=undone" : "/activities?done=notUndone")));
    }

    private static byte[] BookOf(PageContext page, ActivityGrid grid)
    {
        using var whole = new MemoryStream();
        GridBooks.Write(grid, whole, page.Language);
        return whole.ToArray();
    }

    // A workbook that was read: its rows in the grid, to be looked at; nothing is saved yet.
    private static IResult Look(PageContext page, GridEdit look) =>
        Grid(page, look, new SaveOutcome(SaveState.Unchanged, page.Workbench.Activities.Check(page.Zone!, look.Tabs, page.Http.RequestAborted), null));

    /// <summary>What the rows are like, in one sentence.</summary>
    internal static string AnswerOf(PageContext page, GridCheck check)
    {
        var (errors, warnings) = (check.InGrid.Count(f => f.Finding.Severity == Severity.Error), check.InGrid.Count(f => f.Finding.Severity == Severity.Warning));
        return errors > 0 ? page.T("activities.answer.errors", ("rows", check.Rows), ("errors", errors), ("warnings", warnings))
            : warnings > 0 ? page.T("activities.answer.warnings", ("rows", check.Rows), ("warnings", warnings))
            : page.T("activities.answer.ok", ("rows", check.Rows));
    }

    private static IResult Grid(PageContext page, GridEdit? edit, SaveOutcome? outcome)
    {
        if (page.Workbench.Activities.Open(page.Zone!) is not { } grid)
        {
            return Results.Redirect(page.ZonePath + "/findings");
        }

        var status = outcome is null or { State: SaveState.Unchanged } ? StatusCodes.Status200OK : outcome.State is SaveState.Conflict or SaveState.Asks ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        var check = outcome?.Check ?? page.Workbench.Activities.Check(page.Zone!);
        return page.Show<ActivitiesPage>(status, (nameof(ActivitiesPage.Grid), grid), (nameof(ActivitiesPage.Edit), edit), (nameof(ActivitiesPage.Check), check),
            (nameof(ActivitiesPage.CheckJson), JsonOf(page, check)), (nameof(ActivitiesPage.Outcome), outcome));
    }

    // What was asked travels with the answers: a field that a third one changed meanwhile is asked again.
    private static Dictionary<FieldConflict, bool> ChoicesOf(IFormCollection form)
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

    private static IResult Json(PageContext page, GridCheck check) => Results.Text(JsonOf(page, check), "application/json");

    // What the script marks in the grid and lists beside it.
    private static string JsonOf(PageContext page, GridCheck check) => JsonSerializer.Serialize(new
    {
        answer = AnswerOf(page, check),
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
}
