using System.Collections.Immutable;
using Ncez.Model.Roadmaps;
using Ncez.Model.Technologies;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Technology.Roadmaps;

/// <summary>Draws the catalogue's rows as the roadmap figures of the report (2-1, 3-1, 4-1, 5-2, 6-1, 7-3 … 7-7).</summary>
public static class PublishedRoadmap
{
    private static readonly TextArea Texts = TextArea.Of(typeof(PublishedRoadmap).Assembly, "Roadmap");

    /// <summary>The figure of a plan.</summary>
    /// <param name="catalogue">Technology tables.</param>
    /// <param name="plan">Which figure.</param>
    /// <param name="todayYear">Today as a fraction of a year; null = no line.</param>
    /// <param name="goals">A zone's own goals by phase; empty = the figure says that the report gives none.</param>
    public static RoadmapFigure Of(TechnologyCatalogue catalogue, RoadmapPlan plan, double? todayYear = null, ImmutableArray<PhaseGoal> goals = default)
    {
        var entries = Shown(catalogue, plan);
        var rows = entries.Select(e => Row(catalogue, e)).ToImmutableArray();
        return new RoadmapFigure
        {
            Id = plan.Id,
            Title = plan.Title,
            Answer = Answer(rows, rows.Length, Subject(catalogue, plan)),
            Years = new YearWindow(catalogue.Windows[0].Years.Start, catalogue.Windows[^1].Years.End),
            Windows = catalogue.Windows,
            Rows = rows,
            Columns = Columns(entries),
            Legend = Legend(plan, todayYear is not null),
            Notes = [Source(plan, entries), Texts.Both("scores")],
            PhaseGoals = !plan.HasPhaseGoals ? [] : goals.IsDefaultOrEmpty ? NoGoals(catalogue) : goals,
            TodayYear = todayYear,
        };
    }

    /// <summary>The rows a plan shows, in the order of their table.</summary>
    public static ImmutableArray<TechnologyEntry> Shown(TechnologyCatalogue catalogue, RoadmapPlan plan) =>
    [
        .. catalogue.Entries.Where(e => e.Domain == plan.Domain
            && (plan.Groups.IsEmpty || plan.Groups.Contains(e.Group.Id) || plan.Groups.Contains(e.Group.Top.Id))),
    ];

    /// <summary>One line per window that says that the report's text gives no goal.</summary>
    public static ImmutableArray<PhaseGoal> NoGoals(TechnologyCatalogue catalogue) =>
        [.. catalogue.Windows.Select(w => new PhaseGoal(w.Years, Texts.Both("goal.none"), false))];

    /// <summary>The same figure with fewer rows; its answer is that of the rows it shows, and says of how many they are.</summary>
    /// <param name="catalogue">Technology tables.</param>
    /// <param name="figure">A figure of <see cref="Of"/>.</param>
    /// <param name="shows">Which rows stay.</param>
    public static RoadmapFigure Narrowed(TechnologyCatalogue catalogue, RoadmapFigure figure, Func<RoadmapRow, bool> shows)
    {
        var rows = figure.Rows.Where(shows).ToImmutableArray();
        return figure with { Rows = rows, Answer = Answer(rows, figure.Rows.Length, Subject(catalogue, catalogue.Figures.First(f => f.Id == figure.Id))) };
    }

    /// <summary>What the figures of a domain say together.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="shown">Rows that are shown.</param>
    /// <param name="count">Number of all rows.</param>
    public static LocalText Answer(Domain domain, ImmutableArray<RoadmapRow> shown, int count) => Answer(shown, count, Subject(domain));

    private static RoadmapRow Row(TechnologyCatalogue catalogue, TechnologyEntry entry) => new()
    {
        Id = entry.Id,
        Number = entry.Order.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Name = entry.Name,
        Group = entry.Group.Top.Name,
        Subgroup = entry.Group.Parent is null ? default : entry.Group.Name,
        Role = entry.Group.Role,
        Application = entry.Application,
        Diffusion = entry.Diffusion,
        Grade = entry.Recommendation,
        Cells = entry.HighEnergy is null && entry.NonHighEnergy is null
            ? [new(entry.Abatement), new(entry.Economy), new(entry.Recommendation)]
            : [new(Check(entry.HighEnergy)), new(Check(entry.NonHighEnergy)), new(entry.Abatement), new(entry.Economy), new(entry.Recommendation)],
        Remarks = [.. Remarks(catalogue, entry)],
    };

    private static IEnumerable<LocalText> Remarks(TechnologyCatalogue catalogue, TechnologyEntry entry)
    {
        foreach (var note in entry.Notes)
        {
            yield return note.Text;
        }

        foreach (var (other, isSame) in catalogue.RelatedTo(entry))
        {
            yield return Texts.Both(
                isSame ? "remark.same" : "remark.related",
                ("table", other.Table), ("order", other.Order), ("name", other.Name),
                ("abatement", other.Abatement), ("economy", other.Economy), ("grade", other.Recommendation), ("window", other.Diffusion.Display));
        }
    }

    private static double? Check(bool? value) => value switch { true => 1, false => 0, null => null };

    private static ImmutableArray<RoadmapColumn> Columns(ImmutableArray<TechnologyEntry> entries)
    {
        var columns = ImmutableArray.CreateBuilder<RoadmapColumn>();
        if (entries.Any(e => e.HighEnergy is not null))
        {
            columns.Add(new("high_energy", Texts.Both("column.high"), Texts.Both("column.high.detail"), RoadmapCellForm.Check));
            columns.Add(new("non_high_energy", Texts.Both("column.nonhigh"), Texts.Both("column.nonhigh.detail"), RoadmapCellForm.Check));
        }

        columns.Add(new("abatement", Texts.Both("column.abatement"), LocalText.Same("▼ 1–5"), RoadmapCellForm.Score));
        columns.Add(new("economy", Texts.Both("column.economy"), LocalText.Same("＋ 1–5"), RoadmapCellForm.Score));
        columns.Add(new("recommendation", Texts.Both("column.grade"), LocalText.Same("★ 1–5"), RoadmapCellForm.Grade));
        return columns.ToImmutable();
    }

    private static LocalText Subject(TechnologyCatalogue catalogue, RoadmapPlan plan)
    {
        var domain = Subject(plan.Domain);
        if (plan.Groups.IsEmpty)
        {
            return domain;
        }

        var names = plan.Groups.Select(g => catalogue.Groups.First(x => x.Id == g).Name).ToList();
        return new LocalText(domain.Zh + string.Join("、", names.Select(n => n.Zh)), $"{domain.En}: {string.Join(", ", names.Select(n => n.En)).ToLowerInvariant()}");
    }

    private static LocalText Subject(Domain domain) => Texts.Both("domain." + domain.ToString().ToLowerInvariant());

    private static LocalText Answer(ImmutableArray<RoadmapRow> shown, int count, LocalText subject) => Texts.Both(
        shown.Length == count ? "answer" : "answer.part",
        ("shown", shown.Length), ("count", count), ("subject", subject), ("high", shown.Count(r => r.Grade >= 4)),
        ("near", shown.Count(r => r.Diffusion.End <= 2025)), ("late", shown.Count(r => r.Diffusion.Start >= 2035)));

    private static LocalText Source(RoadmapPlan plan, ImmutableArray<TechnologyEntry> entries) => Texts.Both(
        plan.HasCaption ? "source.caption" : "source.no_caption",
        ("table", entries[0].Table), ("figure", plan.Id), ("rows", $"{entries[0].Order}–{entries[^1].Order}"), ("count", entries.Length));

    private static RoadmapLegend Legend(RoadmapPlan plan, bool hasToday)
    {
        var remarks = ImmutableArray.CreateBuilder<LocalText>();
        remarks.Add(Texts.Both(hasToday ? "legend.today" : "legend.no_start"));
        remarks.Add(plan.HasCaption ? Texts.Both("legend.reading", ("word", "色块起始")) : Texts.Both("legend.reading_no_caption"));
        return new RoadmapLegend(
            Texts.Both("legend.starts"), Texts.Both("legend.turns"), Texts.Both("legend.first"), Texts.Both("legend.between"),
            Texts.Both("legend.second"), Texts.Both("legend.ends"), Texts.Both("legend.thickness"), remarks.ToImmutable());
    }
}
