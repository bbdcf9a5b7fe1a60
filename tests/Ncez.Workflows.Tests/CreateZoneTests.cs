using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Testing;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Tests;

/// <summary>A new zone can be checked as it is, in every domain and both languages, and never replaces what is there.</summary>
public sealed class CreateZoneTests : IDisposable
{
    private readonly ShippedData _shipped = new(Shipped.Data);
    private readonly string _scratch = Directory.CreateTempSubdirectory("ncez-new-").FullName;

    public static TheoryData<Domain, Language> Kinds()
    {
        var kinds = new TheoryData<Domain, Language>();
        foreach (var domain in Enum.GetValues<Domain>())
        {
            kinds.Add(domain, Language.Zh);
            kinds.Add(domain, Language.En);
        }

        return kinds;
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_new_zone_passes_check_without_errors(Domain domain, Language language)
    {
        var folder = Path.Combine(_scratch, $"{domain} {language}");
        var findings = new Findings();
        Assert.True(new CreateZone(_shipped).Create(domain.ToString(), folder, language, 2022, findings));
        var account = new AccountZone(_shipped).Account(folder);
        Assert.Empty(account.Findings.Sorted().Where(f => f.Severity == Severity.Error).Select(f => $"{f.Where} {f.Code} {f.Found}"));
        Assert.Equal($"{domain}-{language}", account.Input!.Zone.Id);
        Assert.Equal(domain, account.Input.Zone.Domain);
        Assert.True(account.Input.Activities.Count > 0);
        Assert.All(account.Input.Activities.Quantities.ToArray(), quantity => Assert.True(double.IsNaN(quantity)));
    }

    [Fact]
    public void Chinese_names_of_domains_are_known_and_slips_are_named()
    {
        var findings = new Findings();
        Assert.True(new CreateZone(_shipped).Create("园区", Path.Combine(_scratch, "a"), Language.Zh, 2022, findings));
        Assert.False(new CreateZone(_shipped).Create("prak", Path.Combine(_scratch, "b"), Language.Zh, 2022, findings));
        Assert.Equal("是否应为“park”？", Assert.Single(findings.Sorted()).Fix.Zh);
    }

    [Fact]
    public void A_folder_with_content_is_left_alone()
    {
        File.WriteAllText(Path.Combine(_scratch, "mine.txt"), "x");
        var findings = new Findings();
        Assert.False(new CreateZone(_shipped).Create("park", _scratch, Language.En, 2022, findings));
        Assert.Equal("ZON-021", Assert.Single(findings.Sorted()).Code);
        Assert.Equal("mine.txt", Path.GetFileName(Assert.Single(Directory.EnumerateFileSystemEntries(_scratch))));
    }

    public void Dispose() => Directory.Delete(_scratch, recursive: true);
}
