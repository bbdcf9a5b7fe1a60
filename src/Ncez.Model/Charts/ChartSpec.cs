using System.Collections.Immutable;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;

namespace Ncez.Model.Charts;

/// <summary>A chart as data: what is drawn, in which unit, and the table behind it. Renderers turn it into SVG or a browser chart.</summary>
public sealed record ChartSpec
{
    /// <summary>Stable id, for links and file names.</summary>
    public required string Id { get; init; }

    /// <summary>Title: the answer, in both languages.</summary>
    public required LocalText Title { get; init; }

    /// <summary>Unit and basis, grey beside the title.</summary>
    public required LocalText Subtitle { get; init; }

    /// <summary>How it is drawn.</summary>
    public required ChartForm Form { get; init; }

    /// <summary>Unit the values are printed in: the unit of the data with the multiple of <see cref="Scale"/>.</summary>
    public required LocalText Unit { get; init; }

    /// <summary>Unit of the values themselves, for tables: tCO₂e, tce.</summary>
    public required LocalText DataUnit { get; init; }

    /// <summary>How values (in tonnes or another plain unit) become printed numbers; one magnitude for the whole chart.</summary>
    public Magnitude Scale { get; init; } = Magnitude.One;

    /// <summary>Labels along the category axis; for a ring or pie, empty.</summary>
    public ImmutableArray<LocalText> Categories { get; init; } = [];

    /// <summary>Series; NaN = no data, drawn as a gap.</summary>
    public ImmutableArray<ChartSeries> Series { get; init; } = [];

    /// <summary>Flows of a Sankey diagram.</summary>
    public ImmutableArray<ChartFlow> Flows { get; init; } = [];

    /// <summary>Nodes of a Sankey diagram.</summary>
    public ImmutableArray<ChartNode> Nodes { get; init; } = [];

    /// <summary>The same chart in other units of energy, for a reader who asks.</summary>
    public ImmutableArray<ChartSpec> InOtherUnits { get; init; } = [];

    /// <summary>What the reader must know: missing data, basis, source.</summary>
    public ImmutableArray<LocalText> Notes { get; init; } = [];
}

/// <summary>Form of a chart.</summary>
public enum ChartForm
{
    /// <summary>Horizontal bars, one per category; a series colours the categories it has values for.</summary>
    Bar,

    /// <summary>Stacked columns, one per category; the series of role <c>net</c> is a line over them, that of role <c>limit</c> a level.</summary>
    StackedColumn,

    /// <summary>Lines over the categories.</summary>
    Line,

    /// <summary>A pie: each series is a slice with one value.</summary>
    Pie,

    /// <summary>Waterfall: each series is a step with one value; roles <c>gross</c> and <c>net</c> are totals that start at zero.</summary>
    Waterfall,

    /// <summary>Sankey of flows between nodes.</summary>
    Sankey,

    /// <summary>Cost curve: each series is a block with two values, its width (an amount) and its height (a cost per amount).</summary>
    CostCurve,

    /// <summary>Tornado: three series, the base and each category's value with less and with more of an input.</summary>
    Tornado,
}

/// <summary>A series of a chart.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">Colour role by meaning (scope-direct, sector-energy, scenario-1 …), never a colour.</param>
/// <param name="Values">One value per category.</param>
public sealed record ChartSeries(LocalText Name, string Role, ImmutableArray<double> Values)
{
    /// <summary>What each value is, as the id of a sum that a page can unfold; empty when none opens, as in the report.</summary>
    public ImmutableArray<string> Links { get; init; } = [];

    /// <summary>The link of a value; null when it has none.</summary>
    public string? LinkAt(int value) => value < Links.Length && Links[value].Length > 0 ? Links[value] : null;
}

/// <summary>A node of a Sankey diagram.</summary>
/// <param name="Id">Node id.</param>
/// <param name="Name">Label.</param>
/// <param name="Role">Colour role.</param>
/// <param name="Column">Column from the left, 0-based.</param>
public sealed record ChartNode(string Id, LocalText Name, string Role, int Column)
{
    /// <summary>The sum that it is; null when none opens.</summary>
    public string? Link { get; init; }
}

/// <summary>A flow of a Sankey diagram.</summary>
/// <param name="From">Source node.</param>
/// <param name="To">Target node.</param>
/// <param name="Value">Amount (&gt; 0).</param>
/// <param name="Role">Colour role.</param>
public sealed record ChartFlow(string From, string To, double Value, string Role)
{
    /// <summary>The sum that it is; null when none opens.</summary>
    public string? Link { get; init; }
}
