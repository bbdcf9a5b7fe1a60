using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ncez.Model.Workbench;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Tests;

/// <summary>Long work that programs begin, what they see of the trail, and saves whose answer is about that save.</summary>
public sealed class LongWorkApiTests : ProgramTests
{
    private const string Zone = "/api/v1/zones/example-park";

    private Account By => Server.Workbench.Accounts.All[0];

    [Fact]
    public async Task Freezing_answers_at_once_and_its_job_leads_to_the_run()
    {
        using var begun = await PostAsync(Zone + "/runs", """{"why":"year closed"}""");
        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        var job = (await Server.EndedAsync(KeptJobs.Freeze, "example-park")).Mark;
        Assert.Equal($"{Zone}/jobs/{job.Id}", begun.Headers.Location!.OriginalString);
        var told = JsonNode.Parse(await Program.ReadAsync(begun.Headers.Location.OriginalString))!;
        Assert.Equal(("freeze", "done", By.Name), ((string?)told["kind"], (string?)told["state"], (string?)told["by"]));
        Assert.Equal("frozen", (string?)JsonNode.Parse(await Program.ReadAsync($"{Zone}/runs/{told["run"]}"))!["state"]);
        Assert.Equal(job.Id, AuditTrail.FactsOf(Server.Workbench.Audit.Page(null, "example-park", 1)[0])["job"]);

        // Of another zone nobody learns of it.
        Assert.Equal(HttpStatusCode.NotFound, (await Program.GetAsync($"/api/v1/zones/example-plant/jobs/{job.Id}")).StatusCode);
    }

    [Fact]
    public async Task Freezing_can_be_stopped_and_a_second_one_is_told_of_the_first()
    {
        using var room = await Server.OccupyAsync();
        using var begun = await PostAsync(Zone + "/runs", """{"why":"year closed"}""");
        using var second = await PostAsync(Zone + "/runs", """{"why":"year closed"}""");
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal(begun.Headers.Location!.OriginalString, (string?)JsonNode.Parse(await second.Content.ReadAsStringAsync())!["more"]);
        using var stopped = await PostAsync(begun.Headers.Location.OriginalString + "/cancel", null);
        Assert.Equal(HttpStatusCode.Accepted, stopped.StatusCode);
        Assert.Equal(JobState.Cancelled, (await Server.EndedAsync(KeptJobs.Freeze, "example-park")).State);
        Assert.Empty(Server.Workbench.Runs.Of(Server.Workbench.Zones.Find("example-park")!));
    }

    [Fact]
    public async Task Who_may_not_adopt_does_not_stop_adopting()
    {
        var yaml = Path.Combine(Server.Folder, "zones", "example-park", "zone.yaml");
        await File.WriteAllTextAsync(yaml, (await File.ReadAllTextAsync(yaml)).Replace("gwp: AR5", "factor_year: 2012\ngwp: AR5", StringComparison.Ordinal));
        using var manager = Server.Visit();
        manager.Http.DefaultRequestHeaders.Authorization = new("Bearer", Server.Workbench.Tokens.Create(By, "full", TokenScope.Full, "", 1));
        using var asked = await manager.GetAsync(Zone + "/factor-update");
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        await Server.EndedAsync(KeptJobs.Look, "example-park");
        var look = JsonNode.Parse(await manager.ReadAsync(Zone + "/factor-update"))!;
        var room = await Server.OccupyAsync();
        using var content = new StringContent($$"""{"year":{{look["after"]}},"basis":"{{look["basis"]}}","why":"newer"}""", Encoding.UTF8, "application/json");
        using var begun = await manager.Http.PostAsync(Zone + "/factor-update", content);
        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        using var refused = await PostAsync(begun.Headers.Location!.OriginalString + "/cancel", null);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        room.Dispose();
        Assert.Equal(JobState.Done, (await Server.EndedAsync(KeptJobs.Adopt, "example-park")).State);
        var told = JsonNode.Parse(await Program.ReadAsync(begun.Headers.Location.OriginalString))!;
        Assert.Equal("frozen", (string?)JsonNode.Parse(await Program.ReadAsync($"{Zone}/runs/{told["run"]}"))!["state"]);
        Assert.Contains("factor_year: " + look["after"], await File.ReadAllTextAsync(yaml), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_look_at_newer_factors_is_a_job_and_is_answered_once_it_has_ended()
    {
        using var begun = await Program.GetAsync(Zone + "/factor-update?year=2020");
        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        var job = JsonNode.Parse(await begun.Content.ReadAsStringAsync())!;
        Assert.Equal(("look", $"{Zone}/jobs/{job["id"]}"), ((string?)job["kind"], begun.Headers.Location!.OriginalString));
        Assert.Equal(JobState.Done, (await Server.EndedAsync(KeptJobs.Look, "example-park")).State);
        var look = JsonNode.Parse(await Program.ReadAsync(Zone + "/factor-update?year=2020"))!;
        Assert.Equal((2020, Server.Workbench.Runs.Basis(Server.Workbench.Zones.Find("example-park")!)), ((int)look["after"]!, (string?)look["basis"]));

        // What stands is answered without another job; another year, or a file that changed, is looked at anew.
        var last = (await Server.EndedAsync(KeptJobs.Look, "example-park")).Mark.Id;
        Assert.Equal(last, (string?)job["id"]);
        using var other = await Program.GetAsync(Zone + "/factor-update?year=2019");
        Assert.NotEqual(last, (await Server.EndedAsync(KeptJobs.Look, "example-park")).Mark.Id);
    }

    [Fact]
    public async Task Who_attach_at_the_same_time_each_hear_of_their_own_proof()
    {
        var said = await Task.WhenAll(Enumerable.Range(0, 16).Select(async i =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{Zone}/proofs?name=bill{i}.txt&title=bill{i}&lines=E1") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes($"paid {i}")) };
            request.Content.Headers.ContentType = new("application/octet-stream");
            using var answer = await Program.Http.SendAsync(request);
            return (Mine: $"bill{i}", Told: (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["title"]);
        }));
        Assert.All(said, s => Assert.Equal(s.Mine, s.Told));
    }

    [Fact]
    public async Task The_trail_of_a_zone_shows_its_own_numbers_and_no_hash_of_other_zones()
    {
        var all = Server.Workbench.Audit.Page(null, "example-park", 1_000);
        var seen = new List<(int Id, string Hash)>();
        for (int? before = null; ;)
        {
            var page = JsonNode.Parse(await Program.ReadAsync($"{Zone}/audit?limit=2" + (before is null ? "" : $"&before={before}")))!;
            Assert.All(page["items"]!.AsArray(), e => Assert.Null(e!["previousHash"]));
            seen.AddRange(page["items"]!.AsArray().Select(e => ((int)e!["id"]!, (string)e["hash"]!)));
            if ((before = (int?)page["before"]) is null)
            {
                break;
            }
        }

        Assert.Equal(Enumerable.Range(1, all.Length).Reverse(), seen.Select(e => e.Id));
        Assert.Equal(all.Select(e => e.Hash), seen.Select(e => e.Hash));
        Assert.NotEqual(all[0].Id, seen[0].Id);
    }

    [Fact]
    public async Task The_hash_of_a_save_is_of_that_save()
    {
        using var now = await Program.GetAsync(Zone + "/activities");
        var text = await now.Content.ReadAsStringAsync();
        using var request = new HttpRequestMessage(HttpMethod.Put, Zone + "/activities") { Content = new StringContent(text.Replace(",900,", ",901,", StringComparison.Ordinal), Encoding.UTF8, "text/csv") };
        request.Headers.TryAddWithoutValidation("If-Match", now.Headers.ETag!.Tag);
        using var saved = await Program.Http.SendAsync(request);
        var hash = (string)JsonNode.Parse(await saved.Content.ReadAsStringAsync())!["hash"]!;
        Assert.Equal(Server.Workbench.Activities.Open(Server.Workbench.Zones.Find("example-park")!)!.Hash, hash);
        using var undo = new HttpRequestMessage(HttpMethod.Post, Zone + "/activities/undo");
        undo.Headers.TryAddWithoutValidation("If-Match", $"\"{hash}\"");
        using var undone = await Program.Http.SendAsync(undo);
        Assert.Equal(now.Headers.ETag.Tag.Trim('"'), (string)JsonNode.Parse(await undone.Content.ReadAsStringAsync())!["hash"]!);

        // Why something is not taken back is said.
        using var again = new HttpRequestMessage(HttpMethod.Post, Zone + "/activities/undo");
        again.Headers.TryAddWithoutValidation("If-Match", $"\"{hash}\"");
        using var refused = await Program.Http.SendAsync(again);
        Assert.Equal((HttpStatusCode.Conflict, "urn:ncez:problem:undo.stale"), (refused.StatusCode, (string?)JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["type"]));
    }

    [Fact]
    public async Task An_archive_that_would_not_come_up_again_names_the_file()
    {
        Assert.Equal(HttpStatusCode.OK, (await Program.GetAsync(Zone + "/archive")).StatusCode);
        await File.WriteAllTextAsync(Path.Combine(Server.Folder, "zones", "example-park", "con.txt"), "x");
        using var refused = await Program.GetAsync(Zone + "/archive");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(("WEB-004", "con.txt"), JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["findings"]!.AsArray().Single() is { } f ? ((string?)f["code"], (string?)f["file"]) : default);
    }

    [Theory]
    [InlineData("en", "there is no row “E9” in activities.csv", "E1")]
    [InlineData("zh-CN", "activities.csv 中没有“E9”这一行", "E1")]
    public async Task A_proof_of_a_row_that_is_not_there_is_refused(string language, string says, string near)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Zone + "/proofs?name=bill.txt&lines=" + Uri.EscapeDataString("E1; E9")) { Content = new ByteArrayContent("paid"u8.ToArray()) };
        request.Content.Headers.ContentType = new("application/octet-stream");
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await Program.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var finding = Assert.Single(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["findings"]!.AsArray())!;
        Assert.Equal(("WEB-037", says), ((string?)finding["code"], (string?)finding["found"]));
        Assert.Contains(near, (string)finding["expected"]!, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Server.Folder, "zones", "example-park"), "*bill.txt", SearchOption.AllDirectories));
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string? json)
    {
        using var content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        return await Program.Http.PostAsync(path, content);
    }
}
