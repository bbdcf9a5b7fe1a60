using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Ncez.Model.Workbench;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Security;

/// <summary>Knows a signed-in browser by its cookie: a random token whose hash the store keeps, so that a session can be ended at once.</summary>
internal sealed class SessionAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Workbench workbench)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "session";
    private const string Cookie = "ncez-session";
    private static readonly object AccountKey = new();

    /// <summary>The account of a request, or null.</summary>
    public static Account? AccountOf(HttpContext http) => http.Items[AccountKey] as Account;

    /// <summary>Gives the browser its token.</summary>
    public static void Begin(HttpContext http, string token) => http.Response.Cookies.Append(Cookie, token, CookieFor(http));

    /// <summary>Ends the session of the browser.</summary>
    public static void End(HttpContext http, Workbench workbench)
    {
        if (http.Request.Cookies.TryGetValue(Cookie, out var token))
        {
            workbench.Accounts.SignOut(token);
        }

        http.Response.Cookies.Delete(Cookie, CookieFor(http));
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Request.Cookies.TryGetValue(Cookie, out var token) || token.Length > 100 || workbench.Accounts.OfToken(token) is not { } account)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        return Task.FromResult(AuthenticateResult.Success(TicketOf(Context, account, Name)));
    }

    /// <summary>Notes whose request it is.</summary>
    internal static AuthenticationTicket TicketOf(HttpContext http, Account account, string scheme)
    {
        http.Items[AccountKey] = account;
        return new(new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, account.NameKey), new(ClaimTypes.Name, account.Name)], scheme)), scheme);
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Request.Path.StartsWithSegments(TokenAuthentication.Paths, StringComparison.Ordinal))
        {
            // A program that follows a redirect would take the page for signing in for its answer.
            TokenAuthentication.Ask(Context, wasShown: false);
        }
        else if (HttpMethods.IsGet(Request.Method) && !Request.Headers.ContainsKey("X-Fragment"))
        {
            var back = Request.Path + Request.QueryString;
            Response.Redirect(back == "/" ? "/signin" : "/signin?back=" + Uri.EscapeDataString(back));
        }
        else
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }

    private static CookieOptions CookieFor(HttpContext http) => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/", IsEssential = true };
}
