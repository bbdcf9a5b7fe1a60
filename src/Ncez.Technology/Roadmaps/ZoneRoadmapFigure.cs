using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Roadmaps;
using Ncez.Model.Technologies;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Technology.Roadmaps;

/// <summary>Draws a zone's own measures as the report draws its technologies: same block, same thickness, its own numbers.</summary>
public static class ZoneRoadmapFigure
{
    private static readonly TextArea Texts = TextArea.Of(typeof(ZoneRoadmapFigure).Assembly, "Roadmap");

    /// <summary>The figure of a zone's measures.</summary>
    /// <param name="zone">Whose.</param>
    /// <param name="roadmap">Measures in time.</param>
    /// <param name="catalogue">Catalogue, for the names of the windows.</param>
    /// <param name="goals">Goals by phase; empty = none stated.</param>
    /// <param name="todayYear">Today as a fraction of a year; null = no line.</param>
    public static RoadmapFigure Of(Zone zone, ZoneRoadmap roadmap, TechnologyCatalogue catalogue, ImmutableArray<PhaseGoal> goals, double? todayYear = null)
    {
        var refused = roadmap.Refused.Count();
        return new RoadmapFigure
        {
            Id = zone.Id,
            Title = Texts.Both("zone.title", ("zone", zone.Name)),
            Answer = Answer(roadmap, refused),
            Years = roadmap.Years,
            Windows = catalogue.Windows,
            Rows = [.. roadmap.Measures.GroupBy(m => GroupOf(m)).SelectMany(g => g).Select((m, i) => Row(m, i + 1, roadmap.Years))],
            Columns =
            [
                new("abatement", Texts.Both("zone.column.abatement"), LocalText.Same("t/a"), RoadmapCellForm.Number),
                new("cost", Texts.Both("zone.column.cost"), Texts.Both("zone.column.cost.detail"), RoadmapCellForm.Number),
                new("grade", Texts.Both("column.grade"), LocalText.Same("★ 1–5"), RoadmapCellForm.Grade),
            ],
            Legend = Legend(todayYear is not null),
            Notes = Notes(roadmap),
            PhaseGoals = goals.IsDefaultOrEmpty ? [.. catalogue.Windows.Select(w => new PhaseGoal(w.Years, Texts.Both("zone.goal.none"), false))] : goals,
            Links = Links(roadmap),
            Strips = Strips(roadmap),
            TodayYear = todayYear,
        };
    }

    private static ImmutableArray<RoadmapLink> Links(ZoneRoadmap roadmap)
    {
        var inPlace = roadmap.Measures.ToDictionary(m => m.Id, m => m.Full, StringComparer.Ordinal);
        return
        [
            .. roadmap.Measures.SelectMany(m => m.Prerequisites.Where(inPlace.ContainsKey).Select(p => new RoadmapLink(p, m.Id, inPlace[p], m.Start))),
        ];
    }

    private static RoadmapRow Row(Measure measure, int number, YearWindow years)
    {
        var start = new YearWindow(measure.FirstYear, Math.Max(measure.FirstYear, measure.Full));
        return new RoadmapRow
        {
            Id = measure.Id,
            Number = number.ToString(CultureInfo.InvariantCulture),
            Name = measure.Name,
            Group = GroupOf(measure),
            Role = measure.Technology?.Group.Role ?? "structure",
            Application = start.End > start.Start ? start : null,
            Diffusion = new YearWindow(measure.Full, Math.Max(measure.Full, measure.End is { } end ? end + 1 : years.End)),
            Grade = measure.Technology?.Recommendation,
            Cells = [new(measure.AbatementTPerYear), new(measure.CostCny / 1e4), new(measure.Technology?.Recommendation)],
            Milestones = measure.Milestones,
            Published = measure.Technology is { } t ? new YearWindow(t.StartYear, t.Diffusion.End) : null,
            Remarks = [.. Remarks(measure)],
        };
    }

    private static IEnumerable<LocalText> Remarks(Measure measure)
    {
        if (measure.Size.Length > 0)
        {
            yield return LocalText.Same(measure.Size);
        }

        if (measure.Source.Length > 0)
        {
            yield return LocalText.Same(measure.Source);
        }
    }

    private static LocalText GroupOf(Measure measure) => measure.Technology?.Group.Top.Name ?? Texts.Both("zone.group.none");

    private static LocalText Answer(ZoneRoadmap roadmap, int refused)
    {
        var totalT = roadmap.YearlyT.Sum();
        var verdict = refused == 0 ? Texts.Both("zone.refused.none") : Texts.Both("zone.refused.some", ("count", refused));
        return roadmap.Measures.All(m => m.AbatementTPerYear is null)
            ? Texts.Both("zone.answer.unknown", ("count", roadmap.Measures.Length), ("refused", verdict))
            : Texts.Both(
                "zone.answer", ("count", roadmap.Measures.Length), ("year", roadmap.Years.End),
                ("total", totalT.ToString("#,0", CultureInfo.InvariantCulture)), ("refused", verdict));
    }

    private static ImmutableArray<RoadmapStrip> Strips(ZoneRoadmap roadmap)
    {
        var first = roadmap.Years.Start;
        var (tonnes, money) = (LocalText.Same("t CO₂e"), Texts.Both("zone.column.cost.detail"));
        var budget = roadmap.YearlyCny.Select(c => c / 1e4).ToImmutableArray();
        return
        [
            new(Texts.Both("zone.strip.yearly"), tonnes, first, Values(roadmap.YearlyT), false),
            new(Texts.Both("zone.strip.cumulated"), tonnes, first, Cumulated(roadmap.YearlyT), true),
            new(Texts.Both("zone.strip.budget"), money, first, Values(budget), false),
            new(Texts.Both("zone.strip.budget_cumulated"), money, first, Cumulated(budget), true),
        ];
    }

    private static ImmutableArray<double?> Values(ImmutableArray<double> values) => [.. values.Select(v => (double?)v)];

    private static ImmutableArray<double?> Cumulated(ImmutableArray<double> values)
    {
        var sum = 0.0;
        return [.. values.Select(v => (double?)(sum += v))];
    }

    private static ImmutableArray<LocalText> Notes(ZoneRoadmap roadmap)
    {
        var (abatement, cost) = (roadmap.WithoutAbatement.Count(), roadmap.WithoutCost.Count());
        return abatement + cost == 0
            ? [Texts.Both("zone.note.user")]
            : [Texts.Both("zone.note.user"), Texts.Both("zone.note.missing", ("abatement", abatement), ("cost", cost))];
    }

    private static RoadmapLegend Legend(bool hasToday) => new(
        Texts.Both("zone.legend.starts"), Texts.Both("zone.legend.turns"), Texts.Both("zone.legend.first"), default,
        Texts.Both("zone.legend.second"), Texts.Both("zone.legend.ends"), Texts.Both("zone.legend.thickness"),
        hasToday ? [Texts.Both("zone.legend.links"), Texts.Both("zone.legend.today")] : [Texts.Both("zone.legend.links")]);
}
