using Ncez.Model.Charts;
using Ncez.Model.Texts;
using static Ncez.Charts.Svg.SvgCanvas;

namespace Ncez.Charts.Svg;

/// <summary>
/// A cost curve: a block for each series, as wide as its first value (an amount) and as high as its second (a cost per amount), side by side in their
/// order. Nodes are the legend of the roles. Blocks carry their number where there is room; the list below names them all. A block far above the rest
/// would flatten them: it is cut at the axis and hatched.
/// </summary>
public sealed class CostCurveRenderer : IChartRenderer
{
    private const double PlotHeight = 260;
    private const double RowHeight = 20;
    private const double NumberRoom = 14;

    /// <inheritdoc />
    public ChartForm Form => ChartForm.CostCurve;

    /// <inheritdoc />
    public void Draw(SvgCanvas canvas, ChartSpec spec)
    {
        var limit = Limit(spec);
        var axis = NiceAxis.Over(spec.Series.Select(s => Math.Min(s.Values[1], limit)).Append(0));
        var ticks = axis.Ticks.Select(t => (Value: t, Label: Numbers.Fixed(t, axis.Decimals))).ToList();
        var left = ticks.Max(t => TextWidth.Of(t.Label, FontSize)) + 8;
        var total = spec.Series.Sum(s => s.Values[0]);
        var top = LegendRow.Draw(canvas, [.. spec.Nodes.Select(n => (n.Name, n.Role, 1.0, false))], 0) + 14;
        double Y(double cost) => top + (PlotHeight * (axis.Max - cost) / (axis.Max - axis.Min));
        double X(double amount) => left + ((canvas.Width - left) * amount / total);
        foreach (var (value, label) in ticks)
        {
            canvas.Line(left, Y(value), canvas.Width, Y(value), value == 0 ? "line-strong" : "line");
            canvas.Text(left - 6, Y(value) + 4, label, TextStyle.Axis with { Anchor = TextAnchor.End });
        }

        var from = 0.0;
        for (var i = 0; i < spec.Series.Length; i++)
        {
            var (width, cost) = (spec.Series[i].Values[0], spec.Series[i].Values[1]);
            Block(canvas, spec.Series[i], i + 1, (X(from), X(from + width)), (Y(0), Y(Math.Min(cost, axis.Max))), isCut: cost > axis.Max);
            from += width;
        }

        Amounts(canvas, spec, total, X, top + PlotHeight);
        canvas.Height = Names(canvas, spec, top + PlotHeight + 34);
    }

    // Twice the cost up to which nine tenths of the amount lie, or the highest block when it is no higher.
    internal static double Limit(ChartSpec spec)
    {
        var (sorted, whole, sum) = (spec.Series.OrderBy(s => s.Values[1]).ToList(), spec.Series.Sum(s => s.Values[0]), 0.0);
        var usual = sorted.First(s => (sum += s.Values[0]) >= 0.9 * whole).Values[1];
        return Math.Max(2 * usual, -2 * sorted[0].Values[1]) is var limit && sorted[^1].Values[1] > 1.5 * limit ? limit : sorted[^1].Values[1];
    }

    private static void Block(SvgCanvas canvas, ChartSeries series, int number, (double From, double To) x, (double Zero, double Cost) y, bool isCut)
    {
        var (upper, height) = (Math.Min(y.Zero, y.Cost), Math.Max(1.5, Math.Abs(y.Zero - y.Cost)));
        canvas.Rect(x.From, upper, Math.Max(1, x.To - x.From - 1), height, series.Role, hatched: isCut);
        if (x.To - x.From >= NumberRoom)
        {
            var below = y.Cost > y.Zero;
            canvas.Text((x.From + x.To) / 2, below ? upper + height + 13 : upper - 4, $"{number}", TextStyle.Axis with { Anchor = TextAnchor.Middle });
        }
    }

    private static void Amounts(SvgCanvas canvas, ChartSpec spec, double total, Func<double, double> x, double bottom)
    {
        var divisor = 1 / spec.Scale.In(1, canvas.Language);
        var axis = NiceAxis.Over([0, total / divisor]);
        foreach (var tick in axis.Ticks.Where(t => t * divisor <= total * 1.0001))
        {
            canvas.Line(x(tick * divisor), bottom, x(tick * divisor), bottom + 4, "line-strong");
            canvas.Text(x(tick * divisor), bottom + 18, Numbers.Fixed(tick, axis.Decimals), TextStyle.Axis with { Anchor = tick == 0 ? TextAnchor.Start : tick * divisor > total * 0.95 ? TextAnchor.End : TextAnchor.Middle });
        }
    }

    private static double Names(SvgCanvas canvas, ChartSpec spec, double y)
    {
        var columns = canvas.Width > 720 ? 3 : canvas.Width > 440 ? 2 : 1;
        var (width, rows) = (canvas.Width / columns, (spec.Series.Length + columns - 1) / columns);
        for (var i = 0; i < spec.Series.Length; i++)
        {
            var (series, at) = (spec.Series[i], (X: width * (i / rows), Y: y + (RowHeight * (i % rows))));
            canvas.Rect(at.X, at.Y + 3, 10, 10, series.Role);
            var text = $"{i + 1}  {series.Name.In(canvas.Language)}  {Numbers.Fixed(series.Values[1])}";
            canvas.Text(at.X + 16, at.Y + 12, TextWidth.Fit(text, width - 24, FontSize), TextStyle.Label);
        }

        return y + (RowHeight * rows) + 4;
    }
}
