using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Ncez.Workflows.Benchmarks;

namespace Ncez.Web.Hosting;

/// <summary>A bounded load on the own server on loopback: so many readers, so long, with or without thinking between two visits.</summary>
/// <param name="served">The server.</param>
/// <param name="client">How they ask.</param>
internal sealed class LoadRun(ServedProcess served, HttpClient client)
{
    /// <summary>Reads a page until it no longer is the one that waits.</summary>
    public void ReadReady(string path)
    {
        // Uncompressed, so that it can be looked into.
        using var request = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = served.Address, Timeout = TimeSpan.FromMinutes(5) };
        request.DefaultRequestHeaders.Add("Cookie", client.DefaultRequestHeaders.GetValues("Cookie"));
        while (request.GetStringAsync(new Uri(path, UriKind.Relative)).GetAwaiter().GetResult().Contains("id=\"wait\"", StringComparison.Ordinal))
        {
            Thread.Sleep(50);
        }
    }

    /// <summary>Runs the load and tells it as a whole and by kind of page.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="readers">How many.</param>
    /// <param name="thinkSeconds">Time between two visits of one.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="pathOf">Which page a reader asks for at a visit, and its kind.</param>
    public IEnumerable<BenchFigure> Run(string name, int readers, double thinkSeconds, double seconds, Func<int, int, (string Kind, string Path)> pathOf)
    {
        var visits = new ConcurrentBag<(string Kind, double Milliseconds, long Bytes, bool IsError)>();
        var (cpu, watch) = (served.CpuSeconds, Stopwatch.StartNew());
        Task.WhenAll(Enumerable.Range(0, readers).Select(async reader =>
        {
            await Task.Delay(TimeSpan.FromSeconds(thinkSeconds * reader / readers));
            for (var visit = 0; watch.Elapsed.TotalSeconds < seconds; visit++)
            {
                visits.Add(await Visit(pathOf(reader, visit)));
                await Task.Delay(TimeSpan.FromSeconds(thinkSeconds));
            }
        })).GetAwaiter().GetResult();
        var (wall, used) = (watch.Elapsed.TotalSeconds, served.CpuSeconds - cpu);
        yield return Figure(name, [.. visits], wall, used);
        var kinds = visits.GroupBy(v => v.Kind).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        foreach (var kind in kinds.Count > 1 ? kinds : [])
        {
            yield return Figure($"  {kind.Key}", [.. kind], wall, 0);
        }
    }

    private async Task<(string, double, long, bool)> Visit((string Kind, string Path) page)
    {
        var started = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(new Uri(page.Path, UriKind.Relative));
        var bytes = (await answer.Content.ReadAsByteArrayAsync()).LongLength;
        return (page.Kind, Stopwatch.GetElapsedTime(started).TotalMilliseconds, bytes, !answer.IsSuccessStatusCode);
    }

    private static BenchFigure Figure(string name, (string Kind, double Milliseconds, long Bytes, bool IsError)[] visits, double wall, double cpu)
    {
        var sorted = visits.Select(v => v.Milliseconds).Order().ToArray();
        double At(double share) => sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
        return new BenchFigure(name, visits.Length, "answers", wall, cpu, string.Create(CultureInfo.InvariantCulture,
            $"p50 {At(0.5):0.0} ms, p95 {At(0.95):0.0} ms, p99 {At(0.99):0.0} ms, mean {visits.Average(v => v.Bytes) / 1000:0.0} kB on the wire, {visits.Count(v => v.IsError)} errors"));
    }
}
