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
/// <param name="Method">GET, POST or PUT.</param>
/// <param name="Path">Path below the root of the interface, with parameters in braces.</param>
/// <param name="Rights">What whoever asks must be allowed.</param>
/// <param name="Handle">Does it.</param>
internal sealed record ApiOperation(string Id, string Method, string Path, Rights Rights, Func<PageContext, Task<IResult>> Handle)
{
    /// <summary>Parameters of the query and the headers.</summary>
    public ImmutableArray<ApiParameter> Parameters { get; init; } = [];

    /// <summary>Media type of the body it takes; null when it takes none.</summary>
    public string? Takes { get; init; }

    /// <summary>Type of the JSON body it takes; null when the body is no JSON.</summary>
    public Type? TakesType { get; init; }

    /// <summary>Status of success.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Media type of the answer.</summary>
    public string Gives { get; init; } = "application/json";

    /// <summary>Type of the JSON answer; null when it is another form.</summary>
    public Type? GivesType { get; init; }

    /// <summary>Statuses of refusal beyond 401, 403 and 404; each answers a problem.</summary>
    public ImmutableArray<int> Refusals { get; init; } = [];

    /// <summary>Largest body [bytes]; 0 = the server's own limit.</summary>
    public long LargestBody { get; init; }

    /// <summary>An operation that answers at once.</summary>
    public static ApiOperation Get(string id, string path, Rights rights, Func<PageContext, IResult> handle, params ReadOnlySpan<ApiParameter> parameters) =>
        new(id, "GET", path, rights, page => Task.FromResult(handle(page))) { Parameters = [.. parameters] };
}

/// <summary>A parameter of an operation.</summary>
/// <param name="Name">Name.</param>
/// <param name="In">query or header.</param>
/// <param name="Type">JSON type.</param>
/// <param name="IsRequired">True when it must be given.</param>
internal sealed record ApiParameter(string Name, string In = "query", string Type = "string", bool IsRequired = false)
{
    /// <summary>Parameters of a list that comes in pages.</summary>
    public static ApiParameter[] Paging { get; } = [new("start", Type: "integer"), new("limit", Type: "integer")];
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
                await (page is null ? ApiAnswer.Problem(StatusCodes.Status404NotFound, "missing") : await operation.Handle(page)).ExecuteAsync(http);
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
