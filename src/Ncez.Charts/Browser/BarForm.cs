using System.Collections.Immutable;
using Ncez.Charts.Svg;
using Ncez.Model.Charts;
using Ncez.Model.Texts;

namespace Ncez.Charts.Browser;

/// <summary>Rows of bars from zero, with value and share at the right; a row without a value keeps its place, with a dashed ring.</summary>
public sealed class BarForm : IBrowserForm
{
    private static readonly double[] RingDash = [2.4, 1.9];

    /// <inheritdoc />
    public ChartForm Form => ChartForm.Bar;

    /// <inheritdoc />
    public BrowserSketch Of(ChartSpec spec, Language language)
    {
        var rows = BarRenderer.Rows(spec);
        var known = rows.Select(r => r.Value).Where(double.IsFinite).ToList();
        var total = known.Sum();
        string Share(double value) => total > 0 && double.IsFinite(value) && !BarRenderer.IsShare(spec) ? Numbers.Percent(value / total) : "";
        return new BrowserSketch(new
        {
            Grid = Sketch.RowGrid(),
            Tooltip = Sketch.ItemTip,
            XAxis = Sketch.BareAxis(spec.Scale.In(known.Append(0).Min(), language), spec.Scale.In(known.Append(0).Max(), language)),
            YAxis = (object[])
            [
                Sketch.RowAxis(rows.Select(r => (r.Name.In(language), false))),
                Sketch.RowAxis(rows.Select(r => (double.IsFinite(r.Value) ? $"{BarRenderer.Value(spec, r.Value, language)}   {Share(r.Value)}".TrimEnd() : Numbers.None, false)), isRight: true),
            ],
            Series = (object[])
            [
                new
                {
                    Type = "bar",
                    BarWidth = 10,
                    BarMinHeight = 1,
                    Emphasis = new { Focus = "self" },
                    Data = rows.Select((r, i) => (object)new { Value = Sketch.Value(spec, r.Value, language), Head = r.Name.In(language), Text = Sketch.Printed(spec, r.Value, language), More = Share(r.Value), Link = LinkAt(spec, i), ItemStyle = new { Color = Sketch.Colour(r.Role) } }),
                },
                new
                {
                    Type = "line",
                    Symbol = "circle",
                    SymbolSize = 9,
                    LineStyle = new { Width = 0 },
                    ItemStyle = new { Color = "transparent", BorderColor = Sketch.Colour("status-none-mark"), BorderWidth = 1.5, BorderType = RingDash },
                    Data = rows.Select((r, i) => double.IsFinite(r.Value) ? (object)Sketch.Gap : new { Value = 0, Head = r.Name.In(language), Text = Numbers.None, Link = LinkAt(spec, i) }),
                },
            ],
        })
        {
            Legend = Legend(spec, rows),
        };
    }

    // A category that is not estimated has its link too: its lines say why.
    private static string? LinkAt(ChartSpec spec, int row) => (spec.Series.FirstOrDefault(s => double.IsFinite(s.Values[row])) ?? spec.Series.FirstOrDefault())?.LinkAt(row);

    private static ImmutableArray<SketchEntry> Legend(ChartSpec spec, List<(LocalText Name, string Role, double Value)> rows)
    {
        var entries = spec.Series.Where(s => s.Values.Any(double.IsFinite)).ToList();
        return entries.Count < 2 ? [] :
        [
            .. entries.Select(s => new SketchEntry(s.Name, s.Role, [.. Enumerable.Range(0, rows.Count).Where(i => rows[i].Role == s.Role && double.IsFinite(rows[i].Value)).Select(i => (0, (int?)i))])),
        ];
    }
}
