namespace Ncez.Scenarios.Tests;

/// <summary>What users ask of pathways: a value that meets a goal, what makes two scenarios different.</summary>
public class AnalysisTests
{
    [Fact]
    public void Goal_seek_finds_the_parameter_that_meets_the_target()
    {
        var run = MeasureTests.Model().Program("near_zero").NewRun();
        run.Run();
        var kilns = run.FindParameter("Demand\\industry\\kilns", "Intensity");
        var target = run.NetT[^1] * 0.9;
        var found = GoalSeek.Find(run, kilns, run.NetT.Length - 1, target, 0, 300 * 0.001 / 1e4);
        Assert.NotNull(found);
        Assert.Equal(target, run.NetT[^1], 1e-6 * target);
        Assert.Null(GoalSeek.Find(run, kilns, run.NetT.Length - 1, -1e12, 0, 1));
    }

    [Fact]
    public void A_goal_is_sought_in_the_unit_of_the_cell_and_its_ends_are_told()
    {
        var run = MeasureTests.Model().Program("near_zero").NewRun();
        run.Run();
        var targetT = run.NetT[^1] * 0.9;
        var goal = GoalSeek.Seek(run, ModelOf.Settings.Units, "Demand\\industry\\kilns:Intensity", run.NetT.Length - 1, targetT, null)!;
        Assert.Equal(targetT, run.NetT[^1], 1e-6 * targetT);
        Assert.InRange(goal.Value!.Value, 0, goal.Before);
        Assert.True(goal.NetLowT < targetT && goal.NetHighT > goal.NetBeforeT);
        Assert.Null(GoalSeek.Seek(run, ModelOf.Settings.Units, "Demand\\industry\\kilns:Intensity", run.NetT.Length - 1, -1e12, null)!.Value);
        Assert.Null(GoalSeek.Seek(run, ModelOf.Settings.Units, "Demand\\industry\\nobody:Intensity", 0, 0, null));
    }

    [Fact]
    public void The_difference_of_two_scenarios_is_a_list_of_overrides()
    {
        var model = MeasureTests.Model();
        var cells = ScenarioDifference.Of(model.Program("baseline"), model.Program("near_zero"));
        Assert.Equal(["Demand\\industry\\motors:Intensity@zone", "Fuels\\electricity:CO2@zone", "Supply\\grid\\pv:FixedOutput@zone"], cells.Select(c => c.Cell).ToArray());
        Assert.Equal(["saving", "green"], cells[0].Right.Where(e => e.Scenario != "current").Select(e => e.Scenario).ToArray());
        Assert.Empty(ScenarioDifference.Of(model.Program("baseline"), model.Program("baseline")));
    }
}
