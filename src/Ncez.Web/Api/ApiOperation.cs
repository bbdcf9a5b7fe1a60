using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Ncez.Model.Workbench;
using Ncez.Web.Pages;

namespace Ncez.Web.Api;

/// <summary>A family of operations for programs. Found by its type; the document of the interface is written from them.</summary>
internal interface IApiModule
{
    /// <summary>The operations.</summary>
    IEnumerable<ApiOperation> Operations { get; }
}

/// <summary>An operation for programs: the route and what the document says of it, from one place.</summary>
/// <param name="Id">Unique id; its sentence is the text <c>api.&lt;id&gt;</c>.</param>
/// <param name="Method">GET, POST, PUT or DELETE; HEAD answers wherever GET does.</param>
/// <param name="Path">Path below the root of the interface, with parameters in braces.</param>
/// <param name="Rights">What whoever asks must be allowed.</param>
/// <param name="Handle">Does it.</param>
internal sealed record ApiOperation(string Id, string Method, string Path, Rights Rights, Func<PageContext, Task<IResult>> Handle)
{
    private const long LargestJson = 1 << 20;

    /// <summary>Parameters of the query and the headers.</summary>
    public ImmutableArray<ApiParameter> Parameters { get; init; } = [];

    /// <summary>Media type of the body it takes; null when it takes none. Another one is refused.</summary>
    public string? Takes { get; init; }

    /// <summary>Type of the JSON body it takes; null when the body is no JSON.</summary>
    public Type? TakesType { get; init; }

    /// <summary>Status of success.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Media type of the answer; empty when it has no body.</summary>
    public string Gives { get; init; } = "application/json";

    /// <summary>Further media types that the answer may have.</summary>
    public ImmutableArray<string> AlsoGives { get; init; } = [];

    /// <summary>Type of the JSON answer; null when it is another form.</summary>
    public Type? GivesType { get; init; }

    /// <summary>Type of the JSON answer with 202 while what is asked for is still being made; null when it is always there.</summary>
    public Type? BeginsType { get; init; }

    /// <summary>Statuses of refusal beyond those that follow from the form of the operation; each answers a problem.</summary>
    public ImmutableArray<int> Refusals { get; init; } = [];

    /// <summary>True for what is about the register alone: it answers for a zone whose folder is gone too.</summary>
    public bool EvenGone { get; init; }

    /// <summary>All statuses of refusal.</summary>
    public IEnumerable<int> AllRefusals => Refusals.Concat([StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden])
        .Concat(Path.Contains('{', StringComparison.Ordinal) ? [StatusCodes.Status404NotFound] : [])
        .Concat(Takes is null ? [] : [StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType]).Distinct().Order();

    /// <summary>Largest body [bytes]; 0 = the server's own limit, or what is enough for JSON.</summary>
    public long LargestBody { get; init; }

    /// <summary>An operation that answers at once.</summary>
    public static ApiOperation Get(string id, string path, Rights rights, Func<PageContext, IResult> handle, params ReadOnlySpan<ApiParameter> parameters) =>
        new(id, "GET", path, rights, page => Task.FromResult(handle(page))) { Parameters = [.. parameters] };

    /// <summary>An operation that takes no body.</summary>
    public static ApiOperation Do(string id, string method, string path, Rights rights, Func<PageContext, IResult> handle, params ReadOnlySpan<ApiParameter> parameters) =>
        new(id, method, path, rights, page => Task.FromResult(handle(page))) { Parameters = [.. parameters] };

    /// <summary>An operation that takes a JSON body.</summary>
    public static ApiOperation Take<T>(string id, string method, string path, Rights rights, Func<PageContext, T, IResult> handle)
        where T : class => new(id, method, path, rights, ApiBody.Json(handle)) { Takes = "application/json", TakesType = typeof(T), LargestBody = LargestJson };
}

/// <summary>All operations and their routes.</summary>
internal static class ApiModules
{
    /// <summary>Root of the interface.</summary>
    public const string Root = "/api/v1";

    public static ImmutableArray<ApiOperation> All { get; } =
    [
        .. typeof(IApiModule).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IApiModule)))
            .OrderBy(t => t.Name, StringComparer.Ordinal).SelectMany(t => ((IApiModule)Activator.CreateInstance(t)!).Operations),
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var operation in All)
        {
            var isOfZone = operation.Path.StartsWith("/zones/{zone}", StringComparison.Ordinal);
            var route = routes.MapMethods(Root + operation.Path, [operation.Method], async http =>
            {
                var page = isOfZone ? PageContext.OfZone(http) : PageContext.Of(http);
                var answer = page is null ? ApiAnswer.Missing(PageContext.Of(http))
                    : page.IsGone && !operation.EvenGone ? ApiAnswer.Problem(page, StatusCodes.Status404NotFound, "gone", page.T("api.detail.gone", ("folder", page.Zone!.Folder)))
                    : ApiRequest.Refusal(page, operation) ?? await operation.Handle(page);
                await answer.ExecuteAsync(http);
            }).RequireAuthorization(operation.Rights.ToString());
            if (operation.LargestBody > 0)
            {
                route.WithMetadata(new BodyLimit(operation.LargestBody));
            }
        }

        routes.MapGet(Root + "/openapi.json", http => ApiDocument.Answer(PageContext.Of(http)).ExecuteAsync(http)).AllowAnonymous();
    }
}

/// <summary>Largest body that a route takes.</summary>
/// <param name="MaxRequestBodySize">Bytes.</param>
internal sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
