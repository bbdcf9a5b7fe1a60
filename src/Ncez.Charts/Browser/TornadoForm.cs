using Ncez.Model.Charts;
using Ncez.Model.Texts;

namespace Ncez.Charts.Browser;

/// <summary>A tornado: bars from the base to the value with less and with more of an input.</summary>
public sealed class TornadoForm : IBrowserForm
{
    private const double ValueRoom = 0.22; // of the span, on both sides, for the numbers at the ends

    /// <inheritdoc />
    public ChartForm Form => ChartForm.Tornado;

    /// <inheritdoc />
    public BrowserSketch Of(ChartSpec spec, Language language)
    {
        var (whole, sides) = (spec.Scale.In(spec.Series[0].Values[0], language), spec.Series.Skip(1).Take(2).ToList());
        var values = sides.SelectMany(s => s.Values).Select(v => spec.Scale.In(v, language)).Append(whole).ToList();
        var room = (values.Max() - values.Min()) * ValueRoom;
        return new BrowserSketch(new
        {
            Grid = Sketch.RowGrid(),
            Tooltip = Sketch.ItemTip,
            XAxis = Sketch.BareAxis(values.Min() - room, values.Max() + room),
            YAxis = Sketch.RowAxis(spec.Categories.Select(c => (c.In(language), false))),
            Series = sides.Select(s => new
            {
                Type = "custom",
                Name = s.Name.In(language),
                RenderItem = "fn:range",
                Base = whole,
                Thick = 12,
                Ends = true,
                Encode = new { X = Sketch.FromTo, Y = 0 },
                Emphasis = new { Focus = "series" },
                Data = s.Values.Select((v, i) => new
                {
                    Value = new object[] { i, whole, spec.Scale.In(v, language) },
                    Head = spec.Categories[i].In(language),
                    Text = Sketch.Printed(spec, v, language),
                    Shown = Numbers.Headline(spec.Scale.In(v, language)),
                    More = s.Name.In(language),
                    ItemStyle = new { Color = Sketch.Colour(s.Role) },
                }),
            }),
        })
        {
            Legend = [.. sides.Select((s, i) => new SketchEntry(s.Name, s.Role, [(i, null)]))],
        };
    }
}
