using Ncez.Charts.Svg;
using Ncez.Model.Charts;
using Ncez.Model.Texts;

namespace Ncez.Charts.Browser;

/// <summary>A waterfall read downwards, each step from where the last one ended.</summary>
public sealed class WaterfallForm : IBrowserForm
{
    /// <inheritdoc />
    public ChartForm Form => ChartForm.Waterfall;

    /// <inheritdoc />
    public BrowserSketch Of(ChartSpec spec, Language language)
    {
        var steps = WaterfallRenderer.Steps(spec);
        var ends = steps.SelectMany(s => new[] { s.From, s.To }).Append(0).Select(v => spec.Scale.In(v, language)).ToList();
        return new BrowserSketch(new
        {
            Grid = Sketch.RowGrid(),
            Tooltip = Sketch.ItemTip,
            XAxis = Sketch.BareAxis(ends.Min(), ends.Max()),
            YAxis = (object[])
            [
                Sketch.RowAxis(steps.Select(s => (s.Series.Name.In(language), s.IsTotal))),
                Sketch.RowAxis(steps.Select(s => (Numbers.Headline(spec.Scale.In(s.Series.Values[0], language)), s.IsTotal)), isRight: true),
            ],
            Series = (object[])
            [
                new
                {
                    Type = "custom",
                    RenderItem = "fn:range",
                    Base = ends.Min() < 0 ? 0 : (double?)null,
                    Thick = 10,
                    Encode = new { X = Sketch.FromTo, Y = 0 },
                    Data = steps.Select((s, i) => new
                    {
                        Value = new[] { i, spec.Scale.In(s.From, language), spec.Scale.In(s.To, language) },
                        Head = s.Series.Name.In(language),
                        Text = Sketch.Printed(spec, s.Series.Values[0], language),
                        Link = s.Series.LinkAt(0),
                        ItemStyle = new { Color = Sketch.Colour(s.Series.Role), Decal = s.Series.Role == "scope-offset" ? Sketch.Hatch : null },
                    }),
                },
            ],
        });
    }
}
