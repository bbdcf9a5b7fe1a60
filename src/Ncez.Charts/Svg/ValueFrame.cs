using Ncez.Model.Charts;
using Ncez.Model.Texts;
using static Ncez.Charts.Svg.SvgCanvas;

namespace Ncez.Charts.Svg;

/// <summary>The plot area of charts with categories along x and values along y: hairline grid, tick labels, category labels.</summary>
internal sealed class ValueFrame
{
    private readonly NiceAxis _axis;
    private readonly double _divisor;

    private ValueFrame(NiceAxis axis, double divisor, double left, double right, double top, double bottom, int categories)
    {
        (_axis, _divisor, Left, Right, Top, Bottom) = (axis, divisor, left, right, top, bottom);
        Pitch = (right - left) / Math.Max(1, categories);
    }

    /// <summary>Left end of the plot [px].</summary>
    internal double Left { get; }

    /// <summary>Right end of the plot [px].</summary>
    internal double Right { get; }

    /// <summary>Upper end [px].</summary>
    internal double Top { get; }

    /// <summary>Lower end [px].</summary>
    internal double Bottom { get; }

    /// <summary>Distance of categories [px].</summary>
    internal double Pitch { get; }

    /// <summary>Middle of a category [px].</summary>
    internal double X(int category) => Left + (Pitch * (category + 0.5));

    /// <summary>Height of a value [px].</summary>
    internal double Y(double value) => Bottom - ((Bottom - Top) * ((value / _divisor) - _axis.Min) / (_axis.Max - _axis.Min));

    /// <summary>Draws grid and labels and returns the frame.</summary>
    internal static ValueFrame Draw(SvgCanvas canvas, ChartSpec spec, IEnumerable<double> extremes, double top, double plotHeight, double rightMargin)
    {
        var divisor = 1 / spec.Scale.In(1, canvas.Language);
        var axis = NiceAxis.Over(extremes.Select(v => v / divisor));
        var labels = axis.Ticks.Select(t => Numbers.Fixed(t, axis.Decimals)).ToList();
        var left = labels.Max(l => TextWidth.Of(l, FontSize)) + 8;
        var frame = new ValueFrame(axis, divisor, left, canvas.Width - rightMargin, top, top + plotHeight, spec.Categories.Length);
        foreach (var (tick, label) in axis.Ticks.Zip(labels))
        {
            var y = frame.Y(tick * divisor);
            canvas.Line(left, y, frame.Right, y, tick == 0 ? "line-strong" : "line");
            canvas.Text(left - 6, y + 4, label, TextStyle.Axis with { Anchor = TextAnchor.End });
        }

        frame.CategoryLabels(canvas, spec);
        return frame;
    }

    private void CategoryLabels(SvgCanvas canvas, ChartSpec spec)
    {
        var names = spec.Categories.Select(c => c.In(canvas.Language)).ToList();
        var widest = names.Count == 0 ? 0 : names.Max(n => TextWidth.Of(n, FontSize)) + 8;
        var every = Math.Max(1, (int)Math.Ceiling(widest / Pitch));
        for (var i = 0; i < names.Count; i += every)
        {
            canvas.Text(X(i), Bottom + 18, names[i], TextStyle.Axis with { Anchor = TextAnchor.Middle });
        }
    }
}
