using System.Collections.Immutable;
using System.Globalization;
using Ncez.Charts.Svg;
using Ncez.Model.Charts;
using Ncez.Model.Texts;

namespace Ncez.Charts.Browser;

/// <summary>Lines with their name at their end.</summary>
public sealed class LineForm : IBrowserForm
{
    /// <inheritdoc />
    public ChartForm Form => ChartForm.Line;

    /// <inheritdoc />
    public BrowserSketch Of(ChartSpec spec, Language language)
    {
        var nameWidth = spec.Series.Max(s => TextWidth.Of(s.Name.In(language), SvgCanvas.FontSize)) + 14;
        return new BrowserSketch(new
        {
            Grid = Sketch.Grid(spec, Math.Min(nameWidth, 260)),
            Tooltip = Sketch.AxisTip,
            XAxis = Sketch.CategoryAxis(spec, language),
            YAxis = Sketch.ValueAxis(spec, spec.Series.SelectMany(s => s.Values), language),
            DataZoom = Sketch.Zoom(spec),
            Series = spec.Series.Select((s, i) => new
            {
                Type = "line",
                Name = s.Name.In(language),
                Color = Sketch.Colour(s.Role),
                ShowSymbol = spec.Categories.Length < 3 || HasPoint(s.Values),
                SymbolSize = 6,
                LineStyle = new { Width = s.Role == "scenario-baseline" ? 1.5 : 2, Type = Dash(s.Role) },
                EndLabel = new { Show = true, Formatter = "{a}", Color = Sketch.Colour(s.Role), TextBorderColor = Sketch.Colour("bg-surface"), TextBorderWidth = 3, Distance = 6, Offset = Offset(spec, i, language), Width = Math.Min(nameWidth, 260) - 8, Overflow = "truncate" },
                Emphasis = new { Focus = "series" },
                Data = s.Values.Select(v => Sketch.Item(spec, v, language)),
            }),
        });
    }

    // Names at the right edge are set apart from each other. Those of lines that end within the plot stand together over their ends,
    // or below them where most of the lines that go on run over them.
    private static string Offset(ChartSpec spec, int index, Language language)
    {
        var last = LastOf(spec.Series[index]);
        var heights = Heights(spec, s => LastOf(s) == last, language);
        if (last < 0 || last == spec.Categories.Length - 1)
        {
            return $"fn:spread:{index}:{heights}";
        }

        var ends = spec.Series.Where(s => LastOf(s) == last).Max(s => s.Values[last]);
        var goingOn = spec.Series.Where(s => LastOf(s) > last && double.IsFinite(s.Values[last])).Select(s => s.Values[last]).ToList();
        return $"fn:aside:{index}:{(goingOn.Count(v => v > ends) > goingOn.Count(v => v <= ends) ? 1 : -1)}:{heights}";
    }

    private static int LastOf(ChartSeries series) => series.Values.ToList().FindLastIndex(double.IsFinite);

    // How far down the plot each line ends [0–1], so that names which would touch can be set apart.
    private static string Heights(ChartSpec spec, Func<ChartSeries, bool> counts, Language language)
    {
        var axis = NiceAxis.Over(spec.Series.SelectMany(s => s.Values).Select(v => spec.Scale.In(v, language)));
        return string.Join(',', spec.Series.Select(s => counts(s) && LastOf(s) is >= 0 and var last ? ((axis.Max - spec.Scale.In(s.Values[last], language)) / (axis.Max - axis.Min)).ToString("0.####", CultureInfo.InvariantCulture) : ""));
    }

    // A value with no neighbour has no line: it is a point.
    private static bool HasPoint(ImmutableArray<double> values) => Enumerable.Range(0, values.Length).Any(i => double.IsFinite(values[i])
        && (i == 0 || !double.IsFinite(values[i - 1])) && (i == values.Length - 1 || !double.IsFinite(values[i + 1])));

    private static object Dash(string role) => LineRenderer.DashOf(role) is { Length: > 0 } dash ? dash.Split(' ').Select(int.Parse).ToArray() : "solid";
}
