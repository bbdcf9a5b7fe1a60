using Ncez.Model.Diagnostics;
using Ncez.Testing;
using Ncez.Workflows.Runs;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Tests.Runs;

/// <summary>An example park of its own with a data folder of its own, so that any byte of it may be altered.</summary>
internal sealed class RunFolder : IDisposable
{
    private static int _second;

    public RunFolder(string zone = "example-park")
    {
        Root = Directory.CreateTempSubdirectory("ncez-run").FullName;
        Zone = Path.Combine(Root, "zone");
        Data = Path.Combine(Root, "data");
        Out = Path.Combine(Root, "out");
        Copy(Path.Combine(Shipped.Data, "zones", zone), Zone);
        foreach (var folder in Directory.EnumerateDirectories(Shipped.Data).Where(d => Path.GetFileName(d) != "zones"))
        {
            Copy(folder, Path.Combine(Data, Path.GetFileName(folder)));
        }

        Product = new ShippedData(Data);
    }

    public string Root { get; }

    public string Zone { get; }

    public string Data { get; }

    public string Out { get; }

    public ShippedData Product { get; }

    /// <summary>Runs the zone into <see cref="Out"/>, or into another folder.</summary>
    public string Run(string? target = null)
    {
        var run = new RunZone(Product).Run(Zone, RunOptions.To(target ?? Out) with { GeneratedOn = "2026-01-01" });
        Assert.True(run.Folder is not null, string.Join("; ", run.Account.Findings.Sorted().Select(f => $"{f.Code} {f.Found.En}")));
        return run.Folder;
    }

    /// <summary>Somebody and a reason, each step a second after the one before.</summary>
    public static RunStepBy By(string who, string why = "test") => new(who, $"2026-01-02T00:00:{Interlocked.Increment(ref _second) % 60:00}Z", why);

    /// <summary>Freezes what was run into <see cref="Out"/>: the folder of the frozen run.</summary>
    public string Freeze(string by)
    {
        var findings = new Findings();
        var frozen = new AdvanceRun(Product).Freeze(Out, By(by), findings);
        Assert.True(frozen is not null, string.Join("; ", findings.Sorted().Select(f => $"{f.Code} {f.Found.En}")));
        return frozen;
    }

    /// <summary>Rewrites a text of the zone.</summary>
    public void Edit(string file, string from, string to)
    {
        var path = Path.Combine(Zone, file);
        var text = File.ReadAllText(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (var folder in Directory.EnumerateDirectories(from))
        {
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }
}
