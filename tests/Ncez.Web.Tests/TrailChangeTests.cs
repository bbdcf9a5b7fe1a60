using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Ncez.Model.Workbench;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Tests;

/// <summary>The audit trail says what a save changed, field by field, and is searched by person, zone and day.</summary>
public sealed class TrailChangeTests : IAsyncLifetime
{
    private const string Park = "/zones/example-park";
    private readonly ClockOf _clock = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
    private Served _served = null!;
    private Visitor _administrator = null!;
    private Visitor _program = null!;

    private Workbench Workbench => _served.Workbench;

    private RegisteredZone Zone => Workbench.Zones.Find("example-park")!;

    private Account By => Workbench.Accounts.All.Single(a => a.Name == Served.Administrator);

    private ActivityGrid Grid => Workbench.Activities.Open(Zone)!;

    public async Task InitializeAsync()
    {
        _served = await Served.StartAsync(_clock);
        _administrator = await _served.VisitAsAdministratorAsync();
        await _administrator.SendAsync("/", "/zones/examples");
        await _administrator.SendAsync("/account", "/preferences", ("language", "en"), ("theme", "Light"));
        _program = _served.Visit();
        _program.Http.DefaultRequestHeaders.Authorization = new("Bearer", Workbench.Tokens.Create(By, "p", TokenScope.Full, "", 300)!);
    }

    public async Task DisposeAsync()
    {
        _program.Dispose();
        _administrator.Dispose();
        await _served.DisposeAsync();
    }

    [Fact]
    public async Task An_entry_says_row_field_before_and_after_and_so_does_the_line()
    {
        var (id, quantity, was) = (Grid.Header.IndexOf("id"), Grid.Header.IndexOf("quantity"), Grid.Rows[0][Grid.Header.IndexOf("quantity")]);
        var row = Grid.Rows[0][id];
        Save(r => r[id] == row ? r.SetItem(quantity, "4321.5") : r);
        var trail = await _administrator.ReadAsync(Park + "/audit");
        var link = System.Text.RegularExpressions.Regex.Match(trail, "href=\"(/zones/example-park/audit/[0-9]+)\">what changed").Groups[1].Value;
        Assert.Contains(link, await _administrator.ReadAsync("/audit"), StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode(await _administrator.ReadAsync(link));
        Assert.Contains("1 change, field by field", page, StringComparison.Ordinal);
        Assert.Matches($"text={row}\">{row}</a></th>\\s*<td>Quantity</td>\\s*<td class=\"wide\">{was}</td><td class=\"wide\">4321.5</td>", page);
        var told = JsonNode.Parse(await _program.ReadAsync("/api/v1" + link))!;
        Assert.Equal(("activities.csv", row, "quantity", was, "4321.5", 1), ((string?)told["changes"]![0]!["file"], (string?)told["changes"]![0]!["row"], (string?)told["changes"]![0]!["field"], (string?)told["changes"]![0]!["before"], (string?)told["changes"]![0]!["after"], (int)told["count"]!));

        // The line tells its history; what made no save has none, and there is no entry behind the last.
        Assert.Contains($"Quantity: {was} → 4321.5", WebUtility.HtmlDecode(await _administrator.ReadAsync($"{Park}/lines/{row}")), StringComparison.Ordinal);
        Assert.Contains("changed no data", await _administrator.ReadAsync(Park + "/audit/1"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _administrator.GetAsync(Park + "/audit/999")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _program.GetAsync("/api/v1" + Park + "/audit/999")).StatusCode);
    }

    [Fact]
    public void Settings_and_tables_are_told_too_and_a_confidential_quantity_is_withheld()
    {
        var settings = Workbench.Settings.Open(Zone)!;
        Assert.Equal(SaveState.Saved, Workbench.Settings.Save(By, Zone, new SettingsEdit(settings.Hash, new Dictionary<string, string> { ["batch"] = "7" })).State);
        Assert.Equal(new ChangedField("zone.yaml", "", "batch", settings.Values.GetValueOrDefault("batch", ""), "7"), Last().Shown.Single());

        const string targets = "targets.csv";
        var table = Workbench.Tables.Open(Zone, targets)!;
        var rows = table.Rows;
        Assert.Equal(SaveState.Saved, Workbench.Tables.Save(By, Zone, targets, new GridEdit(table.Hash, (table with { Rows = [.. rows.Skip(1)] }).Tabs, EvenWithErrors: true)).State);
        var gone = Last().Shown.Single();
        Assert.Equal((targets, rows[0][0], "", ""), (gone.File, gone.Row, gone.Field, gone.After));
        Assert.Contains(rows[0][table.Header.IndexOf("value")], gone.Before, StringComparison.Ordinal);

        var plain = Grid;
        var with = plain with { Header = plain.Header.Add("status"), Rows = [.. plain.Rows.Select(r => r.Add("computed"))] };
        Assert.Equal(SaveState.Saved, Workbench.Activities.Save(By, Zone, new GridEdit(plain.Hash, with.Tabs, EvenWithErrors: true)).State);
        Assert.Equal(plain.Rows.Select(r => new ChangedField("activities.csv", r[0], "status", "", "computed")), Last().Shown);
        var (id, quantity, status) = (Grid.Header.IndexOf("id"), Grid.Header.IndexOf("quantity"), Grid.Header.IndexOf("status"));
        var row = Grid.Rows[0][id];
        Save(r => r[id] == row ? r.SetItem(quantity, "777.25").SetItem(status, "C") : r);
        Assert.Equal([("quantity", "C", "C"), ("status", Grid.Rows[1][status], "C")], Last().Shown.Where(c => c.Row == row).Select(c => (c.Field, c.Before, c.After)));
        Save(r => r[id] == row ? r.SetItem(quantity, "778.25") : r);
        Assert.DoesNotContain("77", string.Concat(Last().Shown.Select(c => c.Before + c.After)), StringComparison.Ordinal);
        Save(r => r[id] == row ? [] : r);
        Assert.DoesNotContain("778.25", Last().Shown.Single().Before, StringComparison.Ordinal);
        Assert.DoesNotContain(Workbench.Changes.OfLine(Zone, row).SelectMany(s => s.Changes), c => (c.Before + c.After).Contains("777", StringComparison.Ordinal));
    }

    [Fact]
    public async Task More_changes_than_are_shown_are_said()
    {
        var header = Grid.Header;
        var (id, source) = (header.IndexOf("id"), header.IndexOf("source"));
        var more = Enumerable.Range(0, 250).Select(i => Grid.Rows[0].SetItem(id, $"N{i}").SetItem(source, $"bill {i}"));
        Assert.Equal(SaveState.Saved, Workbench.Activities.Save(By, Zone, new GridEdit(Grid.Hash, (Grid with { Rows = [.. Grid.Rows, .. more] }).Tabs, EvenWithErrors: true)).State);
        Assert.Equal((200, 250), (Last().Shown.Length, Last().Count));
        Assert.Contains("The first 200 of 250 changes", await _administrator.ReadAsync($"{Park}/audit/{Number}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trail_is_filtered_by_person_zone_and_day_and_still_comes_in_pages()
    {
        for (var day = 1; day <= 3; day++)
        {
            _clock.Now = new DateTimeOffset(2026, 4, day, 12, 0, 0, TimeSpan.Zero);
            for (var i = 0; i < 70; i++)
            {
                Workbench.Audit.Add(i % 2 == 0 ? "ann" : "bob", "report.written", i < 40 ? "example-park" : "example-plant");
            }
        }

        Assert.Equal(105, (await AllAsync("/audit", "account=ann")).Count);
        Assert.Equal(35, (await AllAsync("/audit", "account=ann&from=2026-04-02&until=2026-04-02")).Count);
        Assert.Equal(60, (await AllAsync("/audit", "account=ann&zone=example-park")).Count);
        var own = await AllAsync(Park + "/audit", "account=bob&from=2026-04-02");
        Assert.Equal(40, own.Count);
        Assert.All(own, e => Assert.Equal(("bob", "example-park"), ((string?)e["account"], (string?)e["zone"])));
        Assert.Equal(own.Select(e => (int)e["id"]!).OrderDescending(), own.Select(e => (int)e["id"]!));

        // Numbers stay those of the zone, and a zone's trail has no other zone's entries, whatever is asked.
        Assert.Equal(Workbench.Audit.OfZone(null, new TrailFilter { ZoneId = "example-park" }, 1).Entries[0].Number, (int)own[0]["id"]!);
        Assert.Equal(HttpStatusCode.BadRequest, (await _program.GetAsync($"/api/v1{Park}/audit?zone=example-plant")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _program.GetAsync("/api/v1/audit?from=2026-13-01")).StatusCode);
        using var again = await _served.VisitAsAdministratorAsync();
        Assert.DoesNotContain("/zones/example-plant", await again.ReadAsync(Park + "/audit?zone=example-plant"), StringComparison.Ordinal);

        var page = WebUtility.HtmlDecode(await again.ReadAsync("/audit?account=ann"));
        Assert.Contains("105 entries of this kind", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"ann\" selected", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<td class=\"tight\">bob</td>", page, StringComparison.Ordinal);
        var next = System.Text.RegularExpressions.Regex.Match(page, "href=\"(\\?before=[0-9]+&account=ann)\"").Groups[1].Value;
        Assert.Equal(5, System.Text.RegularExpressions.Regex.Count(await again.ReadAsync("/audit" + next), "<td class=\"tight\">ann</td>"));
    }

    private int Number => Workbench.Audit.OfZone(null, new TrailFilter { ZoneId = Zone.Id }, 1).Entries[0].Number;

    private ChangesOfEntry Last() => Workbench.Changes.Of(Zone, Workbench.Audit.Find(Zone.Id, Number)!)!;

    private void Save(Func<ImmutableArray<string>, ImmutableArray<string>> change)
    {
        var grid = Grid;
        Assert.Equal(SaveState.Saved, Workbench.Activities.Save(By, Zone, new GridEdit(grid.Hash, (grid with { Rows = [.. grid.Rows.Select(change).Where(r => r.Length > 0)] }).Tabs, EvenWithErrors: true)).State);
    }

    private async Task<List<JsonNode>> AllAsync(string path, string query)
    {
        var all = new List<JsonNode>();
        for (int? before = int.MaxValue; before is not null;)
        {
            var answer = JsonNode.Parse(await _program.ReadAsync(string.Create(CultureInfo.InvariantCulture, $"/api/v1{path}?limit=16&before={before}&{query}")))!;
            all.AddRange(answer["items"]!.AsArray().Select(e => e!));
            before = (int?)answer["before"];
        }

        return all;
    }
}
