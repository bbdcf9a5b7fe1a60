using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Ncez.Model.Texts;
using Ncez.Workflows.Benchmarks;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Hosting;

/// <summary>A workbook of a hundred thousand rows through the running server: sent, read, checked, saved, its progress asked for meanwhile.</summary>
public sealed class WebImportBench : IBench
{
    private const int Rows = 100_000;

    /// <inheritdoc />
    public string Id => "web-import";

    /// <inheritdoc />
    public LocalText Name => new("工作台导入：十万行工作簿", "import through the workbench: a workbook of 100 000 rows");

    /// <inheritdoc />
    public IEnumerable<BenchFigure> Run(BenchContext context)
    {
        var folder = Path.Combine(context.Scratch, "web-import");
        var book = Book(context, folder);
        var zone = GeneratedZone.WriteYears(Path.Combine(folder, "zones"), "import", 500, 10);
        using var served = ServedProcess.Start(context.Shipped, folder, null, context.Cancellation);
        using var client = served.Program();
        client.DefaultRequestHeaders.Remove("Accept-Encoding");
        for (var run = 1; run <= 3; run++)
        {
            using var content = new ByteArrayContent(book);
            content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

            // The workbook comes from elsewhere: whoever brings it says that the rows as they stand are the ones to replace.
            using var stands = client.GetAsync(new Uri($"/api/v1/zones/{zone}/activities", UriKind.Relative)).GetAwaiter().GetResult();
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/zones/{zone}/imports", UriKind.Relative)) { Content = content };
            request.Headers.TryAddWithoutValidation("If-Match", stands.Headers.GetValues("ETag"));
            var (watch, cpu) = (Stopwatch.StartNew(), served.CpuSeconds);
            using var answer = client.SendAsync(request).GetAwaiter().GetResult();
            var sent = watch.Elapsed.TotalSeconds;
            var (state, steps, told, peak) = Follow(client, answer.StatusCode == HttpStatusCode.Accepted ? answer.Headers.Location! : throw new InvalidOperationException($"the import was answered with {answer.StatusCode}"), served, watch);
            yield return new BenchFigure($"{Rows:N0} rows, {book.Length >> 20} MB, run {run}: {state}", Rows, "rows", watch.Elapsed.TotalSeconds, served.CpuSeconds - cpu,
                string.Create(CultureInfo.InvariantCulture, $"goal 10 s; sent after {sent:0.00} s, {steps}, progress told {told} times, server at most {peak:0} MB"));

            // The next run has something to change again.
            book = run == 1 ? Book(context, folder, 2) : book;
        }
    }

    private static (string State, string Steps, int Told, double PeakMB) Follow(HttpClient client, Uri job, ServedProcess served, Stopwatch watch)
    {
        var (steps, seen, peak) = (new SortedDictionary<double, string>(), new HashSet<string>(), 0.0);
        while (true)
        {
            using var now = JsonDocument.Parse(client.GetStringAsync(job).GetAwaiter().GetResult());
            var (state, step) = (now.RootElement.GetProperty("state").GetString()!, now.RootElement.GetProperty("step").GetString() ?? "waits");
            peak = Math.Max(peak, served.WorkingSetMB);
            if (steps.Count == 0 || steps.Last().Value != step)
            {
                steps[watch.Elapsed.TotalSeconds] = step;
            }

            seen.Add($"{step} {now.RootElement.GetProperty("done").GetInt32()}");
            if (state != "running")
            {
                return (state, string.Join(", ", steps.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Value} from {s.Key:0.00} s"))), seen.Count, peak);
            }

            Thread.Sleep(50);
        }
    }

    private static byte[] Book(BenchContext context, string folder, int shift = 0)
    {
        var into = Path.Combine(folder, $"book-{shift}");
        GeneratedZone.WriteYears(into, "zone", Rows / 10, 10, shift);
        var grid = EditActivities.GridOf(Path.Combine(into, "zone"));
        using var book = new MemoryStream();
        GridBooks.Write(grid, book, Language.En);
        return context.Cancellation.IsCancellationRequested ? [] : book.ToArray();
    }
}
