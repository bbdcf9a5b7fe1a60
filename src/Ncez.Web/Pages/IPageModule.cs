using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Ncez.Model.Workbench;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Pages;

/// <summary>A page or a family of pages: its routes and its places in the navigation. Found by its type; no list is edited.</summary>
internal interface IPageModule
{
    /// <summary>Adds the routes.</summary>
    void Map(IEndpointRouteBuilder routes);

    /// <summary>Entries that lead here from a page; none where there is nothing to show.</summary>
    IEnumerable<NavigationEntry> Entries(PageContext page) => [];
}

/// <summary>An entry of the navigation.</summary>
/// <param name="Group">Group of the work it belongs to.</param>
/// <param name="Order">Place in the group.</param>
/// <param name="Link">Where it leads.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Count">How many things wait there; 0 = no badge.</param>
internal sealed record NavigationEntry(NavigationGroup Group, int Order, string Link, string Name, int Count = 0)
{
    /// <summary>True when the page is there for a zone whose folder is gone, too.</summary>
    public bool EvenGone { get; init; }

    /// <summary>True when what it leads to must be calculated first.</summary>
    public bool IsPending { get; init; }
}

/// <summary>Groups of the navigation in the order of the work.</summary>
internal enum NavigationGroup
{
    /// <summary>All zones.</summary>
    Programme,

    /// <summary>The zone.</summary>
    Zone,

    /// <summary>What goes in.</summary>
    Data,

    /// <summary>What comes out.</summary>
    Account,

    /// <summary>How good the numbers are.</summary>
    Quality,

    /// <summary>Where the zone stands against what it wants and must.</summary>
    Judge,

    /// <summary>What to do.</summary>
    Plan,

    /// <summary>Running the workbench.</summary>
    Manage,
}

/// <summary>All modules.</summary>
internal static class PageModules
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(1_500);

    public static ImmutableArray<IPageModule> All { get; } =
    [
        .. typeof(IPageModule).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IPageModule)))
            .OrderBy(t => t.Name, StringComparer.Ordinal).Select(t => (IPageModule)Activator.CreateInstance(t)!),
    ];

    /// <summary>A page that is read.</summary>
    public static void Page(this IEndpointRouteBuilder routes, string pattern, Rights rights, Func<PageContext, IResult> handle) =>
        routes.MapGet(pattern, http => handle(PageContext.Of(http)).ExecuteAsync(http)).RequireAuthorization(rights.ToString());

    /// <summary>A page about the zone of the address, whose folder must be there unless the page is about the register alone.</summary>
    public static void ZonePage(this IEndpointRouteBuilder routes, string pattern, Rights rights, Func<PageContext, IResult> handle, bool evenGone = false) =>
        routes.MapGet("/zones/{zone}" + pattern, http => OfZone(http, evenGone, handle).ExecuteAsync(http)).RequireAuthorization(rights.ToString());

    /// <summary>A page about everything that is calculated of a zone; while that takes longer, a page that says how far it is.</summary>
    public static void ReportPage(this IEndpointRouteBuilder routes, string pattern, Func<PageContext, AccountedZone, IResult> handle) => routes.ZonePage(pattern, Rights.Read, page =>
        page.Accounted is not { } zone ? Gone(page) : zone.ReadyWithin(Patience) ? handle(page, zone)
        : page.Show<Zone.WaitPage>((nameof(Zone.WaitPage.Progress), zone.Progress)));

    /// <summary>A form that is sent.</summary>
    public static IEndpointConventionBuilder Form(this IEndpointRouteBuilder routes, string pattern, Rights rights, Func<PageContext, IFormCollection, IResult> handle) =>
        routes.MapPost(pattern, async http => await handle(PageContext.Of(http), await http.Request.ReadFormAsync(http.RequestAborted)).ExecuteAsync(http)).RequireAuthorization(rights.ToString());

    /// <summary>A form about the zone of the address.</summary>
    public static IEndpointConventionBuilder ZoneForm(this IEndpointRouteBuilder routes, string pattern, Rights rights, Func<PageContext, IFormCollection, IResult> handle, bool evenGone = false) =>
        routes.MapPost("/zones/{zone}" + pattern, async http =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            await OfZone(http, evenGone, page => handle(page, form)).ExecuteAsync(http);
        }).RequireAuthorization(rights.ToString());

    /// <summary>What is said of a zone whose folder is gone.</summary>
    public static IResult Gone(PageContext page) => page.Show<Zone.GonePage>(StatusCodes.Status404NotFound);

    private static IResult OfZone(HttpContext http, bool evenGone, Func<PageContext, IResult> handle) =>
        PageContext.OfZone(http) is not { } page ? Results.NotFound() : !evenGone && page.IsGone ? Gone(page) : handle(page);

    /// <summary>A page drawn by a component.</summary>
    public static IResult Show<TPage>(this PageContext page, params ReadOnlySpan<(string Name, object? Value)> parameters)
        where TPage : PageBase => Show<TPage>(page, StatusCodes.Status200OK, parameters);

    /// <summary>A page drawn by a component, with a status.</summary>
    public static IResult Show<TPage>(this PageContext page, int status, params ReadOnlySpan<(string Name, object? Value)> parameters)
        where TPage : PageBase
    {
        var all = new Dictionary<string, object?> { [nameof(PageBase.Page)] = page };
        foreach (var (name, value) in parameters)
        {
            all[name] = value;
        }

        return new RazorComponentResult<TPage>(all) { StatusCode = status };
    }

    /// <summary>An address of this site as it was asked for; the start page when it is another's.</summary>
    public static string Local(string? address) =>
        address is { Length: > 0 } && address[0] == '/' && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal) && !address.Any(char.IsControl) ? address : "/";
}
