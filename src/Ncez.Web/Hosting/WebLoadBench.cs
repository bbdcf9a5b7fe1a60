using System.Diagnostics;
using System.Globalization;
using Ncez.Model.Texts;
using Ncez.Workflows.Benchmarks;

namespace Ncez.Web.Hosting;

/// <summary>
/// The workbench under load, the server as a process of its own: 200 zones of 500 lines and ten years, fifty users who think for a
/// second between two pages, eight readers and fifty programs. On SQLite, and on the PostgreSQL that <c>NCEZ_BENCH_DATABASE</c> names.
/// </summary>
public sealed class WebLoadBench : IBench
{
    private const int Zones = 200;
    private const int Lines = 500;
    private const int Years = 10;
    private static readonly string[] Kinds = ["home", "inventory", "review", "activities", "findings"];

    /// <inheritdoc />
    public string Id => "web";

    /// <inheritdoc />
    public LocalText Name => new("工作台负载：200 个区 × 500 行 × 10 年、50 名用户", "workbench under load: 200 zones × 500 lines × 10 years, 50 users");

    /// <inheritdoc />
    public IEnumerable<BenchFigure> Run(BenchContext context)
    {
        foreach (var figure in On(context, "SQLite", null).Concat(Environment.GetEnvironmentVariable("NCEZ_BENCH_DATABASE") is { Length: > 0 } database ? On(context, "PostgreSQL", database) : []))
        {
            yield return figure;
        }
    }

    private static IEnumerable<BenchFigure> On(BenchContext context, string store, string? database)
    {
        var folder = Path.Combine(context.Scratch, "web-" + store);
        string[] zones = [.. Enumerable.Range(0, Zones).Select(i => GeneratedZone.WriteYears(Path.Combine(folder, "zones"), $"load-{i:000}", Lines, Years))];
        var watch = Stopwatch.StartNew();
        using var served = ServedProcess.Start(context.Shipped, folder, database, context.Cancellation);
        yield return new BenchFigure($"{store}: start with {Zones} new zones", Zones, "zones", watch.Elapsed.TotalSeconds, served.CpuSeconds, Memory(served));
        using var browser = served.Browser();
        using var program = served.Program();
        var (pages, reads) = (new LoadRun(served, browser), new LoadRun(served, program));
        var cpu = served.CpuSeconds;
        watch.Restart();
        pages.ReadReady("/");
        yield return new BenchFigure($"first overview: {Zones} zones × {Lines * Years} rows accounted", Zones * Lines * Years, "rows", watch.Elapsed.TotalSeconds, served.CpuSeconds - cpu, Memory(served));
        foreach (var figure in Figures(pages, reads, zones))
        {
            yield return figure;
        }

        yield return new BenchFigure("working set right after the load", 1, "servers", 1, 0, Memory(served));
        Thread.Sleep(TimeSpan.FromSeconds(30));
        yield return new BenchFigure("working set after 30 s of quiet", 1, "servers", 1, 0, $"goal 300 MB; {Memory(served)}");
    }

    private static IEnumerable<BenchFigure> Figures(LoadRun pages, LoadRun reads, string[] zones)
    {
        foreach (var zone in zones.Take(50))
        {
            pages.ReadReady($"/zones/{zone}");
        }

        foreach (var kind in Kinds)
        {
            foreach (var figure in pages.Run($"{kind}, one reader, 20 zones", 1, 0, 2, (_, visit) => (kind, PathOf(zones[visit % 20], kind))))
            {
                yield return figure;
            }
        }

        foreach (var (kind, path) in new[] { ("overview", "/"), ("factors", "/factors?q=电力"), ("technologies", "/technologies?domain=Park") })
        {
            foreach (var figure in pages.Run($"{kind}, one reader", 1, 0, 2, (_, _) => (kind, path)))
            {
                yield return figure;
            }
        }

        // Whoever comes first waits for what must be calculated; the figures after it are those of a day's work.
        foreach (var figure in pages.Run("8 readers without thinking, at work in 20 zones (goal 150 answers/s)", 8, 0, 15, (reader, visit) => Mixed(zones, (reader * 5) + visit, 20))
            .Concat(pages.Run("50 users thinking 1 s come at once, each opens its zone for the first time", 50, 1, 7, InOwnZone))
            .Concat(pages.Run("50 users thinking 1 s, each at work in its zone (goal p95 150 ms)", 50, 1, 20, InOwnZone))
            .Concat(pages.Run("8 readers open 200 zones for the first time", 8, 0, 15, (reader, visit) => Mixed(zones, (visit * 8) + reader, Zones)))
            .Concat(pages.Run("50 users thinking 1 s, each visit another of 200 zones (goal p95 150 ms)", 50, 1, 20, (reader, visit) => Mixed(zones, (reader * 37) + (visit * 11), Zones)))
            .Concat(reads.Run("50 programs waiting 1 s, over 200 zones (goal p95 50 ms)", 50, 1, 20, (reader, visit) => Read(zones[((reader * 37) + (visit * 7)) % Zones], visit))))
        {
            yield return figure;
        }

        (string, string) InOwnZone(int reader, int visit) => visit % 6 == 5 ? ("overview", "/") : (Kinds[visit % 6], PathOf(zones[reader], Kinds[visit % 6]));
    }

    private static (string Kind, string Path) Mixed(string[] zones, int visit, int among) => visit % 6 == 5 ? ("overview", "/") : (Kinds[visit % 6], PathOf(zones[visit / 6 * 7 % among], Kinds[visit % 6]));

    private static string PathOf(string zone, string kind) => $"/zones/{zone}" + kind switch { "inventory" => "/inventory", "review" => "/reviews", "activities" => "/activities", "findings" => "/findings", _ => "" };

    private static (string Kind, string Path) Read(string zone, int visit) => (visit % 3) switch
    {
        0 => ("zone", $"/api/v1/zones/{zone}"),
        1 => ("lines", $"/api/v1/zones/{zone}/lines?limit=50"),
        _ => ("rows", $"/api/v1/zones/{zone}/activities/rows?limit=50"),
    };

    private static string Memory(ServedProcess served) => string.Create(CultureInfo.InvariantCulture, $"server alone {served.WorkingSetMB:0} MB");
}
