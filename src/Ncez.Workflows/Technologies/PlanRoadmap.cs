using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Roadmaps;
using Ncez.Model.Technologies;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Technology.Roadmaps;

namespace Ncez.Workflows.Technologies;

/// <summary>From the measures.csv and targets.csv of a zone to its roadmap.</summary>
public sealed class PlanRoadmap(ShippedData shipped)
{
    /// <summary>The zone's roadmap; null when it has no measures. Starts before a prerequisite, circles and gaps are findings.</summary>
    public ZoneRoadmap? Plan(ZoneInput input, Findings findings)
    {
        if (!input.Tables.TryGetValue("measures.csv", out var table) || table.Rows.IsEmpty)
        {
            return null;
        }

        var measures = MeasureTable.Read(table, shipped.Technologies, shipped.Library.Units, findings);
        return measures.IsEmpty ? null : MeasureSchedule.Of(measures, Horizon(measures), findings);
    }

    /// <summary>The zone's roadmap as a figure.</summary>
    public RoadmapFigure Draw(ZoneInput input, ZoneRoadmap roadmap, double? todayYear = null) =>
        ZoneRoadmapFigure.Of(input.Zone, roadmap, shipped.Technologies, Goals(input), todayYear);

    /// <summary>The report's figures of the zone's domain; a row of phase goals takes the zone's own targets.</summary>
    public ImmutableArray<RoadmapFigure> OfDomain(ZoneInput input, double? todayYear = null) =>
        OfDomain(shipped.Technologies, input.Zone.Domain, todayYear, Goals(input));

    /// <summary>The report's figures of a domain.</summary>
    public static ImmutableArray<RoadmapFigure> OfDomain(TechnologyCatalogue catalogue, Domain domain, double? todayYear = null, ImmutableArray<PhaseGoal> goals = default) =>
        [.. catalogue.Figures.Where(f => f.Domain == domain).Select(f => PublishedRoadmap.Of(catalogue, f, todayYear, goals))];

    /// <summary>A figure of the report with fewer rows; its answer is that of the rows it shows.</summary>
    public static RoadmapFigure Narrowed(TechnologyCatalogue catalogue, RoadmapFigure figure, Func<RoadmapRow, bool> shows) => PublishedRoadmap.Narrowed(catalogue, figure, shows);

    /// <summary>What the shown rows of a domain's figures say together, and of how many they are.</summary>
    public static LocalText AnswerOf(Domain domain, ImmutableArray<RoadmapRow> shown, int count) => PublishedRoadmap.Answer(domain, shown, count);

    private ImmutableArray<PhaseGoal> Goals(ZoneInput input) => PhaseGoals.Of(input.Tables.GetValueOrDefault("targets.csv"), shipped.Technologies.Windows);

    // The tables of the report end in 2050; a zone may plan further, to 2060.
    private YearWindow Horizon(ImmutableArray<Measure> measures)
    {
        var windows = shipped.Technologies.Windows;
        var last = Math.Max(measures.Max(m => m.Full), measures.Max(m => m.End ?? 0));
        return new YearWindow(Math.Min(windows[0].Years.Start, measures.Min(m => m.FirstYear)), Math.Max(windows[^1].Years.End, last + 1));
    }
}
