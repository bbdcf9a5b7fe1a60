using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Roadmaps;
using Ncez.Model.Texts;

namespace Ncez.Charts.Roadmap;

/// <summary>Draws a roadmap as SVG: pure text from the figure, the same bytes for the same input.</summary>
public static class RoadmapSvg
{
    /// <summary>The whole figure in one picture, as tall as it needs (screen format).</summary>
    public static string Render(RoadmapFigure figure, Language language, RoadmapTheme theme) =>
        new RoadmapPage(figure, language, theme, RoadmapFormat.Screen, 1, 1).Draw();

    /// <summary>The figure on sheets of A4: one sheet holds up to 35 rows; more continue on the next one with the head repeated.</summary>
    public static ImmutableArray<string> RenderA4(RoadmapFigure figure, Language language, RoadmapTheme theme)
    {
        var sheets = Sheets(figure);
        return [.. sheets.Select((s, i) => new RoadmapPage(s, language, theme, RoadmapFormat.A4, i + 1, sheets.Length).Draw())];
    }

    /// <summary>Width and height of a rendered picture [px], from its view box.</summary>
    public static (int WidthPx, int HeightPx) SizeOf(string svg)
    {
        const string Mark = "viewBox=\"0 0 ";
        var start = svg.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length;
        var parts = svg[start..svg.IndexOf('"', start)].Split(' ');
        return ((int)Math.Ceiling(double.Parse(parts[0], CultureInfo.InvariantCulture)), (int)Math.Ceiling(double.Parse(parts[1], CultureInfo.InvariantCulture)));
    }

    private static ImmutableArray<RoadmapFigure> Sheets(RoadmapFigure figure)
    {
        // What stands beside the rows: phase goals and strips take the room of rows.
        var strips = (int)Math.Ceiling(figure.Strips.Length * RoadmapFormat.A4.StripPx / RoadmapFormat.A4.RowPx);
        var room = RoadmapLayout.RowsASheet - (figure.PhaseGoals.IsEmpty ? 0 : 3);
        var sheets = ImmutableArray.CreateBuilder<RoadmapFigure>();
        var next = 0;
        while (next < figure.Rows.Length || sheets.Count == 0)
        {
            var left = figure.Rows.Length - next;
            var take = left + strips <= room ? left : Math.Min(left, room);
            sheets.Add(figure with { Rows = figure.Rows.Slice(next, take), Strips = next + take == figure.Rows.Length && take + strips <= room ? figure.Strips : [] });
            next += take;
        }

        if (!figure.Strips.IsEmpty && sheets[^1].Strips.IsEmpty)
        {
            sheets.Add(figure with { Rows = [], PhaseGoals = [] });
        }

        return sheets.ToImmutable();
    }
}
