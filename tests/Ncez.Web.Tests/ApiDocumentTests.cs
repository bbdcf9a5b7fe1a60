using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Ncez.Model.Workbench;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Tests;

/// <summary>The OpenAPI document against the server: every operation is walked, rightly and in every wrong way, and each answer must stand in the document.</summary>
public sealed class ApiDocumentTests : IAsyncLifetime
{
    private const string Root = "/api/v1";

    // A right request of each operation, in this order: its path with query, its body. A new operation needs a line here.
    private static readonly (string Id, string Path, string? Body)[] Right =
    [
        ("listZones", "/zones?start=0&limit=3", null), ("getZone", "/zones/example-park", null), ("getArchive", "/zones/example-park/archive", null), ("listFindings", "/zones/example-park/findings", null),
        ("getActivities", "/zones/example-park/activities", null), ("listActivityRows", "/zones/example-park/activities/rows?limit=5", null), ("getInventory", "/zones/example-park/inventory?lines=ALL", null),
        ("listChapters", "/zones/example-park/chapters", null), ("getChapter", "/zones/example-park/chapters/boundary", null),
        ("listLines", "/zones/example-park/lines?scope=Direct&gas=co2&limit=20", null), ("explainLine", "/zones/example-park/lines/E1", null), ("explainTotal", "/zones/example-park/totals/coverCalorific@2021", null), ("findFactors", "/factors?q=天然气&year=2022", null),
        ("findTechnologies", "/technologies?domain=Park&application=near&grade=4", null), ("listReviews", "/zones/example-park/reviews", null), ("takeReviewStep", "/zones/example-park/reviews", """{"lines":["E1"],"act":"comment","why":"really?"}"""),
        ("listZoneAudit", "/zones/example-park/audit?limit=2&from=2024-01-01", null), ("getZoneAudit", "/zones/example-park/audit/1", null), ("listAudit", "/audit?before=9", null), ("getMetrics", "/metrics", null), ("putActivities", "/zones/example-park/activities", "(file)"), ("undoActivities", "/zones/example-park/activities/undo", null),
        ("attachProof", "/zones/example-park/proofs?name=bill.txt&title=Bill&lines=E1", "paid"), ("listProofs", "/zones/example-park/proofs", null), ("getProofFile", "/zones/example-park/proofs/{file}", null),
        ("correctProof", "/zones/example-park/proofs/P2", """{"title":"Bill of May","lines":"E1 G1"}"""), ("withdrawProof", "/zones/example-park/proofs/P2/withdraw", """{"why":"another park's"}"""),
        ("putMember", "/zones/example-park/members/helper", """{"role":"zoneManager"}"""), ("listMembers", "/zones/example-park/members", null), ("endMember", "/zones/example-park/members/helper", null),
        ("getSettings", "/zones/example-park/settings", null), ("putSettings", "/zones/example-park/settings?reason=second%20batch", """{"settings":{"batch":"2"}}"""), ("undoSettings", "/zones/example-park/settings/undo", null), ("listTables", "/zones/example-park/tables?limit=5", null),
        ("putTable", "/zones/example-park/tables/indicators.csv", """{"columns":["year","indicator","value","unit"],"rows":[["2021","population","3","万人"]]}"""), ("getTable", "/zones/example-park/tables/indicators.csv", null),
        ("putVerification", "/zones/example-park/verification", """{"columns":["year","verifier","level"],"rows":[["2021","Vera","limited"]]}"""), ("undoVerification", "/zones/example-park/verification/undo", null), ("getVerification", "/zones/example-park/verification", null), ("getVerificationStatement", "/zones/example-park/verification/statement", null),
        ("putTableFile", "/zones/example-park/tables/indicators.csv/file", "year,indicator,value,unit\n2021,population,4,万人\n"), ("undoTable", "/zones/example-park/tables/indicators.csv/undo", null), ("getTableFile", "/zones/example-park/tables/indicators.csv/file", null),
        ("freezeRun", "/zones/example-park/runs", """{"why":"year's end"}"""), ("listJobs", "/zones/example-park/jobs", null), ("getJob", "/zones/example-park/jobs/{work}", null), ("cancelJob", "/zones/example-park/jobs/{work}/cancel", null), ("listRuns", "/zones/example-park/runs", null), ("getRun", "/zones/example-park/runs/{run}", null), ("compareRun", "/zones/example-park/runs/{run}/changes", null), ("getRunFile", "/zones/example-park/runs/{run}/files/run.json", null), ("getRunArchive", "/zones/example-park/runs/{run}/archive", null),
        ("verifyRun", "/zones/example-park/runs/{run}/verify", """{"why":"checked"}"""), ("sealRun", "/zones/example-park/runs/{run}/seal", """{"why":"verified"}"""), ("supersedeRun", "/zones/example-park/runs/{run}/supersede", """{"why":"a newer one"}"""),
        ("getFactorUpdate", "/zones/example-park/factor-update", null), ("adoptFactors", "/zones/example-park/factor-update", """{"year":{year},"basis":"{basis}","why":"newer"}"""),
        ("createZone", "/zones/new", """{"id":"example-pfresh","domain":"town","region":"CN-GD","year":2023}"""), ("addExamples", "/zones/examples", null), ("addZone", "/zones?id=copied", "(archive)"),
        ("importActivities", "/zones/example-plant/imports", "(book)"), ("getImport", "/zones/example-plant/imports/{job}", null), ("cancelImport", "/zones/example-plant/imports/{job}/cancel", null),
        ("writeReport", "/zones/example-plant/reports", null), ("cancelReport", "/zones/example-plant/reports/cancel", null), ("getReports", "/zones/example-plant/reports", null), ("getReportFile", "/zones/example-plant/reports/report.html", null),
        ("removeZone", "/zones/example-pfresh?id=example-pfresh", null),
        ("getActivitiesText", "/zones/example-plant/activities/text", null), ("getTableText", "/zones/example-plant/tables/indicators.csv/text", null), ("getVerificationText", "/zones/example-plant/verification/text", null), ("getSettingsText", "/zones/example-plant/settings/text", null), ("listBrokenFiles", "/zones/example-plant/broken-files?limit=9", null),
        ("mendSettings", "/zones/example-plant/settings/text", "(zone.yaml)"), ("mendActivities", "/zones/example-plant/activities/text", "(activities.csv)"), ("mendTable", "/zones/example-plant/tables/indicators.csv/text", "year,indicator,value,unit\n"), ("mendVerification", "/zones/example-plant/verification/text", "year,verifier,level\n"),
    ];

    // Who takes which step of a run: each another person.
    private static readonly Dictionary<string, string> By = new() { ["verifyRun"] = "checker", ["sealRun"] = "verifier" };

    private readonly Dictionary<string, string> _found = [];
    private readonly Dictionary<string, HttpClient> _clients = [];
    private readonly List<string> _wrong = [];
    private Served _served = null!;
    private Dictionary<string, (string Method, string Path, JsonObject Says)> _operations = null!;

    public async Task InitializeAsync()
    {
        _served = await Served.StartAsync();
        using var administrator = await _served.VisitAsAdministratorAsync();
        await administrator.SendAsync("/", "/zones/examples");
        var by = _served.Workbench.Accounts.All[0];
        _clients[""] = Client(by, TokenScope.Full);
        _clients["read"] = Client(by, TokenScope.Read);
        foreach (var (name, role) in new[] { ("checker", Role.Expert), ("verifier", Role.Verifier), ("helper", Role.Member) })
        {
            _served.Workbench.Accounts.Create(by, name, Served.Password, role);
            _clients[name] = Client(_served.Workbench.Accounts.All.Single(a => a.Name == name), TokenScope.Full);
        }

        _clients["stranger"] = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_served.Address) };
        var document = JsonNode.Parse(await _clients[""].GetStringAsync(Root + "/openapi.json"))!;
        _operations = document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => (Path: p.Key, Method: o.Key, Says: o.Value!.AsObject()))).ToDictionary(o => (string)o.Says["operationId"]!, o => (o.Method.ToUpperInvariant(), o.Path, o.Says));
    }

    public async Task DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }

        await _served.DisposeAsync();
    }

    [Fact]
    public async Task Every_operation_answers_what_the_document_says()
    {
        Assert.Equal(_operations.Keys.Order(StringComparer.Ordinal), Right.Select(r => r.Id).Order(StringComparer.Ordinal));
        foreach (var (id, path, body) in Right)
        {
            var (method, template, says) = _operations[id];
            var media = (says["requestBody"]?["content"] as JsonObject)?.First().Key;

            // The wrong ones first: they change nothing.
            await TryAsync(id, "stranger", method, path, body, media, 401);
            await TryAsync(id, "", method, path + (path.Contains('?') ? "&" : "?") + "surprise=1", body, media, 400);
            if (method != "GET")
            {
                await TryAsync(id, "read", method, path, body, media, 403);
            }

            if (template.Contains("{zone}", StringComparison.Ordinal))
            {
                await TryAsync(id, "", method, path.Replace("example-p", "no-p", StringComparison.Ordinal), body, media, 404);
            }

            if (media is not null)
            {
                await TryAsync(id, "", method, path, body, "application/x-other", 415);
                await TryAsync(id, "", method, path, body, media, 413, size: 65 << 20);
            }

            if (media == "application/json")
            {
                await TryAsync(id, "", method, path, """{"surprise":1}""", media, 400);
            }

            if (id == "getJob")
            {
                Assert.Equal(JobState.Done, (await _served.EndedAsync(KeptJobs.Freeze, "example-park")).State);
            }

            if (id == "getFactorUpdate")
            {
                await LookAsync("example-park");
            }

            if (id.StartsWith("get", StringComparison.Ordinal) && id.EndsWith("Text", StringComparison.Ordinal))
            {
                await BreakAsync(path);
            }

            await TryAsync(id, By.GetValueOrDefault(id, ""), method, path, body, media, null);
            if (method == "GET")
            {
                await HeadAsync(id, path);
            }
        }

        await WithErrorsAsync();
        Assert.Empty(_wrong);
    }

    // A file that cannot be read is put there from outside.
    private async Task BreakAsync(string path)
    {
        var file = path.Split('/')[^2] switch { "settings" => "zone.yaml", "activities" => "activities.csv", "verification" => "verification.csv", var table => table };
        var at = Path.Combine(_served.Folder, "zones", "example-plant", file);
        _found[file] = File.Exists(at) ? await File.ReadAllTextAsync(at) : "";
        await File.WriteAllTextAsync(at, file == "zone.yaml" ? "name: [\n" : "year\n\"open\n");
    }

    // The first answer names the job.
    private async Task LookAsync(string zone)
    {
        using var first = await _clients[""].GetAsync(Root + $"/zones/{zone}/factor-update");
        await JudgeAsync("getFactorUpdate", first, 202);
        await _served.EndedAsync(KeptJobs.Look, zone);
    }

    // A zone with errors has no inventory: the document says so of everything that needs one.
    private async Task WithErrorsAsync()
    {
        using var now = await _clients[""].GetAsync(Root + "/zones/copied/activities");
        using var broken = new HttpRequestMessage(HttpMethod.Put, Root + "/zones/copied/activities?evenWithErrors=true") { Content = new StringContent(await now.Content.ReadAsStringAsync() + "A99,2021,,nothing known,many,t\n", Encoding.UTF8, "text/csv") };
        broken.Headers.TryAddWithoutValidation("If-Match", now.Headers.ETag!.Tag);
        using var saved = await _clients[""].SendAsync(broken);
        Assert.Equal(200, (int)saved.StatusCode);
        await LookAsync("copied");
        foreach (var (id, path) in new[] { ("getInventory", "/inventory"), ("listLines", "/lines"), ("explainLine", "/lines/A1"), ("explainTotal", "/totals/net"), ("getFactorUpdate", "/factor-update"), ("listChapters", "/chapters"), ("getChapter", "/chapters/boundary") })
        {
            await TryAsync(id, "", "GET", "/zones/copied" + path, null, null, 409);
        }
    }

    [Fact]
    public void Whole_numbers_are_integers_and_every_refusal_is_a_problem()
    {
        foreach (var (id, (_, _, says)) in _operations)
        {
            var text = says.ToJsonString();
            Assert.False(text.Contains("\"pattern\"", StringComparison.Ordinal), id + ": " + text);
            foreach (var (status, response) in says["responses"]!.AsObject().Where(r => r.Key[0] == '4'))
            {
                Assert.Equal("application/problem+json", response!["content"]!.AsObject().Single().Key);
                Assert.DoesNotContain("[", (string)response["description"]!, StringComparison.Ordinal);
            }
        }

        var limit = _operations["listZones"].Says["parameters"]!.AsArray().Single(p => (string)p!["name"]! == "limit")!["schema"]!;
        Assert.Equal(("integer", 1, 1000), ((string)limit["type"]!, (int)limit["minimum"]!, (int)limit["maximum"]!));
        Assert.Contains("direct", _operations["listLines"].Says["parameters"]!.AsArray().Single(p => (string)p!["name"]! == "scope")!["schema"]!["enum"]!.AsArray().Select(v => (string)v!));
    }

    [Theory]
    [InlineData("/zones/example-park/runs/0123456789ab", "GET", null, 404)]
    [InlineData("/zones/example-park/runs/..%2F..", "GET", null, 404)]
    [InlineData("/zones/example-park/jobs/0123456789abcdef", "GET", null, 404)]
    [InlineData("/zones/example-park/jobs/0123456789abcdef/cancel", "POST", null, 404)]
    [InlineData("/zones/example-park/runs", "POST", """{"why":"(long)"}""", 400)]
    [InlineData("/zones/example-park/factor-update", "POST", """{"year":2022,"basis":"0","why":"(long)"}""", 400)]
    [InlineData("/zones/example-park/activities/undo", "POST", null, 428)]
    [InlineData("/zones/example-park/members/nobody", "PUT", """{"role":"editor"}""", 404)]
    [InlineData("/zones/example-park/members/helper", "PUT", """{"role":"administrator"}""", 400)]
    [InlineData("/zones/example-park/members/helper", "PUT", """{"role":3}""", 400)]
    [InlineData("/zones/example-park/members/helper", "DELETE", null, 404)]
    [InlineData("/zones/example-park/factor-update", "POST", """{"year":2022,"basis":"0","why":"x"}""", 409)]
    [InlineData("/zones/new", "POST", """{"id":"example-park","domain":"park","region":"CN-GD"}""", 400)]
    [InlineData("/zones/new", "POST", """{"id":"x","domain":"moon","region":"CN-GD"}""", 400)]
    [InlineData("/zones/new", "POST", """{"id":"x","domain":"park"}""", 400)]
    [InlineData("/zones/example-park/runs", "POST", """{"why":null}""", 400)]
    [InlineData("/zones/example-park/runs", "POST", """{"why":" "}""", 409)]
    [InlineData("/zones/example-park/lines/NONE", "GET", null, 404)]
    public async Task What_cannot_be_done_says_why(string path, string method, string? body, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Root + path) { Content = body is null ? null : new StringContent(body.Replace("(long)", new string('x', 501), StringComparison.Ordinal), Encoding.UTF8, "application/json") };
        using var answer = await _clients[""].SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"{answer.StatusCode}: {text}");
        var problem = JsonNode.Parse(text)!;
        Assert.Equal(status, (int)problem["status"]!);
        Assert.True(((string)problem["detail"]!).Length > 4);
    }

    private async Task TryAsync(string id, string who, string method, string path, string? body, string? media, int? expected, int size = 0)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Root + Filled(path));
        if (media is not null)
        {
            request.Content = new ByteArrayContent(size > 0 ? new byte[size] : await BytesAsync(body!, request));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(media);
        }

        if (id.StartsWith("undo", StringComparison.Ordinal) || id is "putSettings" or "putTable" or "putVerification" or "putTableFile")
        {
            request.Headers.TryAddWithoutValidation("If-Match", await TagAsync(_operations[id].Path[Root.Length..].Replace("/undo", "", StringComparison.Ordinal).Replace("{zone}", "example-park", StringComparison.Ordinal).Replace("{table}", "indicators.csv", StringComparison.Ordinal)));
        }

        if (id.StartsWith("mend", StringComparison.Ordinal))
        {
            request.Headers.TryAddWithoutValidation("If-Match", await TagAsync(_operations[id].Path[Root.Length..].Replace("{zone}", "example-plant", StringComparison.Ordinal).Replace("{table}", "indicators.csv", StringComparison.Ordinal)));
        }

        try
        {
            using var answer = await _clients[who].SendAsync(request);
            await JudgeAsync(id, answer, expected);
        }
        catch (HttpRequestException) when (size > 0)
        {
            // The server answers before everything was sent; the connection may break while it is.
        }
    }

    private async Task JudgeAsync(string id, HttpResponseMessage answer, int? expected)
    {
        var (status, text, media) = ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Content.Headers.ContentType?.MediaType);
        var where = $"{id} ({expected?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "right"}): {status} {media} {(text.Length > 300 ? text[..300] : text)}";
        if (_operations[id].Says["responses"]!.AsObject()[$"{status}"] is not JsonObject said || (expected is null ? status >= 300 && id is not ("getReportFile" or "adoptFactors" or "getFactorUpdate") : status != expected))
        {
            _wrong.Add(where);
            return;
        }

        var content = said["content"] as JsonObject;
        if (content is null ? text.Length > 0 : media is null || !content.ContainsKey(media))
        {
            _wrong.Add("media type of " + where);
        }
        else if (media is "application/json" && content![media]!["schema"] is JsonObject schema)
        {
            var json = JsonNode.Parse(text);
            _wrong.AddRange(Misfits(schema, json, "$").Select(m => $"{m} of {where}"));
            Remember(id, json!);
        }

        if (status == 401 && answer.Headers.WwwAuthenticate.SingleOrDefault()?.Scheme != "Bearer")
        {
            _wrong.Add("no challenge of " + where);
        }
    }

    // What later requests need of earlier answers.
    private void Remember(string id, JsonNode json)
    {
        foreach (var (of, name, field) in new[] { ("attachProof", "file", "file"), ("freezeRun", "work", "id"), ("getJob", "run", "run"), ("importActivities", "job", "id"), ("getFactorUpdate", "basis", "basis"), ("getFactorUpdate", "year", "after") })
        {
            if (of == id)
            {
                _found[name] = json[field]?.ToString() ?? "";
            }
        }
    }

    private string Filled(string text) => _found.Aggregate(text, (t, f) => t.Replace("{" + f.Key + "}", f.Value, StringComparison.Ordinal));

    private async Task<byte[]> BytesAsync(string body, HttpRequestMessage request)
    {
        switch (body)
        {
            case "(file)":
                using (var now = await _clients[""].GetAsync(Root + "/zones/example-park/activities"))
                {
                    request.Headers.TryAddWithoutValidation("If-Match", now.Headers.ETag!.Tag);
                    return Encoding.UTF8.GetBytes((await now.Content.ReadAsStringAsync()).Replace(",900,", ",901,", StringComparison.Ordinal));
                }

            case "(zone.yaml)" or "(activities.csv)":
                return Encoding.UTF8.GetBytes(_found[body.Trim('(', ')')]);
            case "(archive)":
                return await _clients[""].GetByteArrayAsync(Root + "/zones/example-plant/archive");
            case "(book)":
                return await Book();
            default:
                return Encoding.UTF8.GetBytes(Filled(body));
        }
    }

    private async Task<string> TagAsync(string path)
    {
        using var now = await _clients[""].GetAsync(Root + path);
        return now.Headers.ETag!.Tag;
    }

    private async Task<byte[]> Book()
    {
        using var administrator = await _served.VisitAsAdministratorAsync();
        return await administrator.Http.GetByteArrayAsync("/zones/example-plant/activities.xlsx");
    }

    private async Task HeadAsync(string id, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, Root + Filled(path));
        using var answer = await _clients[""].SendAsync(request);
        using var whole = await _clients[""].GetAsync(Root + Filled(path), HttpCompletionOption.ResponseHeadersRead);
        if (answer.StatusCode != whole.StatusCode || (await answer.Content.ReadAsByteArrayAsync()).Length > 0 || answer.Content.Headers.ContentType?.MediaType != whole.Content.Headers.ContentType?.MediaType)
        {
            _wrong.Add($"HEAD of {id}: {answer.StatusCode}");
        }
    }

    // Where a document does not fit its schema: types, required members, members nobody wrote down.
    private static IEnumerable<string> Misfits(JsonObject schema, JsonNode? value, string path)
    {
        string[] types = schema["type"] switch { JsonArray several => [.. several.Select(t => (string)t!)], JsonValue one => [(string)one!], _ => [] };
        var kind = value switch { null => "null", JsonObject => "object", JsonArray => "array", JsonValue v => v.GetValueKind() switch { System.Text.Json.JsonValueKind.String => "string", System.Text.Json.JsonValueKind.Number => v.TryGetValue<long>(out _) ? "integer" : "number", _ => "boolean" }, _ => "?" };
        if (types.Length > 0 && !types.Contains(kind) && !(kind == "integer" && types.Contains("number")))
        {
            return [$"{path} is {kind}, not {string.Join("/", types)}"];
        }

        if (schema["enum"] is JsonArray values && value is not null && values.All(v => v?.ToString() != value.ToString()))
        {
            return [$"{path} is {value}"];
        }

        return value switch
        {
            JsonObject o when schema["properties"] is JsonObject properties => o.SelectMany(m => properties[m.Key] is JsonObject of ? Misfits(of, m.Value, $"{path}.{m.Key}") : [$"{path}.{m.Key} is unknown"])
                .Concat((schema["required"] as JsonArray ?? []).Where(r => !o.ContainsKey((string)r!)).Select(r => $"{path}.{r} is missing")),
            JsonArray a when schema["items"] is JsonObject item => a.Take(5).SelectMany((m, i) => Misfits(item, m, $"{path}[{i}]")),
            _ => [],
        };
    }

    private HttpClient Client(Account account, TokenScope scope)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_served.Address) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", _served.Workbench.Tokens.Create(account, scope.ToString(), scope, "", 1));
        return client;
    }
}
