using Microsoft.AspNetCore.Http;
using Ncez.Model.Workbench;
using Ncez.Web.Hosting;
using Ncez.Web.Pages;
using Ncez.Web.Pages.Inventory;
using Ncez.Workflows.Reporting;
using Ncez.Workflows.Zones;

namespace Ncez.Web.Api;

/// <summary>The inventory: as the command line writes it, its lines in pages, one line explained.</summary>
internal sealed class InventoryApi : IApiModule
{
    public IEnumerable<ApiOperation> Operations =>
    [
        ApiOperation.Get("getInventory", "/zones/{zone}/inventory", Rights.Read, Whole, new ApiParameter("lines")),
        ApiOperation.Get("listLines", "/zones/{zone}/lines", Rights.Read, Lines, [new("year", Type: "integer"), new("scope"), new("category"), new("gas"), new("text"), .. ApiParameter.Paging]) with { GivesType = typeof(ApiPage<ApiLine>) },
        ApiOperation.Get("explainLine", "/zones/{zone}/lines/{line}", Rights.Read, Explain),
    ];

    private static ZoneAccount? Account(PageContext page) => page.Accounted?.Account;

    private static IResult Whole(PageContext page)
    {
        if (Account(page) is not { Inventory: { } inventory } account)
        {
            return ApiAnswer.Problem(StatusCodes.Status409Conflict, "errors", page, Account(page)?.Findings.Sorted());
        }

        using var whole = new MemoryStream();
        new ExportInventory(inventory, account.Findings, page.Language).Json(whole, page.Query("lines") == "all", page.Http.RequestAborted);
        return Results.Bytes(whole.ToArray(), "application/json");
    }

    private static IResult Lines(PageContext page) => page.Accounted is { Account.Inventory: not null } zone
        ? Lines(page, LineFilter.Of(page).Of(PageCache.Of(page.Http).Lines(zone)))
        : ApiAnswer.Problem(StatusCodes.Status409Conflict, "errors", page, Account(page)?.Findings.Sorted());

    private static IResult Lines(PageContext page, PageLines found) => ApiAnswer.Page(page, found.Count, (start, limit) => found.Page(start, limit).Select(l => ApiLine.Of(page, l)));

    private static IResult Explain(PageContext page)
    {
        if (Account(page) is not { Inventory: { } inventory })
        {
            return ApiAnswer.Problem(StatusCodes.Status409Conflict, "errors", page, Account(page)?.Findings.Sorted());
        }

        var findings = new Model.Diagnostics.Findings();
        if (ExplainLine.Find(inventory, (string)page.Http.Request.RouteValues["line"]!, findings, Account(page)!.Input) is not { } explained)
        {
            return ApiAnswer.Problem(StatusCodes.Status404NotFound, "missing", page, findings.Sorted());
        }

        using var whole = new MemoryStream();
        ExplainLine.Json(inventory, explained, whole, page.Language);
        return Results.Bytes(whole.ToArray(), "application/json");
    }
}

/// <summary>A line of an inventory.</summary>
internal sealed record ApiLine(string Id, int Year, string Scope, string Name, string Category, string Gas, string Status, string Quantity, string Unit, double? FactorT, double? Co2eT, double? ShareOfGross)
{
    public static ApiLine Of(PageContext page, PageLine l) => new(l.Id, l.Year, l.Scope.ToString().ToLowerInvariant(), page.In(l.Name), l.CategoryId, l.Gas, l.Status, l.Quantity, l.Unit,
        ApiAnswer.Known(l.FactorT), ApiAnswer.Known(l.Co2eT), ApiAnswer.Known(l.ShareOfGross));
}
