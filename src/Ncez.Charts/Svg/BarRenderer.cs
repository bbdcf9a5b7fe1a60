using Ncez.Model.Charts;
using Ncez.Model.Texts;
using static Ncez.Charts.Svg.SvgCanvas;

namespace Ncez.Charts.Svg;

/// <summary>Horizontal bars: name left, bar from zero (a negative one to its left), value and share right. A category without a value keeps its row, with a dash and a dashed ring.</summary>
public sealed class BarRenderer : IChartRenderer
{
    private const double RowHeight = 28;

    /// <inheritdoc />
    public ChartForm Form => ChartForm.Bar;

    /// <inheritdoc />
    public void Draw(SvgCanvas canvas, ChartSpec spec)
    {
        var rows = Rows(spec);
        var (low, high) = (rows.Select(r => r.Value).Where(double.IsFinite).Append(0).Min(), rows.Select(r => r.Value).Where(double.IsFinite).Append(0).Max());
        var total = rows.Select(r => r.Value).Where(double.IsFinite).Sum();
        var names = rows.Select(r => r.Name.In(canvas.Language)).ToList();
        var nameWidth = Math.Min(names.Max(n => TextWidth.Of(n, FontSize)), canvas.Width * 0.36) + 12;
        const double valueWidth = 116;
        var room = canvas.Width - nameWidth - valueWidth;
        double X(double value) => nameWidth + (high > low ? room * (value - low) / (high - low) : 0);
        var y = canvas.IsNarrow ? 0 : Legend(canvas, spec);
        var top = y;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var middle = y + (RowHeight / 2);
            canvas.Text(0, middle + 4, TextWidth.Fit(names[i], nameWidth - 8, FontSize), TextStyle.Label);
            if (double.IsFinite(row.Value))
            {
                canvas.Rect(Math.Min(X(row.Value), X(0)), middle - 5, high > low ? Math.Max(1, Math.Abs(X(row.Value) - X(0))) : 0, 10, row.Role);
                canvas.Text(canvas.Width - 58, middle + 4, Value(spec, row.Value, canvas.Language), TextStyle.Value with { Anchor = TextAnchor.End });
                if (!IsShare(spec))
                {
                    canvas.Text(canvas.Width, middle + 4, total > 0 ? Numbers.Percent(row.Value / total) : Numbers.None, TextStyle.Axis with { Anchor = TextAnchor.End });
                }
            }
            else
            {
                canvas.MissingRing(nameWidth + 6, middle);
                canvas.Text(canvas.Width - 58, middle + 4, Numbers.None, TextStyle.Value with { Anchor = TextAnchor.End });
            }

            y += RowHeight;
            canvas.Line(0, y, canvas.Width, y);
        }

        if (low < 0)
        {
            canvas.Line(X(0), top, X(0), y, "line-strong", dash: "2 3");
        }

        canvas.Height = y + 2;
    }

    private static double Legend(SvgCanvas canvas, ChartSpec spec)
    {
        var entries = spec.Series.Where(s => s.Values.Any(double.IsFinite)).ToList();
        return entries.Count < 2 ? 0 : LegendRow.Draw(canvas, [.. entries.Select(s => (s.Name, s.Role, 1.0, false))], 0) + 4;
    }

    // Bars that are shares already say it once.
    internal static bool IsShare(ChartSpec spec) => spec.DataUnit.En == "%";

    internal static string Value(ChartSpec spec, double value, Language language) => IsShare(spec) ? Numbers.Percent(value / 100) : Numbers.Headline(spec.Scale.In(value, language));

    internal static List<(LocalText Name, string Role, double Value)> Rows(ChartSpec spec)
    {
        var rows = new List<(LocalText, string, double)>();
        for (var i = 0; i < spec.Categories.Length; i++)
        {
            var series = spec.Series.FirstOrDefault(s => double.IsFinite(s.Values[i]));
            rows.Add((spec.Categories[i], series?.Role ?? "line-strong", series?.Values[i] ?? double.NaN));
        }

        return rows;
    }
}
