using Ncez.Model.Charts;
using Ncez.Model.Texts;
using static Ncez.Charts.Svg.SvgCanvas;

namespace Ncez.Charts.Svg;

/// <summary>A waterfall read downwards: each step starts where the last one ended, totals start at zero and stand in bold, offsets are hatched.</summary>
public sealed class WaterfallRenderer : IChartRenderer
{
    private const double RowHeight = 30;

    /// <inheritdoc />
    public ChartForm Form => ChartForm.Waterfall;

    /// <inheritdoc />
    public void Draw(SvgCanvas canvas, ChartSpec spec)
    {
        var steps = Steps(spec);
        var ends = steps.SelectMany(s => new[] { s.From, s.To }).Append(0).ToList();
        var (low, high) = (ends.Min(), ends.Max());
        var nameWidth = steps.Max(s => TextWidth.Of(s.Series.Name.In(canvas.Language), FontSize)) * 1.06;
        nameWidth = Math.Min(nameWidth, canvas.Width * 0.38) + 12;
        var valueWidth = canvas.IsNarrow ? 62.0 : 72.0;
        var room = canvas.Width - nameWidth - valueWidth;
        double X(double value) => nameWidth + (high > low ? room * (value - low) / (high - low) : 0);
        var y = 0.0;
        foreach (var (series, from, to, isTotal) in steps)
        {
            var middle = y + (RowHeight / 2);
            canvas.Text(0, middle + 4, TextWidth.Fit(series.Name.In(canvas.Language), nameWidth - 8, FontSize), new TextStyle(isTotal ? "text" : "text-2", Strong: isTotal));
            canvas.Rect(Math.Min(X(from), X(to)), middle - 5, Math.Max(1, Math.Abs(X(to) - X(from))), 10, series.Role, hatched: series.Role == "scope-offset");
            var value = Numbers.Headline(spec.Scale.In(series.Values[0], canvas.Language));
            canvas.Text(canvas.Width, middle + 4, value, new TextStyle("text", TextAnchor.End, Strong: isTotal));
            y += RowHeight;
            canvas.Line(0, y, canvas.Width, y, isTotal ? "line-strong" : "line");
        }

        if (low < 0)
        {
            canvas.Line(X(0), 0, X(0), y, "line-strong", dash: "2 3");
        }

        canvas.Height = y + 2;
    }

    internal static List<(ChartSeries Series, double From, double To, bool IsTotal)> Steps(ChartSpec spec)
    {
        var steps = new List<(ChartSeries, double, double, bool)>();
        var level = 0.0;
        foreach (var series in spec.Series.Where(s => double.IsFinite(s.Values[0])))
        {
            var isTotal = series.Role is "gross" or "net";
            var (from, to) = isTotal ? (0, series.Values[0]) : (level, level + series.Values[0]);
            steps.Add((series, from, to, isTotal));
            level = to;
        }

        return steps;
    }
}
