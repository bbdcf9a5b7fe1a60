using Ncez.Model.Charts;
using Ncez.Model.Texts;
using static Ncez.Charts.Svg.SvgCanvas;

namespace Ncez.Charts.Svg;

/// <summary>A tornado: for each category bars from the base (first series) to its value with less (second) and with more of an input (third).</summary>
public sealed class TornadoRenderer : IChartRenderer
{
    private const double RowHeight = 30;
    private const double ValueRoom = 64;

    /// <inheritdoc />
    public ChartForm Form => ChartForm.Tornado;

    /// <inheritdoc />
    public void Draw(SvgCanvas canvas, ChartSpec spec)
    {
        var (whole, low, high) = (spec.Series[0].Values[0], spec.Series[1], spec.Series[2]);
        var values = low.Values.Concat(high.Values).Append(whole).ToList();
        var (least, most) = (values.Min(), values.Max());
        var names = spec.Categories.Select(c => c.In(canvas.Language)).ToList();
        var nameWidth = Math.Min(names.Max(n => TextWidth.Of(n, FontSize)) + 12, canvas.Width * 0.3);
        var (from, room) = (nameWidth + ValueRoom, Math.Max(40, canvas.Width - nameWidth - (2 * ValueRoom)));
        double X(double value) => from + (most > least ? room * (value - least) / (most - least) : 0);
        var y = LegendRow.Draw(canvas, [(low.Name, low.Role, 1.0, false), (high.Name, high.Role, 1.0, false)], 0) + 8;
        var top = y;
        for (var i = 0; i < names.Count; i++)
        {
            var middle = y + (RowHeight / 2);
            canvas.Text(0, middle + 4, TextWidth.Fit(names[i], nameWidth - 8, FontSize), TextStyle.Label);
            foreach (var series in (ChartSeries[])[low, high])
            {
                Bar(canvas, spec, series, series.Values[i], X(whole), X(series.Values[i]), middle, isLeft: series.Values[i] < whole);
            }

            y += RowHeight;
            canvas.Line(0, y, canvas.Width, y);
        }

        canvas.Line(X(whole), top, X(whole), y, "line-strong");
        canvas.Text(X(whole), y + 16, Numbers.Headline(spec.Scale.In(whole, canvas.Language)), new TextStyle("text", TextAnchor.Middle, Strong: true));
        canvas.Height = y + 22;
    }

    private static void Bar(SvgCanvas canvas, ChartSpec spec, ChartSeries series, double value, double base0, double to, double middle, bool isLeft)
    {
        canvas.Rect(Math.Min(base0, to), middle - 6, Math.Max(1, Math.Abs(to - base0)), 12, series.Role);
        canvas.Text(isLeft ? to - 5 : to + 5, middle + 4, Numbers.Headline(spec.Scale.In(value, canvas.Language)), TextStyle.Axis with { Anchor = isLeft ? TextAnchor.End : TextAnchor.Start });
    }
}
