using Ncez.Charts.Svg;
using Ncez.Model.Charts;
using Ncez.Model.Texts;

namespace Ncez.Charts.Browser;

/// <summary>Pieces that several forms share.</summary>
internal static class Sketch
{
    private const int FewCategories = 12;

    /// <summary>A value that ECharts leaves out: a gap, never a zero.</summary>
    internal const string Gap = "-";

    /// <summary>Dimensions of a bar that runs from one value to another; the first names its row.</summary>
    internal static readonly int[] FromTo = [1, 2];

    private static readonly int[] WholeLine = [1, 0];
    private static readonly double[] HatchStep = [2.5, 2.5];

    /// <summary>Reference to the colour of a role.</summary>
    internal static string Colour(string role) => "@" + Palette.Token(role);

    /// <summary>A value in printed units; a gap for no data.</summary>
    internal static object Value(ChartSpec spec, double value, Language language) => double.IsFinite(value) ? spec.Scale.In(value, language) : Gap;

    /// <summary>A value as the tooltip prints it, with its unit.</summary>
    internal static string Printed(ChartSpec spec, double value, Language language) =>
        double.IsFinite(value) ? $"{Numbers.Headline(spec.Scale.In(value, language))}\u00A0{spec.Unit.In(language)}" : Numbers.None;

    /// <summary>An item of a series: its value and what the tooltip prints.</summary>
    internal static object Item(ChartSpec spec, double value, Language language, string? link = null) => new { Value = Value(spec, value, language), Text = Printed(spec, value, language), Link = link };

    /// <summary>A value axis with the ticks that the pictures have.</summary>
    internal static object ValueAxis(ChartSpec spec, IEnumerable<double> values, Language language)
    {
        var axis = NiceAxis.Over(values.Select(v => spec.Scale.In(v, language)));
        return new { Type = "value", axis.Min, axis.Max, Interval = axis.Step, AxisLabel = new { Formatter = Fixed(axis) } };
    }

    /// <summary>Name of the function that prints ticks.</summary>
    internal static string Fixed(NiceAxis axis) => $"fn:fixed:{axis.Decimals}";

    /// <summary>The categories along the bottom.</summary>
    internal static object CategoryAxis(ChartSpec spec, Language language, bool isBetween = true) => new
    {
        Type = "category",
        BoundaryGap = isBetween,
        Data = spec.Categories.Select(c => c.In(language)),
        AxisLabel = new { HideOverlap = true },
    };

    /// <summary>Names of rows, the first on top, with hairlines between them; totals in bold.</summary>
    internal static object RowAxis(IEnumerable<(string Text, bool IsStrong)> names, bool isRight = false) => new
    {
        Type = "category",
        Inverse = true,
        Position = isRight ? "right" : null,
        Data = names.Select(n => (object)(n.IsStrong ? new { Value = n.Text, TextStyle = new { Color = Colour("text"), FontWeight = 600 } } : n.Text)),
        AxisLine = new { Show = false },
        AxisTick = new { Show = false },
        AxisLabel = new { Interval = 0, Color = isRight ? Colour("text") : null, Width = isRight ? null : "fn:room:0.36", Overflow = isRight ? null : "truncate" },
        SplitLine = new { Show = !isRight, Interval = 0, LineStyle = new { Color = Colour("line") } },
    };

    /// <summary>The value axis of rows: no labels, since each row prints its value.</summary>
    internal static object BareAxis(double min, double max) => new
    {
        Type = "value",
        Min = min,
        Max = max > min ? max : min + 1,
        AxisLabel = new { Show = false },
        AxisLine = new { Show = false },
        SplitLine = new { Show = false },
    };

    /// <summary>Zoom for long category axes: by ctrl and wheel, by dragging, and by a slider below.</summary>
    internal static object[]? Zoom(ChartSpec spec) => spec.Categories.Length < FewCategories ? null :
    [
        new { Type = "inside", FilterMode = "none", ZoomOnMouseWheel = "ctrl", MoveOnMouseMove = true },
        new { Type = "slider", FilterMode = "none", Height = 16, Bottom = 4, BrushSelect = false, ShowDetail = false, ShowDataShadow = false },
    ];

    /// <summary>Room for the axis, and for the slider where there is one.</summary>
    internal static object Grid(ChartSpec spec, double right, double top = 10) => new { Left = 4, Right = right, Top = top, Bottom = spec.Categories.Length < FewCategories ? 6 : 30, OuterBoundsMode = "same", OuterBoundsContain = "axisLabel" };

    /// <summary>Room for charts of rows.</summary>
    internal static object RowGrid(double right = 4) => new { Left = 0, Right = right, Top = 2, Bottom = 2, OuterBoundsMode = "same", OuterBoundsContain = "axisLabel" };

    /// <summary>Slanting lines over a fill: offsets, and what is cut.</summary>
    internal static object Hatch => new { Symbol = "rect", Color = Colour("bg-surface"), DashArrayX = WholeLine, DashArrayY = HatchStep, Rotation = -Math.PI / 4 };

    /// <summary>A tooltip about all series at a category.</summary>
    internal static object AxisTip => new { Trigger = "axis", Formatter = "fn:axisTip" };

    /// <summary>A tooltip about one item.</summary>
    internal static object ItemTip => new { Trigger = "item", Formatter = "fn:itemTip" };
}
