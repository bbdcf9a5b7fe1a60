using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Ncez.Model.Workbench;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Security;

/// <summary>Knows a program by the token it shows: <c>Authorization: Bearer ncez_…</c>. Tokens open the interface for programs only.</summary>
internal sealed class TokenAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Workbench workbench)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "token";

    /// <summary>The scheme that chooses between a browser and a program.</summary>
    public const string Choice = "choice";

    /// <summary>Where programs ask.</summary>
    public const string Paths = "/api";

    private const string Bearer = "Bearer ";
    private static readonly object TokenKey = new();

    /// <summary>The token of a request; null when it shows none.</summary>
    public static AccessToken? TokenOf(HttpContext http) => http.Items[TokenKey] as AccessToken;

    /// <summary>A request that shows a token is judged by it alone, whatever cookies it carries.</summary>
    public static string SchemeOf(HttpContext http) =>
        http.Request.Path.StartsWithSegments(Paths, StringComparison.Ordinal) && http.Request.Headers.Authorization.Count > 0 ? Name : SessionAuthentication.Name;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) || workbench.Tokens.Find(header[Bearer.Length..].Trim()) is not { } found)
        {
            return Task.FromResult(AuthenticateResult.Fail("no such token"));
        }

        Context.Items[TokenKey] = found.Token;
        return Task.FromResult(AuthenticateResult.Success(SessionAuthentication.TicketOf(Context, found.Account, Name)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Ask(Context, wasShown: true);
        return Task.CompletedTask;
    }

    /// <summary>Asks a program for a token (RFC 6750, section 3).</summary>
    /// <param name="http">Request.</param>
    /// <param name="wasShown">True when it showed one that opens nothing.</param>
    internal static void Ask(HttpContext http, bool wasShown)
    {
        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        http.Response.Headers.WWWAuthenticate = wasShown ? "Bearer realm=\"ncez\", error=\"invalid_token\"" : "Bearer realm=\"ncez\"";
    }
}
