using Ncez.Charts.Svg;
using Ncez.Model.Charts;
using Ncez.Model.Texts;

namespace Ncez.Charts.Browser;

/// <summary>A Sankey diagram with given columns and the order of its nodes kept; pointing at a node shows what flows through it.</summary>
public sealed class SankeyForm : IBrowserForm
{
    private const double MostLabelPx = 300;

    /// <inheritdoc />
    public ChartForm Form => ChartForm.Sankey;

    /// <inheritdoc />
    public BrowserSketch Of(ChartSpec spec, Language language)
    {
        var names = spec.Nodes.ToDictionary(n => n.Id, n => n.Name.In(language), StringComparer.Ordinal);
        var last = spec.Nodes.Max(n => n.Column);
        string Label(ChartNode node) => $"{names[node.Id]} {Numbers.Headline(spec.Scale.In(SankeyRenderer.Through(spec, node.Id), language))}";
        double Widest(int column) => Math.Min(MostLabelPx, spec.Nodes.Where(n => n.Column == column).Max(n => TextWidth.Of(Label(n), SvgCanvas.FontSize)) + 12);

        // A label takes a second line rather than leave the picture; between two columns it may cross the next one.
        string? Room(int column) => column == 0 ? $"fn:least:0.3:{MostLabelPx}" : column == last ? $"fn:least:0.26:{MostLabelPx}" : null;
        return new BrowserSketch(new
        {
            Tooltip = Sketch.ItemTip,
            Series = (object[])
            [
                new
                {
                    Type = "sankey",
                    Left = $"fn:least:0.32:{Widest(0):0}",
                    Right = $"fn:least:0.28:{Widest(last):0}",
                    Top = 10,
                    Bottom = 10,
                    NodeWidth = 10,
                    NodeGap = 15,
                    LayoutIterations = 0,
                    Draggable = false,
                    LineStyle = new { Color = "source", Opacity = 0.32, Curveness = 0.5 },
                    Emphasis = new { Focus = "adjacency", LineStyle = new { Opacity = 0.6 } },
                    Label = new { Color = Sketch.Colour("text"), Formatter = "fn:label" },
                    Data = spec.Nodes.Select(n => new
                    {
                        Name = n.Id,
                        Depth = n.Column,
                        Head = names[n.Id],
                        Text = Sketch.Printed(spec, SankeyRenderer.Through(spec, n.Id), language),
                        Shown = Label(n),
                        n.Link,
                        Label = new { Position = n.Column == 0 ? "left" : "right", Width = Room(n.Column), Overflow = "break", LineHeight = 15 },
                        ItemStyle = new { Color = Sketch.Colour(n.Role), Decal = n.Role == "scope-offset" ? Sketch.Hatch : null },
                    }),
                    Links = spec.Flows.Select(f => new
                    {
                        Source = f.From,
                        Target = f.To,
                        Value = spec.Scale.In(f.Value, language),
                        Head = $"{names[f.From]} → {names[f.To]}",
                        Text = Sketch.Printed(spec, f.Value, language),
                        f.Link,
                        LineStyle = new { Color = Sketch.Colour(f.Role) },
                    }),
                },
            ],
        });
    }
}
