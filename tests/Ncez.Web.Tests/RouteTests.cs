using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Ncez.Model.Workbench;

namespace Ncez.Web.Tests;

/// <summary>Who may go where: every route against a table, and every route as a stranger.</summary>
public sealed class RouteTests
{
    // The roles that a route lets in begin with this one; "" = everybody. A new route needs a line here.
    private static readonly Dictionary<string, string> Table = new()
    {
        ["GET /assets/{name}"] = "",
        ["GET /health"] = "",
        ["GET /setup"] = "",
        ["POST /setup"] = "",
        ["GET /signin"] = "",
        ["POST /signin"] = "",
        ["GET /"] = "Viewer",
        ["POST /signout"] = "Viewer",
        ["POST /preferences"] = "Viewer",
        ["GET /account"] = "Viewer",
        ["POST /account"] = "Viewer",
        ["GET /audit"] = "Viewer",
        ["GET /factors"] = "Viewer",
        ["GET /technologies"] = "Viewer",
        ["GET /roadmaps"] = "Viewer",
        ["GET /zones/{zone}"] = "Viewer",
        ["GET /zones/{zone}/activities"] = "Viewer",
        ["GET /zones/{zone}/audit"] = "Viewer",
        ["GET /zones/{zone}/chapters/{chapter}"] = "Viewer",
        ["GET /zones/{zone}/findings"] = "Viewer",
        ["GET /zones/{zone}/inventory"] = "Viewer",
        ["GET /zones/{zone}/inventory.{format}"] = "Viewer",
        ["GET /zones/{zone}/lines/{line}"] = "Viewer",
        ["GET /zones/{zone}/reports"] = "Viewer",
        ["GET /zones/{zone}/reports/files/{name}"] = "Viewer",
        ["GET /zones/{zone}/reports/progress"] = "Viewer",
        ["GET /zones/{zone}/reports/view"] = "Viewer",
        ["GET /zones/new"] = "Editor",
        ["POST /zones/new"] = "Editor",
        ["POST /zones/examples"] = "Editor",
        ["POST /zones/{zone}/activities"] = "Editor",
        ["POST /zones/{zone}/activities/check"] = "Editor",
        ["POST /zones/{zone}/activities/undo"] = "Editor",
        ["POST /zones/{zone}/reports"] = "Editor",
        ["POST /zones/{zone}/reports/cancel"] = "Editor",
        ["GET /accounts"] = "Administrator",
        ["POST /accounts"] = "Administrator",
        ["POST /accounts/{id:int}"] = "Administrator",
        ["POST /accounts/{id:int}/password"] = "Administrator",
    };

    [Fact]
    public async Task Every_route_stands_in_the_table_and_asks_for_its_role()
    {
        await using var served = await Served.StartAsync();
        Assert.Equal(Table.Select(p => $"{p.Key}: {p.Value}").Order(StringComparer.Ordinal), Routes(served).Select(r => $"{r.Name}: {r.Role}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_role_gets_what_the_table_says()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        await administrator.SendAsync("/", "/zones/examples");
        foreach (var role in new[] { Role.Viewer, Role.Editor })
        {
            await administrator.SendAsync("/accounts", "/accounts", ("name", role.ToString()), ("password", Served.Password), ("role", role.ToString()));
        }

        foreach (var (name, needed) in Table.Where(r => r.Value.Length > 0))
        {
            foreach (var role in new[] { "", "Viewer", "Editor" })
            {
                using var visitor = served.Visit();
                if (role.Length > 0)
                {
                    SignIn(served, visitor, role);
                }

                var status = await TryAsync(visitor, name);
                var may = role.Length > 0 && Enum.Parse<Role>(role) >= Enum.Parse<Role>(needed);
                if (role.Length == 0)
                {
                    Assert.True(status is HttpStatusCode.Found or HttpStatusCode.Unauthorized, $"{name} as a stranger: {status}");
                }
                else
                {
                    Assert.True(may == (status != HttpStatusCode.Forbidden), $"{name} as {role}: {status}");
                }
            }
        }
    }

    // Signing in by form takes a while on purpose; the table has many lines.
    private static void SignIn(Served served, Visitor visitor, string name) =>
        visitor.Http.DefaultRequestHeaders.Add("Cookie", "ncez-session=" + Uri.EscapeDataString(Tokens.GetOrAdd((served, name), k => k.Served.Workbench.Accounts.SignIn(k.Name, Served.Password).Token!)));

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<(Served Served, string Name), string> Tokens = new();

    private static async Task<HttpStatusCode> TryAsync(Visitor visitor, string name)
    {
        var path = name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..].Replace("{zone}", "example-park", StringComparison.Ordinal).Replace("{chapter}", "boundary", StringComparison.Ordinal)
            .Replace("{format}", "json", StringComparison.Ordinal).Replace("{line}", "G1", StringComparison.Ordinal).Replace("{name}", "report.html", StringComparison.Ordinal).Replace("{id:int}", "1", StringComparison.Ordinal);

        // Authorisation comes before the form's token, so a form without one shows what the role may do.
        return name.StartsWith("GET", StringComparison.Ordinal) ? (await visitor.GetAsync(path)).StatusCode : (await visitor.PostAsync(path)).StatusCode;
    }

    private static IEnumerable<(string Name, string Role)> Routes(Served served) =>
        from endpoint in ((IEndpointRouteBuilder)served.App).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
        select ($"{method} {endpoint.RoutePattern.RawText}",
            endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? "" : endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy ?? "(fallback)");
}
