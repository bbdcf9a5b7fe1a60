using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ncez.Web.Hosting;
using Ncez.Model.Workbench;
using Ncez.Web.Pages.Zone;
using Ncez.Workflows.Reporting;
using Ncez.Workflows.Zones;

namespace Ncez.Web.Pages.Inventory;

/// <summary>The inventory by scope, category, gas and year, each number with its explanation; and its files.</summary>
internal sealed class InventoryModule : IPageModule
{
    public IEnumerable<NavigationEntry> Entries(PageContext page)
    {
        if (page.Zone is not null && page.Accounted?.Account.Inventory is not null)
        {
            yield return new(NavigationGroup.Account, 0, page.ZonePath + "/inventory", page.T("inventory.nav"));
        }
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.ZonePage("/inventory", Rights.Read, page => page.Accounted is not { } zone ? PageModules.Gone(page)
            : zone.FirstReport() is { } report ? page.Show<InventoryPage>((nameof(InventoryPage.Report), report), (nameof(InventoryPage.Filter), LineFilter.Of(page)))
            : Results.Redirect(page.ZonePath + "/findings"));
        routes.ZonePage("/sums/{sum}", Rights.Read, page => InventoryOf(page) is { } inventory && PageParts.Unfold(inventory, (string)page.Http.Request.RouteValues["sum"]!) is { } sum
            ? page.Show<SumFragment>((nameof(SumFragment.Sum), sum), (nameof(SumFragment.Back), page.ZonePath + "/inventory"))
            : Results.NotFound());
        routes.ZonePage("/lines/{line}", Rights.Read, page => page.Accounted?.FirstReport() is { } report && page.OfRoute("line", id => PageParts.Explain(report, id, page.Language)) is { } line
            ? page.Show<ExplainFragment>((nameof(ExplainFragment.Line), line), (nameof(ExplainFragment.Back), page.ZonePath + "/inventory"))
            : Results.NotFound());
        routes.ZonePage("/inventory.{format}", Rights.Read, page => page.Http.Request.RouteValues["format"] is "json" or "csv" or "xlsx" && InventoryOf(page) is { } inventory ? Download(page, inventory) : Results.NotFound());
    }

    // Explaining waits for no scenario: the inventory is there at once.
    private static Model.Inventories.Inventory? InventoryOf(PageContext page) => page.Accounted?.Account.Inventory;

    private static IResult Download(PageContext page, Model.Inventories.Inventory inventory)
    {
        var format = (string)page.Http.Request.RouteValues["format"]!;
        var account = page.Accounted!.Account;
        var export = new ExportInventory(inventory, account.Findings, page.Language);
        return Results.Stream(stream =>
        {
            // The writers are synchronous: into memory first, then over the wire.
            using var whole = new MemoryStream();
            switch (format)
            {
                case "json":
                    export.Json(whole, withLines: true);
                    break;
                case "csv":
                    export.Csv(whole, withLines: !export.IsLarge);
                    break;
                default:
                    export.Xlsx(whole);
                    break;
            }

            return stream.WriteAsync(whole.ToArray()).AsTask();
        }, FileKind.TypeOf("." + format), $"{page.Zone!.Id}-inventory.{format}");
    }
}

/// <summary>Which lines of an inventory a reader asks for.</summary>
/// <param name="Year">Calendar year; null = all.</param>
/// <param name="Scope">Scope name; empty = all.</param>
/// <param name="Category">Category id; empty = all.</param>
/// <param name="Gas">Gas; empty = all.</param>
/// <param name="Text">Words in id, name or category.</param>
/// <param name="Start">First line shown, from 0.</param>
/// <param name="Line">Line whose explanation is open; empty = none.</param>
/// <param name="Sum">Sum that is unfolded; empty = none.</param>
public sealed record LineFilter(int? Year, string Scope, string Category, string Gas, string Text, int Start, string Line, string Sum)
{
    /// <summary>So many lines stand on a page.</summary>
    public const int PageSize = 200;

    internal static LineFilter Of(PageContext page) => new(page.QueryNumber("year"), page.Query("scope"), page.Query("category"), page.Query("gas"), page.Query("text").Trim(), page.QueryNumber("start") ?? 0, page.Query("line"), page.Query("sum"));

    /// <summary>The lines that are asked for.</summary>
    public PageLines Of(PageLines lines) => Year is null && Scope.Length + Category.Length + Gas.Length + Text.Length == 0 ? lines : lines.Where(TakesPlan, line => Has(line.Id));

    private bool? TakesPlan(PageLine line) =>
        (Year is not null && line.Year != Year) || !Is(Scope, line.Scope.ToString()) || !Is(Category, line.CategoryId) || !Is(Gas, line.Gas) ? false
        : Text.Length == 0 || Has(line.Name.Zh) || Has(line.Name.En) || Has(line.Category.Zh) || Has(line.Category.En) ? true
        : null;

    // Addresses are typed, and programs send back what they were given: co2 is CO2.
    private static bool Is(string asked, string value) => asked.Length == 0 || asked.Equals(value, StringComparison.OrdinalIgnoreCase);

    private bool Has(string? text) => text?.Contains(Text, StringComparison.OrdinalIgnoreCase) == true;
}
