using Ncez.Testing;
using Ncez.Workflows.Effects;

namespace Ncez.Workflows.Tests.Reporting;

/// <summary>What moved emissions says no more than is known.</summary>
public sealed class EffectChartTests
{
    [Fact]
    public void Without_an_activity_the_title_says_that_energy_is_not_split()
    {
        // Gas, diesel and purchased electricity: 36 648.6 → 38 505.9 t, all of it energy.
        var effect = new JudgeEffect(new ShippedData(Shipped.Data)).Judge(Path.Combine(Shipped.Data, "zones", "example-electricity")).Effect!;
        Assert.Equal("Energy moved net emissions most: 1,857\u00a0t CO₂e more; without an activity indicator it cannot be split", EffectTables.AttributionChart(effect)!.Title.En);
        Assert.Equal("energy, not split (no activity indicator for both years)", EffectTables.Attribution(effect).Rows[0][0].Text.En);
    }
}
