using System.IO.Compression;
using System.Net;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Tests;

/// <summary>Zones that cannot come in, that became unreadable, and that leave.</summary>
public sealed class RemoveZoneTests : IAsyncLifetime
{
    private const string Park = "/zones/example-park";
    private Served _served = null!;
    private Visitor _administrator = null!;

    private Workbench Workbench => _served.Workbench;

    private Account By => Workbench.Accounts.All.Single(a => a.Name == Served.Administrator);

    private string Home => Path.Combine(_served.Folder, "zones", "example-park");

    public async Task InitializeAsync()
    {
        _served = await Served.StartAsync();
        _administrator = await _served.VisitAsAdministratorAsync();
        await _administrator.SendAsync("/", "/zones/examples");
        await _administrator.SendAsync("/account", "/preferences", ("language", "en"), ("theme", "Light"));
    }

    public async Task DisposeAsync()
    {
        _administrator.Dispose();
        await _served.DisposeAsync();
    }

    [Fact]
    public void Archives_hold_what_a_zone_folder_holds_and_unpack_to_no_mountain()
    {
        using var whole = new MemoryStream();
        Workbench.Archives.Write(Workbench.Zones.Find("example-park")!, whole);
        var (strange, heavy, broken) = (Refused(whole, ("run.exe", "MZ"u8.ToArray()), ("evidence/mail.eml", "x"u8.ToArray()), ("evidence/page.html", "x"u8.ToArray())),
            Refused(whole, ("notes.txt", new byte[8 << 20])), Refused(whole, ("zone.yaml", "name: [\n"u8.ToArray())));
        Assert.Equal(["WEB-041 evidence/mail.eml", "WEB-041 evidence/page.html", "WEB-041 run.exe"], strange);
        Assert.Equal(["WEB-042 "], heavy);
        Assert.StartsWith("YML-001 zone.yaml", broken[0], StringComparison.Ordinal);
        Assert.Null(Workbench.Zones.Find("again"));

        // What a run keeps and proofs of the kinds that uploads take come in, and what came in goes out the same.
        using var fit = With(whole, ("runs/0123456789ab/run.json", "{}"u8.ToArray()), ("runs/0123456789ab/report.html", "<p>"u8.ToArray()), ("evidence/bill.pdf", "%PDF-"u8.ToArray()), ("notes.txt", new byte[1 << 20]));
        Assert.NotNull(Workbench.Archives.Add(By, "again", fit, new Findings()));
        using var back = new MemoryStream();
        Workbench.Archives.Write(Workbench.Zones.Find("again")!, back);
        Assert.Equal(Contents(fit), Contents(back));
    }

    [Fact]
    public async Task A_zone_file_that_became_unreadable_is_mended_as_text()
    {
        var (file, whole) = (Path.Combine(Home, "zone.yaml"), await File.ReadAllTextAsync(Path.Combine(Home, "zone.yaml")));
        await File.WriteAllTextAsync(file, "name: [\n" + whole);
        var page = WebUtility.HtmlDecode(await _administrator.ReadAsync(Park + "/settings"));
        Assert.Contains("cannot be read: mend its text", page, StringComparison.Ordinal);
        Assert.Contains("name: [\n", page, StringComparison.Ordinal);
        var seen = page.Split("name=\"base\" value=\"")[1].Split('"')[0];
        var still = await _administrator.SendAsync(Park + "/settings", Park + "/settings/text", ("base", seen), ("text", "name: [\n"));
        Assert.Equal(HttpStatusCode.BadRequest, still.StatusCode);
        Assert.EndsWith("done=notMended", (await _administrator.SendAsync(Park + "/settings", Park + "/settings/text", ("base", "x"), ("text", whole))).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("done=settings", (await _administrator.SendAsync(Park + "/settings", Park + "/settings/text", ("base", seen), ("text", whole.ReplaceLineEndings("\r\n")))).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(whole, await File.ReadAllTextAsync(file));
        Assert.Equal("settings.mended", Workbench.Audit.Page(null, "example-park", 1).Single().Action);
        Assert.Contains("Mended zone.yaml", await _administrator.ReadAsync(Park + "/audit"), StringComparison.Ordinal);

        // One that can be read is not replaced behind the form.
        Assert.Equal(SaveState.Conflict, Workbench.Mending.Mend(By, Workbench.Zones.Find("example-park")!, new MendedFile("zone.yaml", Workbench.Settings.Open(Workbench.Zones.Find("example-park")!)!.Hash, MendFiles.BytesOf(whole + "batch: 9\n"))).State);
    }

    [Fact]
    public async Task An_administrator_removes_a_zone_whose_folder_becomes_an_archive()
    {
        Workbench.Accounts.Create(By, "Zoe", Served.Password, Role.ZoneManager);
        var rows = await File.ReadAllBytesAsync(Path.Combine(Home, "activities.csv"));
        using var zoe = _served.Visit();
        await zoe.SignInAsync("Zoe", Served.Password);
        Assert.Equal(HttpStatusCode.Forbidden, (await zoe.GetAsync(Park + "/remove")).StatusCode);
        var mistyped = await _administrator.SendAsync(Park + "/remove", Park + "/remove", ("id", "example-plant"));
        Assert.Equal(HttpStatusCode.BadRequest, mistyped.StatusCode);
        Assert.True(Directory.Exists(Home));
        Assert.EndsWith("done=removed", (await _administrator.SendAsync(Park + "/remove", Park + "/remove", ("id", "example-park"))).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Home));
        Assert.Null(Workbench.Zones.Find("example-park"));
        Assert.Equal(HttpStatusCode.NotFound, (await _administrator.GetAsync(Park)).StatusCode);
        Assert.Equal("zone.removed", Workbench.Audit.Page(null, "example-park", 1).Single().Action);
        Assert.Null(Workbench.Audit.Verify().FirstBroken);

        // Brought in again from its archive, it is as it was, and begins anew.
        var archive = Directory.GetFiles(Path.Combine(_served.Folder, "backup", "removed")).Single();
        await using var content = File.OpenRead(archive);
        Assert.NotNull(Workbench.Archives.Add(By, "example-park", content, new Findings()));
        Assert.Equal(rows, await File.ReadAllBytesAsync(Path.Combine(Home, "activities.csv")));
        Assert.Empty(Workbench.Runs.Of(Workbench.Zones.Find("example-park")!));

        // By a program; also where the folder is gone.
        using var program = new HttpClient { BaseAddress = new Uri(_served.Address), DefaultRequestHeaders = { Authorization = new("Bearer", Workbench.Tokens.Create(By, "p", TokenScope.Full, "", 1)!) } };
        using var hers = new HttpClient { BaseAddress = program.BaseAddress, DefaultRequestHeaders = { Authorization = new("Bearer", Workbench.Tokens.Create(Workbench.Accounts.All.Single(a => a.Name == "Zoe"), "z", TokenScope.Full, "", 1)!) } };
        Assert.Equal(HttpStatusCode.Forbidden, (await hers.DeleteAsync("/api/v1/zones/example-park?id=example-park")).StatusCode);
        var refused = await program.DeleteAsync("/api/v1/zones/example-park?id=other");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("urn:ncez:problem:notRemoved", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("backup/removed/example-park-", await (await program.DeleteAsync("/api/v1/zones/example-park?id=example-park")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Directory.Delete(Path.Combine(_served.Folder, "zones", "example-plant"), recursive: true);
        Assert.Contains("\"archive\":null", await (await program.DeleteAsync("/api/v1/zones/example-plant?id=example-plant")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(Workbench.Zones.Find("example-plant"));
    }

    [Fact]
    public async Task Runs_of_a_removed_zone_are_not_missed_in_the_next_one_of_its_id()
    {
        var zone = Workbench.Zones.Find("example-park")!;
        Assert.NotNull(Workbench.Runs.Freeze(By, zone, "year closed", new RunWatch("job", _ => { }, CancellationToken.None), new Findings()));
        Assert.NotNull(Workbench.Archives.Remove(By, zone, zone.Id, new Findings()));
        await _administrator.SendAsync("/", "/zones/examples");
        Assert.Empty(Workbench.Runs.Of(Workbench.Zones.Find("example-park")!));
    }

    [Fact]
    public async Task Settings_refuse_what_no_zone_is_called_and_no_zone_lies_in()
    {
        var zone = Workbench.Zones.Find("example-park")!;
        Assert.Equal("ZON-014 recalculation_threshold is 5", Said("recalculation_threshold", "5"));
        Assert.StartsWith("ZON-028", Said("parent", "example-park"), StringComparison.Ordinal);
        Assert.StartsWith("WEB-045", Said("parent", "nowhere"), StringComparison.Ordinal);
        Assert.StartsWith("ZON-027", Said("name.en", new string('x', 5_000)), StringComparison.Ordinal);
        Assert.StartsWith("ZON-027", Said("name.en", "one\ntwo"), StringComparison.Ordinal);
        Assert.Equal("", Said("parent", "example-community"));
        var nameless = await _administrator.SendAsync("/zones/new", "/zones/new", ("id", "fresh"), ("domain", "Park"), ("region", "CN-GD"), ("nameZh", " "), ("nameEn", ""), ("year", "2023"), ("lastYear", "2023"));
        Assert.Equal(HttpStatusCode.BadRequest, nameless.StatusCode);
        Assert.Contains("the zone has no name", await nameless.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        string Said(string path, string value)
        {
            var outcome = Workbench.Settings.Save(By, zone, new SettingsEdit(Workbench.Settings.Open(zone)!.Hash, new Dictionary<string, string> { [path] = value }));
            return outcome.State == SaveState.Saved ? "" : outcome.Check.All.Where(f => f.Severity == Severity.Error).Select(f => $"{f.Code} {f.Found.En}").First();
        }
    }

    private List<string> Refused(MemoryStream archive, params (string Name, byte[] Content)[] further)
    {
        var findings = new Findings();
        using var changed = With(archive, further);
        Assert.Null(Workbench.Archives.Add(By, "again", changed, findings));
        return [.. findings.Sorted().Select(f => $"{f.Code} {f.Where.File}")];
    }

    private static MemoryStream With(MemoryStream archive, params (string Name, byte[] Content)[] further)
    {
        var changed = new MemoryStream();
        changed.Write(archive.ToArray());
        using (var zip = new ZipArchive(changed, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var (name, content) in further)
            {
                zip.GetEntry(name)?.Delete();
                using var target = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                target.Write(content);
            }
        }

        changed.Position = 0;
        return changed;
    }

    private static SortedDictionary<string, string> Contents(MemoryStream archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive.ToArray()), ZipArchiveMode.Read);
        return new(zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var content = new MemoryStream();
            e.Open().CopyTo(content);
            return Convert.ToHexString(content.ToArray());
        }), StringComparer.Ordinal);
    }
}
