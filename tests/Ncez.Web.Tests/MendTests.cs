using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Ncez.Model.Workbench;
using Ncez.Testing;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Tests;

/// <summary>Files that are not there, or that cannot be read: there is a way on from each in the browser.</summary>
public sealed class MendTests : IAsyncLifetime
{
    private const string Park = "/zones/example-park";
    private const string Rows = Park + "/activities";
    private Served _served = null!;
    private Visitor _administrator = null!;

    private Workbench Workbench => _served.Workbench;

    private RegisteredZone Zone => Workbench.Zones.Find("example-park")!;

    private string Activities => Path.Combine(_served.Folder, "zones", "example-park", "activities.csv");

    private string Settings => Path.Combine(_served.Folder, "zones", "example-park", "zone.yaml");

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
    public async Task Without_a_file_there_are_the_columns_of_a_new_zone_and_saving_makes_it()
    {
        File.Delete(Activities);
        var page = await PageAsync(Rows);
        Assert.Contains("No activity data yet", page, StringComparison.Ordinal);
        var header = Regex.Match(page, "<textarea[^>]*id=\"rows\"[^>]*>([^<\n]*)").Groups[1].Value;
        Assert.Equal("id period category item quantity unit direction status source note", header.Replace('\t', ' '));
        var tabs = header + "\nA1\t2020\tstationary\t柴油\t12\tt\t\t\tmeter\t\n";
        await SavedAsync(await _administrator.SendAsync(Rows, Rows, ("base", BaseOf(page)), ("rows", tabs), ("anyway", "1")), "saved");
        Assert.Equal("A1", Workbench.Activities.Rows(Zone)!.Rows.Single()[0]);

        // Taken back, the file is gone again.
        await SavedAsync(await _administrator.SendAsync(Rows, Rows + "/undo", ("base", Workbench.Activities.Rows(Zone)!.Hash)), "undone");
        Assert.False(File.Exists(Activities));
    }

    [Fact]
    public async Task A_quote_that_nothing_closes_is_mended_in_the_text_and_the_old_text_is_kept()
    {
        var whole = await File.ReadAllTextAsync(Activities);
        var lines = whole.Split('\n');
        var broken = string.Join('\n', lines[..3]) + "\n\"" + string.Join('\n', lines[3..]);
        await File.WriteAllTextAsync(Activities, broken);
        var page = await PageAsync(Rows);
        Assert.Contains("cannot be read: mend its text", page, StringComparison.Ordinal);
        Assert.Contains("CSV-005", page, StringComparison.Ordinal);
        Assert.Matches("<textarea[^>]* data-line=\"[0-9]+\"", page);
        Assert.Contains(broken.TrimEnd(), page, StringComparison.Ordinal);

        // Still broken, or no such table: what was typed stays, with what is wrong.
        foreach (var (text, code) in new[] { ("id,period\n\"a,2020\n", "CSV-005"), ("a,b\n1,2\n", "CSV-") })
        {
            var refused = await _administrator.SendAsync(Rows, Rows + "/text", ("base", BaseOf(page)), ("text", text));
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            var again = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
            Assert.Contains(code, again, StringComparison.Ordinal);
            Assert.Contains(text.TrimEnd(), again, StringComparison.Ordinal);
        }

        Assert.Equal(broken, await File.ReadAllTextAsync(Activities));
        await SavedAsync(await _administrator.SendAsync(Rows, Rows + "/text", ("base", BaseOf(page)), ("text", whole.ReplaceLineEndings("\r\n"))), "saved");
        Assert.Equal(whole, await File.ReadAllTextAsync(Activities));
        Assert.Contains("Mended activities.csv", await PageAsync(Park + "/audit"), StringComparison.Ordinal);
        await SavedAsync(await _administrator.SendAsync(Rows, Rows + "/undo", ("base", Workbench.Activities.Rows(Zone)!.Hash)), "undone");
        Assert.Equal(broken, await File.ReadAllTextAsync(Activities));
    }

    [BrowserFact]
    public async Task The_text_opens_at_its_first_finding()
    {
        await File.WriteAllTextAsync(Activities, await File.ReadAllTextAsync(Activities) + string.Concat(Enumerable.Range(1, 80).Select(i => $"X{i},2021,,,,,,\n")) + "\"open");
        await using var browser = await _served.BrowseAsync("en");
        await browser.GoAsync(_served.Address + Rows);
        Assert.Equal("\"open", (string?)await browser.ValueAsync("(t => t.value.slice(t.selectionStart, t.selectionEnd))(document.getElementById('text'))"));
        Assert.True((bool)(await browser.ValueAsync("(t => t.scrollTop > 400 && t.scrollTop + t.clientHeight > t.scrollHeight - 120)(document.getElementById('text'))"))!);
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_replaced_by_a_file_and_can_be_had_as_they_are()
    {
        var whole = await File.ReadAllBytesAsync(Activities);
        var book = await (await _administrator.GetAsync(Rows + ".xlsx")).Content.ReadAsByteArrayAsync();
        byte[] broken = [.. whole[..100], 0, .. whole[101..]];
        await File.WriteAllBytesAsync(Activities, broken);
        var page = await PageAsync(Rows);
        Assert.Contains("is no text", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<textarea", page, StringComparison.Ordinal);
        Assert.Equal(broken, await (await _administrator.GetAsync(Rows + ".csv")).Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await UploadAsync(Rows + "/text", "file", "rows.csv", broken, page)).StatusCode);
        await SavedAsync(await UploadAsync(Rows + "/text", "file", "rows.csv", whole, page), "saved");
        Assert.Equal(whole, await File.ReadAllBytesAsync(Activities));

        // A workbook takes its place too, at once or looked at first.
        await File.WriteAllBytesAsync(Activities, broken);
        page = await PageAsync(Rows);
        await UploadAsync(Rows + "/import", "book", "rows.xlsx", book, page, ("aim", "look"), ("began", Regex.Match(page, "name=\"began\" value=\"([^\"]+)").Groups[1].Value));
        await _served.EndedAsync("import", Zone.Id);
        Assert.Contains("id=\"rows\"", await PageAsync(Rows + "?from=import"), StringComparison.Ordinal);
        await UploadAsync(Rows + "/import", "book", "rows.xlsx", book, page, ("aim", "save"), ("began", Regex.Match(page, "name=\"began\" value=\"([^\"]+)").Groups[1].Value));
        await _served.EndedAsync("import", Zone.Id);
        Assert.NotNull(Workbench.Activities.Rows(Zone));
        Assert.DoesNotContain(Workbench.Inventories.Of(Zone)!.Account.Findings.Sorted(), f => f.Code.StartsWith("TXT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_small_table_is_mended_the_same_way_and_readers_see_who_can()
    {
        var file = Path.Combine(_served.Folder, "zones", "example-park", "targets.csv");
        var whole = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, whole + "\"open");
        const string Table = Park + "/tables/targets.csv";
        var page = await PageAsync(Table);
        Assert.Contains("cannot be read: mend its text", page, StringComparison.Ordinal);
        Assert.Contains("id=\"rows\"", WebUtility.HtmlDecode(await (await UploadAsync(Table + "/upload", "file", "i.csv", Encoding.UTF8.GetBytes(whole), page)).Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Workbench.Accounts.Create(Workbench.Accounts.All[0], "Vera", Served.Password, Role.Viewer);
        using var reader = _served.Visit();
        await reader.SignInAsync("Vera", Served.Password);
        var read = await reader.ReadAsync(Table);
        Assert.Contains("CSV-005", read, StringComparison.Ordinal);
        Assert.DoesNotContain("<textarea", read, StringComparison.Ordinal);
        await SavedAsync(await _administrator.SendAsync(Table, Table + "/text", ("base", BaseOf(page)), ("text", whole)), "saved");
        Assert.Equal(whole, await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_zone_file_that_lacks_what_a_zone_needs_is_refused_and_errors_that_no_field_mends_are_mended_as_text()
    {
        var whole = await File.ReadAllTextAsync(Settings);
        await File.WriteAllTextAsync(Settings, "name: [\n" + whole);
        var page = await PageAsync(Park + "/settings");
        var refused = await _administrator.SendAsync(Park + "/settings", Park + "/settings/text", ("base", BaseOf(page)), ("text", "a: b\n"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(">a: b\n", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.StartsWith("name: [", await File.ReadAllTextAsync(Settings), StringComparison.Ordinal);
        await SavedAsync(await _administrator.SendAsync(Park + "/settings", Park + "/settings/text", ("base", BaseOf(page)), ("text", whole)), "settings");

        // What could not be read is nothing to go back to.
        Assert.DoesNotContain("id=\"undo\"", await PageAsync(Park + "/settings"), StringComparison.Ordinal);

        // Put there from outside: the form knows no field for it, the text does.
        await File.WriteAllTextAsync(Settings, "a: b\n");
        Assert.Contains(Park + "/settings/text", await PageAsync(Park + "/settings"), StringComparison.Ordinal);
        page = await PageAsync(Park + "/settings/text");
        Assert.Contains("zone.yaml holds errors", page, StringComparison.Ordinal);
        await SavedAsync(await _administrator.SendAsync(Park + "/settings/text", Park + "/settings/text", ("base", BaseOf(page)), ("text", whole)), "settings");
        Assert.Equal(HttpStatusCode.Found, (await _administrator.GetAsync(Park + "/settings/text")).StatusCode);
    }

    private async Task<string> PageAsync(string path) => WebUtility.HtmlDecode(await _administrator.ReadAsync(path));

    private static string BaseOf(string page) => Regex.Match(page, "name=\"base\" value=\"([^\"]+)").Groups[1].Value;

    private static async Task SavedAsync(HttpResponseMessage answer, string done)
    {
        var body = answer.StatusCode == HttpStatusCode.Found ? "" : await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Found, Regex.Replace(body, "<[^>]*>", " ")[..Math.Min(body.Length, 3000)]);
        Assert.EndsWith("done=" + done, answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> UploadAsync(string path, string field, string name, byte[] content, string page, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent { { new StringContent(Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)").Groups[1].Value), "__RequestVerificationToken" }, { new StringContent(BaseOf(page)), "base" } };
        foreach (var (key, value) in fields)
        {
            form.Add(new StringContent(value), key);
        }

        form.Add(new ByteArrayContent(content), field, name);
        return await _administrator.Http.PostAsync(path, form);
    }
}
