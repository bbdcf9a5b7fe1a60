using System.Collections.Immutable;
using Ncez.Model.Technologies;
using Ncez.Model.Texts;

namespace Ncez.Model.Roadmaps;

/// <summary>
/// A roadmap as data: rows of blocks on one time scale. A block runs from the start of application to the end of diffusion,
/// its thickness is the grade. Renderers turn it into SVG or an interactive table; they add no arithmetic.
/// </summary>
public sealed record RoadmapFigure
{
    /// <summary>Figure number (<c>2-1</c>) or zone id; also the file name.</summary>
    public required string Id { get; init; }

    /// <summary>What the figure shows: a topic.</summary>
    public required LocalText Title { get; init; }

    /// <summary>What the figure says: the answer, with numbers.</summary>
    public required LocalText Answer { get; init; }

    /// <summary>Years of the time scale.</summary>
    public required YearWindow Years { get; init; }

    /// <summary>Named windows (near, medium, long term); their bounds are drawn.</summary>
    public required ImmutableArray<NamedWindow> Windows { get; init; }

    /// <summary>Blocks, in the order of their table.</summary>
    public required ImmutableArray<RoadmapRow> Rows { get; init; }

    /// <summary>Columns to the right of the blocks.</summary>
    public required ImmutableArray<RoadmapColumn> Columns { get; init; }

    /// <summary>How to read a block, in words: the legend.</summary>
    public required RoadmapLegend Legend { get; init; }

    /// <summary>Where the rows come from and how the caption was read.</summary>
    public required ImmutableArray<LocalText> Notes { get; init; }

    /// <summary>Goals of the phases, one per window; empty = the figure has no such row.</summary>
    public ImmutableArray<PhaseGoal> PhaseGoals { get; init; } = [];

    /// <summary>The goals of the phases as they are shown: where nobody states one for any phase, one over all of them says so once.</summary>
    public ImmutableArray<PhaseGoal> PhaseGoalsInShort => PhaseGoals is [{ IsGiven: false } first, .., var last] && PhaseGoals.All(g => !g.IsGiven && g.Text == first.Text)
        ? [first with { Window = new(first.Window.Start, last.Window.End) }]
        : PhaseGoals;

    /// <summary>Which rows wait for which.</summary>
    public ImmutableArray<RoadmapLink> Links { get; init; } = [];

    /// <summary>Yearly amounts drawn beneath on the same time scale (abatement, budget).</summary>
    public ImmutableArray<RoadmapStrip> Strips { get; init; } = [];

    /// <summary>Today as a fraction of a year (2026.21); null = no line.</summary>
    public double? TodayYear { get; init; }
}

/// <summary>A block with its name and its cells.</summary>
public sealed record RoadmapRow
{
    /// <summary>Row id: a technology or a measure.</summary>
    public required string Id { get; init; }

    /// <summary>Number printed before the name.</summary>
    public required string Number { get; init; }

    /// <summary>Name.</summary>
    public required LocalText Name { get; init; }

    /// <summary>Group it stands in.</summary>
    public required LocalText Group { get; init; }

    /// <summary>Subgroup; empty when the table has one level.</summary>
    public LocalText Subgroup { get; init; }

    /// <summary>Colour role: a measure family.</summary>
    public required string Role { get; init; }

    /// <summary>△ application years; null = the block starts with diffusion.</summary>
    public YearWindow? Application { get; init; }

    /// <summary>○ diffusion years.</summary>
    public required YearWindow Diffusion { get; init; }

    /// <summary>Grade 1–5, the thickness of the block; null = not graded, drawn thin and outlined.</summary>
    public int? Grade { get; init; }

    /// <summary>Cells in the order of the figure's columns.</summary>
    public ImmutableArray<RoadmapCell> Cells { get; init; } = [];

    /// <summary>Milestones drawn as diamonds.</summary>
    public ImmutableArray<RoadmapMilestone> Milestones { get; init; } = [];

    /// <summary>Published window of the same technology, drawn as a thin line under a zone's own block.</summary>
    public YearWindow? Published { get; init; }

    /// <summary>What the pointer tells beyond the name: notes, ratings elsewhere.</summary>
    public ImmutableArray<LocalText> Remarks { get; init; } = [];
}

/// <summary>A column beside the blocks.</summary>
/// <param name="Id">Column id, also the key the table sorts by.</param>
/// <param name="Name">Header.</param>
/// <param name="Detail">Second line of the header: unit or scale.</param>
/// <param name="Form">How its cells are drawn.</param>
public sealed record RoadmapColumn(string Id, LocalText Name, LocalText Detail, RoadmapCellForm Form);

/// <summary>How a cell is drawn.</summary>
public enum RoadmapCellForm
{
    /// <summary>Five pips and the digit.</summary>
    Score,

    /// <summary>Five pips in the colour of the group and the digit.</summary>
    Grade,

    /// <summary>Filled or hollow square.</summary>
    Check,

    /// <summary>A number, right-aligned.</summary>
    Number,
}

/// <summary>A cell.</summary>
/// <param name="Value">Score 1–5, 1/0 for a check, or the number; null = no data, printed as a dash.</param>
public readonly record struct RoadmapCell(double? Value);

/// <summary>A dated event of a row.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Name">What happens.</param>
public sealed record RoadmapMilestone(int Year, LocalText Name);

/// <summary>Goal of a phase.</summary>
/// <param name="Window">Its years.</param>
/// <param name="Text">The goal, or that none is given.</param>
/// <param name="IsGiven">False when nobody states a goal for the phase.</param>
public sealed record PhaseGoal(YearWindow Window, LocalText Text, bool IsGiven);

/// <summary>A dependency between two rows.</summary>
/// <param name="From">Row that must be in place first.</param>
/// <param name="To">Row that waits for it.</param>
/// <param name="InPlaceYear">Year in which the first is fully in place; the arrow leaves there.</param>
/// <param name="StartYear">Year in which the second starts to operate; the arrow ends there. Earlier than the other = refused.</param>
public sealed record RoadmapLink(string From, string To, int InPlaceYear, int StartYear);

/// <summary>Yearly amounts on the time scale of the figure.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Unit">Unit of the values as printed.</param>
/// <param name="FirstYear">Year of the first value.</param>
/// <param name="Values">A value a year; null = not known.</param>
/// <param name="IsCumulated">True = a running total, drawn as a line; false = amounts a year, drawn as bars.</param>
public sealed record RoadmapStrip(LocalText Name, LocalText Unit, int FirstYear, ImmutableArray<double?> Values, bool IsCumulated);

/// <summary>Words of the legend.</summary>
/// <param name="Starts">Label above the start of the block (△).</param>
/// <param name="Turns">Label above the mark inside the block (○).</param>
/// <param name="First">Word below the first part.</param>
/// <param name="Between">Word below the dashed part; empty = a figure without gaps.</param>
/// <param name="Second">Word below the second part.</param>
/// <param name="Ends">Word at the end of the block.</param>
/// <param name="Thickness">What the thickness means.</param>
/// <param name="Remarks">Further lines: today, missing △, whose reading this is.</param>
public sealed record RoadmapLegend(
    LocalText Starts, LocalText Turns, LocalText First, LocalText Between, LocalText Second, LocalText Ends, LocalText Thickness, ImmutableArray<LocalText> Remarks);
