using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Security;

/// <summary>While there is no account, every page leads to the one that makes the first.</summary>
internal static class FirstRun
{
    public const string Path = "/setup";

    public static Task Redirect(HttpContext http, RequestDelegate next)
    {
        var path = http.Request.Path;
        if (path.StartsWithSegments("/assets", StringComparison.Ordinal) || path == "/health" || path == "/ready" || path == Path || path.StartsWithSegments(TokenAuthentication.Paths, StringComparison.Ordinal) || !http.RequestServices.GetRequiredService<Workbench>().Accounts.IsEmpty)
        {
            return next(http);
        }

        http.Response.Redirect(Path + http.Request.QueryString);
        return Task.CompletedTask;
    }
}
