using Ncez.Model.Charts;
using Ncez.Model.Quantities;
using Ncez.Model.Scenarios;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Scenarios;

/// <summary>From the baseline to the scenario: a step for each measure by its Shapley value, largest first.</summary>
public static class ContributionChart
{
    private const int Colours = 6;

    /// <summary>The chart; null when the scenario switches no measure.</summary>
    public static ChartSpec? Build(PathwaySet set, string scenario)
    {
        if (ContributionTables.Shapley(set, scenario) is not { } shapley)
        {
            return null;
        }

        var pathway = set.Pathways.First(p => p.Scenario == scenario);
        var index = pathway.Years.IndexOf(shapley.Year);
        var (before, after) = (set.BaselinePathway.NetT[index], pathway.NetT[index]);
        var scale = Magnitude.OfTonnes(Math.Max(before, Math.Abs(after)));
        var measures = shapley.Measures.OrderByDescending(m => m.AbatementT).ToList();
        return new ChartSpec
        {
            Id = "contributions",
            Form = ChartForm.Waterfall,
            Title = ContributionTables.Text("chart.title", ("measure", pathway.NameOf(measures[0].Id)), ("value", Numbers.Co2e(measures[0].AbatementT)), ("share", Numbers.Percent(measures[0].ShareFraction, 0))),
            Subtitle = ContributionTables.Text("chart.sub", ("year", shapley.Year), ("unit", scale.UnitCo2e)),
            Unit = scale.UnitCo2e,
            DataUnit = Magnitude.One.UnitCo2e,
            Scale = scale,
            Series =
            [
                new ChartSeries(set.BaselinePathway.Name, "gross", [before]),
                .. measures.Select((m, i) => new ChartSeries(pathway.NameOf(m.Id), $"scenario-{(i % Colours) + 1}", [-m.AbatementT])),
                .. Math.Abs(shapley.ResidualT) > 1e-9 * Math.Abs(before) ? [new ChartSeries(ContributionTables.Text("residual"), "scenario-baseline", [-shapley.ResidualT])] : Array.Empty<ChartSeries>(),
                new ChartSeries(pathway.Name, "net", [after]),
            ],
        };
    }
}
