using System.Net;
using Ncez.Model.Workbench;

namespace Ncez.Web.Tests;

/// <summary>A proof is corrected or withdrawn in a panel that keeps what was typed, and loses none of its rows.</summary>
public sealed class ProofPageTests
{
    private const string Proofs = "/zones/example-park/proofs";

    [Fact]
    public async Task What_was_typed_stays_when_it_is_refused_and_nothing_is_cut()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        await administrator.SendAsync("/", "/zones/examples");
        await administrator.SendAsync("/account", "/preferences", ("language", "en"), ("theme", "Light"));
        var zone = served.Workbench.Zones.Find("example-park")!;
        Assert.DoesNotContain("id=\"mend\"", await administrator.ReadAsync(Proofs), StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"mend\"", await administrator.ReadAsync(Proofs + "?mend=P99"), StringComparison.Ordinal);
        var panel = WebUtility.HtmlDecode(await administrator.ReadAsync(Proofs + "?mend=P1"));
        Assert.Contains("Correct or withdraw P1: Meter record 2021", panel, StringComparison.Ordinal);
        Assert.Contains("name=\"lines\" autocomplete=\"off\" value=\"E1, G1\"", panel, StringComparison.Ordinal);

        // An unknown row: refused, and the words are there to be mended.
        await RefusedAsync(await administrator.SendAsync(Proofs, Proofs + "/P1/correct", ("title", "Bill of May"), ("lines", "E1 E9")), "value=\"Bill of May\"", "value=\"E1 E9\"", "E9");
        await RefusedAsync(await administrator.SendAsync(Proofs, Proofs + "/P1/correct", ("title", new string('t', 201)), ("lines", "E1")), $"value=\"{new string('t', 201)}\"", "has 201 characters", "at most 200");
        await RefusedAsync(await administrator.SendAsync(Proofs, Proofs + "/P1/withdraw", ("why", new string('w', 501))), $"value=\"{new string('w', 501)}\"", "has 501 characters");
        Assert.Equal("E1;G1", served.Workbench.Attachments.Of(zone).Single(p => p.Id == "P1").Lines);

        // More letters than a line of a form once took: every row of them counts.
        var many = string.Concat(Enumerable.Repeat("E1 ", 300)) + "G1";
        Assert.EndsWith("done=proofCorrected", (await administrator.SendAsync(Proofs, Proofs + "/P1/correct", ("title", "Bill"), ("lines", many))).Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal("E1; G1", served.Workbench.Attachments.Of(zone).Single(p => p.Id == "P1").Lines);

        // Who reads only sees no panel.
        served.Workbench.Accounts.Create(served.Workbench.Accounts.All[0], "Vera", Served.Password, Role.Viewer);
        using var reader = served.Visit();
        await reader.SignInAsync("Vera", Served.Password);
        Assert.DoesNotContain("id=\"mend\"", await reader.ReadAsync(Proofs + "?mend=P1"), StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(HttpResponseMessage answer, params string[] said)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.All(said, s => Assert.Contains(s, page, StringComparison.Ordinal));
        Assert.Contains("id=\"mend\"", page, StringComparison.Ordinal);
    }
}
