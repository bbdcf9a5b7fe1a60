using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Ncez.Model.Workbench;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Tests;

/// <summary>Who may go where: every route against a table, and every route as a stranger.</summary>
public sealed class RouteTests
{
    // What a route asks for; "" = nobody need sign in. A new route needs a line here.
    private static readonly Dictionary<string, string> Table = new()
    {
        ["GET /assets/{name}"] = "",
        ["GET /health"] = "",
        ["GET /ready"] = "",
        ["GET /setup"] = "",
        ["POST /setup"] = "",
        ["GET /signin"] = "",
        ["POST /signin"] = "",
        ["GET /api/v1/openapi.json"] = "",
        ["GET /"] = "SignedIn",
        ["POST /signout"] = "SignedIn",
        ["POST /preferences"] = "SignedIn",
        ["GET /account"] = "SignedIn",
        ["POST /account"] = "SignedIn",
        ["GET /account/tokens"] = "SignedIn",
        ["POST /account/tokens"] = "SignedIn",
        ["POST /account/tokens/end"] = "SignedIn",
        ["GET /factors"] = "SignedIn",
        ["GET /technologies"] = "SignedIn",
        ["GET /technologies/{technology}"] = "SignedIn",
        ["GET /progress"] = "SignedIn",
        ["GET /roadmaps"] = "SignedIn",
        ["GET /api/v1/zones"] = "SignedIn",
        ["GET /api/v1/factors"] = "SignedIn",
        ["GET /api/v1/technologies"] = "SignedIn",
        ["GET /zones/{zone}"] = "Read",
        ["GET /zones/{zone}/activities"] = "Read",
        ["GET /zones/{zone}/activities/rows"] = "Read",
        ["GET /zones/{zone}/activities.xlsx"] = "Read",
        ["GET /zones/{zone}/activities.csv"] = "Read",
        ["POST /zones/{zone}/activities/text"] = "Edit",
        ["GET /zones/{zone}/activities/import"] = "Read",
        ["GET /zones/{zone}/activities/import/progress"] = "Read",
        ["GET /zones/{zone}/progress"] = "Read",
        ["POST /zones/{zone}/stop"] = "Read",
        ["GET /zones/{zone}/settings"] = "Read",
        ["POST /zones/{zone}/settings"] = "ManageZone",
        ["POST /zones/{zone}/settings/undo"] = "ManageZone",
        ["GET /zones/{zone}/settings/text"] = "Read",
        ["POST /zones/{zone}/settings/text"] = "ManageZone",
        ["GET /zones/{zone}/remove"] = "RemoveZones",
        ["POST /zones/{zone}/remove"] = "RemoveZones",
        ["DELETE /api/v1/zones/{zone}"] = "RemoveZones",
        ["GET /zones/{zone}/tables"] = "Read",
        ["GET /zones/{zone}/tables/{table}"] = "Read",
        ["GET /zones/{zone}/tables/{table}/file.{format}"] = "Read",
        ["POST /zones/{zone}/tables/{table}"] = "Edit",
        ["POST /zones/{zone}/tables/{table}/check"] = "Edit",
        ["POST /zones/{zone}/tables/{table}/undo"] = "Edit",
        ["POST /zones/{zone}/tables/{table}/upload"] = "Edit",
        ["POST /zones/{zone}/tables/{table}/text"] = "Edit",
        ["GET /zones/{zone}/verification"] = "Read",
        ["GET /zones/{zone}/verification/file.{format}"] = "Read",
        ["GET /zones/{zone}/verification/statement"] = "Read",
        ["POST /zones/{zone}/verification"] = "Verify",
        ["POST /zones/{zone}/verification/check"] = "Verify",
        ["POST /zones/{zone}/verification/undo"] = "Verify",
        ["POST /zones/{zone}/verification/upload"] = "Verify",
        ["POST /zones/{zone}/verification/text"] = "Verify",
        ["GET /api/v1/zones/{zone}/settings"] = "Read",
        ["PUT /api/v1/zones/{zone}/settings"] = "ManageZone",
        ["GET /api/v1/zones/{zone}/tables"] = "Read",
        ["GET /api/v1/zones/{zone}/tables/{table}"] = "Read",
        ["GET /api/v1/zones/{zone}/tables/{table}/file"] = "Read",
        ["GET /api/v1/zones/{zone}/totals/{total}"] = "Read",
        ["PUT /api/v1/zones/{zone}/tables/{table}"] = "Edit",
        ["PUT /api/v1/zones/{zone}/tables/{table}/file"] = "Edit",
        ["GET /api/v1/zones/{zone}/verification"] = "Read",
        ["GET /api/v1/zones/{zone}/verification/statement"] = "Read",
        ["PUT /api/v1/zones/{zone}/verification"] = "Verify",
        ["POST /api/v1/zones/{zone}/settings/undo"] = "ManageZone",
        ["POST /api/v1/zones/{zone}/tables/{table}/undo"] = "Edit",
        ["POST /api/v1/zones/{zone}/verification/undo"] = "Verify",
        ["GET /api/v1/zones/{zone}/broken-files"] = "Read",
        ["GET /api/v1/zones/{zone}/settings/text"] = "Read",
        ["PUT /api/v1/zones/{zone}/settings/text"] = "ManageZone",
        ["GET /api/v1/zones/{zone}/activities/text"] = "Read",
        ["PUT /api/v1/zones/{zone}/activities/text"] = "Edit",
        ["GET /api/v1/zones/{zone}/tables/{table}/text"] = "Read",
        ["PUT /api/v1/zones/{zone}/tables/{table}/text"] = "Edit",
        ["GET /api/v1/zones/{zone}/verification/text"] = "Read",
        ["PUT /api/v1/zones/{zone}/verification/text"] = "Verify",
        ["GET /zones/{zone}/proofs"] = "Read",
        ["GET /zones/{zone}/proofs/{file}"] = "Read",
        ["GET /zones/{zone}/audit"] = "Read",
        ["GET /zones/{zone}/chapters/{chapter}"] = "Read",
        ["GET /zones/{zone}/findings"] = "Read",
        ["GET /zones/{zone}/inventory"] = "Read",
        ["GET /zones/{zone}/inventory.{format}"] = "Read",
        ["GET /zones/{zone}/lines/{line}"] = "Read",
        ["GET /zones/{zone}/sums/{sum}"] = "Read",
        ["GET /zones/{zone}/reports"] = "Read",
        ["GET /zones/{zone}/reports/files/{name}"] = "Read",
        ["GET /zones/{zone}/reports/progress"] = "Read",
        ["GET /zones/{zone}/reports/view"] = "Read",
        ["GET /zones/{zone}/reviews"] = "Read",
        ["GET /api/v1/zones/{zone}"] = "Read",
        ["GET /api/v1/zones/{zone}/archive"] = "Read",
        ["GET /api/v1/zones/{zone}/activities"] = "Read",
        ["GET /api/v1/zones/{zone}/activities/rows"] = "Read",
        ["GET /api/v1/zones/{zone}/audit"] = "Read",
        ["GET /api/v1/zones/{zone}/findings"] = "Read",
        ["GET /api/v1/zones/{zone}/chapters"] = "Read",
        ["GET /api/v1/zones/{zone}/chapters/{chapter}"] = "Read",
        ["GET /api/v1/zones/{zone}/inventory"] = "Read",
        ["GET /api/v1/zones/{zone}/lines"] = "Read",
        ["GET /api/v1/zones/{zone}/lines/{line}"] = "Read",
        ["GET /api/v1/zones/{zone}/reports"] = "Read",
        ["GET /api/v1/zones/{zone}/reports/{file}"] = "Read",
        ["GET /api/v1/zones/{zone}/reviews"] = "Read",
        ["GET /api/v1/zones/{zone}/proofs"] = "Read",
        ["GET /api/v1/zones/{zone}/proofs/{file}"] = "Read",
        ["GET /api/v1/zones/{zone}/runs"] = "Read",
        ["GET /api/v1/zones/{zone}/runs/{run}"] = "Read",
        ["GET /api/v1/zones/{zone}/runs/{run}/changes"] = "Read",
        ["GET /api/v1/zones/{zone}/runs/{run}/files/{file}"] = "Read",
        ["GET /api/v1/zones/{zone}/runs/{run}/archive"] = "Read",
        ["GET /api/v1/zones/{zone}/factor-update"] = "Read",
        ["POST /api/v1/zones/{zone}/proofs"] = "Edit",
        ["PUT /api/v1/zones/{zone}/proofs/{proof}"] = "Edit",
        ["POST /api/v1/zones/{zone}/proofs/{proof}/withdraw"] = "Edit",
        ["POST /api/v1/zones/{zone}/activities/undo"] = "Edit",
        ["POST /api/v1/zones/{zone}/reports/cancel"] = "Edit",
        ["POST /api/v1/zones/{zone}/runs"] = "Edit",
        ["POST /api/v1/zones/{zone}/runs/{run}/verify"] = "Check",
        ["POST /api/v1/zones/{zone}/runs/{run}/seal"] = "Verify",
        ["POST /api/v1/zones/{zone}/runs/{run}/supersede"] = "ManageZone",
        ["POST /api/v1/zones/{zone}/factor-update"] = "ManageZone",
        ["GET /api/v1/zones/{zone}/members"] = "ManageZone",
        ["PUT /api/v1/zones/{zone}/members/{name}"] = "ManageZone",
        ["DELETE /api/v1/zones/{zone}/members/{name}"] = "ManageZone",
        ["GET /zones/{zone}/runs"] = "Read",
        ["GET /zones/{zone}/runs/progress"] = "Read",
        ["GET /zones/{zone}/runs/{run}/view"] = "Read",
        ["POST /zones/{zone}/runs/cancel"] = "Edit",
        ["GET /zones/{zone}/adopt/progress"] = "Read",
        ["POST /zones/{zone}/adopt/cancel"] = "ManageZone",
        ["POST /zones/{zone}/adopt/look"] = "Read",
        ["GET /zones/{zone}/adopt/look/progress"] = "Read",
        ["POST /zones/{zone}/adopt/look/cancel"] = "Read",
        ["GET /zones/{zone}/adopt"] = "Read",
        ["POST /zones/{zone}/runs"] = "Edit",
        ["POST /zones/{zone}/runs/{run}/verify"] = "Check",
        ["POST /zones/{zone}/runs/{run}/seal"] = "Verify",
        ["POST /zones/{zone}/runs/{run}/supersede"] = "ManageZone",
        ["POST /zones/{zone}/adopt"] = "ManageZone",
        ["POST /zones/{zone}/reviews"] = "Comment",
        ["POST /api/v1/zones/{zone}/reviews"] = "Comment",
        ["POST /zones/{zone}/activities"] = "Edit",
        ["POST /zones/{zone}/activities/check"] = "Edit",
        ["POST /zones/{zone}/activities/import"] = "Edit",
        ["POST /zones/{zone}/activities/import/cancel"] = "Edit",
        ["GET /api/v1/zones/{zone}/imports/{job}"] = "Read",
        ["GET /api/v1/zones/{zone}/jobs"] = "Read",
        ["GET /zones/{zone}/audit/{number:int}"] = "Read",
        ["GET /api/v1/zones/{zone}/audit/{number}"] = "Read",
        ["GET /api/v1/zones/{zone}/jobs/{job}"] = "Read",
        ["POST /api/v1/zones/{zone}/jobs/{job}/cancel"] = "Edit",
        ["POST /api/v1/zones/{zone}/imports"] = "Edit",
        ["POST /api/v1/zones/{zone}/imports/{job}/cancel"] = "Edit",
        ["POST /zones/{zone}/proofs"] = "Edit",
        ["POST /zones/{zone}/proofs/{proof}/correct"] = "Edit",
        ["POST /zones/{zone}/proofs/{proof}/withdraw"] = "Edit",
        ["POST /zones/{zone}/activities/undo"] = "Edit",
        ["POST /zones/{zone}/reports"] = "Edit",
        ["POST /zones/{zone}/reports/cancel"] = "Edit",
        ["PUT /api/v1/zones/{zone}/activities"] = "Edit",
        ["POST /api/v1/zones/{zone}/reports"] = "Edit",
        ["GET /zones/{zone}/members"] = "ManageZone",
        ["POST /zones/{zone}/members"] = "ManageZone",
        ["GET /zones/new"] = "AddZones",
        ["POST /zones/new"] = "AddZones",
        ["POST /zones/archive"] = "AddZones",
        ["POST /zones/examples"] = "AddZones",
        ["POST /api/v1/zones"] = "AddZones",
        ["POST /api/v1/zones/new"] = "AddZones",
        ["POST /api/v1/zones/examples"] = "AddZones",
        ["GET /audit"] = "Oversee",
        ["GET /api/v1/audit"] = "Oversee",
        ["GET /api/v1/metrics"] = "Oversee",
        ["GET /backup"] = "Administer",
        ["POST /backup"] = "Administer",
        ["GET /backup/progress"] = "Administer",
        ["POST /backup/cancel"] = "Administer",
        ["GET /backup/files/{name}"] = "Administer",
        ["POST /backup/remove"] = "Administer",
        ["GET /accounts"] = "Administer",
        ["POST /accounts"] = "Administer",
        ["POST /accounts/{id:int}"] = "Administer",
        ["POST /accounts/tokens/end"] = "Administer",
        ["POST /accounts/{id:int}/password"] = "Administer",
    };

    // Who may what, written down a second time: a right given by mistake shows here.
    private static readonly Dictionary<string, string> Roles = new()
    {
        ["SignedIn"] = "Member Viewer Editor Expert Verifier ZoneManager ProgrammeManager Administrator",
        ["Read"] = "Viewer Editor Expert Verifier ZoneManager ProgrammeManager Administrator",
        ["Comment"] = "Editor Expert Verifier ZoneManager ProgrammeManager Administrator",
        ["Edit"] = "Editor ZoneManager ProgrammeManager Administrator",
        ["Check"] = "Expert Verifier ZoneManager ProgrammeManager Administrator",
        ["Verify"] = "Verifier Administrator",
        ["ManageZone"] = "ZoneManager ProgrammeManager Administrator",
        ["AddZones"] = "ProgrammeManager Administrator",
        ["Oversee"] = "ProgrammeManager Administrator",
        ["Administer"] = "Administrator",
        ["RemoveZones"] = "Administrator",
    };

    [Fact]
    public async Task Every_route_stands_in_the_table_and_asks_for_its_right()
    {
        await using var served = await Served.StartAsync();
        Assert.Equal(Table.Select(p => $"{p.Key}: {p.Value}").Order(StringComparer.Ordinal), Routes(served).Select(r => $"{r.Name}: {r.Right}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_role_gets_what_the_table_says_everywhere_or_in_its_zone_only()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        await administrator.SendAsync("/", "/zones/examples");
        var (by, zone) = (served.Workbench.Accounts.All[0], served.Workbench.Zones.Find("example-park")!);
        foreach (var role in Enum.GetValues<Role>())
        {
            served.Workbench.Accounts.Create(by, role.ToString(), Served.Password, role);
            if (RoleRights.IsOfZone(role))
            {
                served.Workbench.Accounts.Create(by, "Zone" + role, Served.Password, Role.Member);
                Assert.Equal(MemberChange.Done, served.Workbench.Members.Set(by, zone, "Zone" + role, role));
            }
        }

        var wrong = new List<string>();
        foreach (var (name, needed) in Table.Where(r => r.Value.Length > 0))
        {
            await Expect(served, name, "", "example-park", false, wrong);
            foreach (var role in Enum.GetValues<Role>())
            {
                var may = Roles[needed].Split(' ').Contains(role.ToString());
                await Expect(served, name, role.ToString(), "example-park", may, wrong);
                if (RoleRights.IsOfZone(role))
                {
                    // A member may in the zone what the role may, elsewhere and everywhere only what everybody may.
                    await Expect(served, name, "Zone" + role, "example-park", name.Contains("{zone}", StringComparison.Ordinal) ? may : needed == "SignedIn", wrong);
                    await Expect(served, name, "Zone" + role, "example-plant", needed == "SignedIn", wrong);
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_token_may_no_more_than_its_scope_its_zone_and_its_account()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        await administrator.SendAsync("/", "/zones/examples");
        var by = served.Workbench.Accounts.All[0];
        var read = served.Workbench.Tokens.Create(by, "reads", TokenScope.Read, "", 1)!;
        var full = served.Workbench.Tokens.Create(by, "does all", TokenScope.Full, "example-park", 1)!;
        var write = served.Workbench.Tokens.Create(by, "writes", TokenScope.Write, "example-park", 1)!;
        foreach (var (name, needed) in Table.Where(r => r.Key.Contains("/api/", StringComparison.Ordinal) && r.Value.Length > 0))
        {
            foreach (var (token, zone, may) in new[]
            {
                (read, "example-park", needed is "SignedIn" or "Read" or "Oversee"),
                (write, "example-park", name.Contains("{zone}", StringComparison.Ordinal) ? needed is "Read" or "Comment" or "Edit" : needed == "SignedIn"),
                (write, "example-plant", needed == "SignedIn"),
                (full, "example-park", name.Contains("{zone}", StringComparison.Ordinal) || needed == "SignedIn"),
                (full, "example-plant", needed == "SignedIn"),
            })
            {
                using var visitor = served.Visit();
                visitor.Http.DefaultRequestHeaders.Authorization = new("Bearer", token);
                var status = await TryAsync(visitor, name, zone);
                Assert.True(may == (status != HttpStatusCode.Forbidden), $"{name} in {zone}: {status}");
            }
        }

        // A token opens no page, a wrong one nothing, an ended one nothing more.
        using var page = served.Visit();
        page.Http.DefaultRequestHeaders.Authorization = new("Bearer", read);
        Assert.Equal(HttpStatusCode.Found, (await page.GetAsync("/")).StatusCode);
        Assert.True(served.Workbench.Tokens.End(by, served.Workbench.Tokens.Of(by).Single(t => t.Name == "reads").Id));
        Assert.Equal(HttpStatusCode.Unauthorized, (await page.GetAsync("/api/v1/zones")).StatusCode);
    }

    // Without a name: a stranger.
    private static async Task Expect(Served served, string name, string who, string zone, bool may, List<string> wrong)
    {
        using var visitor = served.Visit();
        var isStranger = who.Length == 0;
        if (!isStranger)
        {
            SignIn(served, visitor, who);
        }

        var status = await TryAsync(visitor, name, zone);
        if (status == HttpStatusCode.InternalServerError || (isStranger ? status is not HttpStatusCode.Unauthorized && (status is not HttpStatusCode.Found || name.Contains("/api/", StringComparison.Ordinal)) : may == status is HttpStatusCode.Forbidden))
        {
            wrong.Add($"{name} in {zone} as {who}: {status}");
        }
    }

    // Signing in by form takes a while on purpose; the table has many lines.
    private static void SignIn(Served served, Visitor visitor, string name) =>
        visitor.Http.DefaultRequestHeaders.Add("Cookie", "ncez-session=" + Uri.EscapeDataString(Tokens.GetOrAdd((served, name), k => k.Served.Workbench.Accounts.SignIn(k.Name, Served.Password).Token!)));

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<(Served Served, string Name), string> Tokens = new();

    private static async Task<HttpStatusCode> TryAsync(Visitor visitor, string name, string zone)
    {
        var path = name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..].Replace("{zone}", zone, StringComparison.Ordinal).Replace("{chapter}", "boundary", StringComparison.Ordinal)
            .Replace("{format}", "json", StringComparison.Ordinal).Replace("{line}", "G1", StringComparison.Ordinal).Replace("{run}", "0123456789ab", StringComparison.Ordinal).Replace("{technology}", "building.t2-2.06", StringComparison.Ordinal).Replace("{sum}", "2021.net", StringComparison.Ordinal).Replace("{name}", "report.html", StringComparison.Ordinal).Replace("{file}", "report.html", StringComparison.Ordinal).Replace("{id:int}", "1", StringComparison.Ordinal).Replace("{number:int}", "1", StringComparison.Ordinal).Replace("{job}", "0", StringComparison.Ordinal);

        // Authorisation comes before the form's token, so a form without one shows what the role may do.
        using var request = new HttpRequestMessage(new HttpMethod(name.Split(' ')[0]), path) { Content = name.StartsWith("GET", StringComparison.Ordinal) ? null : new FormUrlEncodedContent([]) };
        return (await visitor.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead)).StatusCode;
    }

    private static IEnumerable<(string Name, string Right)> Routes(Served served) =>
        from endpoint in ((IEndpointRouteBuilder)served.App).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
        select ($"{method} {endpoint.RoutePattern.RawText}",
            endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? "" : endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy ?? "(fallback)");
}
