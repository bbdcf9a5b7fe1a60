using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Tests.Runs;

/// <summary>A check names what a run would, refuses what a run refuses, and writes nothing.</summary>
public sealed class CheckZoneTests : IDisposable
{
    private readonly RunFolder _run = new();

    [Theory]
    [InlineData("portfolio.csv", "item,value,unit\nnonsense,1,t\n", "PFL-002")]
    [InlineData("sizing.csv", "item,value,unit\nnonsense,1,t\n", "SIZ-")]
    [InlineData("scenarios/model.yaml", "ncez: 1\n", "SCN-")]
    [InlineData("", "", "")]
    public void Findings_are_those_of_a_run(string file, string text, string code)
    {
        if (file.Length > 0)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_run.Zone, file))!);
            File.WriteAllText(Path.Combine(_run.Zone, file), text);
        }

        var before = Files();
        var check = new CheckZone(_run.Product).Check(_run.Zone);
        Assert.Equal(before, Files());
        var run = new RunZone(_run.Product).Run(_run.Zone, RunOptions.To(_run.Out) with { GeneratedOn = "2026-01-01" });
        Assert.Equal(run.Account.Findings.Sorted().Select(f => (f.Code, f.Severity, f.Where, f.Found.En)), check.Sorted().Select(f => (f.Code, f.Severity, f.Where, f.Found.En)));
        Assert.Equal((run.Folder is null, file.Length > 0), (check.HasErrors, check.HasErrors));
        Assert.Contains(check.Sorted(), f => f.Code.StartsWith(code, StringComparison.Ordinal));
    }

    public void Dispose() => _run.Dispose();

    private string[] Files() => [.. Directory.EnumerateFileSystemEntries(_run.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
