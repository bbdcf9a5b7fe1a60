using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ncez.Model.Workbench;
using Ncez.Web.Api;
using Ncez.Web.Hosting;
using Ncez.Web.Pages.Imports;
using Ncez.Web.Pages.Mending;
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
        routes.ZonePage("/activities/rows", Rights.Read, Rows);
        routes.ZoneForm("/activities/check", Rights.Edit, (page, form) => GridJson.Answer(page, page.Workbench.Activities.Check(page.Zone!, form["rows"].ToString(), page.Http.RequestAborted)));
        routes.ZoneForm("/activities", Rights.Edit, (page, form) =>
        {
            // A page whose rows had not arrived yet sends none: that is no wish to remove all.
            if (!form.ContainsKey("rows"))
            {
                return Results.Redirect(page.ZonePath + "/activities");
            }

            var edit = new GridEdit(form["base"].ToString(), form["rows"].ToString(), form["anyway"] == "1") { Choices = GridJson.ChoicesOf(form), Reason = form["reason"].ToString() };
            var outcome = page.Workbench.Activities.Save(page.Account!, page.Zone!, edit, page.Http.RequestAborted);
            return outcome.State switch
            {
                SaveState.Saved => Results.Redirect(page.ZonePath + (outcome.Merged > 0 ? "/activities?done=merged" : "/activities?done=saved")),
                SaveState.Unchanged => Results.Redirect(page.ZonePath + "/activities?done=unchanged"),
                _ => Grid(page, edit, outcome),
            };
        });
        routes.ZonePage("/activities.xlsx", Rights.Read, page => page.Workbench.Activities.Open(page.Zone!) is { } grid ? Results.Bytes(BookOf(page, grid), FileKind.TypeOf(".xlsx"), page.Zone!.Id + "-activities.xlsx") : Results.NotFound());
        routes.ZonePage("/activities.csv", Rights.Read, page => Results.Bytes(page.Workbench.Activities.Content(page.Zone!).Content, FileKind.TypeOf(".csv"), page.Zone!.Id + "-activities.csv"));
        routes.ZoneForm("/activities/text", Rights.Edit, (page, form) => Mending(page).Save(page, form)).WithMetadata(new BodyLimit(ImportsApi.LargestBook));
        routes.ZoneForm("/activities/undo", Rights.Edit, (page, form) =>
        {
            var undone = page.Workbench.Activities.Undo(page.Account!, page.Zone!, Undoing.RequestOf(form));
            return undone.Edit is not null ? Grid(page, undone.Edit, undone.Asked) : Undoing.Told(page.ZonePath + "/activities", undone);
        });
    }

    private static MendPlace Mending(PageContext page) => new(EditActivities.File, page.ZonePath + "/activities", page.T("activities.nav"), Rights.Edit, "saved") { Download = page.ZonePath + "/activities.csv" };

    private static byte[] BookOf(PageContext page, ActivityGrid grid)
    {
        using var whole = new MemoryStream();
        GridBooks.Write(grid, whole, page.Language);
        return whole.ToArray();
    }

    // The rows on their own, and the state they are of.
    private static IResult Rows(PageContext page)
    {
        if (page.Workbench.Activities.Rows(page.Zone!) is not { } grid)
        {
            return Results.NotFound();
        }

        page.Http.Response.Headers.ETag = $"\"{grid.Hash}\"";
        return GridText.Answer(page, grid);
    }

    // A workbook that was read: its rows in the grid, to be looked at; nothing is saved yet.
    private static IResult Look(PageContext page, GridEdit look) =>
        Grid(page, look, new SaveOutcome(SaveState.Unchanged, page.Workbench.Activities.Check(page.Zone!, look.Tabs, page.Http.RequestAborted), null));

    private static IResult Grid(PageContext page, GridEdit? edit, SaveOutcome? outcome)
    {
        // Rows that somebody brings are shown whatever stands there; else a file that cannot be read is to be mended.
        if ((page.Workbench.Activities.Open(page.Zone!) ?? (edit is null ? null : page.Workbench.Activities.Blank(page.Zone!))) is not { } grid)
        {
            return Mending(page).ShowText(page);
        }

        var status = outcome is null or { State: SaveState.Unchanged } ? StatusCodes.Status200OK : outcome.State is SaveState.Conflict or SaveState.Asks or SaveState.AsksReason ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        var check = outcome?.Check ?? page.Workbench.Activities.Check(page.Zone!);
        return page.Show<ActivitiesPage>(status, (nameof(ActivitiesPage.Grid), grid), (nameof(ActivitiesPage.Edit), edit), (nameof(ActivitiesPage.Check), check),
            (nameof(ActivitiesPage.Outcome), outcome), (nameof(ActivitiesPage.Frozen), outcome?.State == SaveState.AsksReason ? outcome.Frozen : page.Workbench.Activities.Outstanding(page.Zone!)));
    }
}
