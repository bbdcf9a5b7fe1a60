using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Ncez.Testing;
using Ncez.Workflows.Zones;
using Xunit.Abstractions;

namespace Ncez.Workflows.Tests.Fuzz;

/// <summary>
/// Damaged zone folders give findings or a result, never an exception, never a hang, and never touch outputs that stood before.
/// The number of mutations comes from NCEZ_FUZZ (20 000 in CI, a million with ./test --long), the seed from NCEZ_SEED.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output) : IDisposable
{
    private const int Written = 200;
    private readonly string _scratch = Directory.CreateTempSubdirectory("ncez-fuzz-").FullName;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_zones_are_sound_before_they_are_damaged(int zone)
    {
        var folder = Path.Combine(_scratch, "sound");
        Lay(folder, FuzzZones.All()[zone].ToDictionary(f => f.Key, f => (byte[]?)f.Value));
        var findings = new AccountZone(new ShippedData(Shipped.Data)).Account(folder).Findings;
        Assert.Empty(findings.Sorted().Where(f => f.Severity == Model.Diagnostics.Severity.Error).Select(f => $"{f.Where} {f.Code} {f.Found}"));
    }

    // A long run can be split, and a mutation that failed run again alone: NCEZ_FUZZ_FROM is the first one.
    private static int First => int.Parse(Environment.GetEnvironmentVariable("NCEZ_FUZZ_FROM") ?? "0", CultureInfo.InvariantCulture);

    [Fact]
    public void Damaged_zones_give_findings_or_a_result()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("NCEZ_FUZZ") ?? "2000", CultureInfo.InvariantCulture);
        var seed = int.Parse(Environment.GetEnvironmentVariable("NCEZ_SEED") ?? "20161124", CultureInfo.InvariantCulture);
        output.WriteLine($"seed {seed}, mutations {First} to {count}");
        Console.WriteLine($"fuzz: seed {seed}, mutations {First} to {count}");
        var shipped = new ShippedData(Shipped.Data);
        var originals = FuzzZones.All();
        var (slowest, failed, succeeded, gate) = (TimeSpan.Zero, 0, 0, new Lock());
        Parallel.For(First, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, () => Directory.CreateDirectory(Path.Combine(_scratch, Path.GetRandomFileName())).FullName, (i, loop, own) =>
        {
            var folder = Path.Combine(own, "zone");
            Lay(folder, new ZoneMutator(originals[i % originals.Count], unchecked(seed + (i * 7919))).Mutate());
            var watch = Stopwatch.StartNew();
            ZoneAccount account;
            try
            {
                account = new AccountZone(shipped).Account(folder);
                foreach (var finding in account.Findings.Sorted())
                {
                    // A text that is missing shows its key: [ACC-001.found]. User's own text may begin with a bracket too.
                    if (finding.Found.En.StartsWith($"[{finding.Code}.", StringComparison.Ordinal) || finding.Fix.Zh.Length == 0)
                    {
                        throw new InvalidOperationException($"no text for {finding.Code}: {finding.Found.En}");
                    }
                }
            }
            catch (Exception bug)
            {
                throw new InvalidOperationException($"seed {seed}, mutation {i}: {bug}", bug);
            }

            Assert.True(account.Inventory is not null || account.Findings.HasErrors, $"mutation {i}: neither a result nor an error");
            lock (gate)
            {
                slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
                (failed, succeeded) = account.Inventory is null ? (failed + 1, succeeded) : (failed, succeeded + 1);
            }

            if (i < Written || account.Inventory is null && i % 20 == 0)
            {
                KeepsOutputs(shipped, folder, own, i);
            }

            return own;
        }, _ => { });
        var summary = $"fuzz: {succeeded} accounted, {failed} refused, slowest {slowest.TotalMilliseconds:F0} ms";
        output.WriteLine(summary);
        Console.WriteLine(summary);
        Assert.True(failed > 0 && succeeded > 0, summary);
    }

    public void Dispose() => Directory.Delete(_scratch, recursive: true);

    private static void Lay(string folder, Dictionary<string, byte[]?> files)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        foreach (var (name, bytes) in files)
        {
            if (bytes is not null)
            {
                File.WriteAllBytes(Path.Combine(folder, name), bytes);
            }
        }
    }

    /// <summary>A run that fails leaves earlier outputs byte for byte; one that succeeds replaces them.</summary>
    private static void KeepsOutputs(ShippedData shipped, string folder, string own, int mutation)
    {
        var target = Path.Combine(own, "out");
        if (!Directory.Exists(target))
        {
            Assert.NotNull(new RunZone(shipped).Run(Path.Combine(Shipped.Data, "zones", "guangdong-parks-2016"), RunOptions.To(target)).Account.Inventory);
        }

        var before = Hash(target);
        var run = new RunZone(shipped).Run(folder, RunOptions.To(target));
        var after = Hash(target);
        if (run.Account.Inventory is null)
        {
            Assert.True(before == after, $"mutation {mutation}: a failed run touched the outputs");
        }
        else
        {
            Assert.NotEqual(before, after);
        }
    }

    private static string Hash(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, file)));
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
