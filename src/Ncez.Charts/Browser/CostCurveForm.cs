using System.Globalization;
using Ncez.Charts.Svg;
using Ncez.Model.Charts;
using Ncez.Model.Texts;

namespace Ncez.Charts.Browser;

/// <summary>A cost curve: blocks side by side, as wide as their amount and as high as their cost; one far above the rest is cut and hatched.</summary>
public sealed class CostCurveForm : IBrowserForm
{
    private static readonly int[] Width = [0, 1];

    /// <inheritdoc />
    public ChartForm Form => ChartForm.CostCurve;

    /// <inheritdoc />
    public BrowserSketch Of(ChartSpec spec, Language language)
    {
        var limit = CostCurveRenderer.Limit(spec);
        var costs = NiceAxis.Over(spec.Series.Select(s => Math.Min(s.Values[1], limit)).Append(0));
        var total = spec.Scale.In(spec.Series.Sum(s => s.Values[0]), language);
        var amounts = NiceAxis.Over([0, total]);
        var blocks = new List<object>();
        var from = 0.0;
        for (var i = 0; i < spec.Series.Length; i++)
        {
            var (series, amount, cost) = (spec.Series[i], spec.Series[i].Values[0], spec.Series[i].Values[1]);
            var to = from + spec.Scale.In(amount, language);
            blocks.Add(new
            {
                Value = new[] { from, to, Math.Min(cost, costs.Max) },
                Head = series.Name.In(language),
                Text = $"{Numbers.Fixed(cost)}\u00A0{spec.Unit.In(language)}",
                More = $"{Numbers.Fixed(amount)}\u00A0{spec.DataUnit.In(language)}",
                Shown = (i + 1).ToString(CultureInfo.InvariantCulture),
                ItemStyle = new { Color = Sketch.Colour(series.Role), Decal = cost > costs.Max ? Sketch.Hatch : null },
            });
            from = to;
        }

        return new BrowserSketch(new
        {
            Grid = new { Left = 4, Right = 16, Top = 18, Bottom = 6, OuterBoundsMode = "same", OuterBoundsContain = "axisLabel" },
            Tooltip = Sketch.ItemTip,
            XAxis = new { Type = "value", Min = 0, Max = total, Interval = amounts.Step, AxisLabel = new { Formatter = Sketch.Fixed(amounts), ShowMaxLabel = false }, SplitLine = new { Show = false } },
            YAxis = new { Type = "value", costs.Min, costs.Max, Interval = costs.Step, AxisLabel = new { Formatter = Sketch.Fixed(costs) } },
            Series = (object[])[new { Type = "custom", RenderItem = "fn:block", Encode = new { X = Width, Y = 2 }, Data = blocks }],
        })
        {
            Legend = [.. spec.Nodes.Select(n => new SketchEntry(n.Name, n.Role, [.. Enumerable.Range(0, spec.Series.Length).Where(i => spec.Series[i].Role == n.Role).Select(i => (0, (int?)i))]))],
            List = [.. spec.Series.Select((s, i) => new SketchEntry(new LocalText($"{i + 1}  {s.Name.Zh}", $"{i + 1}  {s.Name.En}"), s.Role, [(0, i)], Text: Numbers.Fixed(s.Values[1])))],
        };
    }
}
