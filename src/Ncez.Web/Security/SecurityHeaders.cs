using Microsoft.AspNetCore.Http;

namespace Ncez.Web.Security;

/// <summary>Headers of every answer. Pages load nothing from elsewhere and run no script or style that stands in them.</summary>
internal static class SecurityHeaders
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>A report is a page of its own with a policy of its own: it runs in a sandbox, without the cookies of the workbench.</summary>
    public const string ReportPolicy = "sandbox allow-scripts allow-downloads allow-modals; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    // Added last, so that an answer of the exception handler has them too; a policy that a page set itself stays.
    public static Task Add(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.TryAdd("Content-Security-Policy", Policy);
            headers.TryAdd("Cache-Control", "no-store");
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            headers.Remove("blazor-enhanced-nav");
            if (http.Request.IsHttps)
            {
                headers.StrictTransportSecurity = "max-age=31536000";
            }

            return Task.CompletedTask;
        });
        return next(http);
    }
}
