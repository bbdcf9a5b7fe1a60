using Microsoft.AspNetCore.Http;
using Ncez.Model.Workbench;
using Ncez.Model.Zones;
using Ncez.Web.Hosting;
using Ncez.Web.Pages;
using Ncez.Web.Pages.Inventory;
using Ncez.Workflows;
using Ncez.Workflows.Reporting;
using Ncez.Workflows.Zones;

namespace Ncez.Web.Api;

/// <summary>The inventory: as the command line writes it, its lines in pages, one line or total explained.</summary>
internal sealed class InventoryApi : IApiModule
{
    public IEnumerable<ApiOperation> Operations =>
    [
        ApiOperation.Get("getInventory", "/zones/{zone}/inventory", Rights.Read, Whole, ApiParameter.OneOf("lines", "all", "none")) with { Refusals = [409] },
        ApiOperation.Get("listLines", "/zones/{zone}/lines", Rights.Read, Lines, [ApiParameter.Year, ApiParameter.OneOf<Scope>("scope"), new("category"), new("gas"), new("text"), .. ApiParameter.Paging])
            with { GivesType = typeof(ApiPage<ApiLine>), Refusals = [409] },
        ApiOperation.Get("explainLine", "/zones/{zone}/lines/{line}", Rights.Read, Explain) with { Refusals = [409] },
        ApiOperation.Get("explainTotal", "/zones/{zone}/totals/{total}", Rights.Read, Total) with { Refusals = [409] },
    ];

    private static ZoneAccount? Account(PageContext page) => page.Accounted?.Account;

    private static IResult Whole(PageContext page)
    {
        if (Account(page) is not { Inventory: { } inventory } account)
        {
            return Errors(page);
        }

        return ApiAnswer.Written(to => new ExportInventory(inventory, account.Findings, page.Language).Json(to, page.Query("lines").Equals("all", StringComparison.OrdinalIgnoreCase), page.Http.RequestAborted));
    }

    // While a finding is an error there is no inventory.
    private static IResult Errors(PageContext page) => ApiAnswer.Conflict(page, "errors", Account(page)?.Findings.Sorted());

    private static IResult Lines(PageContext page)
    {
        if (page.Accounted is not { Account.Inventory: not null } zone)
        {
            return Errors(page);
        }

        var lines = PageCache.Of(page.Http).Lines(zone);
        ApiParameter[] known =
        [
            ApiParameter.OneOf("gas", lines.Kinds.Gases.Union(page.Workbench.Shipped.Library.GwpSets.SelectMany(s => s.Weights.Keys)).Order(StringComparer.Ordinal)),
            ApiParameter.OneOf("category", lines.Kinds.Categories.Union(page.Zone!.Domain is { } domain ? page.Workbench.Shipped.Template(domain).Categories.Select(c => c.Id) : []).Order(StringComparer.Ordinal)),
        ];

        // Nothing of this name in any zone is a mistyped name, not an emission of nothing.
        List<ApiRefusedValue> refused = [.. known.Where(p => page.Query(p.Name) is { Length: > 0 } asked && !p.Takes(asked)).Select(p => new ApiRefusedValue(p.Name, page.Query(p.Name), p.Expected(page)))];
        return refused.Count > 0 ? ApiRequest.Refused(page, refused) : Lines(page, LineFilter.Of(page).Of(lines));
    }

    private static IResult Lines(PageContext page, PageLines found) => ApiAnswer.Page(page, found.Count, (start, limit) => found.Page(start, limit).Select(l => ApiLine.Of(page, l)));

    private static IResult Explain(PageContext page)
    {
        if (Account(page) is not { Inventory: { } inventory })
        {
            return Errors(page);
        }

        var findings = new Model.Diagnostics.Findings();
        if (page.OfRoute("line", id => ExplainLine.Find(inventory, id, findings, Account(page)!.Input)) is not { } explained)
        {
            return ApiAnswer.Missing(page, findings.Sorted());
        }

        return ApiAnswer.Written(to => ExplainLine.Json(inventory, explained, to, page.Language));
    }

    private static IResult Total(PageContext page)
    {
        if (Account(page) is not { Inventory: { } inventory, Input: { } input })
        {
            return Errors(page);
        }

        var findings = new Model.Diagnostics.Findings();
        if (page.OfRoute("total", id => ExplainTotal.Find(input, inventory, id, isWhole: true)) is not { } total)
        {
            ExplainLine.Find(inventory, (string)page.Http.Request.RouteValues["total"]!, findings, input);
            return ApiAnswer.Missing(page, findings.Sorted());
        }

        return ApiAnswer.Written(to => SaveResult.Json("ncez-total/1", total.Tables, to, page.Language));
    }
}

/// <summary>A line of an inventory; numbers that nobody knows, or that are withheld, are null.</summary>
/// <param name="Id">Line id.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Scope">Scope; the filter takes the same word.</param>
/// <param name="Name">What it is about, in the reader's language.</param>
/// <param name="Category">Id of the category.</param>
/// <param name="Gas">Gas; empty when it has none.</param>
/// <param name="Status">Status key; empty for a plain computed line.</param>
/// <param name="Quantity">Quantity [unit].</param>
/// <param name="QuantityText">Quantity as pages print it.</param>
/// <param name="Unit">Unit of the quantity.</param>
/// <param name="FactorT">Factor [t CO₂e per unit].</param>
/// <param name="Co2eT">Result [t CO₂e].</param>
/// <param name="ShareOfGross">Share of the year's gross [0–1].</param>
internal sealed record ApiLine(string Id, int Year, string Scope, string Name, string Category, string Gas, string Status, double? Quantity, string QuantityText, string Unit, double? FactorT, double? Co2eT, double? ShareOfGross)
{
    public static ApiLine Of(PageContext page, PageLine l) => new(l.Id, l.Year, l.Scope.ToString().ToLowerInvariant(), page.In(l.Name), l.CategoryId, l.Gas, l.Status, ApiAnswer.Known(l.QuantityValue), l.Quantity, l.Unit,
        ApiAnswer.Known(l.FactorT), ApiAnswer.Known(l.Co2eT), ApiAnswer.Known(l.ShareOfGross));
}
