using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Testing;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Tests.Reporting;

/// <summary>Every zone that comes with the product, and a new one of every domain in which nothing is filled in yet, runs to its report.</summary>
public sealed class EveryZoneTests : IDisposable
{
    private static readonly ShippedData Product = new(Shipped.Data);
    private readonly string _scratch = Directory.CreateTempSubdirectory("ncez-every-").FullName;

    public static TheoryData<string> Zones =>
        [.. new[] { "zones", "programmes" }.SelectMany(d => Directory.EnumerateFiles(Path.Combine(Shipped.Data, d), "zone.yaml", SearchOption.AllDirectories)).Select(f => Path.GetRelativePath(Shipped.Data, Path.GetDirectoryName(f)!)).Order(StringComparer.Ordinal)];

    public static TheoryData<Domain> Domains => [.. Enum.GetValues<Domain>()];

    [Theory, MemberData(nameof(Zones))]
    public void A_shipped_zone_runs_to_its_report(string zone) => Reports(Path.Combine(Shipped.Data, zone));

    [Theory, MemberData(nameof(Domains))]
    public void A_new_zone_runs_to_a_report_that_says_there_is_no_answer_yet(Domain domain)
    {
        var folder = Path.Combine(_scratch, "new");
        Assert.True(new CreateZone(Product).Create(domain.ToString(), folder, Language.En, 2025, new Findings()));
        Reports(folder);
    }

    public void Dispose() => Directory.Delete(_scratch, recursive: true);

    private void Reports(string zone)
    {
        var run = new RunZone(Product).Run(zone, RunOptions.To(Path.Combine(_scratch, "out")) with { GeneratedOn = "2026-01-01" });
        Assert.True(run.Folder is not null, string.Join("; ", run.Account.Findings.Sorted().Where(f => f.Severity == Severity.Error).Select(f => $"{f.Code} {f.Found.En}")));
        Assert.True(new FileInfo(Path.Combine(run.Folder, "report.html")).Length > 10_000);
    }
}
