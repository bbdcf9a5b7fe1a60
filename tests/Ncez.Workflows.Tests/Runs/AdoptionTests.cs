using Ncez.Model.Diagnostics;
using Ncez.Workflows.Runs;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Tests.Runs;

/// <summary>Newer factors are looked at before they are adopted, and the old figures stay.</summary>
public sealed class AdoptionTests : IDisposable
{
    private static readonly RunStepBy Maker = new("maker", "2026-01-02T00:00:00Z", "grid factors of the year");
    private readonly RunFolder _run = new();

    public AdoptionTests()
    {
        // The park's year is 2021: with factors adopted up to 2012 only, its electricity takes the grid of 2012.
        _run.Edit("zone.yaml", "gwp: AR5", "factor_year: 2012\nrecalculation_threshold: 0.02\ngwp: AR5");
    }

    [Fact]
    public void A_proposal_writes_nothing_and_splits_the_difference()
    {
        var before = Files();
        var adoption = Propose(null);
        Assert.Equal((2012, 2021, "zone"), (adoption.Before, adoption.After, adoption.ThresholdBasis));
        var year = Assert.Single(adoption.Changes.Years);
        Assert.Equal(year.GrossAfterT - year.GrossBeforeT, year.Gross[Model.Runs.ChangeCause.Factor], 1e-6);
        Assert.NotEqual(0, year.Gross[Model.Runs.ChangeCause.Factor]);
        Assert.Contains(adoption.Changes.Factors, f => f.Before.Parameter == "grid_average" && f.ChangeFraction != 0);
        Assert.Equal(0.02, adoption.Changes.BaseYear!.ThresholdFraction);
        Assert.Equal(before, Files());
    }

    [Fact]
    public void Adopting_keeps_the_old_figures_and_names_the_year()
    {
        var old = new AccountZone(_run.Product).Account(_run.Zone).Inventory!.Years[^1].Gross.T;
        var adoption = Propose(2021);
        var findings = new Findings();
        var kept = new AdoptFactors(_run.Product).Apply(_run.Zone, adoption, Maker, new RunOptions { GeneratedOn = "2026-01-02" }, findings);
        Assert.True(kept is not null, string.Join("; ", findings.Sorted().Select(f => $"{f.Code} {f.Found.En}")));
        Assert.Contains("factor_year: 2021\n", File.ReadAllText(Path.Combine(_run.Zone, "zone.yaml")), StringComparison.Ordinal);
        Assert.Equal(old, new VerifyRun(_run.Product).Check(kept, snapshotOnly: true, findings)!.Run.Years[^1].GrossT, 1e-9);
        Assert.Equal(adoption.Changes.Years[0].GrossAfterT, new AccountZone(_run.Product).Account(_run.Zone).Inventory!.Years[^1].Gross.T, 1e-9);
        Assert.Empty(findings.Sorted());
        Assert.Single(Directory.GetDirectories(Path.Combine(_run.Zone, "runs")));
    }

    [Theory]
    [InlineData(2050)]
    [InlineData(1990)]
    [InlineData(2007)]
    public void A_year_that_no_factor_is_of_is_refused_with_the_years_there_are(int year)
    {
        var findings = new Findings();
        Assert.Null(new AdoptFactors(_run.Product).Propose(_run.Zone, year, findings));
        var finding = Assert.Single(findings.Sorted());
        Assert.Equal("FAC-016", finding.Code);
        Assert.Contains($"{year}", finding.Found.En, StringComparison.Ordinal);
        Assert.Contains("2005 the oldest and 2023 the newest", finding.Expected.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_does_not_say_why_adopts_nothing()
    {
        var before = File.ReadAllText(Path.Combine(_run.Zone, "zone.yaml"));
        var findings = new Findings();
        Assert.Null(new AdoptFactors(_run.Product).Apply(_run.Zone, Propose(2021), Maker with { Why = "" }, new RunOptions(), findings));
        Assert.Equal(["RUN-007"], findings.Sorted().Select(f => f.Code));
        Assert.Equal(before, File.ReadAllText(Path.Combine(_run.Zone, "zone.yaml")));
    }

    [Theory]
    [InlineData(0.3, 0.3, "option")]
    [InlineData(null, 0.02, "zone")]
    public void An_option_overrides_the_threshold_of_the_zone(double? asked, double expected, string basis)
    {
        var draft = _run.Run();
        _run.Edit("zone.yaml", "factor_year: 2012", "factor_year: 2021");
        var (changes, by) = new CompareRuns(_run.Product).Compare(draft, _run.Zone, asked, new Findings())!.Value;
        Assert.Equal((expected, basis), (changes.BaseYear!.ThresholdFraction, by));
        Assert.Equal(asked is null, changes.BaseYear.IsNeeded);
        Assert.Equal(changes.BaseYear.OldT, changes.Before.Years[0].GrossT);
    }

    [Fact]
    public void A_programme_states_the_threshold_of_its_zones()
    {
        _run.Edit("zone.yaml", "recalculation_threshold: 0.02\n", "");
        File.WriteAllText(Path.Combine(_run.Root, "programme.yaml"), "ncez: 1\nid: p\nname: P\nrecalculation_threshold: 0.1\nzones: [zone]\n");
        Assert.Equal(("programme", 0.1), (Propose(2021).ThresholdBasis, Propose(2021).Changes.BaseYear!.ThresholdFraction));
    }

    public void Dispose() => _run.Dispose();

    private FactorAdoption Propose(int? year)
    {
        var findings = new Findings();
        var adoption = new AdoptFactors(_run.Product).Propose(_run.Zone, year, findings);
        Assert.True(adoption is not null, string.Join("; ", findings.Sorted().Select(f => $"{f.Code} {f.Found.En}")));
        return adoption;
    }

    private IEnumerable<(string, DateTime)> Files() => [.. Directory.EnumerateFiles(_run.Zone, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => (f, File.GetLastWriteTimeUtc(f)))];
}
