using System.Collections.Immutable;
using Ncez.Charts.Svg;
using Ncez.Model.Charts;
using Ncez.Model.Texts;

namespace Ncez.Charts.Browser;

/// <summary>Stacked columns: what is positive upwards, what is negative downwards, the net as a line over them.</summary>
public sealed class StackedColumnForm : IBrowserForm
{
    private const int ManyColumns = 60; // hours of a week: gaps would eat the columns

    /// <inheritdoc />
    public ChartForm Form => ChartForm.StackedColumn;

    /// <inheritdoc />
    public BrowserSketch Of(ChartSpec spec, Language language)
    {
        var parts = StackedColumnRenderer.Parts(spec);
        var net = spec.Series.FirstOrDefault(s => s.Role == "net");
        var highs = spec.Categories.Select((_, c) => parts.Select(p => p.Series.Values[c]).Where(v => v > 0).Sum()).ToList();
        var lows = spec.Categories.Select((_, c) => parts.Select(p => p.Series.Values[c]).Where(v => v < 0).Sum());
        var isMany = spec.Categories.Length > ManyColumns;
        IEnumerable<object> columns = parts.Select(p => new
        {
            Type = "bar",
            Stack = "all",
            Name = p.Series.Name.In(language),
            BarMaxWidth = 56,
            BarCategoryGap = isMany ? "14%" : "44%",
            ItemStyle = new { Color = Sketch.Colour(p.Series.Role), p.Opacity, BorderColor = Sketch.Colour("bg-surface"), BorderWidth = isMany ? 0 : 0.5, Decal = p.Hatched ? Sketch.Hatch : null },
            Emphasis = new { Focus = "series" },
            Data = p.Series.Values.Select((v, i) => Sketch.Item(spec, v, language, p.Series.LinkAt(i))),
        });
        var entries = parts.Select((p, i) => new SketchEntry(p.Series.Name, p.Series.Role, [(i, null)], p.Opacity, p.Hatched)).ToImmutableArray();
        return new BrowserSketch(new
        {
            Grid = Sketch.Grid(spec, 4, 22),
            Tooltip = Sketch.AxisTip,
            XAxis = Sketch.CategoryAxis(spec, language),
            YAxis = Sketch.ValueAxis(spec, highs.Concat(lows).Concat(net?.Values ?? []), language),
            DataZoom = Sketch.Zoom(spec),
            Series = net is null ? columns : columns.Concat(Net(spec, net, highs, language)),
        })
        {
            Legend = net is null ? entries : entries.Add(new SketchEntry(net.Name, net.Role, [(parts.Count, null)])),
        };
    }

    // The numbers stand above the columns, where nothing else is drawn: a line of their own that is not seen.
    private static IEnumerable<object> Net(ChartSpec spec, ChartSeries net, List<double> highs, Language language) =>
    [
        new
        {
            Type = "line",
            Name = net.Name.In(language),
            Color = Sketch.Colour("net"),
            SymbolSize = 8,
            Symbol = "circle",
            ItemStyle = new { Color = Sketch.Colour("net"), BorderColor = Sketch.Colour("bg-surface"), BorderWidth = 1.5 },
            LineStyle = new { Width = 2.5 },
            Z = 5,
            Emphasis = new { Focus = "series" },
            Data = net.Values.Select((v, i) => Sketch.Item(spec, v, language, net.LinkAt(i))),
        },
        new
        {
            Type = "line",
            Silent = true,
            Symbol = "circle",
            SymbolSize = 1,
            ItemStyle = new { Color = "transparent" },
            LineStyle = new { Width = 0 },
            Z = 6,
            Tooltip = new { Show = false },
            Label = new { Show = true, Position = "top", Distance = 6, Formatter = "fn:label", Color = Sketch.Colour("text"), FontWeight = 600, TextBorderColor = Sketch.Colour("bg-surface"), TextBorderWidth = 3 },
            LabelLayout = new { HideOverlap = true },
            Data = net.Values.Select((v, c) => new { Value = Sketch.Value(spec, double.IsFinite(v) ? Math.Max(highs[c], v) : v, language), Shown = double.IsFinite(v) ? Numbers.Headline(spec.Scale.In(v, language)) : "" }),
        },
    ];
}
