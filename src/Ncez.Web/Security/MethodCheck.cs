using Microsoft.AspNetCore.Http;

namespace Ncez.Web.Security;

/// <summary>
/// An address that takes other methods says which (RFC 9110, section 15.5.6), to everybody: that is no secret, and nobody need sign in
/// for it; whoever is known reads it in their language. TRACE is not done at all.
/// </summary>
internal static class MethodCheck
{
    // What routing chooses where the path is known and the method is not; its answer names the methods.
    private const string OtherMethod = "405 HTTP Method Not Supported";

    public static async Task Answer(HttpContext http, RequestDelegate next)
    {
        if (HttpMethods.IsTrace(http.Request.Method) || HttpMethods.IsConnect(http.Request.Method))
        {
            http.Response.StatusCode = StatusCodes.Status501NotImplemented;
        }
        else if (http.GetEndpoint() is { DisplayName: OtherMethod, RequestDelegate: { } refuse })
        {
            await refuse(http);
            http.Response.Headers.Allow = string.Join(", ", http.Response.Headers.Allow.ToString().Split(',', StringSplitOptions.TrimEntries).SelectMany(m => m == "GET" ? ["GET", "HEAD"] : new[] { m }).Distinct());
        }
        else
        {
            await next(http);
        }
    }
}
