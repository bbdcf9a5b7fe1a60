using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Ncez.Web.Tests;

/// <summary>What the pages of chapters show is there for programs: every chapter of the menu, every table of its page.</summary>
public sealed class ChaptersApiTests : ProgramTests
{
    [Theory]
    [InlineData("example-park")]
    [InlineData("example-electricity")]
    [InlineData("scenario-park")]
    public async Task Every_chapter_gives_the_tables_of_its_page(string zone)
    {
        using var administrator = await Server.VisitAsAdministratorAsync();
        var chapters = await ListAsync(zone);
        Assert.True(chapters.Count > 5);
        foreach (var chapter in chapters)
        {
            var page = WebUtility.HtmlDecode(await administrator.ReadAsync($"/zones/{zone}/chapters/{chapter}"));
            var tables = JsonNode.Parse(await Program.ReadAsync($"/api/v1/zones/{zone}/chapters/{chapter}"))!["tables"]!.AsArray();

            // A long table stands in two parts on the page, which folds its earlier years away.
            var shown = Regex.Count(page, "<table class=\"data") - Regex.Count(page, "<details class=\"foot tablebehind\"><summary>[^<]*</summary>\\s*<div class=\"scroll\"><table");
            Assert.True(tables.Count >= shown - Regex.Count(page, "class=\"data compact ledger\"") && tables.Count <= shown, $"{zone} {chapter}: {tables.Count} tables, {shown} on the page");
            foreach (var table in tables)
            {
                var columns = table!["columns"]!.AsArray().Count;
                Assert.All(table["rows"]!.AsArray(), row => Assert.Equal(columns, row!.AsArray().Count));
                Assert.NotEqual("", (string)table["title"]!);
                Assert.Contains(table["rows"]!.AsArray().SelectMany(r => r!.AsArray()), cell => cell is not null);
            }
        }
    }

    [Fact]
    public async Task Numbers_are_numbers_and_what_is_not_there_is_missing()
    {
        var status = JsonNode.Parse(await Program.ReadAsync("/api/v1/zones/example-park/chapters/status"))!;
        var table = status["tables"]!.AsArray().First(t => t!["columns"]!.AsArray().Any(c => (bool)c!["isNumber"]!))!;
        var number = table["columns"]!.AsArray().Select((c, i) => (IsNumber: (bool)c!["isNumber"]!, i)).First(c => c.IsNumber).i;
        Assert.Contains(table["rows"]!.AsArray(), r => r![number]?.GetValueKind() == System.Text.Json.JsonValueKind.Number);
        Assert.Equal(HttpStatusCode.NotFound, (await Program.GetAsync("/api/v1/zones/example-park/chapters/nothing")).StatusCode);
        await File.WriteAllTextAsync(Path.Combine(Server.Folder, "zones", "example-park", "zone.yaml"), "name: [\n");
        Assert.Equal(HttpStatusCode.Conflict, (await Program.GetAsync("/api/v1/zones/example-park/chapters/status")).StatusCode);
    }

    private async Task<List<string>> ListAsync(string zone)
    {
        for (var i = 0; i < 30; i++)
        {
            using var answer = await Program.GetAsync($"/api/v1/zones/{zone}/chapters");
            if (answer.IsSuccessStatusCode)
            {
                return [.. JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["items"]!.AsArray().Select(c => (string)c!["id"]!)];
            }
        }

        throw new TimeoutException(zone);
    }
}
