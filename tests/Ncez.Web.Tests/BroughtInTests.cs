using System.IO.Compression;
using System.Net;
using Ncez.Model.Diagnostics;
using Ncez.Model.Runs;
using Ncez.Testing;
using Ncez.Workflows;
using Ncez.Workflows.Runs;
using Ncez.Workflows.Zones;

namespace Ncez.Web.Tests;

/// <summary>Signatures that came with an archive: anybody can write names into files, so the pages say that they were not given here.</summary>
public sealed class BroughtInTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ncez-brought-").FullName;

    [Fact]
    public async Task Steps_of_a_run_that_came_with_an_archive_are_marked()
    {
        await using var served = await Served.StartAsync();
        using var administrator = await served.VisitAsAdministratorAsync();
        await administrator.SendAsync("/account", "/preferences", ("language", "en"), ("theme", "Light"));
        var by = served.Workbench.Accounts.All[0];
        using (var archive = File.OpenRead(Sealed(by.Name)))
        {
            var findings = new Findings();
            Assert.NotNull(served.Workbench.Archives.Add(by, "forged", archive, findings));
        }

        var run = served.Workbench.Runs.Of(served.Workbench.Zones.Find("forged")!).Single();
        Assert.Empty(run.Altered);
        Assert.Equal(RunState.Sealed, run.Kept!.History.State);
        Assert.Equal([RunState.Frozen, RunState.Verified, RunState.Sealed], run.Brought.AsEnumerable());
        var page = WebUtility.HtmlDecode(await administrator.ReadAsync("/zones/forged/runs"));
        Assert.Contains("0 of them sealed here; 1 holds steps that were brought in", page, StringComparison.Ordinal);
        Assert.Contains("Not signed in this workbench: Frozen, Verified, Sealed", page, StringComparison.Ordinal);
        Assert.Contains("not signed here", WebUtility.HtmlDecode(await administrator.ReadAsync("/zones/forged/reviews")), StringComparison.Ordinal);

        // What is signed here afterwards is known.
        Assert.Equal(HttpStatusCode.Found, (await administrator.SendAsync("/zones/forged/runs", $"/zones/forged/runs/{run.Id}/supersede", ("why", "unknown signatures"))).StatusCode);
        Assert.DoesNotContain(RunState.Superseded, served.Workbench.Runs.Of(served.Workbench.Zones.Find("forged")!).Single().Brought);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // As anybody can make it on a machine of their own, with names of accounts of the workbench.
    private string Sealed(string name)
    {
        var (product, zone, findings) = (new ShippedData(Shipped.Data), Path.Combine(_folder, "zone"), new Findings());
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Shipped.Data, "zones", "example-park"), "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(zone, Path.GetRelativePath(Path.Combine(Shipped.Data, "zones", "example-park"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        var draft = Path.Combine(_folder, "out");
        new RunZone(product).Run(zone, RunOptions.To(draft) with { GeneratedOn = "2026-01-01" });
        var advance = new AdvanceRun(product);
        var kept = advance.Freeze(draft, new RunStepBy("ed", "2026-01-02T00:00:00Z", "x"), findings)!;
        Assert.NotNull(advance.Sign(kept, RunState.Verified, new RunStepBy("zm", "2026-01-03T00:00:00Z", "ok"), snapshotOnly: true, findings));
        Assert.NotNull(advance.Sign(kept, RunState.Sealed, new RunStepBy(name, "2026-01-04T00:00:00Z", "verified on site"), snapshotOnly: true, findings));
        ZipFile.CreateFromDirectory(zone, Path.Combine(_folder, "zone.zip"));
        return Path.Combine(_folder, "zone.zip");
    }
}
