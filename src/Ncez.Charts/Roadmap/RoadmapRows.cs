using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Roadmaps;
using Ncez.Model.Texts;
using static Ncez.Charts.Roadmap.SvgCanvas;

namespace Ncez.Charts.Roadmap;

/// <summary>The rows of a roadmap: group, number, name, block, cells.</summary>
internal sealed class RoadmapRows(SvgCanvas svg, RoadmapFigure figure, RoadmapLayout layout, RoadmapTheme theme, Language language)
{
    private static readonly TextArea Texts = TextArea.Of(typeof(RoadmapRows).Assembly, "RoadmapFigure");
    private readonly RoadmapFormat _format = layout.Format;

    public static void Triangle(SvgCanvas svg, double x, double y, double scale, RoadmapTheme theme, string colour) =>
        svg.Path($"M{N(x + (5 * scale))} {N(y - (5 * scale))}l{N(5 * scale)} {N(9.5 * scale)}h{N(-10 * scale)}z", $"fill=\"{theme.Surface}\" stroke=\"{colour}\" stroke-width=\"1.5\" stroke-linejoin=\"round\"");

    public static void Ring(SvgCanvas svg, double x, double y, double scale, RoadmapTheme theme, string colour) =>
        svg.Circle(x + (5 * scale), y, 4.3 * scale, $"fill=\"{theme.Surface}\" stroke=\"{colour}\" stroke-width=\"1.5\"");

    public void Draw(ref double y)
    {
        var (top, bottom) = (y, y + (figure.Rows.Length * layout.RowPx));
        foreach (var window in figure.Windows.Skip(1))
        {
            svg.Line(layout.XOf(window.Years.Start), top, layout.XOf(window.Years.Start), bottom, $"stroke=\"{theme.Line}\"");
        }

        DrawGroups(top);
        for (var i = 0; i < figure.Rows.Length; i++)
        {
            DrawRow(figure.Rows[i], top + (i * layout.RowPx));
        }

        DrawLinks(top);
        svg.Line(layout.CellsX, top, layout.CellsX, bottom, $"stroke=\"{theme.Line}\"");
        y = bottom;
    }

    private void DrawGroups(double top)
    {
        for (int start = 0, end; start < figure.Rows.Length; start = end)
        {
            end = start + figure.Rows.Skip(start).TakeWhile(r => r.Group == figure.Rows[start].Group).Count();
            var barred = layout.SubgroupsHaveColours ? null : figure.Rows[start].Role;
            DrawGroup(figure.Rows[start].Group, layout.Left, layout.GroupPx, top, start, end, barred, weight: 600);
            for (int from = start, to; layout.HasSubgroups && from < end; from = to)
            {
                to = from + figure.Rows.Skip(from).Take(end - from).TakeWhile(r => r.Subgroup == figure.Rows[from].Subgroup).Count();
                DrawGroup(figure.Rows[from].Subgroup, layout.SubgroupX, _format.SubgroupPx, top, from, to, layout.SubgroupsHaveColours ? figure.Rows[from].Role : null, weight: 400);
                Rule(layout.SubgroupX, top + (to * layout.RowPx), theme.LineStrong, thin: true);
            }

            Rule(layout.Left, top + (end * layout.RowPx), theme.LineStrong, thin: false);
        }
    }

    private void Rule(double x, double y, string colour, bool thin) => svg.Line(x, y, layout.Right, y, $"stroke=\"{colour}\"{(thin ? " stroke-width=\".6\"" : "")}");

    private void DrawGroup(LocalText name, double x, double width, double top, int start, int end, string? role, int weight)
    {
        var (y, height) = (top + (start * layout.RowPx), (end - start) * layout.RowPx);
        if (role is not null)
        {
            svg.Rect(x, y + 2, 4, height - 4, $"fill=\"{theme.ColourOf(role)}\"");
        }

        var (font, line, lines) = Fit(name.In(language), width - 12, height - 2, weight);
        var room = Math.Max(1, (int)((height - 2) / line));
        var baseline = end - start == 1 && lines.Length == 2 ? y + (layout.RowPx / 2) - (line / 2) + (font * 0.36)
            : lines.Length < room || lines.Length == 1 ? y + (layout.RowPx / 2) + (font * 0.36) : y + (line * 0.9);
        for (var i = 0; i < lines.Length; i++)
        {
            svg.Text(x + 9, baseline + (i * line), lines[i], $"font-size=\"{N(font)}\" font-weight=\"{weight}\"{(weight == 400 ? $" fill=\"{theme.TextSoft}\"" : "")}");
        }

        if (weight > 400 && end - start > 1 && baseline + (lines.Length * line) <= y + height - 4)
        {
            svg.Text(x + 9, baseline + (lines.Length * line), Texts.Both("items", ("count", end - start)).In(language), $"font-size=\"{N(_format.SmallPx)}\" fill=\"{theme.TextQuiet}\"");
        }
    }

    /// <summary>The roomiest setting in which the name fits: normal, then small and dense.</summary>
    private (double FontPx, double LinePx, ImmutableArray<string> Lines) Fit(string name, double width, double height, int weight)
    {
        var bold = weight > 400 ? 1.05 : 1;
        var line = _format.FontPx * 1.3;
        var lines = TextWidth.Wrap(name, _format.FontPx * bold, width, Math.Max(1, (int)(height / line)));
        if (!lines[^1].EndsWith('…'))
        {
            return (_format.FontPx, line, lines);
        }

        var font = layout.SmallNamePx;
        line = Math.Min(font * 1.12, height / 2);
        return (font, line, TextWidth.Wrap(name, font * bold, width, Math.Max(2, (int)(height / line))));
    }

    private void DrawRow(RoadmapRow row, double y)
    {
        var (middle, colour) = (y + (layout.RowPx / 2), theme.ColourOf(row.Role));
        svg.Open($"data-id=\"{Escape(row.Id)}\"");
        svg.Title(Tip(row));
        svg.Rect(layout.NumberX, y, layout.Right - layout.NumberX, layout.RowPx, "fill-opacity=\"0\"");
        svg.Text(layout.NameX - 6, middle + (_format.SmallPx * 0.35), row.Number, $"text-anchor=\"end\" font-size=\"{N(_format.SmallPx)}\" fill=\"{theme.TextQuiet}\"");
        DrawName(row, middle);
        DrawBlock(row, middle, colour);
        DrawCells(row, middle, colour);
        svg.Close();
        svg.Line(layout.NumberX, y + layout.RowPx, layout.Right, y + layout.RowPx, $"stroke=\"{theme.Line}\" stroke-width=\".6\"");
    }

    private void DrawName(RoadmapRow row, double middle)
    {
        var name = row.Name.In(language);
        var one = TextWidth.Of(name, _format.FontPx) <= layout.NamePx - 6;
        var font = one ? _format.FontPx : layout.SmallNamePx;
        var lines = TextWidth.Wrap(name, font, layout.NamePx - 4, 2);
        var step = Math.Min(font * 1.1, (layout.RowPx - 1.5) / 2);
        var baseline = lines.Length == 1 ? middle + (font * 0.35) : middle - (step / 2) + (font * 0.35);
        for (var i = 0; i < lines.Length; i++)
        {
            svg.Text(layout.NameX, baseline + (i * step), lines[i], font == _format.FontPx ? "" : $"font-size=\"{N(font)}\"");
        }
    }

    private void DrawBlock(RoadmapRow row, double middle, string colour)
    {
        var thick = (row.Grade ?? 1.5) * _format.ThicknessPx;
        var top = middle - (thick / 2);
        var scale = Math.Min(1, layout.RowPx / 24);
        var (from, to) = (layout.XOf(row.Diffusion.Start), layout.XOf(row.Diffusion.End));
        if (row.Application is { } application)
        {
            var (a, b) = (layout.XOf(application.Start), layout.XOf(application.End));
            if (b < from)
            {
                svg.Rect(b, top + 0.5, from - b, Math.Max(1, thick - 1), $"fill=\"{theme.Surface}\" stroke=\"{colour}\" stroke-dasharray=\"3 2\"");
            }

            svg.Rect(a, top, b - a, thick, $"fill=\"{colour}\" fill-opacity=\".34\"");
        }

        svg.Rect(from, row.Grade is null ? top + 0.5 : top, to - from, row.Grade is null ? thick - 1 : thick, row.Grade is null ? $"fill=\"{theme.Surface}\" stroke=\"{colour}\"" : $"fill=\"{colour}\"");
        if (row.Application is { } start)
        {
            Triangle(svg, layout.XOf(start.Start), middle, scale, theme, colour);
        }

        Ring(svg, from, middle, scale, theme, colour);
        if (row.Published is { } published)
        {
            var under = middle + (layout.RowPx / 2) - 2;
            svg.Path($"M{N(layout.XOf(published.Start))} {N(under - 3)}v3H{N(layout.XOf(published.End))}v-3", $"fill=\"none\" stroke=\"{theme.TextQuiet}\"");
        }

        // Along the upper edge of the row, so that a milestone in the year of a start hides neither.
        var edge = middle - (layout.RowPx / 2) + (4.5 * scale);
        foreach (var milestone in row.Milestones)
        {
            var (x, half) = (layout.XOf(milestone.Year + 0.5), 4 * scale);
            svg.Path($"M{N(x)} {N(edge - half)}l{N(half)} {N(half)}l{N(-half)} {N(half)}l{N(-half)} {N(-half)}z", $"fill=\"{theme.Text}\" stroke=\"{theme.Surface}\"");
        }
    }

    private void DrawCells(RoadmapRow row, double middle, string colour)
    {
        var x = layout.CellsX;
        for (var i = 0; i < figure.Columns.Length; i++)
        {
            var column = figure.Columns[i];
            var value = i < row.Cells.Length ? row.Cells[i].Value : null;
            var (pip, baseline) = (_format.PipPx, middle + (_format.SmallPx * 0.35));
            switch (column.Form)
            {
                case RoadmapCellForm.Check when value is not null:
                    svg.Rect(x + 8, middle - (pip / 2), pip, pip, value == 1 ? $"fill=\"{theme.TextSoft}\"" : $"fill=\"none\" stroke=\"{theme.LineStrong}\"");
                    break;
                case RoadmapCellForm.Score or RoadmapCellForm.Grade when value is not null:
                    DrawPips(x + 8, middle, (int)value, column.Form == RoadmapCellForm.Grade ? colour : theme.TextSoft);
                    svg.Text(x + 8 + (5 * pip * 1.22) + 4, baseline, ((int)value).ToString(CultureInfo.InvariantCulture), $"font-size=\"{N(_format.SmallPx)}\" fill=\"{theme.TextSoft}\"");
                    break;
                default:
                    var isNumber = column.Form == RoadmapCellForm.Number;
                    svg.Text(isNumber ? x + layout.WidthOf(column) - 4 : x + 8, baseline, value is { } v ? v.ToString("#,0.##", CultureInfo.InvariantCulture) : "–", $"font-size=\"{N(_format.SmallPx)}\" fill=\"{theme.TextSoft}\"{(isNumber ? " text-anchor=\"end\"" : "")}");
                    break;
            }

            x += layout.WidthOf(column);
        }
    }

    private void DrawPips(double x, double middle, int value, string colour)
    {
        svg.Path(Pips(x, middle, 0, value), $"fill=\"{colour}\"");
        if (value < 5)
        {
            svg.Path(Pips(x, middle, value, 5), $"fill=\"{theme.Line}\"");
        }
    }

    private string Pips(double x, double middle, int from, int to)
    {
        var (pip, step) = (_format.PipPx, _format.PipPx * 1.22);
        return string.Concat(Enumerable.Range(from, to - from).Select(i => $"M{N(x + (i * step))} {N(middle - (pip / 2))}h{N(pip)}v{N(pip - 1)}h{N(-pip)}z"));
    }

    private void DrawLinks(double top)
    {
        var index = figure.Rows.Select((r, i) => (r.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        foreach (var link in figure.Links)
        {
            if (!index.TryGetValue(link.From, out var a) || !index.TryGetValue(link.To, out var b))
            {
                continue;
            }

            var isRefused = link.StartYear < link.InPlaceYear;
            var (x1, y1) = (layout.XOf(link.InPlaceYear), top + ((a + 0.5) * layout.RowPx));
            var (x2, y2) = (layout.XOf(link.StartYear), top + ((b + 0.5) * layout.RowPx));
            var down = y2 > y1 ? 1 : -1;
            var colour = isRefused ? theme.Refused : theme.TextSoft;
            var enter = y2 - (down * 6);
            svg.Path($"M{N(x1)} {N(y1 + (down * 6))}V{N(y1 + (down * layout.RowPx / 2))}H{N(x2)}V{N(enter)}", $"fill=\"none\" stroke=\"{colour}\"{(isRefused ? " stroke-dasharray=\"4 2\"" : "")}");
            svg.Path($"M{N(x2)} {N(enter)}l-3 {N(down * -5)}h6z", $"fill=\"{colour}\"");
        }
    }

    private string Tip(RoadmapRow row)
    {
        var windows = row.Application is { } a
            ? $"△ {a.Display}  ○ {row.Diffusion.Display}"
            : $"○ {row.Diffusion.Display}";
        var milestones = row.Milestones.Select(m => $"◆ {m.Year} {m.Name.In(language)}");
        return string.Join("\n", [$"{row.Name.In(language)} ({row.Id})", windows, .. milestones, .. row.Remarks.Select(r => r.In(language))]);
    }
}
