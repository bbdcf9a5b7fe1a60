using Ncez.Model.Diagnostics;
using Ncez.Model.Scenarios;
using Ncez.Testing;
using Ncez.Workflows.Scenarios;

namespace Ncez.Workflows.Tests;

/// <summary>The reference model of Guangdong: its base year, its regions, what its rows are, what it says beside the report.</summary>
public class ReferenceModelTests(ReferenceModelTests.Projected projected) : IClassFixture<ReferenceModelTests.Projected>
{
    private PathwaySet Set => projected.Zone.Pathways!;

    [Fact]
    public void It_has_the_scenarios_regions_sectors_and_years_that_are_asked_for()
    {
        Assert.DoesNotContain(projected.Zone.Findings.Sorted(), f => f.Severity == Severity.Error);
        Assert.Equal(["baseline", "policy", "peak", "near_zero"], Set.Pathways.Select(p => p.Scenario));
        Assert.Equal(["prd", "east", "west", "north"], Set.BaselinePathway.ByRegion.Select(r => r.Id));
        Assert.Superset(new HashSet<string> { "building", "transport", "industry", "agriculture_forestry" }, Set.BaselinePathway.ByUser.Select(s => s.Id).ToHashSet());
        Assert.Equal((2015, 2050), (Set.BaselinePathway.BaseYear, Set.BaselinePathway.Years[^1]));
        Assert.Equal([.. "structure electrification efficiency process ccus clean_power transport_network green_building farming forest_sink".Split(' ').Order()],
            Set.Contributions[^1].Measures.Select(m => m.Family).Distinct().Order());
    }

    [Theory] // relative difference that the page states and explains
    [InlineData("power-use", 0.001)]
    [InlineData("made-thermal", 0.001)]
    [InlineData("made-nuclear", 1e-9)]
    [InlineData("made-hydro", 1e-9)]
    [InlineData("made-wind", 1e-9)]
    [InlineData("net-import", 1e-9)]
    [InlineData("gas", 0.004)]
    [InlineData("oil", 0.01)]
    [InlineData("final-coal", 0.03)]
    [InlineData("final", 0.025)]
    [InlineData("final-industry", 0.025)]
    [InlineData("tpes", 0.02)]
    public void The_base_year_gives_the_energy_totals_of_the_statistics(string id, double within)
    {
        var figure = Set.Outlook.Single(f => f.Id == id);
        Assert.InRange(Math.Abs(figure.Difference / figure.Published), 0, within);
        Assert.NotEmpty(figure.Why.En);
    }

    [Fact]
    public void The_base_year_differs_from_the_inventory_only_by_thermal_power()
    {
        var inventory = projected.Zone.Account.Inventory!.Years.Single();
        var pathway = Set.BaselinePathway;
        Assert.Equal(inventory.Indirect.T, pathway.IndirectT[0], 1e-9 * inventory.Indirect.T);
        Assert.InRange(Math.Abs(inventory.Direct.T - pathway.DirectT[0]) / inventory.Direct.T, 0, 0.006);
    }

    [Fact]
    public void Every_row_says_what_it_is_and_has_a_source()
    {
        var model = projected.Zone.Outlook!.Model;
        Assert.All(model.Expressions, e => Assert.NotEqual(ExpressionBasis.Unstated, e.Basis));
        Assert.All(model.Expressions, e => Assert.NotEmpty(e.Source));
        Assert.All(model.Expressions.Where(e => e.Basis == ExpressionBasis.Assumption), e => Assert.Contains("assumption", e.Source, StringComparison.Ordinal));
        Assert.Equal(model.Expressions.Length, Set.Basis.Values.Sum());
    }

    [Fact]
    public void Regions_are_shared_by_formulas_and_never_by_typed_shares()
    {
        var shares = projected.Zone.Outlook!.Model.Expressions.Where(e => e.Branch.StartsWith(@"Key\share\", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(shares);
        Assert.All(shares, e => Assert.StartsWith("Proxy: ", e.Source, StringComparison.Ordinal));
        Assert.All(shares, e => Assert.True(e.Text.Contains("Data(", StringComparison.Ordinal) || e.Text.Contains(@"Key\", StringComparison.Ordinal), e.Text));
        var run = projected.Zone.Programs[0].NewRun();
        run.Run();
        foreach (var share in shares.Select(e => e.Branch).Distinct())
        {
            Assert.Equal(1, Set.BaselinePathway.ByRegion.Sum(r => run.ValueOf(share, "Value", r.Id)[0]), 1e-12);
        }
    }

    [Fact]
    public void What_is_published_stands_beside_the_model_with_its_reason()
    {
        Assert.Superset(new HashSet<double> { 48, 46, 32, 18, 17, 52.2, -29.1, 44.9, 82 }, Set.Outlook.Select(f => f.Published).ToHashSet());
        Assert.All(Set.Outlook, f => Assert.True(double.IsFinite(f.Computed) && double.IsFinite(f.Uncalibrated), f.Id));
        Assert.All(Set.Outlook, f => Assert.False(f.Why.IsEmpty, f.Id));

        // Not met honestly, so not met: nothing may be turned until it is.
        Assert.False(Set.Outlook.Single(f => f.Id == "industry-nonfossil").IsMet);
    }

    [Fact]
    public void What_is_left_of_the_stated_potentials_is_shown()
    {
        var industry = projected.Zone.Outlook!.Potentials.Single(p => p.Id == "industry");
        Assert.Equal(0.3, industry.BestFraction);
        Assert.True(industry.RemainingFraction("baseline") > industry.RemainingFraction("policy") && industry.RemainingFraction("policy") > industry.RemainingFraction("near_zero"));
    }

    [Fact]
    public void Near_zero_is_below_peak_below_policy_below_baseline()
    {
        var last = Set.Pathways.Select(p => p.NetT[^1]).ToList();
        Assert.Equal(last.OrderDescending(), last);
        Assert.True(Set.Pathways.Single(p => p.Scenario == "peak").Peak is { Year: < 2030, IsWithinHorizon: true });
        Assert.False(Set.BaselinePathway.Peak.IsWithinHorizon);
    }

    /// <summary>The zone, projected once.</summary>
    public sealed class Projected
    {
        /// <summary>The projection.</summary>
        public ZoneProjection Zone { get; } = new ProjectZone(new ShippedData(Shipped.Data)).Project(Path.Combine(Shipped.Data, "zones", "guangdong-2015"));
    }
}
