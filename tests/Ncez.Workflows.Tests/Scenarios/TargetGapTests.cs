using Ncez.Model.Diagnostics;
using Ncez.Testing;
using Ncez.Workflows.Scenarios;

namespace Ncez.Workflows.Tests.Scenarios;

/// <summary>A cut is a cut, whichever sign it is written with.</summary>
public sealed class TargetGapTests
{
    // 8.141 MWh is 1 tce: 60,000 tce are 488,460 MWh.
    [Theory]
    [InlineData("energy", "60000", "tce", 60_000)]
    [InlineData("energy", "488460", "MWh", 60_000)]
    [InlineData("net", "12", "万t", 120_000)]
    public void A_limit_is_in_the_unit_of_the_pathways(string indicator, string value, string unit, double limit)
    {
        var projection = new ProjectZone(new ShippedData(Shipped.Data)).Project(Path.Combine(Shipped.Data, "zones", "scenario-park"));
        var findings = new Findings();
        var table = new Model.Zones.ZoneTable("targets.csv", ["id", "year", "indicator", "value", "unit"],
            [new(new Place("targets.csv", 2), ["E", "2030", indicator, value, unit]), new(new Place("targets.csv", 3), ["F", "2090", indicator, value, unit])]);
        var rows = TargetGaps.Of(projection.Pathways!, table, Shipped.Library.Units, null, findings)!.Rows;
        var pathways = projection.Pathways!.Pathways;
        Assert.Equal(pathways.Length, rows.Length);
        Assert.All(rows, r => Assert.Equal(limit, r[4].Number, 1e-6));
        var values = pathways.Select(p => (indicator == "energy" ? p.EnergyTce : p.NetT)[2030 - p.Years[0]]).ToList();
        Assert.Equal(values, rows.Select(r => r[5].Number));
        Assert.Equal(values.Select(v => v <= limit ? "yes" : "no"), rows.Select(r => r[7].Text.En));
        Assert.Equal(pathways.Length, findings.Sorted().Count(f => f.Code == "TGT-018")); // 2090 is no year of theirs
    }

    [Fact]
    public void A_cut_with_a_minus_is_the_same_limit()
    {
        var projection = new ProjectZone(new ShippedData(Shipped.Data)).Project(Path.Combine(Shipped.Data, "zones", "scenario-park"));
        var targets = projection.Account.Input!.Tables["targets.csv"];
        var value = targets.Columns.IndexOf("value");
        var minus = targets with { Rows = [.. targets.Rows.Select(r => r with { Cells = r.Cells.SetItem(value, r.Cells[0].StartsWith('T') ? "-" + r.Cells[value] : r.Cells[value]) })] };
        double[] Limits(Model.Zones.ZoneTable table) => [.. TargetGaps.Of(projection.Pathways!, table, Shipped.Library.Units, null, new Findings())!.Rows.Select(r => r[4].Number)];
        Assert.Equal(Limits(targets), Limits(minus));
        Assert.Equal(projection.Pathways!.BaselinePathway.NetT[0] * 0.9, Limits(targets)[0], 1e-6);
    }
}
