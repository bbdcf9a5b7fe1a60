using Ncez.Model.Charts;
using Ncez.Model.Texts;
using static Ncez.Charts.Svg.SvgCanvas;

namespace Ncez.Charts.Svg;

/// <summary>
/// Stacked columns with a net line. Positive parts grow up, negative parts down; parts of one role follow each other and
/// step lighter, so that hue tells the scope and tint the category. Offsets are hatched. A series of role <c>limit</c> is a dashed level, labelled where
/// it changes.
/// </summary>
public sealed class StackedColumnRenderer : IChartRenderer
{
    private const double PlotHeight = 220;
    private const double NarrowPitch = 9; // hours of a week: gaps would eat the columns
    private static readonly double[] Tints = [1, 0.68, 0.45, 0.28];

    /// <inheritdoc />
    public ChartForm Form => ChartForm.StackedColumn;

    /// <inheritdoc />
    public void Draw(SvgCanvas canvas, ChartSpec spec)
    {
        var parts = Parts(spec);
        var net = spec.Series.FirstOrDefault(s => s.Role == "net");
        var legend = parts.Select(p => (p.Series.Name, p.Series.Role, p.Opacity, p.Hatched)).ToList();
        if (net is not null)
        {
            legend.Add((net.Name, net.Role, 1, false));
        }

        var limit = spec.Series.FirstOrDefault(s => s.Role == LegendRow.Limit);
        if (limit is not null)
        {
            legend.Add((limit.Name, limit.Role, 1, false));
        }

        var top = LegendRow.Draw(canvas, legend, 0) + 20;
        var columns = Enumerable.Range(0, spec.Categories.Length).ToList();
        var highs = columns.Select(c => parts.Select(p => p.Series.Values[c]).Where(v => v > 0).Sum()).ToList();
        var lows = columns.Select(c => parts.Select(p => p.Series.Values[c]).Where(v => v < 0).Sum());
        var frame = ValueFrame.Draw(canvas, spec, highs.Concat(lows).Concat(net?.Values ?? []).Concat(limit?.Values ?? []), top, PlotHeight, rightMargin: 4);
        var width = Math.Min(56, frame.Pitch * (frame.Pitch < NarrowPitch ? 0.86 : 0.56));
        foreach (var c in columns)
        {
            Column(canvas, frame, parts, c, width);
        }

        if (net is not null)
        {
            NetLine(canvas, spec, frame, net, highs);
        }

        if (limit is not null)
        {
            Levels(canvas, spec, frame, limit, highs);
        }

        canvas.Height = frame.Bottom + 26;
    }

    // A level from the first column it holds for to the last; what it is stands above the columns at its start, where nothing else is drawn.
    private static void Levels(SvgCanvas canvas, ChartSpec spec, ValueFrame frame, ChartSeries limit, List<double> highs)
    {
        for (var from = 0; from < limit.Values.Length; from++)
        {
            var value = limit.Values[from];
            var to = from;
            while (to + 1 < limit.Values.Length && limit.Values[to + 1] == value)
            {
                to++;
            }

            if (double.IsFinite(value))
            {
                var (left, y) = (frame.X(from) - (frame.Pitch / 2), frame.Y(value));
                canvas.Line(left, y, frame.X(to) + (frame.Pitch / 2), y, "net", 2, LegendRow.LimitDash);
                var text = "≤ " + Numbers.Headline(spec.Scale.In(value, canvas.Language));
                var below = highs.Skip(from).Take((int)Math.Ceiling(TextWidth.Of(text, FontSize) / frame.Pitch) + 1).Append(value).Max();
                canvas.Text(left + 2, frame.Y(below) - 8, text, new TextStyle("text", TextAnchor.Start, Strong: true));
            }

            from = to;
        }
    }

    private static void Column(SvgCanvas canvas, ValueFrame frame, List<Part> parts, int column, double width)
    {
        var (up, down) = (0.0, 0.0);
        foreach (var part in parts)
        {
            var value = part.Series.Values[column];
            if (!double.IsFinite(value) || value == 0)
            {
                continue;
            }

            var from = value > 0 ? up : down;
            var (y0, y1) = (frame.Y(from), frame.Y(from + value));
            var height = Math.Max(1, Math.Abs(y1 - y0));
            var inset = height > 3 ? 1 : 0; // parted by a pixel of surface colour
            canvas.Rect(frame.X(column) - (width / 2), Math.Min(y0, y1) + (value > 0 ? inset : 0), width, height - inset, part.Series.Role, part.Opacity, part.Hatched);
            if (value > 0)
            {
                up += value;
            }
            else
            {
                down += value;
            }
        }
    }

    private static void NetLine(SvgCanvas canvas, ChartSpec spec, ValueFrame frame, ChartSeries net, List<double> highs)
    {
        LineRenderer.Path(canvas, frame, net.Values, "net", 2.5, "");
        var widest = Enumerable.Range(0, highs.Count).Max(c => TextWidth.Of(Printed(net.Values[c]), FontSize)) + 6;
        var every = Math.Max(1, (int)Math.Ceiling(widest / frame.Pitch));
        for (var c = 0; c < highs.Count; c++)
        {
            if (!double.IsFinite(net.Values[c]))
            {
                continue;
            }

            canvas.Dot(frame.X(c), frame.Y(net.Values[c]), 4, "net");
            if (c % every == 0 || c == highs.Count - 1)
            {
                // Above the column, where nothing else is drawn: its gross, then in bold its net.
                canvas.Text(frame.X(c), frame.Y(Math.Max(highs[c], net.Values[c])) - 8, Printed(net.Values[c]), new TextStyle("text", TextAnchor.Middle, Strong: true, Halo: true));
            }
        }

        string Printed(double value) => Numbers.Headline(spec.Scale.In(value, canvas.Language));
    }

    internal static List<Part> Parts(ChartSpec spec)
    {
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        var parts = new List<Part>();
        foreach (var series in spec.Series.Where(s => s.Role != "net" && s.Role != LegendRow.Limit))
        {
            var nth = used.GetValueOrDefault(series.Role);
            used[series.Role] = nth + 1;
            parts.Add(new Part(series, Tints[Math.Min(nth, Tints.Length - 1)], series.Role == "scope-offset"));
        }

        return parts;
    }

    internal sealed record Part(ChartSeries Series, double Opacity, bool Hatched);
}
