using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Ncez.Model.Texts;
using Ncez.Workflows.Benchmarks;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Hosting;

/// <summary>
/// The workbench under load, client and server in one process on loopback: 200 zones of 5 000 rows, fifty readers who think for
/// a second between pages, and eight who do not.
/// </summary>
public sealed class WebLoadBench : IBench
{
    private const int Rows = 5_000;
    private const string Password = "a long sentence 1";

    /// <inheritdoc />
    public string Id => "web";

    /// <inheritdoc />
    public LocalText Name => new("工作台负载：200 个区、50 名用户", "workbench under load: 200 zones, 50 users");

    /// <inheritdoc />
    public IEnumerable<BenchFigure> Run(BenchContext context)
    {
        var zones = context.AllSizes ? 200 : 20;
        var folder = Path.Combine(context.Scratch, "web");
        var ids = Enumerable.Range(0, zones).Select(i => GeneratedZone.Write(Path.Combine(folder, "zones"), Rows + i)).Select(p => Path.GetFileName(p)!).ToArray();
        var watch = Stopwatch.StartNew();
        var app = WebServer.Build(new ServeOptions { Shipped = context.Shipped, DataFolder = folder, Urls = "http://127.0.0.1:0", Clock = TimeProvider.System });
        app.StartAsync(context.Cancellation).GetAwaiter().GetResult();
        try
        {
            yield return new BenchFigure($"start with {zones} new zones", zones, "zones", watch.Elapsed.TotalSeconds, 0);
            using var client = Client(app);
            watch.Restart();
            Read(client, "/").GetAwaiter().GetResult();
            yield return new BenchFigure($"first overview: {zones} zones × {Rows} rows accounted", zones * Rows, "rows", watch.Elapsed.TotalSeconds, 0, $"working set {Environment.WorkingSet >> 20} MB");
            string[] pages = [.. ids.Take(20).SelectMany(z => new[] { $"/zones/{z}", $"/zones/{z}/inventory", $"/zones/{z}/reviews" }), "/", "/factors?q=电力", "/technologies?domain=Park"];
            string[] reads = [.. ids.SelectMany(z => new[] { $"/api/v1/zones/{z}", $"/api/v1/zones/{z}/lines?limit=50", $"/api/v1/zones/{z}/activities/rows?limit=50" })];
            foreach (var page in pages)
            {
                ReadReady(client, page).GetAwaiter().GetResult();
            }

            foreach (var (kind, paths) in new[]
            {
                ("home", ids.Take(20).Select(z => $"/zones/{z}").ToArray()), ("inventory", ids.Take(20).Select(z => $"/zones/{z}/inventory").ToArray()), ("review", ids.Take(20).Select(z => $"/zones/{z}/reviews").ToArray()),
                ("overview", ["/"]), ("factors", ["/factors?q=电力"]), ("zone by interface", ids.Select(z => $"/api/v1/zones/{z}").ToArray()),
                ("lines by interface", ids.Take(20).Select(z => $"/api/v1/zones/{z}/lines?limit=50").ToArray()), ("rows by interface", ids.Take(20).Select(z => $"/api/v1/zones/{z}/activities/rows?limit=50").ToArray()),
            })
            {
                yield return Load(client, kind + ", one reader", paths, 1, 0, 2);
            }

            yield return Load(client, $"pages, 8 readers without thinking", pages, 8, 0, 15);
            yield return Load(client, $"pages, 50 readers thinking 1 s", pages, 50, 1, 20);
            yield return Load(client, $"reads of the interface, 50 programs waiting 1 s", reads, 50, 1, 15);
            GC.Collect();
            yield return new BenchFigure("idle afterwards", 1, "servers", 1, 0, $"working set {Environment.WorkingSet >> 20} MB with the client, heap {GC.GetTotalMemory(forceFullCollection: true) >> 20} MB");
        }
        finally
        {
            app.StopAsync().GetAwaiter().GetResult();
            app.DisposeAsync().AsTask().GetAwaiter().GetResult();
            Workbench.Release();
        }
    }

    private static HttpClient Client(WebApplication app)
    {
        var workbench = (Workbench)app.Services.GetService(typeof(Workbench))!;
        workbench.Accounts.CreateFirst("bench", Password, Language.En);
        var session = workbench.Accounts.SignIn("bench", Password).Token!;
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = System.Net.DecompressionMethods.None, MaxConnectionsPerServer = 60 }) { BaseAddress = new Uri(app.Urls.First()), Timeout = TimeSpan.FromMinutes(5) };
        client.DefaultRequestHeaders.Add("Cookie", "ncez-session=" + Uri.EscapeDataString(session));
        return client;
    }

    private static async Task<int> Read(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadAsByteArrayAsync()).Length;
    }

    // The first visit of a zone may get the page that waits.
    private static async Task ReadReady(HttpClient client, string path)
    {
        while ((await client.GetStringAsync(path)).Contains("id=\"wait\"", StringComparison.Ordinal))
        {
            await Task.Delay(50);
        }
    }

    private static BenchFigure Load(HttpClient client, string name, string[] paths, int readers, double thinkSeconds, double seconds)
    {
        var times = new ConcurrentBag<double>();
        var bytes = 0L;
        var (cpu, watch) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        Task.WhenAll(Enumerable.Range(0, readers).Select(async reader =>
        {
            // Each begins elsewhere; a fixed stride visits all.
            await Task.Delay(TimeSpan.FromSeconds(thinkSeconds * reader / readers));
            for (var visit = reader * 7; watch.Elapsed.TotalSeconds < seconds; visit += 11)
            {
                var started = Stopwatch.GetTimestamp();
                Interlocked.Add(ref bytes, await Read(client, paths[visit % paths.Length]));
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                await Task.Delay(TimeSpan.FromSeconds(thinkSeconds));
            }
        })).GetAwaiter().GetResult();
        var sorted = times.Order().ToArray();
        return new BenchFigure(name, sorted.Length, "answers", watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds,
            string.Create(CultureInfo.InvariantCulture, $"p50 {sorted[sorted.Length / 2]:0.0} ms, p95 {sorted[sorted.Length * 95 / 100]:0.0} ms, max {sorted[^1]:0} ms, mean {bytes / 1000.0 / sorted.Length:0} kB"));
    }
}
