using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Ncez.Model.Workbench;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Tests;

/// <summary>Forms that carry files or give files, as a browser sends them; the map; the page that waits.</summary>
public sealed partial class FormTests : IAsyncLifetime
{
    private Served _served = null!;
    private Visitor _visitor = null!;

    public async Task InitializeAsync()
    {
        _served = await Served.StartAsync();
        _visitor = await _served.VisitAsAdministratorAsync();
        await _visitor.SendAsync("/", "/zones/examples");
    }

    public async Task DisposeAsync()
    {
        _visitor.Dispose();
        await _served.DisposeAsync();
    }

    [Fact]
    public async Task A_proof_is_attached_by_a_form_and_handed_out_as_a_file_to_keep()
    {
        const string Page = "/zones/example-park/proofs";
        Assert.Equal(HttpStatusCode.Found, (await UploadAsync(Page, Page, "file", "meter.pdf", "%PDF-1.4"u8.ToArray(), ("title", "<b>meters</b>"), ("lines", "E1"))).StatusCode);
        var html = await _visitor.ReadAsync(Page);
        Assert.Contains("&lt;b&gt;meters", html, StringComparison.Ordinal);
        var file = await _visitor.GetAsync(Address().Matches(html).Select(m => m.Groups[1].Value).First(a => a.EndsWith("meter.pdf", StringComparison.Ordinal)));
        Assert.Equal(("attachment", "application/octet-stream"), (file.Content.Headers.ContentDisposition!.DispositionType, file.Content.Headers.ContentType!.MediaType));
        Assert.Equal(HttpStatusCode.BadRequest, (await UploadAsync(Page, Page, "file", "page.html", "<script>"u8.ToArray())).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _visitor.GetAsync(Page + "/..%2Fzone.yaml")).StatusCode);

        // Without the form's token nothing is taken.
        using var form = new MultipartFormDataContent { { new ByteArrayContent("%PDF-1.4"u8.ToArray()), "file", "x.pdf" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await _visitor.Http.PostAsync(Page, form)).StatusCode);
    }

    [Fact]
    public async Task A_grid_leaves_as_a_workbook_and_comes_back_to_be_looked_at()
    {
        const string Page = "/zones/example-park/activities";
        var book = await _visitor.Http.GetByteArrayAsync(Page + ".xlsx");
        var before = _served.Workbench.Activities.Open(_served.Workbench.Zones.Find("example-park")!)!;
        var answer = await UploadAsync(Page, Page + "/import", "book", "grid.xlsx", book, ("aim", "look"));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        await Job(_served).Ended;
        Assert.Contains("id=\"grid-stored\"", await _visitor.ReadAsync(Page + "?from=import"), StringComparison.Ordinal);
        Assert.Equal(before.Hash, _served.Workbench.Activities.Open(_served.Workbench.Zones.Find("example-park")!)!.Hash);
        Assert.Equal(HttpStatusCode.Found, (await UploadAsync(Page, Page + "/import", "book", "grid.xlsx", "no book"u8.ToArray())).StatusCode);
        await Job(_served).Ended;
        Assert.Contains("WEB-030", await _visitor.ReadAsync(Page + "/import"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await UploadAsync(Page, Page + "/import", "other", "grid.xlsx", book)).StatusCode);
    }

    private static Hosting.Job Job(Served served) => ((Hosting.Jobs)served.App.Services.GetService(typeof(Hosting.Jobs))!).Of(KeptJobs.Import, "example-park")!;

    [Fact]
    public async Task A_zone_comes_from_an_archive_by_a_form()
    {
        var archive = await _visitor.Http.GetByteArrayAsync("/api/v1/zones/example-park/archive");
        var answer = await UploadAsync("/zones/new", "/zones/archive", "archive", "zone.zip", archive, ("id", "copied"));
        Assert.Equal("/zones/copied", answer.Headers.Location!.OriginalString);
        Assert.Equal(archive, await _visitor.Http.GetByteArrayAsync("/api/v1/zones/copied/archive"));
        Assert.Equal(HttpStatusCode.BadRequest, (await UploadAsync("/zones/new", "/zones/archive", "archive", "zone.zip", archive, ("id", "../evil"))).StatusCode);
    }

    [Fact]
    public async Task An_archive_by_a_form_may_be_as_large_as_by_a_program_and_its_proofs_are_only_downloads()
    {
        using var content = new MemoryStream();
        await content.WriteAsync(await _visitor.Http.GetByteArrayAsync("/api/v1/zones/example-park/archive"));
        using (var zip = new ZipArchive(content, ZipArchiveMode.Update, leaveOpen: true))
        {
            // Two proofs: one that does not get smaller and is over what a request may have otherwise, one that is a page but for its ending.
            var noise = new byte[20 << 20];
            new Random(7).NextBytes(noise);
            await using (var large = await zip.CreateEntry("evidence/record.pdf", CompressionLevel.NoCompression).OpenAsync())
            {
                await large.WriteAsync(noise);
            }

            string table;
            using (var reader = new StreamReader(await zip.GetEntry("evidence.csv")!.OpenAsync()))
            {
                table = (await reader.ReadToEndAsync()).TrimEnd('\n');
            }

            zip.GetEntry("evidence.csv")!.Delete();
            var columns = table.Split('\n')[0].Split(',');
            await using (var list = new StreamWriter(await zip.CreateEntry("evidence.csv").OpenAsync()))
            {
                await list.WriteAsync(table + "\n" + string.Join(',', columns.Select(c => c switch { "id" => "P9", "title" => "page", "file" => "page.txt", _ => "" })) + "\n");
            }

            await using var page = new StreamWriter(await zip.CreateEntry("evidence/page.txt").OpenAsync());
            await page.WriteAsync("<script>alert(1)</script>");
        }

        var answer = await UploadAsync("/zones/new", "/zones/archive", "archive", "zone.zip", content.ToArray(), ("id", "large"));
        Assert.Equal("/zones/large", answer.Headers.Location?.OriginalString);
        foreach (var address in new[] { "/zones/large/proofs/page.txt", "/api/v1/zones/large/proofs/page.txt" })
        {
            var file = await _visitor.GetAsync(address);
            Assert.Equal(("attachment", "application/octet-stream", "nosniff"), (file.Content.Headers.ContentDisposition?.DispositionType, file.Content.Headers.ContentType?.MediaType, file.Headers.GetValues("X-Content-Type-Options").Single()));
        }
    }

    [Fact]
    public async Task A_backup_is_handed_out_whole_and_a_table_as_a_workbook()
    {
        Assert.Equal("/backup", (await _visitor.SendAsync("/backup", "/backup")).Headers.Location!.OriginalString);
        Assert.Equal(JobState.Done, (await _served.EndedAsync(KeptJobs.Backup, "")).State);
        var link = _served.Workbench.Backups.Kept!.Name;
        Assert.Contains($"/backup/files/{link}", await _visitor.ReadAsync("/backup"), StringComparison.Ordinal);
        using var zip = new ZipArchive(await _visitor.Http.GetStreamAsync($"/backup/files/{link}"), ZipArchiveMode.Read);
        Assert.Contains(zip.Entries, e => e.FullName == "ncez.db" && e.Length > 0);
        Assert.Contains(zip.Entries, e => e.FullName == "zones/example-park/zone.yaml");
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(_served.Folder, "drafts")));
        Assert.Contains("王磊", await _visitor.ReadAsync("/backup"), StringComparison.Ordinal);

        // The next takes the place of the one before; removed, it is gone.
        Assert.Equal(HttpStatusCode.NotFound, (await _visitor.GetAsync("/backup/files/ncez.db")).StatusCode);
        await _visitor.SendAsync("/backup", "/backup");
        await _served.EndedAsync(KeptJobs.Backup, "");
        Assert.Single(Directory.GetFiles(Path.Combine(_served.Folder, "backup")));
        await _visitor.SendAsync("/backup", "/backup/remove");
        Assert.Empty(Directory.GetFiles(Path.Combine(_served.Folder, "backup")));
    }

    [Fact]
    public async Task Zones_that_name_their_coordinates_stand_on_the_map()
    {
        var shipped = Marks(await _visitor.ReadAsync("/"));
        foreach (var (zone, place) in new[] { ("example-park", "{ lat: 23.1, lon: 113.3 }"), ("example-plant", "{ lat: 22.3, lon: 112.1 }") })
        {
            await File.AppendAllTextAsync(Path.Combine(_served.Folder, "zones", zone, "zone.yaml"), $"location: {place}\n");
        }

        // The list looks at the folders again after a moment; each zone stands in the wide map and in that of a phone.
        var html = await _visitor.ReadAsync("/");
        for (var i = 0; i < 100 && Marks(html) < shipped + 4; i++)
        {
            await Task.Delay(100);
            html = await _visitor.ReadAsync("/");
        }

        Assert.Equal(shipped + 4, Marks(html));
        Assert.Contains("113°E", html, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("NCEZ_PICTURES") is { } folder)
        {
            await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, "map.html"), html);
        }
    }

    private static int Marks(string html) => html.IndexOf("zonemap", StringComparison.Ordinal) is >= 0 and var map ? Mark().Count(html[map..]) : 0;

    [Fact]
    public async Task A_zone_that_takes_long_can_be_left_stopped_and_asked_for_again()
    {
        var zone = _served.Workbench.Inventories.Of(_served.Workbench.Zones.Find("guangdong-2015")!)!;
        Assert.False(zone.ReadyWithin(TimeSpan.Zero));
        Assert.False(zone.IsReady);

        // The home says what the inventory says, and how far the rest is; the inventory and its files do not wait either.
        var home = await _visitor.ReadAsync("/zones/guangdong-2015");
        Assert.Contains("id=\"rest\"", home, StringComparison.Ordinal);
        Assert.Contains("<h1>", home, StringComparison.Ordinal);
        Assert.DoesNotContain("chapters/contributions", home, StringComparison.Ordinal);
        Assert.Contains("id=\"lines\"", await _visitor.ReadAsync("/zones/guangdong-2015/inventory"), StringComparison.Ordinal);
        Assert.Contains("t", await _visitor.ReadAsync("/zones/guangdong-2015/inventory.csv"), StringComparison.Ordinal);
        Assert.Contains("id=\"wait\"", await _visitor.ReadAsync("/zones/guangdong-2015/chapters/contributions"), StringComparison.Ordinal);
        Assert.False(zone.IsReady);

        // Pages that need no scenarios do not wait, and the navigation shows what is there already.
        Assert.Contains("/zones/guangdong-2015/inventory", await _visitor.ReadAsync("/zones/guangdong-2015/activities"), StringComparison.Ordinal);
        Assert.Contains("\"isReady\":", await _visitor.ReadAsync("/zones/guangdong-2015/progress"), StringComparison.Ordinal);
        Assert.Equal("/", (await _visitor.SendAsync("/account", "/zones/guangdong-2015/stop")).Headers.Location!.OriginalString);
        Assert.NotNull(_served.Workbench.Inventories.Of(zone.Zone)!.Report);
        Assert.True(zone.IsReady);
        Assert.DoesNotContain("id=\"rest\"", await _visitor.ReadAsync("/zones/guangdong-2015"), StringComparison.Ordinal);
        Assert.True(zone.Progress.Parts > 5);
    }

    private async Task<HttpResponseMessage> UploadAsync(string page, string path, string field, string name, byte[] content, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent { { new StringContent(Token().Match(await _visitor.ReadAsync(page)).Groups[1].Value), "__RequestVerificationToken" }, { new ByteArrayContent(content), field, name } };
        foreach (var (key, value) in fields)
        {
            form.Add(new StringContent(value, Encoding.UTF8), key);
        }

        return await _visitor.Http.PostAsync(path, form);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Address();

    [GeneratedRegex("class=\"m-(ok|risk|off)\"")]
    private static partial Regex Mark();
}
