using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;
using Ncez.Testing;
using Ncez.Workflows;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Tests;

/// <summary>The small tables of a zone: made, changed, emptied, put together, from files and by programs.</summary>
public sealed class TablesTests : IDisposable
{
    private const string Indicators = "indicators.csv";
    private readonly string _folder = Directory.CreateTempSubdirectory("ncez-tables-").FullName;
    private readonly Workbench _workbench;

    public TablesTests()
    {
        _workbench = Workbench.Open(new ShippedData(Shipped.Data), _folder, TimeProvider.System);
        _workbench.Accounts.CreateFirst("王磊", "a long sentence", Model.Texts.Language.En);
        _workbench.Zones.AddExamples(By, new Findings());
    }

    private Account By => _workbench.Accounts.All[0];

    private Account Other => By with { Name = "李敏", NameKey = "李敏" };

    private RegisteredZone Zone => _workbench.Zones.Find("example-bus-hub")!;

    private string PathOf(string file) => Path.Combine(_folder, "zones", Zone.Id, file);

    [Fact]
    public void A_table_that_was_not_there_is_made_changed_and_emptied()
    {
        File.Delete(PathOf(Indicators));
        var grid = _workbench.Tables.Open(Zone, Indicators)!;
        Assert.Empty(grid.Rows);
        Assert.Equal(SaveState.Unchanged, _workbench.Tables.Save(By, Zone, Indicators, new GridEdit(grid.Hash, grid.Tabs)).State);
        Assert.False(File.Exists(PathOf(Indicators)));
        Assert.Equal(SaveState.Saved, Save(By, ["2023", "population", "3", "万人"]).State);
        Assert.Equal("year,indicator,value,unit\n2023,population,3,万人\n", File.ReadAllText(PathOf(Indicators)));
        Assert.Equal(("table.saved", Indicators, "1"), (_workbench.Audit.Page(null, Zone.Id, 1)[0].Action, AuditTrail.FactsOf(_workbench.Audit.Page(null, Zone.Id, 1)[0])["file"], AuditTrail.FactsOf(_workbench.Audit.Page(null, Zone.Id, 1)[0])["added"]));

        var refused = Save(By, ["2023", "population", "many", "万人"]);
        Assert.Equal((SaveState.Refused, 0, 2), (refused.State, refused.Check.InGrid.First(f => f.Finding.Severity == Severity.Error).Row, refused.Check.InGrid.First(f => f.Finding.Severity == Severity.Error).Column));
        Assert.Equal(SaveState.Saved, Save(By).State);
        Assert.Equal("year,indicator,value,unit\n", File.ReadAllText(PathOf(Indicators)));
        Assert.False(_workbench.Inventories.Of(Zone)!.Account.Findings.HasErrors);
    }

    [Fact]
    public void A_download_holds_no_formula_and_comes_back_as_it_was()
    {
        File.Delete(PathOf("actions.csv"));
        string[] texts = ["=cmd|calc!A1", "+86 20 1234", "@x", "'quoted", "'=x", "-5", "-5 °C"];
        Assert.Equal(["'=cmd|calc!A1", "'+86 20 1234", "'@x", "'quoted", "''=x", "-5", "'-5 °C"], texts.Select(Data.Export.SpreadsheetText.Guarded));
        Assert.Equal(texts, texts.Select(t => Data.Export.SpreadsheetText.Unguarded(Data.Export.SpreadsheetText.Guarded(t))));

        var grid = _workbench.Tables.Open(Zone, "actions.csv")!;
        var column = grid.Header.IndexOf("note");
        var row = grid.Header.Select((_, c) => c == column ? "=1+1" : c == 0 ? "X1" : "").ToArray();
        File.WriteAllText(PathOf("actions.csv"), string.Join(',', grid.Header) + "\n" + string.Join(',', row) + "\n");
        var sent = _workbench.Tables.Download(Zone, "actions.csv");
        Assert.Contains(",'=1+1", Encoding.UTF8.GetString(sent), StringComparison.Ordinal);
        Assert.Contains("=1+1", Encoding.UTF8.GetString(_workbench.Tables.Content(Zone, "actions.csv")), StringComparison.Ordinal);
        var back = _workbench.Tables.Read(Zone, "actions.csv", "actions.csv", new MemoryStream(sent), new Findings())!;
        Assert.Equal(_workbench.Tables.Open(Zone, "actions.csv")!.Tabs, back.Tabs);
    }

    [Fact]
    public void Rows_without_an_id_are_put_together_by_what_they_are_about()
    {
        File.Delete(PathOf(Indicators));
        Save(By, ["2023", "population", "3", "万人"], ["2023", "floor_area", "5000", "m2"]);
        var both = _workbench.Tables.Open(Zone, Indicators)!;
        Assert.Equal(SaveState.Saved, Save(By, ["2023", "population", "4", "万人"], ["2023", "floor_area", "5000", "m2"]).State);
        var late = _workbench.Tables.Save(Other, Zone, Indicators, new GridEdit(both.Hash, both.Tabs.Replace("5000", "6000", StringComparison.Ordinal)));
        Assert.Equal((SaveState.Saved, 1), (late.State, late.Merged));
        Assert.Contains("population,4", File.ReadAllText(PathOf(Indicators)), StringComparison.Ordinal);
        Assert.Contains("floor_area,6000", File.ReadAllText(PathOf(Indicators)), StringComparison.Ordinal);
        var asked = _workbench.Tables.Save(Other, Zone, Indicators, new GridEdit(both.Hash, both.Tabs.Replace("\t3\t", "\t5\t", StringComparison.Ordinal)));
        Assert.Equal((SaveState.Asks, "2023 · population", "value"), (asked.State, asked.Conflicts.Single().Conflict.Line, asked.Conflicts.Single().Conflict.Column));

        // Somebody else saved last, another row: who changed this field is named.
        Assert.Equal((By.Name, Other.Name), (asked.Conflicts.Single().Other!.Account, asked.Meanwhile!.Account));
    }

    [Fact]
    public void Every_table_can_be_opened_and_one_with_only_its_header_is_no_error()
    {
        foreach (var file in EditTables.Files.Where(f => !File.Exists(PathOf(f))))
        {
            File.WriteAllText(PathOf(file), string.Join(',', GridColumns.Of(file).Select(c => c.Name)) + "\n");
            Assert.NotNull(_workbench.Tables.Open(Zone, file));
        }

        Assert.Empty(_workbench.Inventories.Of(Zone)!.Account.Findings.Sorted().Where(f => f.Severity == Severity.Error).Select(f => $"{f.Code} {f.Where}"));
        Assert.DoesNotContain("reviews.csv", EditTables.Files);
    }

    [Fact]
    public void A_file_that_leaves_a_filled_column_out_is_not_taken()
    {
        File.Delete(PathOf(Indicators));
        Save(By, ["2023", "population", "3", "万人", "", "", "", "yearbook"]);
        var findings = new Findings();
        Assert.Null(_workbench.Tables.Read(Zone, Indicators, "a.csv", new MemoryStream(Encoding.UTF8.GetBytes("年份,指标,数值,单位\n2023,population,4,万人\n")), findings));
        Assert.Equal("WEB-020", findings.Sorted().Single().Code);
        var look = _workbench.Tables.Read(Zone, Indicators, "a.csv", new MemoryStream(Encoding.UTF8.GetBytes("年份,指标,数值,单位,来源\n2023,population,4,万人,census\n")), new Findings())!;
        Assert.Equal(SaveState.Saved, _workbench.Tables.Save(By, Zone, Indicators, look).State);
        Assert.Equal("year,indicator,value,unit,source\n2023,population,4,万人,census\n", File.ReadAllText(PathOf(Indicators)));

        using var book = new MemoryStream();
        GridBooks.Write(_workbench.Tables.Open(Zone, Indicators)!, book, Model.Texts.Language.Zh, Indicators);
        book.Position = 0;
        var back = _workbench.Tables.Read(Zone, Indicators, "a.xlsx", book, findings = new Findings());
        Assert.True(back is not null, string.Join("; ", findings.Sorted().Select(f => f.Found.En)));
        Assert.Equal(SaveState.Unchanged, _workbench.Tables.Save(By, Zone, Indicators, back).State);
    }

    [Fact]
    public void A_file_that_is_no_table_is_told_in_the_words_of_the_table()
    {
        Assert.Equal("WEB-031 the file is empty", Told("a.csv", []));
        Assert.Equal("WEB-026 the file is a picture", Told("a.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0]));
        File.Delete(PathOf(Indicators));
        Save(By, ["2023", "population", "3", "万人", "", "", "", "yearbook"]);
        Assert.Equal("WEB-020 what was sent has no column “source”, which indicators.csv of this zone has, with values", Told("a.csv", Encoding.UTF8.GetBytes("year,indicator,value,unit\n2023,population,4,万人\n")));
        Assert.NotNull(_workbench.Tables.Read(Zone, Indicators, "unicode.csv", new MemoryStream([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("year,indicator,value,unit,source\n2023,population,4,万人,a\n")]), new Findings()));

        string Told(string name, byte[] content)
        {
            var findings = new Findings();
            Assert.Null(_workbench.Tables.Read(Zone, Indicators, name, new MemoryStream(content), findings));
            var finding = findings.Sorted().Single();
            return $"{finding.Code} {finding.Found.En}";
        }
    }

    [Fact]
    public async Task An_upload_of_an_empty_file_says_so_on_the_page()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        await administrator.SendAsync("/", "/zones/examples");
        using var form = new MultipartFormDataContent { { new StringContent(await administrator.FormTokenAsync("/account")), "__RequestVerificationToken" }, { new ByteArrayContent([]), "file", "targets.csv" } };
        using var answer = await administrator.Http.PostAsync("/zones/example-plant/tables/targets.csv/upload", form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("WEB-031", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_own_factor_that_changes_a_frozen_figure_asks_why()
    {
        var findings = new Findings();
        var park = _workbench.Zones.Find("example-park")!;
        Assert.True(_workbench.Runs.Freeze(By, park, "closed", new RunWatch("j", _ => { }, CancellationToken.None), findings) is not null, string.Join("; ", findings.Sorted().Select(f => f.Found.En)));
        var edit = OwnFactor(park);
        var asked = _workbench.Tables.Save(By, park, "factors.csv", edit);
        Assert.True(asked.State == SaveState.AsksReason, $"{asked.State} {string.Join("; ", asked.Check.All.Select(f => f.Code + f.Found.En))}");
        Assert.Contains("E1", asked.ChangedLines);
        Assert.Equal(SaveState.Saved, _workbench.Tables.Save(By, park, "factors.csv", edit with { Reason = "measured" }).State);
    }

    [Fact]
    public void Saves_of_a_table_are_taken_back_to_the_file_that_was_not_there()
    {
        File.Delete(PathOf(Indicators));
        Assert.Equal(UndoState.Nothing, Undo(By).State);
        Assert.Equal(SaveState.Saved, Save(By, ["2023", "population", "3", "万人"]).State);
        var first = File.ReadAllText(PathOf(Indicators));
        var seen = _workbench.Tables.Open(Zone, Indicators)!.Hash;
        Assert.Equal(SaveState.Saved, Save(Other, ["2023", "population", "4", "万人"]).State);
        Assert.Equal(UndoState.Stale, _workbench.Tables.Undo(By, Zone, Indicators, new UndoRequest(seen)).State);
        Assert.Equal((UndoState.Others, "李敏"), (Undo(By).State, Undo(By).Of!.Account));
        Assert.Equal(UndoState.Done, Undo(By, evenOthers: true).State);
        Assert.Equal(first, File.ReadAllText(PathOf(Indicators)));
        var entry = _workbench.Audit.Page(null, Zone.Id, 1)[0];
        Assert.Equal(("table.undone", "王磊", Indicators), (entry.Action, entry.Account, AuditTrail.FactsOf(entry)["file"]));
        Assert.Equal(UndoState.Done, Undo(By).State);
        Assert.False(File.Exists(PathOf(Indicators)));
        Assert.Equal(UndoState.Nothing, Undo(By).State);
        Assert.Null(_workbench.Audit.Verify().FirstBroken);
    }

    [Fact]
    public void Taking_back_what_changes_a_frozen_figure_asks_why_like_any_other_edit()
    {
        var park = _workbench.Zones.Find("example-park")!;
        Assert.Equal(SaveState.Saved, _workbench.Tables.Save(By, park, "factors.csv", OwnFactor(park)).State);
        var findings = new Findings();
        Assert.True(_workbench.Runs.Freeze(By, park, "closed", new RunWatch("j", _ => { }, CancellationToken.None), findings) is not null, string.Join("; ", findings.Sorted().Select(f => f.Found.En)));
        var asked = _workbench.Tables.Undo(By, park, "factors.csv", new UndoRequest(_workbench.Tables.Open(park, "factors.csv")!.Hash));
        Assert.Equal((UndoState.AsksReason, SaveState.AsksReason), (asked.State, asked.Asked!.State));
        Assert.Contains("E1", asked.Asked.ChangedLines);
        Assert.Contains("0.9", _workbench.Tables.Open(park, "factors.csv")!.Tabs, StringComparison.Ordinal);
        Assert.Equal(SaveState.Saved, _workbench.Tables.Save(By, park, "factors.csv", asked.Edit! with { Reason = "not measured" }).State);
        Assert.DoesNotContain("0.9", _workbench.Tables.Open(park, "factors.csv")!.Tabs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_and_put_a_table_and_settings()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        await administrator.SendAsync("/", "/zones/examples");
        using var program = served.Visit();
        program.Http.DefaultRequestHeaders.Authorization = new("Bearer", served.Workbench.Tokens.Create(served.Workbench.Accounts.All[0], "p", TokenScope.Full, "example-plant", 1)!);
        const string Root = "/api/v1/zones/example-plant";
        var table = JsonNode.Parse(await program.ReadAsync(Root + "/tables/targets.csv"))!;
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await program.Http.PutAsync(Root + "/tables/targets.csv", Json("""{"columns":["id"],"rows":[]}"""))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(program, Root + "/tables/indicators.csv", (string)JsonNode.Parse(await program.ReadAsync(Root + "/tables/indicators.csv"))!["hash"]!,
            Json("""{"columns":["年份","indicator","value","unit","price_year","source","note","growth_percent","drives"],"rows":[["2023","population","3","万人"]]}"""))).StatusCode);
        Assert.Contains("population,3,万人", await program.ReadAsync(Root + "/tables/indicators.csv/file"), StringComparison.Ordinal);
        var hash = (string)JsonNode.Parse(await program.ReadAsync(Root + "/tables/indicators.csv"))!["hash"]!;
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(program, HttpMethod.Post, Root + "/tables/indicators.csv/undo", hash, null)).StatusCode);
        Assert.DoesNotContain("population,3,万人", await program.ReadAsync(Root + "/tables/indicators.csv/file"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync(program, HttpMethod.Post, Root + "/tables/indicators.csv/undo", hash, null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(program, HttpMethod.Post, Root + "/tables/reviews.csv/undo", hash, null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(Root + "/tables/reviews.csv")).StatusCode);
        Assert.NotNull(table["columns"]);

        var settings = JsonNode.Parse(await program.ReadAsync(Root + "/settings"))!;
        var refused = await PutAsync(program, Root + "/settings", (string)settings["hash"]!, Json("""{"settings":{"region":"CN-XX"}}"""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("ZON-004", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await PutAsync(program, Root + "/settings", (string)settings["hash"]!, Json("""{"settings":{"id":"x"}}"""))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(program, Root + "/settings", (string)settings["hash"]!, Json("""{"settings":{"batch":"2"}}"""))).StatusCode);
        Assert.Equal("2", (string?)JsonNode.Parse(await program.ReadAsync(Root + "/settings"))!["settings"]!["batch"]);
    }

    [Fact]
    public async Task A_report_says_that_the_data_changed_after_it_was_made()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        await administrator.SendAsync("/", "/zones/examples");
        const string Page = "/zones/example-plant/reports";
        await administrator.SendAsync(Page, Page);
        await served.EndedAsync("report", "example-plant");
        Assert.DoesNotContain("id=\"stale\"", await administrator.ReadAsync(Page), StringComparison.Ordinal);
        File.AppendAllText(Path.Combine(served.Folder, "zones", "example-plant", "zone.yaml"), "\n# changed\n");
        var html = await administrator.ReadAsync(Page);
        Assert.Contains("id=\"stale\"", html, StringComparison.Ordinal);
        Assert.Contains("zone.yaml<", html, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Workbench.Release();
        Directory.Delete(_folder, recursive: true);
    }

    private UndoOutcome Undo(Account by, bool evenOthers = false) => _workbench.Tables.Undo(by, Zone, Indicators, new UndoRequest(_workbench.Tables.Open(Zone, Indicators)!.Hash, evenOthers));

    private GridEdit OwnFactor(RegisteredZone zone)
    {
        var grid = _workbench.Tables.Open(zone, "factors.csv")!;
        string[] row = [.. grid.Header.Select(h => h switch { "id" => "mine", "item" => "电力", "parameter" => "emission_factor", "gas" => "CO2", "value" => "0.9", "unit" => "tCO2/MWh", "source" => "contract", _ => "" })];
        return new GridEdit(grid.Hash, grid.Tabs + string.Join('\t', row) + "\n");
    }

    private SaveOutcome Save(Account by, params string[][] rows)
    {
        var grid = _workbench.Tables.Open(Zone, Indicators)!;
        return _workbench.Tables.Save(by, Zone, Indicators, new GridEdit(grid.Hash, "year\tindicator\tvalue\tunit\tprice_year\tgrowth_percent\tdrives\tsource\n" + string.Concat(rows.Select(r => string.Join('\t', r) + "\n"))));
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static Task<HttpResponseMessage> PutAsync(Visitor program, string path, string hash, HttpContent content) => SendAsync(program, HttpMethod.Put, path, hash, content);

    private static async Task<HttpResponseMessage> SendAsync(Visitor program, HttpMethod method, string path, string hash, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{hash}\"");
        return await program.Http.SendAsync(request);
    }
}
