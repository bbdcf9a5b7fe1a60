using System.Net;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;
using Ncez.Model.Zones;
using Ncez.Testing;
using Ncez.Workflows;
using Ncez.Workflows.Workbench;
using Ncez.Workflows.Zones;

namespace Ncez.Web.Tests;

/// <summary>Settings of a zone: changed field by field, checked by the reader, put together, in the trail; and what a frozen run asks.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ncez-settings-").FullName;
    private readonly Workbench _workbench;

    public SettingsTests()
    {
        _workbench = Workbench.Open(new ShippedData(Shipped.Data), _folder, TimeProvider.System);
        _workbench.Accounts.CreateFirst("王磊", "a long sentence", Model.Texts.Language.En);
        _workbench.Zones.AddExamples(By, new Findings());
    }

    private Account By => _workbench.Accounts.All[0];

    private Account Other => By with { Name = "李敏", NameKey = "李敏" };

    private RegisteredZone Zone => _workbench.Zones.Find("example-park")!;

    private string Text => File.ReadAllText(Path.Combine(_folder, "zones", "example-park", "zone.yaml"));

    [Fact]
    public void A_setting_changes_its_line_and_nothing_else_and_the_trail_says_so()
    {
        var before = Text.Split('\n');
        Assert.Equal(SaveState.Saved, Save(By, ("region", "CN-SN"), ("name.en", "A park")).State);
        Assert.Equal(2, before.Zip(Text.Split('\n')).Count(p => p.First != p.Second));
        Assert.Equal(("A park", "CN-SN"), (Zone.NameEn, _workbench.Inventories.Of(Zone)!.Account.Inventory!.Zone.Region));
        var entry = _workbench.Audit.Page(null, Zone.Id, 1).Single();
        Assert.Equal("settings.saved", entry.Action);
        Assert.Contains("region: CN-GD → CN-SN", AuditTrail.FactsOf(entry)["changes"], StringComparison.Ordinal);
        Assert.Equal(SaveState.Unchanged, Save(By, ("region", "CN-SN")).State);
    }

    [Fact]
    public void Every_fault_is_told_at_once_with_its_field_and_nothing_is_written()
    {
        var before = Text;
        var refused = Save(By, ("region", "CN-XX"), ("years", "20x1"), ("location.lat", "100"), ("offset_cap.share", "20"), ("offset_cap.of", "net"));
        Assert.Equal(SaveState.Refused, refused.State);
        Assert.Superset(new HashSet<string?> { "region", "years[0]", "location.lat", "offset_cap.share", "offset_cap.of" }, refused.Check.All.Select(f => f.Where.Field).ToHashSet());
        Assert.Equal(SaveState.Refused, _workbench.Settings.Save(By, Zone, Edit(("region", "CN-XX")) with { EvenWithErrors = true }).State);
        Assert.Equal(before, Text);
    }

    [Fact]
    public void What_breaks_other_files_is_saved_only_when_that_is_said()
    {
        var refused = Save(By, ("domain", "building"));
        Assert.Equal(SaveState.Refused, refused.State);
        Assert.Contains(refused.Check.All, f => f.Severity == Severity.Error);
        var edit = Edit(("boundary.choices.waste", ""), ("years", "2021\n2022"), ("baseline", "2021"));
        Assert.Equal(SaveState.Saved, _workbench.Settings.Save(By, Zone, edit with { EvenWithErrors = true }).State);
    }

    [Fact]
    public void Two_who_change_other_settings_both_find_theirs_and_the_same_setting_asks()
    {
        var both = _workbench.Settings.Open(Zone)!;
        Assert.Equal(SaveState.Saved, Save(By, ("region", "CN-GX"), ("status", "built")).State);
        Assert.Equal(SaveState.Saved, Save(By with { Name = "zm", NameKey = "zm" }, ("name.en", "Another park")).State);
        var late = new SettingsEdit(both.Hash, new Dictionary<string, string> { ["region"] = "CN-HN", ["batch"] = "2" });
        var asked = _workbench.Settings.Save(Other, Zone, late);
        Assert.Equal((SaveState.Asks, new FieldConflict("region", "", "CN-GD", "CN-HN", "CN-GX"), "王磊"), (asked.State, asked.Conflicts.Single().Conflict, asked.Conflicts.Single().Other!.Account));
        Assert.DoesNotContain("batch:", Text, StringComparison.Ordinal);
        Assert.Equal(SaveState.Saved, _workbench.Settings.Save(Other, Zone, late with { Choices = new Dictionary<FieldConflict, bool> { [asked.Conflicts[0].Conflict] = true } }).State);
        Assert.Equal(("CN-HN", "built", "2"), (_workbench.Settings.Open(Zone)!.Values["region"], _workbench.Settings.Open(Zone)!.Values["status"], _workbench.Settings.Open(Zone)!.Values["batch"]));

        // A file that was changed from outside cannot be put together: it is not overwritten.
        File.AppendAllText(Path.Combine(_folder, "zones", "example-park", "zone.yaml"), "\n# by hand\n");
        Assert.Equal(SaveState.Conflict, _workbench.Settings.Save(Other, Zone, late with { BaseHash = new string('0', 64) }).State);
    }

    [Fact]
    public void Frozen_figures_that_come_out_otherwise_ask_why_and_what_was_reviewed_is_looked_at_again()
    {
        var findings = new Findings();
        Assert.True(_workbench.Runs.Freeze(By, Zone, "closed", new RunWatch("j", _ => { }, CancellationToken.None), findings) is not null, string.Join("; ", findings.Sorted().Select(f => f.Found.En)));
        Assert.Equal(SaveState.Saved, Save(By, ("status", "built")).State);
        var asked = Save(By, ("region", "CN-SN"));
        Assert.Equal(SaveState.AsksReason, asked.State);
        Assert.Contains("E1", asked.ChangedLines);
        Assert.Contains("region: CN-GD", Text, StringComparison.Ordinal);
        Assert.Equal(SaveState.Saved, _workbench.Settings.Save(By, Zone, Edit(("region", "CN-SN")) with { Reason = "the park lies in Shaanxi" }).State);
        Assert.Equal(("settings.savedWhy", "the park lies in Shaanxi"), (_workbench.Audit.Page(null, Zone.Id, 1)[0].Action, AuditTrail.FactsOf(_workbench.Audit.Page(null, Zone.Id, 1)[0])["why"]));
        Assert.Null(_workbench.Audit.Verify().FirstBroken);
    }

    [Fact]
    public void A_change_of_settings_is_taken_back_and_one_of_frozen_figures_asks_why()
    {
        var before = Text;
        Assert.Equal(UndoState.Nothing, Undo(By).State);
        Assert.Equal(SaveState.Saved, Save(Other, ("name.en", "A park"), ("batch", "2")).State);
        Assert.Equal((UndoState.Others, "李敏"), (Undo(By).State, Undo(By).Of!.Account));
        Assert.Equal(UndoState.Done, Undo(By, evenOthers: true).State);
        Assert.Equal(before, Text);
        Assert.NotEqual("A park", Zone.NameEn);
        var entry = _workbench.Audit.Page(null, Zone.Id, 1).Single();
        Assert.Equal("settings.undone", entry.Action);
        Assert.Contains("batch: 2 → –", AuditTrail.FactsOf(entry)["changes"], StringComparison.Ordinal);

        Assert.Equal(SaveState.Saved, Save(By, ("region", "CN-SN"), ("batch", "3")).State);
        var findings = new Findings();
        Assert.True(_workbench.Runs.Freeze(By, Zone, "closed", new RunWatch("j", _ => { }, CancellationToken.None), findings) is not null, string.Join("; ", findings.Sorted().Select(f => f.Found.En)));
        var asked = Undo(By);
        Assert.Equal((UndoState.AsksReason, SaveState.AsksReason), (asked.State, asked.Asked!.State));
        Assert.Contains("region: CN-SN", Text, StringComparison.Ordinal);
        Assert.Equal(SaveState.Saved, _workbench.Settings.Save(By, Zone, asked.Settings! with { Reason = "it lies in Guangdong" }).State);
        Assert.Equal(("CN-GD", false), (_workbench.Settings.Open(Zone)!.Values["region"], _workbench.Settings.Open(Zone)!.Values.ContainsKey("batch")));
    }

    [Fact]
    public void A_new_zone_begins_with_its_name_region_and_a_row_for_every_year()
    {
        var findings = new Findings();
        var zone = _workbench.Zones.Create(By, Domain.Town, "fresh", new NewZone(2022, 2024) { Name = new("近零: 小镇", ""), Region = "CN-ZJ" }, findings);
        Assert.False(findings.HasErrors);
        Assert.Equal(("近零: 小镇", "近零: 小镇"), (zone!.NameZh, zone.NameEn));
        var inventory = _workbench.Inventories.Of(zone)!.Account.Inventory!;
        Assert.Equal(("CN-ZJ", "2022 2023 2024"), (inventory.Zone.Region, string.Join(' ', inventory.Zone.Years)));
        Assert.Equal(["2022", "2023", "2024"], _workbench.Activities.Rows(zone)!.Rows.Select(r => r[1]).Distinct());
        Assert.Null(_workbench.Zones.Create(By, Domain.Town, "wrong", new NewZone(2024, 2022) { Region = "CN-QQ" }, findings));
        Assert.Equal(["ZON-004", "ZON-007"], findings.Sorted().Select(f => f.Code).Order());
    }

    [Fact]
    public async Task The_page_shows_a_fault_beside_its_field_and_who_may_not_change_gets_no_form()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        await administrator.SendAsync("/", "/zones/examples");
        served.Workbench.Accounts.Create(served.Workbench.Accounts.All[0], "editor", Served.Password, Role.Editor);
        const string Page = "/zones/example-park/settings";
        var html = await administrator.ReadAsync(Page);
        Assert.Contains("name=\"region\"", html, StringComparison.Ordinal);
        var hash = served.Workbench.Settings.Open(served.Workbench.Zones.Find("example-park")!)!.Hash;
        var refused = await administrator.SendAsync(Page, Page, ("base", hash), ("years", "20x1"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("ZON-007", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var saved = await administrator.SendAsync(Page, Page, ("base", hash), ("years", "2020-2021"), ("factors:0:0", "cn-grid"), ("factors:1:0", ""), ("factors:2:0", "gbt-2589-2020"), ("anyway", "1"));
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.Contains("factors: [cn-grid, gbt-2589-2020]", File.ReadAllText(Path.Combine(served.Folder, "zones", "example-park", "zone.yaml")), StringComparison.Ordinal);

        // What was saved is taken back by its button.
        html = await administrator.ReadAsync(Page);
        Assert.Contains("action=\"/zones/example-park/settings/undo\"", html, StringComparison.Ordinal);
        hash = served.Workbench.Settings.Open(served.Workbench.Zones.Find("example-park")!)!.Hash;
        Assert.EndsWith("?done=undone", (await administrator.SendAsync(Page, Page + "/undo", ("base", hash))).Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.DoesNotContain("factors: [cn-grid, gbt-2589-2020]", File.ReadAllText(Path.Combine(served.Folder, "zones", "example-park", "zone.yaml")), StringComparison.Ordinal);

        using var editor = served.Visit();
        await editor.SignInAsync("editor", Served.Password);
        html = await editor.ReadAsync(Page);
        Assert.Contains("<fieldset class=\"panel\" disabled", html, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"reason\"", html, StringComparison.Ordinal);
        Assert.Contains("<title>示例园区", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Workbench.Release();
        Directory.Delete(_folder, recursive: true);
    }

    private UndoOutcome Undo(Account by, bool evenOthers = false) => _workbench.Settings.Undo(by, Zone, new UndoRequest(_workbench.Settings.Open(Zone)!.Hash, evenOthers));

    private SaveOutcome Save(Account by, params (string Path, string Value)[] values) => _workbench.Settings.Save(by, Zone, Edit(values));

    private SettingsEdit Edit(params (string Path, string Value)[] values) => new(_workbench.Settings.Open(Zone)!.Hash, values.ToDictionary(v => v.Path, v => v.Value));
}
