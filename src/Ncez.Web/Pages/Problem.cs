using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Ncez.Web.Api;
using Ncez.Web.Security;

namespace Ncez.Web.Pages;

/// <summary>Pages for what went wrong: a sentence and a way on, never a stack trace.</summary>
internal static class Problem
{
    public static void OfException(IApplicationBuilder app) => app.Run(http => Write(http, StatusCodes.Status500InternalServerError));

    public static Task OfStatus(StatusCodeContext context) => Write(context.HttpContext, context.HttpContext.Response.StatusCode);

    private static Task Write(HttpContext http, int status)
    {
        if (http.Request.Path.StartsWithSegments(TokenAuthentication.Paths, StringComparison.Ordinal))
        {
            return ApiAnswer.Problem(status, status switch { 400 => "request", 401 => "token", 403 => "forbidden", 404 => "missing", 405 => "method", 413 => "size", 429 => "often", _ => "mistake" }).ExecuteAsync(http);
        }

        var page = PageContext.Of(http);
        var kind = status switch { 400 => "form", 401 => "signIn", 403 => "forbidden", 404 => "missing", 405 => "missing", 429 => "often", _ => "mistake" };
        return page.Show<ProblemPage>(status, (nameof(ProblemPage.Kind), kind)).ExecuteAsync(http);
    }
}
