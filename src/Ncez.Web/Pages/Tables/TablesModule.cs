using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;
using Ncez.Web.Api;
using Ncez.Web.Hosting;
using Ncez.Web.Pages.Activities;
using Ncez.Web.Pages.Mending;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Pages.Tables;

/// <summary>The small tables of a zone: which there are and may be, and each as a grid, with files down and up.</summary>
internal sealed class TablesModule : IPageModule
{
    /// <summary>Largest file that is taken [bytes]; the reader takes no larger one.</summary>
    public const long LargestFile = 8 << 20;

    public IEnumerable<NavigationEntry> Entries(PageContext page)
    {
        if (page.Zone is not null)
        {
            yield return new(NavigationGroup.Data, 2, page.ZonePath + "/tables", page.T("tables.nav"));
        }
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.ZonePage("/tables", Rights.Read, page => page.Show<TablesPage>());
        MapTable(routes, "/tables/{table}", Rights.Edit, FileOf);
    }

    /// <summary>Pages and forms of a table at an address.</summary>
    /// <param name="routes">Routes.</param>
    /// <param name="at">Below the zone.</param>
    /// <param name="right">Who may change it.</param>
    /// <param name="fileOf">Which table a request is about; null when there is none.</param>
    public static void MapTable(IEndpointRouteBuilder routes, string at, Rights right, Func<PageContext, string?> fileOf)
    {
        routes.ZonePage(at, Rights.Read, page => fileOf(page) is { } file ? Show(page, file, null, null) : Results.NotFound());
        routes.ZonePage(at + "/file.{format}", Rights.Read, page => fileOf(page) is { } file ? Download(page, file) : Results.NotFound());
        routes.ZoneForm(at + "/check", right, (page, form) => fileOf(page) is { } file
            ? page.Workbench.Tables.Check(page.Zone!, file, form["rows"].ToString(), page.Http.RequestAborted) is var check ? GridJson.Answer(page, check, AnswerOf(page, file, check)) : Results.NotFound() : Results.NotFound());
        routes.ZoneForm(at + "/upload", right, (page, form) => fileOf(page) is { } file ? Upload(page, form, file) : Results.NotFound()).WithMetadata(new BodyLimit(LargestFile));
        routes.ZoneForm(at + "/text", right, (page, form) => fileOf(page) is { } file ? Mending(page, file).Save(page, form) : Results.NotFound()).WithMetadata(new BodyLimit(LargestFile));
        routes.ZoneForm(at + "/undo", right, (page, form) =>
        {
            if (fileOf(page) is not { } file)
            {
                return Results.NotFound();
            }

            var undone = page.Workbench.Tables.Undo(page.Account!, page.Zone!, file, Undoing.RequestOf(form));
            return undone.Edit is not null ? Show(page, file, undone.Edit, undone.Asked) : Undoing.Told(PathOf(page, file), undone);
        });
        routes.ZoneForm(at, right, (page, form) =>
        {
            if (fileOf(page) is not { } file)
            {
                return Results.NotFound();
            }

            var edit = new GridEdit(form["base"].ToString(), form["rows"].ToString(), form["anyway"] == "1") { Choices = GridJson.ChoicesOf(form), Reason = form["reason"].ToString() };
            var outcome = page.Workbench.Tables.Save(page.Account!, page.Zone!, file, edit, page.Http.RequestAborted);
            var path = PathOf(page, file);
            return outcome.State switch
            {
                SaveState.Saved => Results.Redirect(path + (outcome.Merged > 0 ? "?done=merged" : "?done=saved")),
                SaveState.Unchanged => Results.Redirect(path + "?done=unchanged"),
                _ => Show(page, file, edit, outcome),
            };
        });
    }

    /// <summary>The table of the address; null when there is none of that name.</summary>
    public static string? FileOf(PageContext page) => page.Http.Request.RouteValues["table"] is string name && EditTables.Files.Contains(name) ? name : null;

    /// <summary>Where a table is.</summary>
    public static string PathOf(PageContext page, string file) => page.ZonePath + (file == EditTables.OfVerifier ? "/verification" : "/tables/" + file);

    /// <summary>Who may change a table: what the verifier says nobody else writes.</summary>
    public static Rights RightOf(string file) => file == EditTables.OfVerifier ? Rights.Verify : Rights.Edit;

    /// <summary>What a table is called.</summary>
    public static string NameOf(PageContext page, string file) => page.T("tables.name." + file);

    /// <summary>What a table holds, in one sentence.</summary>
    public static string AnswerOf(PageContext page, string file, GridCheck check)
    {
        var (errors, warnings) = (check.InGrid.Count(f => f.Finding.Severity == Severity.Error), check.InGrid.Count(f => f.Finding.Severity == Severity.Warning));
        return page.T(errors + warnings > 0 ? "tables.answer.findings" : check.Rows == 0 ? "tables.answer.none" : "tables.answer", ("name", NameOf(page, file)), ("rows", check.Rows), ("errors", errors), ("warnings", warnings));
    }

    private static IResult Show(PageContext page, string file, GridEdit? edit, SaveOutcome? outcome, ImmutableArray<Diagnostic>? refused = null)
    {
        if ((page.Workbench.Tables.Open(page.Zone!, file) ?? (edit is null ? null : page.Workbench.Tables.Blank(page.Zone!, file))) is not { } grid)
        {
            return page.Workbench.Mending.Find(page.Zone!, file) is { } broken
                ? Mending(page, file).Show(page, refused is { } why ? broken with { Findings = why } : broken, refused is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest)
                : Results.Redirect(PathOf(page, file));
        }

        var status = refused is not null ? StatusCodes.Status400BadRequest : outcome is null or { State: SaveState.Unchanged } ? StatusCodes.Status200OK
            : outcome.State == SaveState.Refused ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict;
        return page.Show<TablePage>(status, (nameof(TablePage.File), file), (nameof(TablePage.Grid), grid), (nameof(TablePage.Edit), edit), (nameof(TablePage.Outcome), outcome),
            (nameof(TablePage.Check), outcome?.Check ?? page.Workbench.Tables.Check(page.Zone!, file)), (nameof(TablePage.Refused), refused ?? []));
    }

    private static MendPlace Mending(PageContext page, string file) => new(file, PathOf(page, file), NameOf(page, file), RightOf(file), "saved") { Download = PathOf(page, file) + "/file.csv" };

    // Rows of a file in the grid, to be looked at; nothing is saved yet.
    private static IResult Upload(PageContext page, IFormCollection form, string file)
    {
        var findings = new Findings();
        if (form.Files.GetFile("file") is not { } sent)
        {
            findings.Error("WEB-031", new Place(file));
            return Show(page, file, null, null, findings.Sorted());
        }

        using var content = sent.OpenReadStream();
        return page.Workbench.Tables.Read(page.Zone!, file, sent.FileName, content, findings) is { } look
            ? Show(page, file, look, new SaveOutcome(SaveState.Unchanged, page.Workbench.Tables.Check(page.Zone!, file, look.Tabs, page.Http.RequestAborted), null))
            : Show(page, file, null, null, findings.Sorted());
    }

    private static IResult Download(PageContext page, string file)
    {
        var grid = page.Workbench.Tables.Open(page.Zone!, file);
        switch (page.Http.Request.RouteValues["format"])
        {
            case "csv":
                return Results.Bytes(page.Workbench.Tables.Download(page.Zone!, file), FileKind.TypeOf(".csv"), $"{page.Zone!.Id}-{file}");
            case "xlsx" when grid is not null:
                using (var whole = new MemoryStream())
                {
                    GridBooks.Write(grid, whole, page.Language, file);
                    return Results.Bytes(whole.ToArray(), FileKind.TypeOf(".xlsx"), $"{page.Zone!.Id}-{Path.ChangeExtension(file, ".xlsx")}");
                }

            default:
                return Results.NotFound();
        }
    }
}
