using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Ncez.Web.Security;

/// <summary>
/// Whatever changes something must come from a form of ours: every request but a reading one carries the form's token. A program
/// that shows its own token is no browser that was led here: it needs none; without one it changes nothing, whatever cookies it carries.
/// </summary>
internal static class FormGuard
{
    public static async Task Check(HttpContext http, RequestDelegate next)
    {
        var method = http.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || TokenAuthentication.TokenOf(http) is not null)
        {
            await next(http);
            return;
        }

        if (http.Request.Path.StartsWithSegments(TokenAuthentication.Paths, StringComparison.Ordinal))
        {
            TokenAuthentication.Ask(http, wasShown: false);
            return;
        }

        if (!HttpMethods.IsPost(method) || !http.Request.HasFormContentType || !await IsReadable(http) || !await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
        {
            // Other methods than POST arrive here only for addresses that are not there.
            http.Response.StatusCode = HttpMethods.IsPost(method) ? StatusCodes.Status400BadRequest : StatusCodes.Status404NotFound;
            return;
        }

        await next(http);
    }

    // Read once, here: what is no form, or has too many fields, is the sender's doing. A body that is too large says so by itself.
    private static async Task<bool> IsReadable(HttpContext http)
    {
        try
        {
            await http.Request.ReadFormAsync(http.RequestAborted);
            return true;
        }
        catch (Exception broken) when (broken is InvalidDataException or FormatException || (broken is IOException and not BadHttpRequestException))
        {
            return false;
        }
    }
}
