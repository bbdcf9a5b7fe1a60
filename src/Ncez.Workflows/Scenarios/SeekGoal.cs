using System.Collections.Immutable;
using Ncez.Model.Quantities;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Scenarios;

namespace Ncez.Workflows.Scenarios;

/// <summary>How far a parameter must go for net emissions to meet a goal.</summary>
public static class SeekGoal
{
    private const int MostNamed = 8;
    private static readonly TextArea Texts = TextArea.Of(typeof(SeekGoal).Assembly, "Scenarios");

    /// <summary>The answer as a table of one row; null when the cell is no parameter of the scenario, with the name most like it.</summary>
    /// <param name="projection">The projected zone.</param>
    /// <param name="scenario">Scenario id.</param>
    /// <param name="cell"><c>branch:variable</c>.</param>
    /// <param name="year">Calendar year of the goal, within the model's years.</param>
    /// <param name="targetT">Net emissions to reach [t CO₂e].</param>
    /// <param name="between">Ends of the values that are tried, in the unit of the cell; null = from 0 to ten times its value.</param>
    /// <param name="near">A parameter of a similar name.</param>
    public static ResultTable? Of(ZoneProjection projection, string scenario, string cell, int year, double targetT, (double Low, double High)? between, out string near)
    {
        var program = projection.Programs.First(p => p.Scenario.Id == scenario);
        var run = program.NewRun();
        run.Run();
        near = cell;
        if (GoalSeek.Seek(run, projection.Settings!.Units, cell, year - program.Model.Years.First, targetT, between) is not { } goal)
        {
            var known = run.CellNames.Where(n => run.IsParameter(n)).ToList();
            near = EditDistance.Nearest(cell, known) ?? string.Join(", ", known.Take(MostNamed));
            return null;
        }

        return new ResultTable("goal", Texts.Both(goal.Value is null ? "goal.missed" : "goal.met", ("scenario", program.Scenario.Name), ("year", year)),
            [
                new TableColumn("cell", Texts.Both("column.cell")), new TableColumn("unit", Texts.Both("column.unit")),
                new TableColumn("before", Texts.Both("goal.before"), IsNumber: true), new TableColumn("netBeforeT", Texts.Both("goal.netBefore"), IsNumber: true),
                new TableColumn("value", Texts.Both("goal.value"), IsNumber: true), new TableColumn("goalT", Texts.Both("goal.goal"), IsNumber: true),
                new TableColumn("netLowT", Texts.Both("goal.low"), IsNumber: true), new TableColumn("netHighT", Texts.Both("goal.high"), IsNumber: true),
            ],
            [ImmutableArray.Create<TableCell>([cell, goal.Unit, goal.Before, goal.NetBeforeT, goal.Value ?? double.NaN, targetT, goal.NetLowT, goal.NetHighT])]);
    }
}
