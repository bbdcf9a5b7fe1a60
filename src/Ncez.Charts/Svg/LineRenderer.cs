using System.Collections.Immutable;
using System.Text;
using Ncez.Model.Charts;
using static Ncez.Charts.Svg.SvgCanvas;

namespace Ncez.Charts.Svg;

/// <summary>Lines over the categories, each with its name at its end; no data is a gap.</summary>
public sealed class LineRenderer : IChartRenderer
{
    private const double PlotHeight = 220;

    private static readonly Dictionary<string, string> Dashes = new(StringComparer.Ordinal)
    {
        ["scenario-2"] = "8 4",
        ["scenario-3"] = "3 3",
        ["scenario-4"] = "10 3 2 3",
        ["scenario-5"] = "5 2",
        ["scenario-6"] = "1 3",
        ["scenario-baseline"] = "2 3",
        ["scenario-target"] = "6 4",
    };

    /// <inheritdoc />
    public ChartForm Form => ChartForm.Line;

    /// <inheritdoc />
    public void Draw(SvgCanvas canvas, ChartSpec spec)
    {
        var names = spec.Series.Select(s => s.Name.In(canvas.Language)).ToList();
        var nameWidth = Math.Min(names.Max(n => TextWidth.Of(n, FontSize)) + 12, canvas.Width * 0.3);
        var frame = ValueFrame.Draw(canvas, spec, spec.Series.SelectMany(s => s.Values), 10, PlotHeight, nameWidth);
        foreach (var series in spec.Series)
        {
            Path(canvas, frame, series.Values, series.Role, series.Role == "scenario-baseline" ? 1.5 : 2, Dashes.GetValueOrDefault(series.Role, ""));
        }

        EndLabels(canvas, spec, frame, names, nameWidth);
        canvas.Height = frame.Bottom + 26;
    }

    internal static void Path(SvgCanvas canvas, ValueFrame frame, ImmutableArray<double> values, string role, double width, string dash)
    {
        var path = new StringBuilder();
        var pen = 'M';
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsFinite(values[i]))
            {
                path.Append(pen).Append(N(frame.X(i))).Append(' ').Append(N(frame.Y(values[i])));
                pen = 'L';
            }
            else
            {
                pen = 'M';
            }
        }

        if (path.Length > 0)
        {
            canvas.Stroke(path.ToString(), role, width, dash);
        }

        // A value with no neighbour has no line: it is a point.
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsFinite(values[i]) && !IsThere(i - 1) && !IsThere(i + 1))
            {
                canvas.Dot(frame.X(i), frame.Y(values[i]), 2 * width, role);
            }
        }

        bool IsThere(int at) => at >= 0 && at < values.Length && double.IsFinite(values[at]);
    }

    private static void EndLabels(SvgCanvas canvas, ChartSpec spec, ValueFrame frame, List<string> names, double nameWidth)
    {
        var ends = new List<(string Name, string Role, double X, double Y)>();
        for (var i = 0; i < names.Count; i++)
        {
            var series = spec.Series[i];
            var last = series.Values.ToList().FindLastIndex(double.IsFinite);
            if (last >= 0)
            {
                ends.Add((names[i], series.Role, frame.X(last), frame.Y(series.Values[last])));
            }
        }

        ends.Sort((a, b) => a.Y.CompareTo(b.Y));
        var placed = LabelColumn.Spread([.. ends.Select(e => e.Y)], 16, frame.Top, frame.Bottom);
        for (var i = 0; i < ends.Count; i++)
        {
            canvas.Text(frame.Right + 6, placed[i] + 4, TextWidth.Fit(ends[i].Name, nameWidth - 8, FontSize), new TextStyle(ends[i].Role));
        }
    }
}
