using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Ncez.Web.Pages;

namespace Ncez.Web.Api;

/// <summary>Bodies of requests.</summary>
internal static class ApiBody
{
    /// <summary>An operation that takes a JSON body; one that cannot be read is refused with where it cannot.</summary>
    public static Func<PageContext, Task<IResult>> Json<T>(Func<PageContext, T, IResult> handle)
        where T : class => async page =>
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(page.Http.Request.Body, ApiAnswer.Json, page.Http.RequestAborted) is { } body ? handle(page, body) : Refused(page, "$");
        }
        catch (JsonException mistake)
        {
            return Refused(page, mistake.Path ?? "$");
        }
    };

    /// <summary>The whole body.</summary>
    public static async Task<byte[]> BytesAsync(PageContext page)
    {
        using var whole = new MemoryStream();
        await page.Http.Request.Body.CopyToAsync(whole, page.Http.RequestAborted);
        return whole.ToArray();
    }

    private static IResult Refused(PageContext page, string path) => ApiAnswer.Problem(page, StatusCodes.Status400BadRequest, "body", page.T("api.detail.body", ("path", path)));
}
