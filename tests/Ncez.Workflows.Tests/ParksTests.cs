using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Testing;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Tests;

/// <summary>
/// The parks of Guangdong, 2016 (report section 5.1). The main result must reproduce the report; the same activities under two
/// published sets are reference cases with a hand calculation per line.
/// </summary>
public class ParksTests
{
    private static readonly ZoneAccount Parks = new AccountZone(new ShippedData(Shipped.Data)).Account(Path.Combine(Shipped.Data, "zones", "guangdong-parks-2016"));

    [Fact]
    public void The_zone_has_no_errors() =>
        Assert.Empty(Parks.Findings.Sorted().Where(f => f.Severity == Severity.Error).Select(f => $"{f.Where} {f.Code} {f.Found}"));

    [Theory]
    [InlineData("D1", 0.79e8)]
    [InlineData("D2", 0.45e8)]
    [InlineData("D3", 0.0946e8)]
    [InlineData("I1", 1.70e8)]
    public void Each_line_reproduces_the_report(string id, double publishedT) =>
        Assert.Equal(publishedT, Lines(Parks.Inventory!)[id], publishedT * 0.005);

    [Fact]
    public void The_total_reproduces_the_report()
    {
        var year = Assert.Single(Parks.Inventory!.Years);
        Assert.Equal(3.03e8, year.Gross.T, 3.03e8 * 0.005);
        Assert.Equal(1.84e8, year.EnergyTceEquivalent, 1.84e8 * 0.005);
        Assert.Equal((1, 2024e4), (year.NotEstimated.Lines, Math.Round(year.NotEstimated.EnergyTce)));
    }

    [Theory]
    // Figure 5-1, left: energy mix on the primary-equivalent basis; the report rounds gas and electricity by difference (C07).
    [InlineData("I1", 56.0)]
    [InlineData("D1", 16.0)]
    [InlineData("D2", 14.0)]
    [InlineData("D3", 3.0)]
    [InlineData("D4", 11.0)]
    public void The_energy_mix_of_figure_5_1(string id, double publishedPercent)
    {
        var inventory = Parks.Inventory!;
        var row = Enumerable.Range(0, inventory.Activities.Count).Single(r => inventory.Activities.Texts.Id(r) == id);
        var plan = inventory.Plans.Single(p => p.Kind == inventory.Activities.KindOf[row] && p.CarriesEnergy);
        var share = 100 * inventory.Activities.Quantities[row] * plan.TceEquivalentPerUnit / inventory.Years[0].EnergyTceEquivalent;
        Assert.Equal(publishedPercent, share, 0.35);
    }

    [Theory]
    // Provincial guide 2011. Coal as bituminous: 2965e4 tce × 29.3076 GJ = 868 970.34 TJ × 26.1 tC/TJ × 0.93 × 44/12.
    [InlineData("provincial-guide", "D1", 77339229.230)]
    // Oil as fuel oil: 750 274.56 TJ × 21.1 × 0.98 × 44/12.
    [InlineData("provincial-guide", "D2", 56885316.956)]
    // Natural gas: 174 380.22 TJ × 15.3 × 0.99 × 44/12.
    [InlineData("provincial-guide", "D3", 9684903.039)]
    // Electricity: 340 000 000 MWh × 0.4512 t/MWh (Guangdong 2016).
    [InlineData("provincial-guide", "I1", 153408000)]
    // IPCC 2006, oxidation 1: × 25.8, 21.1, 15.3 × 44/12.
    [InlineData("ipcc", "D1", 82204594.164)]
    [InlineData("ipcc", "D2", 58046241.792)]
    [InlineData("ipcc", "D3", 9782730.342)]
    [InlineData("ipcc", "I1", 153408000)]
    public void The_same_activities_under_published_sets(string alternative, string id, double byHandT) =>
        Assert.Equal(byHandT, Lines(Parks.Comparisons.Single(c => c.Id == alternative).Inventory)[id], 0.5);

    [Theory]
    [InlineData("provincial-guide")]
    [InlineData("ipcc")]
    public void The_split_of_each_difference_sums_to_the_tonne(string alternative)
    {
        var comparison = Parks.Comparisons.Single(c => c.Id == alternative);
        var year = Assert.Single(comparison.Years);
        foreach (var line in year.Lines)
        {
            Assert.Equal(line.OtherT - line.MainT, line.HeatingValueT + line.FactorT + line.OxidationT + line.CoverageT, 1e-6);
        }

        Assert.Equal(year.OtherT - year.MainT, year.Sum(l => l.HeatingValueT + l.FactorT + l.OxidationT + l.CoverageT), 1e-4);
    }

    private static Dictionary<string, double> Lines(Inventory inventory) =>
        Enumerable.Range(0, inventory.Lines.Count).Select(i => InventoryLine.At(inventory, i)).ToDictionary(l => l.Id, l => l.Co2eT);
}
