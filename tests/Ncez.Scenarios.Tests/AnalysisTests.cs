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
    public void The_difference_of_two_scenarios_is_a_list_of_overrides()
    {
        var model = MeasureTests.Model();
        var cells = ScenarioDifference.Of(model.Program("baseline"), model.Program("near_zero"));
        Assert.Equal(["Demand\\industry\\motors:Intensity@zone", "Fuels\\electricity:CO2@zone", "Supply\\grid\\pv:FixedOutput@zone"], cells.Select(c => c.Cell).ToArray());
        Assert.Equal(["saving", "green"], cells[0].Right.Where(e => e.Scenario != "current").Select(e => e.Scenario).ToArray());
        Assert.Empty(ScenarioDifference.Of(model.Program("baseline"), model.Program("baseline")));
    }
}
