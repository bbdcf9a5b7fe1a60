using Ncez.Model.Charts;
using Ncez.Model.Texts;

namespace Ncez.Charts.Browser;

/// <summary>A ring with the total in its middle; on a narrow sheet the labels are a list below.</summary>
public sealed class PieForm : IBrowserForm
{
    private static readonly string[] Ring = ["fn:ring:0.6", "fn:ring:1"];

    /// <inheritdoc />
    public ChartForm Form => ChartForm.Pie;

    /// <inheritdoc />
    public BrowserSketch Of(ChartSpec spec, Language language)
    {
        var slices = spec.Series.Where(s => s.Values.Length > 0 && s.Values[0] > 0).ToList();
        var total = slices.Sum(s => s.Values[0]);
        var start = slices.Count > 0 ? 180 * slices[0].Values[0] / total : 0;
        return new BrowserSketch(new
        {
            Tooltip = Sketch.ItemTip,
            Title = new
            {
                Show = true,
                Text = Numbers.Headline(spec.Scale.In(total, language)),
                Subtext = spec.Unit.In(language),
                Left = "center",
                Top = "middle",
                ItemGap = 2,
                TextStyle = new { FontSize = 22, FontWeight = 600, Color = Sketch.Colour("text") },
                SubtextStyle = new { FontSize = 12, Color = Sketch.Colour("text-3") },
            },
            Series = (object[])
            [
                new
                {
                    Type = "pie",
                    Radius = Ring,
                    StartAngle = start,
                    ItemStyle = new { BorderColor = Sketch.Colour("bg-surface"), BorderWidth = 1.5 },
                    // Labels of a side end on one line beyond the ring: one of a small slice at the top is never written over its neighbour.
                    Label = new { Show = "fn:wide", AlignTo = "labelLine", Formatter = "fn:label", Color = Sketch.Colour("text"), LineHeight = 16, Rich = new { Q = new { Color = Sketch.Colour("text-3"), LineHeight = 16 } } },
                    LabelLine = new { Show = "fn:wide", LineStyle = new { Color = Sketch.Colour("line-strong") }, Length = 16, Length2 = 14 },
                    Emphasis = new { Focus = "self", Scale = false },
                    Data = slices.Select(s => new
                    {
                        Value = spec.Scale.In(s.Values[0], language),
                        Name = s.Name.In(language),
                        Shown = $"{s.Name.In(language)}\n{{q|{Brief(s)}}}",
                        Text = Sketch.Printed(spec, s.Values[0], language),
                        More = Numbers.Percent(s.Values[0] / total),
                        Link = s.LinkAt(0),
                        ItemStyle = new { Color = Sketch.Colour(s.Role) },
                    }),
                },
            ],
        })
        {
            List = [.. slices.Select((s, i) => new SketchEntry(s.Name, s.Role, [(0, i)], Text: Brief(s)))],
            IsListForNarrow = true,
        };

        string Brief(ChartSeries slice) => $"{Numbers.Headline(spec.Scale.In(slice.Values[0], language))} · {Numbers.Percent(slice.Values[0] / total)}";
    }
}
