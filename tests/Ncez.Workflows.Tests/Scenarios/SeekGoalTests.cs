using Ncez.Testing;
using Ncez.Workflows.Scenarios;

namespace Ncez.Workflows.Tests.Scenarios;

/// <summary>A goal sought with the number of a measure: found, missed, and asked of a cell that is none.</summary>
public sealed class SeekGoalTests
{
    private static readonly ZoneProjection Projection = new ProjectZone(new ShippedData(Shipped.Data)).Project(Path.Combine(Shipped.Data, "zones", "scenario-park"));

    [Fact]
    public void The_number_of_a_measure_meets_the_goal()
    {
        var table = SeekGoal.Of(Projection, "near_zero", "Key\\pv_capacity", 2050, 15_000, null, out _)!;
        var row = table.Rows.Single();
        Assert.Equal("MW", row[1].Text.En);
        Assert.Equal(40, row[2].Number, 9);
        Assert.InRange(row[4].Number, 200, 300);
        Assert.Equal(Projection.Pathways!.Pathways.Single(p => p.Scenario == "near_zero").NetT[2050 - 2023], row[3].Number, 6);
    }

    [Fact]
    public void A_goal_out_of_reach_says_what_both_ends_give()
    {
        var row = SeekGoal.Of(Projection, "near_zero", "Key\\pv_capacity", 2060, 0, (0, 100), out _)!.Rows.Single();
        Assert.True(double.IsNaN(row[4].Number) && row[6].Number > row[7].Number && row[7].Number > 0);
    }

    [Fact]
    public void A_cell_that_is_no_number_is_answered_with_those_that_are()
    {
        Assert.Null(SeekGoal.Of(Projection, "near_zero", "Key\\nobody", 2050, 0, null, out var near));
        Assert.Contains("Demand\\", near, StringComparison.Ordinal);
    }
}
