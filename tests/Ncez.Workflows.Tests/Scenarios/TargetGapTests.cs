using Ncez.Testing;
using Ncez.Workflows.Scenarios;

namespace Ncez.Workflows.Tests.Scenarios;

/// <summary>A cut is a cut, whichever sign it is written with.</summary>
public sealed class TargetGapTests
{
    [Fact]
    public void A_cut_with_a_minus_is_the_same_limit()
    {
        var projection = new ProjectZone(new ShippedData(Shipped.Data)).Project(Path.Combine(Shipped.Data, "zones", "scenario-park"));
        var targets = projection.Account.Input!.Tables["targets.csv"];
        var value = targets.Columns.IndexOf("value");
        var minus = targets with { Rows = [.. targets.Rows.Select(r => r with { Cells = r.Cells.SetItem(value, r.Cells[0].StartsWith('T') ? "-" + r.Cells[value] : r.Cells[value]) })] };
        double[] Limits(Model.Zones.ZoneTable table) => [.. TargetGaps.Of(projection.Pathways!, table, Shipped.Library.Units)!.Rows.Select(r => r[4].Number)];
        Assert.Equal(Limits(targets), Limits(minus));
        Assert.Equal(projection.Pathways!.BaselinePathway.NetT[0] * 0.9, Limits(targets)[0], 1e-6);
    }
}
