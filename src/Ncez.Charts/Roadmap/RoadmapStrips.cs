using System.Globalization;
using Ncez.Model.Roadmaps;
using Ncez.Model.Texts;
using static Ncez.Charts.Roadmap.SvgCanvas;

namespace Ncez.Charts.Roadmap;

/// <summary>Yearly amounts beneath the rows, on the same time scale: bars for amounts a year, a stepped line for running totals.</summary>
internal sealed class RoadmapStrips(SvgCanvas svg, RoadmapFigure figure, RoadmapLayout layout, RoadmapTheme theme, Language language)
{
    public void Draw(ref double y)
    {
        foreach (var strip in figure.Strips)
        {
            DrawStrip(strip, y);
            y += layout.Format.StripPx;
            svg.Line(layout.Left, y, layout.Right, y, $"stroke=\"{theme.Line}\"");
        }
    }

    private void DrawStrip(RoadmapStrip strip, double y)
    {
        var (top, bottom) = (y + 10, y + layout.Format.StripPx - 4);
        var known = strip.Values.Where(v => v is not null).Select(v => v!.Value).ToList();
        var max = known.Count == 0 ? 0 : known.Max();
        var font = layout.Format.SmallPx;
        svg.Open($"font-size=\"{N(font)}\"");
        svg.Text(layout.Left + 10, y + (layout.RowPx / 2) + 6, strip.Name.In(language), $"font-size=\"{N(layout.Format.FontPx)}\" font-weight=\"600\"");
        svg.Text(layout.Left + 10, y + (layout.RowPx / 2) + 6 + (font * 1.4), strip.Unit.In(language), $"fill=\"{theme.TextQuiet}\"");
        svg.Line(layout.TimeX, bottom, layout.CellsX, bottom, $"stroke=\"{theme.LineStrong}\"");
        if (max > 0)
        {
            double Y(double value) => bottom - ((bottom - top) * value / max);
            if (strip.IsCumulated)
            {
                DrawLine(strip, Y);
            }
            else
            {
                DrawBars(strip, Y, bottom);
            }

            svg.Text(layout.CellsX + 8, top + 4, max.ToString("#,0.##", CultureInfo.InvariantCulture), $"fill=\"{theme.TextSoft}\"");
            svg.Line(layout.TimeX, top, layout.CellsX, top, $"stroke=\"{theme.Line}\" stroke-dasharray=\"2 3\"");
        }
        else
        {
            svg.Text(layout.TimeX + 6, bottom - 6, "–", $"fill=\"{theme.TextQuiet}\"");
        }

        svg.Close();
    }

    private void DrawBars(RoadmapStrip strip, Func<double, double> y, double bottom)
    {
        for (var i = 0; i < strip.Values.Length; i++)
        {
            if (strip.Values[i] is { } value and > 0 && strip.FirstYear + i < figure.Years.End)
            {
                var (x1, x2) = (layout.XOf(strip.FirstYear + i), layout.XOf(strip.FirstYear + i + 1));
                svg.Open($"fill=\"{theme.ColourOf("efficiency")}\"");
                svg.Title($"{strip.FirstYear + i}: {value.ToString("#,0.##", CultureInfo.InvariantCulture)} {strip.Unit.In(language)}");
                svg.Rect(x1 + 0.5, y(value), Math.Max(1, x2 - x1 - 1), bottom - y(value), "");
                svg.Close();
            }
        }
    }

    private void DrawLine(RoadmapStrip strip, Func<double, double> y)
    {
        var points = strip.Values.Select((v, i) => (v, i)).Where(p => p.v is not null)
            .Select(p => $"{N(layout.XOf(strip.FirstYear + p.i + 1))} {N(y(p.v!.Value))}").ToList();
        if (points.Count > 0)
        {
            svg.Path("M" + string.Join("L", points), $"fill=\"none\" stroke=\"{theme.Text}\" stroke-width=\"2\"");
        }
    }
}
