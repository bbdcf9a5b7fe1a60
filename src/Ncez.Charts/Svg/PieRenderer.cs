using Ncez.Model.Charts;
using Ncez.Model.Texts;
using static Ncez.Charts.Svg.SvgCanvas;

namespace Ncez.Charts.Svg;

/// <summary>
/// A ring: the first slice points right and the others follow clockwise, so that small ones lie where labels have room; the
/// total in the middle, each slice labelled outside with a leader line. On narrow sheets the labels become a list below.
/// </summary>
public sealed class PieRenderer : IChartRenderer
{
    private const double LineHeight = 34;
    private const double RowHeight = 24;

    /// <inheritdoc />
    public ChartForm Form => ChartForm.Pie;

    /// <inheritdoc />
    public void Draw(SvgCanvas canvas, ChartSpec spec)
    {
        var slices = Slices(spec);
        var total = slices.Sum(s => s.Value);
        if (canvas.IsNarrow)
        {
            const double radius = 78;
            var (x, y) = (canvas.Width / 2, radius + 6);
            Ring(canvas, slices, spec, total, x, y, radius);
            List(canvas, slices, spec, total, y + radius + 14);
            return;
        }

        var (cx, outer) = (canvas.Width / 2, 92.0);
        var right = slices.Where(s => Math.Sin(s.Mid) >= 0).OrderByDescending(s => Math.Cos(s.Mid)).ToList();
        var left = slices.Where(s => Math.Sin(s.Mid) < 0).OrderByDescending(s => Math.Cos(s.Mid)).ToList();
        var most = Math.Max(left.Count, right.Count);
        var height = Math.Max((2 * outer) + 36 + (most > 2 ? LineHeight : 0), most * LineHeight);
        var cy = height / 2;
        canvas.Height = height;
        Ring(canvas, slices, spec, total, cx, cy, outer);
        Labels(canvas, right, spec, total, cx, cy, outer, side: 1);
        Labels(canvas, left, spec, total, cx, cy, outer, side: -1);
    }

    private static void Ring(SvgCanvas canvas, List<Slice> slices, ChartSpec spec, double total, double cx, double cy, double outer)
    {
        var inner = outer * 0.6;
        foreach (var slice in slices)
        {
            canvas.Area(Sector(cx, cy, outer, inner, slice.From, slice.To), slice.Series.Role);
        }

        // Slices are parted by lines of surface colour.
        foreach (var slice in slices.Where(_ => slices.Count > 1))
        {
            var (sin, cos) = Math.SinCos(slice.From);
            canvas.Line(cx + ((inner - 1) * sin), cy - ((inner - 1) * cos), cx + ((outer + 1) * sin), cy - ((outer + 1) * cos), "bg-surface", 1.5);
        }

        canvas.Text(cx, cy + 2, Numbers.Headline(spec.Scale.In(total, canvas.Language)), new TextStyle("text", TextAnchor.Middle, Strong: true, SizePx: 22));
        canvas.Text(cx, cy + 20, spec.Unit.In(canvas.Language), new TextStyle("text-3", TextAnchor.Middle));
    }

    private static void Labels(SvgCanvas canvas, List<Slice> slices, ChartSpec spec, double total, double cx, double cy, double outer, int side)
    {
        var wanted = slices.Select(s => cy - ((outer + 8) * Math.Cos(s.Mid))).ToArray();
        var placed = LabelColumn.Spread(wanted, LineHeight, LineHeight / 2, canvas.Height - (LineHeight / 2));
        var edge = cx + (side * (outer + 26));
        for (var i = 0; i < slices.Count; i++)
        {
            var (sin, cos) = Math.SinCos(slices[i].Mid);
            var y = placed[i];
            canvas.Stroke(
                $"M{N(cx + ((outer + 2) * sin))} {N(cy - ((outer + 2) * cos))}L{N(cx + ((outer + 10) * sin))} {N(cy - ((outer + 10) * cos))}L{N(edge - (side * 6))} {N(y)}L{N(edge)} {N(y)}", "line-strong");
            var x = edge + (side * 5);
            var anchor = side > 0 ? TextAnchor.Start : TextAnchor.End;
            var room = side > 0 ? canvas.Width - x : x;
            canvas.Text(x, y - 2, TextWidth.Fit(slices[i].Series.Name.In(canvas.Language), room, FontSize), new TextStyle("text", anchor));
            canvas.Text(x, y + 13, $"{Printed(spec, slices[i], canvas)} · {Numbers.Percent(slices[i].Value / total)}", new TextStyle("text-3", anchor));
        }
    }

    private static void List(SvgCanvas canvas, List<Slice> slices, ChartSpec spec, double total, double top)
    {
        var y = top;
        foreach (var slice in slices)
        {
            canvas.Rect(0, y + 7, 10, 10, slice.Series.Role);
            canvas.Text(18, y + 16, TextWidth.Fit(slice.Series.Name.In(canvas.Language), canvas.Width - 150, FontSize), TextStyle.Label);
            canvas.Text(canvas.Width - 60, y + 16, Printed(spec, slice, canvas), TextStyle.Value with { Anchor = TextAnchor.End });
            canvas.Text(canvas.Width, y + 16, Numbers.Percent(slice.Value / total), TextStyle.Axis with { Anchor = TextAnchor.End });
            canvas.Line(0, y + RowHeight, canvas.Width, y + RowHeight);
            y += RowHeight;
        }

        canvas.Height = y + 2;
    }

    private static string Printed(ChartSpec spec, Slice slice, SvgCanvas canvas) => Numbers.Headline(spec.Scale.In(slice.Value, canvas.Language));

    private static List<Slice> Slices(ChartSpec spec)
    {
        var shown = spec.Series.Where(s => s.Values.Length > 0 && s.Values[0] > 0).ToList();
        var total = shown.Sum(s => s.Values[0]);
        var angle = shown.Count > 0 ? (Math.PI / 2) - (Math.PI * shown[0].Values[0] / total) : 0;
        var slices = new List<Slice>();
        foreach (var series in shown)
        {
            var to = angle + (2 * Math.PI * series.Values[0] / total);
            slices.Add(new Slice(series, series.Values[0], angle, to));
            angle = to;
        }

        return slices;
    }

    private static string Sector(double cx, double cy, double outer, double inner, double from, double to)
    {
        // A whole circle has no start and end; two halves draw it.
        if (to - from > (2 * Math.PI) - 1e-6)
        {
            return Sector(cx, cy, outer, inner, 0, Math.PI) + Sector(cx, cy, outer, inner, Math.PI, (2 * Math.PI) - 1e-4);
        }

        var (sin0, cos0) = Math.SinCos(from);
        var (sin1, cos1) = Math.SinCos(to);
        var large = to - from > Math.PI ? 1 : 0;
        return $"M{N(cx + (outer * sin0))} {N(cy - (outer * cos0))}A{N(outer)} {N(outer)} 0 {large} 1 {N(cx + (outer * sin1))} {N(cy - (outer * cos1))}"
            + $"L{N(cx + (inner * sin1))} {N(cy - (inner * cos1))}A{N(inner)} {N(inner)} 0 {large} 0 {N(cx + (inner * sin0))} {N(cy - (inner * cos0))}Z";
    }

    private sealed record Slice(ChartSeries Series, double Value, double From, double To)
    {
        public double Mid => (From + To) / 2;
    }
}
