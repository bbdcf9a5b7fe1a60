using Ncez.Model.Roadmaps;
using Ncez.Model.Texts;
using static Ncez.Charts.Roadmap.SvgCanvas;

namespace Ncez.Charts.Roadmap;

/// <summary>How to read a block: one annotated block, the five thicknesses, and whose reading it is.</summary>
internal sealed class RoadmapLegendBlock(SvgCanvas svg, RoadmapLegend legend, RoadmapLayout layout, RoadmapTheme theme, Language language)
{
    private double Font => layout.Format.SmallPx;

    public void Draw(ref double y)
    {
        var scale = Font / 12;
        var colour = theme.ColourOf("efficiency");
        var hasGap = !legend.Between.IsEmpty;
        var (x0, x1) = (layout.Left + 4, layout.Left + 4 + (90 * scale));
        var (x2, x3) = (x1 + (hasGap ? 90 * scale : 0), x1 + (hasGap ? 90 * scale : 0) + (150 * scale));
        var (top, thick) = (y + (28 * scale), 16 * scale);
        var right = layout.Left + (400 * scale);
        svg.Open($"font-size=\"{N(Font)}\" fill=\"{theme.TextSoft}\"");
        svg.Rect(x0, top, x1 - x0, thick, $"fill=\"{colour}\" fill-opacity=\".34\"");
        if (hasGap)
        {
            svg.Rect(x1, top + 0.5, x2 - x1, thick - 1, $"fill=\"none\" stroke=\"{colour}\" stroke-dasharray=\"3 2\"");
            svg.Text(x1 + 2, top + thick + (14 * scale), legend.Between.In(language));
        }

        svg.Rect(x2, top, x3 - x2, thick, $"fill=\"{colour}\"");
        RoadmapRows.Triangle(svg, x0, top + (thick / 2), scale, theme, colour);
        RoadmapRows.Ring(svg, x2, top + (thick / 2), scale, theme, colour);
        svg.Path($"M{N(x0)} {N(top - 2)}v{N(-9 * scale)}M{N(x2)} {N(top - 2)}v{N(-9 * scale)}M{N(x3)} {N(top + thick + 2)}v{N(9 * scale)}M{N(x3 + 5)} {N(top)}h6m0 {N(thick)}h-6m3 0v{N(-thick)}", $"stroke=\"{theme.LineStrong}\" fill=\"none\"");
        svg.Text(x0, top - (14 * scale), legend.Starts.In(language));
        svg.Text(hasGap ? x2 : x2 + (46 * scale), top - (14 * scale), legend.Turns.In(language));
        svg.Text(x0 + 2, top + thick + (14 * scale), legend.First.In(language));
        svg.Text(x2 + 2, top + thick + (14 * scale), legend.Second.In(language));
        svg.Text(x3, top + thick + (26 * scale), legend.Ends.In(language), "text-anchor=\"end\"");

        var bottom = DrawThickness(right, y + (4 * scale), scale, colour);
        svg.Close();
        y = Math.Max(top + thick + (32 * scale), bottom) + 4;
    }

    private double DrawThickness(double x, double y, double scale, string colour)
    {
        var line = Math.Round(Font * 1.4, 1);
        y += line - 4;
        foreach (var text in TextWidth.Wrap(legend.Thickness.In(language), Font, layout.Right - x, 2))
        {
            svg.Text(x, y, text);
            y += line;
        }

        var middle = y + (3 * scale);
        for (var grade = 1; grade <= 5; grade++)
        {
            var thick = layout.Format.ThicknessPx * grade;
            var left = x + ((grade - 1) * 62 * scale);
            svg.Rect(left, middle - (thick / 2), 36 * scale, thick, $"fill=\"{colour}\"");
            svg.Text(left + (40 * scale), middle + (Font * 0.35), grade.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        y = middle + (12 * scale);
        foreach (var text in legend.Remarks.SelectMany(r => TextWidth.Wrap(r.In(language), Font, layout.Right - x, 3)))
        {
            y += line;
            svg.Text(x, y - 3, text);
        }

        return y + 2;
    }
}
