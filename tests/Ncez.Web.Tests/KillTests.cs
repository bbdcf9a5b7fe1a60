using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;
using Ncez.Model.Workbench;
using Ncez.Model.Zones;
using Ncez.Testing;
using Ncez.Workflows;
using Ncez.Workflows.Workbench;
using Ncez.Workflows.Zones;
using Xunit.Abstractions;

namespace Ncez.Web.Tests;

/// <summary>The server is killed at random moments while it writes: what it acknowledged is there, and the trail is whole.</summary>
public sealed class KillTests(ITestOutputHelper told) : IDisposable
{
    private const string Zone = "example-park";
    private const string ImportZone = "imported";
    private const string FreezeZone = "example-plant";
    private const int ImportRows = 2_500;
    private readonly string _folder = Directory.CreateTempSubdirectory("ncez-kill-").FullName;

    private static int Kills => Environment.GetEnvironmentVariable("NCEZ_LONG") is { Length: > 0 } ? 50 : 5;

    [Fact]
    public Task Nothing_acknowledged_is_lost_on_sqlite() => KilledAsync(null);

    [PostgresFact]
    public Task Nothing_acknowledged_is_lost_on_postgresql() => KilledAsync(PostgresServer.NewDatabase());

    public void Dispose()
    {
        Workbench.Release();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task KilledAsync(string? database)
    {
        var token = Prepare(database);
        var random = new Random(520317);
        var (gas, diesel, comments, imported, frozen) = (900, 420, 0, 0, 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var server = await Start(database);
            using var stop = new CancellationTokenSource();
            var writers = new[] { Write(server, token, "G1", gas, v => gas = v, stop.Token), Write(server, token, "O1", diesel, v => diesel = v, stop.Token), Comment(server, token, () => comments++, stop.Token), Import(server, token, imported, v => imported = v, stop.Token), FreezeAndBackUp(server) };
            if (kill % 2 == 1)
            {
                using var report = await server.Http(token).PostAsync($"/api/v1/zones/{Zone}/reports", null);
            }

            // At a random moment after a random number of acknowledged writes, in the middle of further ones.
            var (enough, patience) = (gas + diesel + comments + imported + random.Next(1, 9), Stopwatch.StartNew());
            while (gas + diesel + comments + imported < enough && patience.Elapsed < TimeSpan.FromSeconds(60))
            {
                await Task.Delay(5);
            }

            // Every third round lets longer work come near its end, or to it.
            await Task.Delay(random.Next(0, kill % 3 == 2 ? 6_000 : 120));
            server.Kill();
            await stop.CancelAsync();
            await Task.WhenAll(writers);

            // The next start finishes what was cut short.
            var workbench = Workbench.Open(new ShippedData(Shipped.Data), _folder, TimeProvider.System, database);
            var zone = workbench.Zones.Find(Zone)!;
            var (_, broken) = workbench.Audit.Verify();
            Assert.Null(broken);
            var rows = workbench.Activities.Open(zone)!;
            Assert.InRange(QuantityOf(rows, "G1"), gas, gas + 1);
            Assert.InRange(QuantityOf(rows, "O1"), diesel, diesel + 1);
            Assert.InRange(workbench.Reviews.Of(zone).Single(l => l.Line == "E1").History.Count(h => h.State == "comment"), comments, comments + 1);
            Assert.NotNull(workbench.Inventories.Of(zone)!.Account.Inventory);
            Assert.Equal(FileHash(rows), workbench.Activities.Open(zone)!.LastSave?.Hash ?? FileHash(rows));
            imported = Imported(workbench, imported);
            frozen = FrozenAndBackedUp(workbench, kill, frozen);
            (gas, diesel, comments) = (QuantityOf(rows, "G1"), QuantityOf(rows, "O1"), workbench.Reviews.Of(zone).Single(l => l.Line == "E1").History.Count(h => h.State == "comment"));
            Workbench.Release();
        }

        Assert.True(imported > 0, "no import was acknowledged");
        told.WriteLine($"{Kills} kills: {gas - 900} + {diesel - 420} quantities, {comments} comments, {imported} imports, {frozen} runs");
        Assert.True(gas + diesel + comments - 1320 > Kills, $"too little was written to prove anything: {gas}, {diesel}, {comments}");
    }

    private string Prepare(string? database)
    {
        var workbench = Workbench.Open(new ShippedData(Shipped.Data), _folder, TimeProvider.System, database);
        workbench.Accounts.CreateFirst("王磊", "a long sentence", Language.Zh);
        workbench.Zones.AddExamples(workbench.Accounts.All[0], new Findings());
        var zone = workbench.Zones.Create(workbench.Accounts.All[0], Domain.Park, ImportZone, new NewZone(2023, 2023), new Findings())!;
        var began = workbench.Activities.Save(workbench.Accounts.All[0], zone, new GridEdit(workbench.Activities.Open(zone)!.Hash, Grid(0).Tabs, EvenWithErrors: true));
        Assert.Equal(SaveState.Saved, began.State);
        var token = workbench.Tokens.Create(workbench.Accounts.All[0], "kill", TokenScope.Write, "", 1)!;
        Workbench.Release();
        return token;
    }

    private static async Task Write(Server server, string token, string line, int value, Action<int> acknowledged, CancellationToken stop)
    {
        var path = $"/api/v1/zones/{Zone}/activities";
        try
        {
            while (!stop.IsCancellationRequested)
            {
                using var now = await server.Http(token).GetAsync(path, stop);
                var csv = await now.Content.ReadAsStringAsync(stop);
                var rows = csv.Split('\n').Select(r => r.StartsWith(line + ",", StringComparison.Ordinal) ? r.Replace($",{value},", $",{value + 1},", StringComparison.Ordinal) : r);
                using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new StringContent(string.Join('\n', rows), Encoding.UTF8, "text/csv") };
                request.Headers.TryAddWithoutValidation("If-Match", now.Headers.ETag!.Tag);
                using var answer = await server.Http(token).SendAsync(request, stop);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                acknowledged(++value);
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException or IOException)
        {
            // The server was killed: what it did not acknowledge may or may not be there.
        }
    }

    private static async Task Comment(Server server, string token, Action acknowledged, CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                using var answer = await server.Http(token).PostAsync($"/api/v1/zones/{Zone}/reviews", new StringContent("""{"lines":["E1"],"act":"comment","why":"still there?"}""", Encoding.UTF8, "application/json"), stop);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                acknowledged();
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException or IOException)
        {
            // As above.
        }
    }

    // A workbook whose rows all carry the same number: it is saved whole or not at all.
    private static async Task Import(Server server, string token, int value, Action<int> acknowledged, CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                using var book = new ByteArrayContent(Book(value + 1));
                book.Headers.ContentType = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
                using var started = await server.Http(token).PostAsync($"/api/v1/zones/{ImportZone}/imports?evenWithErrors=true", book, stop);
                Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
                string state;
                do
                {
                    await Task.Delay(10, stop);
                    state = JsonDocument.Parse(await server.Http(token).GetStringAsync(started.Headers.Location, stop)).RootElement.GetProperty("state").GetString()!;
                }
                while (state == "running");
                Assert.Equal("done", state);
                acknowledged(++value);
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException or IOException)
        {
            // As above.
        }
    }

    // On pages, as somebody does who then waits for both.
    private static async Task FreezeAndBackUp(Server server)
    {
        try
        {
            using var visitor = new Visitor(server.Address);
            await visitor.SignInAsync("王磊", "a long sentence");
            await visitor.SendAsync($"/zones/{FreezeZone}/runs", $"/zones/{FreezeZone}/runs", ("why", "closed"));
            await visitor.SendAsync("/backup", "/backup");
        }
        catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException or IOException)
        {
            // As above.
        }
    }

    // A run is whole and in the trail, or it is not there; a backup is whole, or the one before is. How many runs there are now.
    private int FrozenAndBackedUp(Workbench workbench, int kill, int frozen)
    {
        var zone = workbench.Zones.Find(FreezeZone)!;
        var runs = workbench.Runs.Of(zone);
        Assert.InRange(runs.Length, frozen, frozen + 1);
        Assert.All(runs, r => Assert.Empty(r.Altered));
        if (workbench.Jobs.Recover().SingleOrDefault(m => m.Kind == KeptJobs.Freeze) is { } mark)
        {
            Assert.Equal(runs.Length == frozen + 1 ? JobState.Done : JobState.Interrupted, mark.State);
        }

        var recorded = workbench.Audit.Page(null, FreezeZone, 200).Where(e => e.Action == "run.frozen").Select(e => AuditTrail.FactsOf(e)["run"]);
        Assert.Equal(runs.Select(r => r.Id).Order(StringComparer.Ordinal), recorded.Order(StringComparer.Ordinal));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(_folder, "drafts")));
        if (workbench.Backups.Kept is { } kept)
        {
            var findings = new Findings();
            Assert.True(Backups.RestoreFile(Path.Combine(_folder, "backup", kept.Name), Path.Combine(_folder, "restored" + kill), null, findings) is not null, findings.Sorted().FirstOrDefault()?.Code);
            Directory.Delete(Path.Combine(_folder, "restored" + kill), recursive: true);
        }

        // The next round freezes other inputs.
        File.AppendAllText(Path.Combine(_folder, "zones", FreezeZone, "zone.yaml"), "\n");
        File.Delete(Path.Combine(_folder, "jobs", $"{KeptJobs.Freeze}-{FreezeZone}.json"));
        return runs.Length;
    }

    private static byte[] Book(int value)
    {
        using var book = new MemoryStream();
        GridBooks.Write(Grid(value), book, Language.En);
        return book.ToArray();
    }

    private static ActivityGrid Grid(int value) => new("", ["id", "period", "category", "item", "quantity", "unit", "direction"],
        [.. Enumerable.Range(0, ImportRows).Select(i => ImmutableArray.Create($"I{i}", "2023", "stationary_combustion", "柴油", value.ToString(CultureInfo.InvariantCulture), "t", "use"))], null, null);

    // What the zone holds now: all rows of one import, and no other than the last acknowledged one or the one after it.
    private static int Imported(Workbench workbench, int acknowledged)
    {
        var zone = workbench.Zones.Find(ImportZone)!;
        var rows = workbench.Activities.Open(zone)!;
        var values = rows.Rows.Where(r => r[0].StartsWith('I')).Select(r => r[rows.Header.IndexOf("quantity")]).ToList();
        Assert.InRange(values.Distinct().Count(), 0, 1);
        Assert.Contains(values.Count, new[] { 0, ImportRows });
        var value = values.Count == 0 ? 0 : int.Parse(values[0], CultureInfo.InvariantCulture);
        Assert.InRange(value, acknowledged, acknowledged + 1);

        // A job that was cut short says so, unless its save is in the trail.
        foreach (var mark in workbench.Jobs.Recover().Where(m => m.Kind == KeptJobs.Import))
        {
            Assert.Equal(mark.State == JobState.Done, workbench.Imports.WasSaved(ImportZone, mark.Id));
        }

        return value;
    }

    private static int QuantityOf(ActivityGrid grid, string line) => int.Parse(grid.Rows.Single(r => r[0] == line)[grid.Header.IndexOf("quantity")], System.Globalization.CultureInfo.InvariantCulture);

    private static string FileHash(ActivityGrid grid) => grid.Hash;

    private async Task<Server> Start(string? database)
    {
        var server = new Server(_folder, database);
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if ((await server.Http("").GetAsync("/health")).IsSuccessStatusCode)
                {
                    return server;
                }
            }
            catch (HttpRequestException) when (watch.Elapsed < TimeSpan.FromMinutes(2))
            {
                await Task.Delay(50);
            }
        }
    }

    // The built program as its users start it, in a process of its own.
    private sealed class Server : IDisposable
    {
        private readonly Process _process;
        private readonly int _port = Served.FreePort();
        private readonly Dictionary<string, HttpClient> _clients = [];

        public Server(string folder, string? database)
        {
            var root = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Shipped.Data))!;
            var build = Path.GetFileName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))!);
            var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var arg in new[] { Path.Combine(root, "src", "Ncez.Cli", "bin", build, "net10.0", "ncez.dll"), "serve", "--urls", $"http://127.0.0.1:{_port}", "--data", folder })
            {
                start.ArgumentList.Add(arg);
            }

            start.Environment["NCEZ_DATA"] = Shipped.Data;
            start.Environment["NCEZ_DATABASE"] = database ?? "";
            _process = Process.Start(start)!;
            _ = _process.StandardOutput.ReadToEndAsync();
            _ = _process.StandardError.ReadToEndAsync();
        }

        public string Address => $"http://127.0.0.1:{_port}";

        public HttpClient Http(string token)
        {
            lock (_clients)
            {
                if (!_clients.TryGetValue(token, out var client))
                {
                    client = _clients[token] = new HttpClient { BaseAddress = new Uri(Address) };
                    client.DefaultRequestHeaders.Authorization = token.Length > 0 ? new("Bearer", token) : null;
                }

                return client;
            }
        }

        // SIGKILL: no handler runs, nothing is flushed.
        public void Kill()
        {
            _process.Kill();
            _process.WaitForExit();
        }

        public void Dispose()
        {
            if (!_process.HasExited)
            {
                Kill();
            }

            _process.Dispose();
        }
    }
}
