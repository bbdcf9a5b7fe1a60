using System.Collections.Immutable;
using System.Globalization;
using Ncez.Charts.Inventories;
using Ncez.Model.Charts;
using Ncez.Model.Quantities;
using Ncez.Model.Scenarios;
using Ncez.Model.Texts;

namespace Ncez.Charts.Scenarios;

/// <summary>Net emissions of every scenario by year: a line each, the baseline dotted.</summary>
public static class PathwayChart
{
    private const int MostLines = 7;

    /// <summary>The chart; null when there is no pathway.</summary>
    public static ChartSpec? Build(PathwaySet set)
    {
        if (set.Pathways.IsEmpty)
        {
            return null;
        }

        var baseline = set.BaselinePathway;
        var others = set.Pathways.Where(p => p.Scenario != set.Baseline).Take(MostLines - 1).ToList();
        var lowest = others.MinBy(p => p.NetT[^1]) ?? baseline;
        var scale = Magnitude.OfTonnes(set.Pathways.Max(p => p.NetT.Max()));
        return new ChartSpec
        {
            Id = "pathways",
            Form = ChartForm.Line,
            Title = ChartTexts.Of(lowest == baseline ? "pathways.titleOne" : "pathways.title", ("scenario", lowest.Name.AtStart), ("year", baseline.Years[^1]), ("net", Numbers.Co2e(lowest.NetT[^1])),
                ("change", ChartTexts.Change(baseline.NetT[^1], lowest.NetT[^1])), ("baseline", (lowest == baseline ? baseline.Name.AtStart : baseline.Name.InSentence))),
            Subtitle = ChartTexts.Of("pathways.sub", ("unit", scale.UnitCo2e)),
            Unit = scale.UnitCo2e,
            DataUnit = Magnitude.One.UnitCo2e,
            Scale = scale,
            Categories = [.. baseline.Years.Select(y => LocalText.Same(y.ToString(CultureInfo.InvariantCulture)))],
            Series = [Line(baseline, "scenario-baseline"), .. others.Select((p, i) => Line(p, $"scenario-{i + 1}"))],
            Notes = Notes(set),
        };
    }

    private static ChartSeries Line(Pathway pathway, string role) => new(pathway.Name, role, pathway.NetT);

    private static ImmutableArray<LocalText> Notes(PathwaySet set)
    {
        var left = set.Pathways.Length - MostLines;
        return left > 0 ? [ChartTexts.Of("pathways.more", ("count", left))] : [];
    }
}
