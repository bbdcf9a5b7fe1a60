using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ncez.Model.Workbench;
using Ncez.Testing;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Tests;

/// <summary>Two people change the same hundreds of fields: all of them are asked about, every answer counts, and nothing is overwritten unseen.</summary>
public sealed class ManyQuestionsTests
{
    private const int Rows = 250;
    private const string Activities = "/zones/large/activities";

    [Fact]
    public async Task Every_one_of_hundreds_of_questions_is_shown_answered_and_saved()
    {
        await using var served = await LargeGridTests.WithZoneAsync(25);
        using var first = await served.VisitAsAdministratorAsync();
        using var second = await SecondAsync(served);
        var zone = served.Workbench.Zones.Find("large")!;
        var began = served.Workbench.Activities.Open(zone)!;
        Assert.Equal(Rows, began.Rows.Length);

        Assert.Equal(HttpStatusCode.Found, (await first.SendAsync(Activities, Activities, ("base", began.Hash), ("rows", Tabs(began, 1)))).StatusCode);
        var saved = served.Workbench.Activities.Open(zone)!;
        var asked = await second.SendAsync(Activities, Activities, ("base", began.Hash), ("rows", Tabs(began, 2)));
        Assert.Equal(HttpStatusCode.Conflict, asked.StatusCode);
        var page = await asked.Content.ReadAsStringAsync();
        var questions = Questions(page, Rows);
        Assert.Equal(began.Rows.Select((r, i) => (r[0], "quantity", r[4], Other(r, i, 2), Other(r, i, 1))), questions.Select(q => (q.Line, q.Column, q.Before, q.Mine, q.Theirs)));
        Assert.Equal(saved.Hash, served.Workbench.Activities.Open(zone)!.Hash);

        // An answer that is missing is asked again, alone; what was answered is not lost on the way – the form brings it again.
        var (but, all) = (Answers(questions, i => i == 137 ? null : i % 2 == 0), Answers(questions, i => i % 2 == 0));
        var again = await second.PostAsync(Activities, [.. Form(page), ("base", began.Hash), ("rows", Tabs(began, 2)), .. but]);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal(began.Rows[137][0], Questions(await again.Content.ReadAsStringAsync(), 1).Single().Line);
        Assert.Equal(saved.Hash, served.Workbench.Activities.Open(zone)!.Hash);

        // A third save changes one of the fields meanwhile: that one is asked about with its newer value.
        var third = saved.Rows[3].SetItem(4, "77777");
        Assert.Equal(SaveState.Saved, served.Workbench.Activities.Save(served.Workbench.Accounts.All[0], zone, new(saved.Hash, Tabs(saved with { Rows = saved.Rows.SetItem(3, third) }, 0))).State);
        var newer = Questions(await (await second.PostAsync(Activities, [.. Form(page), ("base", began.Hash), ("rows", Tabs(began, 2)), .. all])).Content.ReadAsStringAsync(), 1).Single();
        Assert.Equal((began.Rows[3][0], "77777"), (newer.Line, newer.Theirs));

        questions[3] = newer;
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in (IEnumerable<(string, string)>)[.. Form(page), ("base", began.Hash), ("rows", Tabs(began, 2)), .. Answers(questions, i => i % 2 == 0)])
        {
            form.Add(new StringContent(value), name);
        }

        var done = await second.Http.PostAsync(Activities, form);
        Assert.EndsWith("done=merged", done.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal(began.Rows.Select((r, i) => $"{r[0]} {(i == 3 ? "77777" : Other(r, i, i % 2 == 0 ? 2 : 1))}"), served.Workbench.Activities.Open(zone)!.Rows.Select(r => $"{r[0]} {r[4]}"));
    }

    [BrowserFact]
    public async Task In_a_browser_one_side_is_chosen_at_once_and_single_ones_otherwise()
    {
        await using var served = await LargeGridTests.WithZoneAsync(25);
        await using var browser = await served.BrowseAsync("en");
        var zone = served.Workbench.Zones.Find("large")!;
        var began = served.Workbench.Activities.Open(zone)!;
        await browser.GoAsync(served.Address + Activities);
        Assert.Equal(SaveState.Saved, served.Workbench.Activities.Save(served.Workbench.Accounts.All[0], zone, new(began.Hash, Tabs(began, 1))).State);
        var column = JsonSerializer.Serialize(string.Join('\n', began.Rows.Select((r, i) => Other(r, i, 2))));
        await browser.ValueAsync($"(() => {{ const td = document.querySelectorAll('.grid tbody tr:first-child td')[4]; td.focus(); const d = new DataTransfer(); d.setData('text/plain', {column}); td.dispatchEvent(new ClipboardEvent('paste', {{ clipboardData: d, bubbles: true }})); }})()");
        await browser.UntilAsync("document.getElementById('rows').value.includes('2249')");
        await browser.LoadsAsync(() => browser.ClickAsync(".gridfoot .primary"));
        Assert.Equal(Rows, (int)(await browser.ValueAsync("document.querySelectorAll('.asks tbody tr').length"))!);
        Assert.Equal($"{began.Rows[0][0]} Quantity", (string?)await browser.ValueAsync("document.querySelector('.asks tbody th').innerText"));
        Assert.Equal("Not saved yet: 250 fields were changed by two people", (string?)await browser.ValueAsync("document.querySelector('h1').textContent"));
        await browser.ClickAsync("[data-choose=mine]");
        await browser.ValueAsync("document.querySelector('[name=pick17][value=theirs]').click()");
        await browser.LoadsAsync(() => browser.ClickAsync(".asks .primary"));
        Assert.Contains("done=merged", (string)(await browser.ValueAsync("location.search"))!, StringComparison.Ordinal);
        Assert.Equal(began.Rows.Select((r, i) => Other(r, i, i == 17 ? 1 : 2)), served.Workbench.Activities.Open(zone)!.Rows.Select(r => r[4]));
    }

    [Fact]
    public async Task A_program_is_told_all_of_them_and_writes_nothing()
    {
        await using var served = await LargeGridTests.WithZoneAsync(25);
        using var administrator = await served.VisitAsAdministratorAsync();
        var by = served.Workbench.Accounts.All[0];
        administrator.Http.DefaultRequestHeaders.Authorization = new("Bearer", served.Workbench.Tokens.Create(by, "t", TokenScope.Write, "", 1));
        var zone = served.Workbench.Zones.Find("large")!;
        var began = served.Workbench.Activities.Open(zone)!;
        Assert.Equal(SaveState.Saved, served.Workbench.Activities.Save(by, zone, new(began.Hash, Tabs(began, 1))).State);
        var saved = served.Workbench.Activities.Open(zone)!;
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1" + Activities) { Content = new StringContent(Csv(Tabs(began, 2)), Encoding.UTF8, new MediaTypeHeaderValue("text/csv")) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{began.Hash}\"");
        using var answer = await administrator.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var told = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["more"]!.AsArray();
        Assert.Equal(began.Rows.Select((r, i) => (r[0], Other(r, i, 2), Other(r, i, 1))), told.Select(c => ((string)c!["line"]!, (string)c["mine"]!, (string)c["theirs"]!)));
        Assert.All(told, c => Assert.Equal(Served.Administrator, (string?)c!["who"]));
        Assert.Equal(saved.Hash, served.Workbench.Activities.Open(zone)!.Hash);
    }

    private static async Task<Visitor> SecondAsync(Served served)
    {
        served.Workbench.Accounts.Create(served.Workbench.Accounts.All[0], "second", Served.Password, Role.Editor);
        var visitor = served.Visit();
        await visitor.SignInAsync("second", Served.Password);
        return visitor;
    }

    // Another quantity of each row, told apart by who typed it.
    private static string Other(IReadOnlyList<string> row, int index, int by) => by == 0 ? row[4] : (1000 * by + index).ToString(CultureInfo.InvariantCulture);

    private static string Tabs(ActivityGrid grid, int by) => string.Join('\n', grid.Rows.Select((r, i) => string.Join('\t', r.SetItem(4, Other(r, i, by)))).Prepend(string.Join('\t', grid.Header))) + "\n";

    private static string Csv(string tabs) => string.Join('\n', tabs.Split('\n').Select(l => string.Join(',', l.Split('\t').Select(c => c.AsSpan().IndexOfAny(",\"") < 0 ? c : $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))));

    // What the page asks, and that every question has both answers.
    private static List<FieldConflict> Questions(string page, int count)
    {
        Assert.Equal(count, Regex.Count(page, "name=\"pick[0-9]+\" value=\"mine\""));
        Assert.Equal(count, Regex.Count(page, "name=\"pick[0-9]+\" value=\"theirs\""));
        return JsonSerializer.Deserialize<List<FieldConflict>>(WebUtility.HtmlDecode(Regex.Match(page, "name=\"asked\" value=\"([^\"]+)\"").Groups[1].Value))!;
    }

    private static (string, string)[] Form(string page) => [("__RequestVerificationToken", Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value)];

    private static (string, string)[] Answers(List<FieldConflict> questions, Func<int, bool?> isMine) =>
        [("asked", JsonSerializer.Serialize(questions)), .. questions.Select((_, i) => (i, Is: isMine(i))).Where(a => a.Is is not null).Select(a => ($"pick{a.i}", a.Is == true ? "mine" : "theirs"))];
}
