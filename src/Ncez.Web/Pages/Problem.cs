using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Ncez.Web.Api;
using Ncez.Web.Hosting;
using Ncez.Web.Security;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Pages;

/// <summary>Pages for what went wrong: a sentence and a way on, never a stack trace.</summary>
internal static class Problem
{
    /// <summary>What happens when a handler throws: a body that is too large or broken off is the sender's doing, a database that is away its operator's, everything else the program's.</summary>
    public static ExceptionHandlerOptions OfException { get; } = new()
    {
        ExceptionHandler = http => Write(http, http.Response.StatusCode),
        StatusCodeSelector = mistake => RefusedBy(mistake) is { } refused ? refused.StatusCode : Workbench.IsAway(mistake) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
        SuppressDiagnosticsCallback = context => RefusedBy(context.Exception) is not null || IsAway(context),
    };

    // The log says once a minute that the database is away, not with every request.
    private static bool IsAway(ExceptionHandlerSuppressDiagnosticsContext context)
    {
        var isAway = Workbench.IsAway(context.Exception);
        if (isAway)
        {
            context.HttpContext.RequestServices.GetRequiredService<DatabaseAway>().Tell(context.Exception);
        }

        return isAway;
    }

    // Whoever reads a form for its token wraps what the server says of the body.
    private static BadHttpRequestException? RefusedBy(Exception mistake) => mistake as BadHttpRequestException ?? mistake.InnerException as BadHttpRequestException;

    public static Task OfStatus(StatusCodeContext context) => Write(context.HttpContext, context.HttpContext.Response.StatusCode);

    private static Task Write(HttpContext http, int status)
    {
        if (http.Request.Path.StartsWithSegments(TokenAuthentication.Paths, StringComparison.Ordinal))
        {
            return ApiAnswer.Problem(PageContext.Of(http), status, status switch { < 500 and not (401 or 403 or 404 or 405 or 413 or 421 or 429) => "request", 401 => "token", 403 => "forbidden", 404 => "missing", 405 or 501 => "method", 413 => "size", 421 => "plain", 429 => "often", 503 => "away", _ => "mistake" }).ExecuteAsync(http);
        }

        var page = PageContext.Of(http);
        var kind = status switch { 400 => "form", 413 => "size", 401 => "signIn", 403 => "forbidden", 404 => "missing", 405 or 501 => "method", 421 => "plain", 429 => "often", 503 => "away", _ => "mistake" };
        return page.Show<ProblemPage>(status, (nameof(ProblemPage.Kind), kind), (nameof(ProblemPage.Back), status == StatusCodes.Status401Unauthorized ? PageOf(http) : null)).ExecuteAsync(http);
    }

    // The page of ours that the request came from; the start page when nothing, or another site, says so.
    private static string PageOf(HttpContext http) =>
        Uri.TryCreate(http.Request.Headers.Referer.ToString(), UriKind.Absolute, out var from) && from.Authority == http.Request.Host.Value ? PageModules.Local(from.PathAndQuery) : "/";
}
