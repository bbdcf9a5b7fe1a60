using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Ncez.Testing;
using Xunit.Abstractions;

namespace Ncez.Web.Tests;

/// <summary>What a page weighs on the wire with all its files, and when a real browser paints first.</summary>
public sealed partial class PageWeightTests(ITestOutputHelper output)
{
    private const double MostKB = 600;
    private static readonly string[] Pages = ["/", "/zones/example-park", "/zones/example-park/inventory", "/zones/example-park/activities", "/zones/guangdong-parks-2016", "/zones/guangdong-parks-2016/activities", "/technologies?domain=Park", "/factors?q=%E7%94%B5%E5%8A%9B"];

    [BrowserFact]
    public async Task A_page_with_its_files_is_small_and_paints_soon()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        await administrator.SendAsync("/", "/zones/examples");
        await using var browser = await Chromium.OpenAsync(served.Address + "/signin?lang=en", 1366, 768);
        await browser.TypeAsync("#name", Served.Administrator);
        await browser.TypeAsync("#password", Served.Password);
        await browser.LoadsAsync(() => browser.ClickAsync(".form .primary"));
        var heavy = new List<string>();
        foreach (var page in Pages)
        {
            await browser.GoAsync(served.Address + page);
            await browser.UntilAsync("document.getElementById('wait') === null && document.readyState === 'complete'");

            // Files that the browser kept from an earlier page count in full: a first visit is what is measured.
            await browser.ClearCacheAsync();
            await browser.LoadsAsync(() => browser.GoAsync(served.Address + page));
            await browser.UntilAsync("performance.getEntriesByName('first-contentful-paint').length === 1 && performance.getEntriesByType('navigation')[0].loadEventEnd > 0");
            var kB = Number(await browser.ValueAsync("performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation')).reduce((sum, e) => sum + e.encodedBodySize, 0)")) / 1000;
            var plainKB = Number(await browser.ValueAsync("performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation')).reduce((sum, e) => sum + e.decodedBodySize, 0)")) / 1000;
            var paint = Number(await browser.ValueAsync("performance.getEntriesByName('first-contentful-paint')[0].startTime"));
            var told = string.Create(CultureInfo.InvariantCulture, $"{page}: {kB:0} kB on the wire ({plainKB:0} kB unpacked), first contentful paint {paint:0} ms");
            output.WriteLine(told);
            if (kB > MostKB)
            {
                heavy.Add(told);
            }
        }

        Assert.Empty(heavy);
        Assert.True(browser.Complaints.Count == 0, string.Join("\n", browser.Complaints));
    }

    [Fact]
    public async Task Files_and_pages_come_compressed_and_whole()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        var page = await administrator.ReadAsync("/");
        foreach (var link in Links().Matches(page).Select(m => m.Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal)))
        {
            var plain = await administrator.Http.GetByteArrayAsync(link);
            using var request = new HttpRequestMessage(HttpMethod.Get, link);
            request.Headers.Add("Accept-Encoding", "gzip, br");
            using var answer = await administrator.Http.SendAsync(request);
            Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
            Assert.Equal(plain, Unpacked(await answer.Content.ReadAsByteArrayAsync()));
        }

        using var again = new HttpRequestMessage(HttpMethod.Get, "/");
        again.Headers.Add("Accept-Encoding", "gzip, br");
        using var compressed = await administrator.Http.SendAsync(again);
        Assert.Equal(["br"], compressed.Content.Headers.ContentEncoding);
        Assert.Contains("</html>", Encoding.UTF8.GetString(Unpacked(await compressed.Content.ReadAsByteArrayAsync())), StringComparison.Ordinal);
    }

    // What makes it safe to compress pages: the only secret in them is another one in every answer.
    [Fact]
    public async Task The_token_of_forms_is_another_one_in_every_answer()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        var tokens = new HashSet<string>();
        for (var i = 0; i < 5; i++)
        {
            tokens.Add(await administrator.FormTokenAsync("/account"));
        }

        Assert.Equal(5, tokens.Count);
        Assert.DoesNotContain("", tokens);
    }

    private static double Number(object? value) => double.Parse(value!.ToString()!, CultureInfo.InvariantCulture);

    private static byte[] Unpacked(byte[] content)
    {
        using var brotli = new BrotliStream(new MemoryStream(content), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        brotli.CopyTo(whole);
        return whole.ToArray();
    }

    [GeneratedRegex("(?:href|src)=\"(/assets/[^\"]+)\"")]
    private static partial Regex Links();
}
