using System.Text.Json;
using Ncez.Model.Comparisons;
using Ncez.Model.Texts;
using Ncez.Testing;
using Ncez.Workflows.Comparisons;
using Ncez.Workflows.Scenarios;

namespace Ncez.Workflows.Tests;

/// <summary>Drivers of shipped zones, observed and projected: nothing is left unexplained.</summary>
public class DriverTests
{
    private static readonly ShippedData Data = new(Shipped.Data);

    [Theory]
    [InlineData("scenario-park")]
    [InlineData("scenario-town")]
    [InlineData("guangdong-2015")]
    public void Drivers_and_other_terms_are_the_change_of_gross_emissions(string zone)
    {
        var set = new ProjectZone(Data).Project(Path.Combine(Shipped.Data, "zones", zone)).Pathways!;
        Assert.Equal(2 * set.Pathways.Length, set.Drivers.Length);
        foreach (var (scenario, split) in set.Drivers)
        {
            var pathway = set.Pathways.Single(p => p.Scenario == scenario);
            var from = pathway.Years.IndexOf(pathway.BaseYear);
            foreach (var step in split.Steps.Append(split.Chained).Append(split.EndPoint))
            {
                var (a, b) = (step.From - pathway.Years[0], step.To - pathway.Years[0]);
                Assert.Equal(pathway.GrossT[b] - pathway.GrossT[a], step.EffectsT.Sum() + step.TermsT.GetValueOrDefault("other"), 1e-9 * pathway.GrossT[from]);
                Assert.Equal(0, step.ResidualT, 1e-9 * pathway.GrossT[from]);
            }
        }
    }

    [Fact]
    public void An_observed_zone_has_drivers_by_sector_and_fuel()
    {
        var (account, comparison) = new CompareZone(Data).Compare(Path.Combine(Shipped.Data, "zones", "example-plant"));
        Assert.Equal([LmdiMethod.First, LmdiMethod.Second], comparison!.Drivers.Select(d => d.Method));
        foreach (var split in comparison.Drivers)
        {
            var (first, last) = (account.Inventory!.Years.First(y => y.Year == split.EndPoint.From), account.Inventory.Years.First(y => y.Year == split.EndPoint.To));
            Assert.Equal(last.Gross.T - first.Gross.T, split.EndPoint.EffectsT.Sum() + split.EndPoint.TermsT.GetValueOrDefault("other"), 1e-6);
            Assert.Equal(last.Net.T - first.Net.T, split.EndPoint.EffectsT.Sum() + split.EndPoint.TermsT.Values.Sum(), 1e-6);
            Assert.True(split.EndPoint[EmissionDriver.Activity] > 0 && split.EndPoint[EmissionDriver.Intensity] < 0);
        }

        using var stream = new MemoryStream();
        SaveComparison.Json(comparison, account, stream, Language.En);
        using var json = JsonDocument.Parse(stream.ToArray());
        Assert.Equal("lmdi_1", json.RootElement.GetProperty("drivers")[0].GetProperty("method").GetString());
    }
}
