using Microsoft.AspNetCore.Http;

namespace Ncez.Web.Hosting;

/// <summary>HEAD answers wherever GET does, with the same status and headers (RFC 9110, section 9.3.2); the server sends no body to it.</summary>
internal static class HeadRequests
{
    public static async Task Answer(HttpContext http, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await next(http);
            return;
        }

        http.Request.Method = HttpMethods.Get;
        try
        {
            await next(http);
        }
        finally
        {
            http.Request.Method = HttpMethods.Head;
        }
    }
}
