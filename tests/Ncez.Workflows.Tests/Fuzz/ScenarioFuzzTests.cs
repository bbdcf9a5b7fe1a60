using System.Globalization;
using Ncez.Model.Diagnostics;
using Ncez.Testing;
using Ncez.Workflows.Scenarios;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Tests.Fuzz;

/// <summary>Damaged scenario files give findings or pathways, never an exception, never a hang. Number and seed as for zones.</summary>
public sealed class ScenarioFuzzTests : IDisposable
{
    private const int PerZoneMutation = 5;
    private readonly string _scratch = Directory.CreateTempSubdirectory("ncez-fuzz-").FullName;

    [Fact]
    public void Damaged_models_give_findings_or_pathways()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("NCEZ_FUZZ") ?? "2000", CultureInfo.InvariantCulture) / PerZoneMutation;
        var seed = int.Parse(Environment.GetEnvironmentVariable("NCEZ_SEED") ?? "20161124", CultureInfo.InvariantCulture);
        Console.WriteLine($"scenario fuzz: seed {seed}, {count} mutations");
        var shipped = new ShippedData(Shipped.Data);
        var zone = Path.Combine(Shipped.Data, "zones", "scenario-park");
        var account = new AccountZone(shipped).Account(zone);
        var originals = Directory.GetFiles(Path.Combine(zone, "scenarios")).ToDictionary(f => Path.GetFileName(f), File.ReadAllBytes);
        var (refused, projected) = (0, 0);
        for (var i = First; i < count; i++)
        {
            var folder = Path.Combine(_scratch, "zone");
            var scenarios = Path.Combine(folder, "scenarios");
            Directory.CreateDirectory(scenarios);
            foreach (var (name, bytes) in new ZoneMutator(originals, unchecked(seed + (i * 7919))).Mutate().Where(f => f.Value is not null))
            {
                File.WriteAllBytes(Path.Combine(scenarios, name), bytes!);
            }

            var findings = new Findings();
            ZoneProjection projection;
            try
            {
                projection = new ProjectZone(shipped).Project(folder, account, findings);
                foreach (var finding in findings.Sorted())
                {
                    Assert.DoesNotContain("[", finding.Found.En[..1], StringComparison.Ordinal);
                    Assert.NotEmpty(finding.Fix.Zh);
                }
            }
            catch (Exception bug) when (bug is not Xunit.Sdk.XunitException)
            {
                throw new InvalidOperationException($"seed {seed}, mutation {i}: {bug}", bug);
            }

            Assert.True(projection.Pathways is not null || findings.HasErrors, $"mutation {i}: neither pathways nor an error");
            (refused, projected) = projection.Pathways is null ? (refused + 1, projected) : (refused, projected + 1);
            Directory.Delete(folder, recursive: true);
        }

        Assert.True(refused > 0 && projected > 0, $"{projected} projected, {refused} refused");
    }

    // A mutation that failed is run again alone: NCEZ_FUZZ_FROM names it.
    private static int First => int.Parse(Environment.GetEnvironmentVariable("NCEZ_FUZZ_FROM") ?? "0", CultureInfo.InvariantCulture);

    public void Dispose() => Directory.Delete(_scratch, recursive: true);
}
