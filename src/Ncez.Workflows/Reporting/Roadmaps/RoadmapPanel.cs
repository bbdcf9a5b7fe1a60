using System.Globalization;
using Ncez.Charts.Roadmap;
using Ncez.Model.Roadmaps;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Reporting.Roadmaps;

/// <summary>
/// A roadmap as a table whose time cells are small pictures in percent: it prints, scales, reads aloud and needs no script;
/// with script it can be filtered, grouped, sorted and shown as plain numbers.
/// </summary>
internal sealed class RoadmapPanel(HtmlWriter html, RoadmapFigure figure, Func<RoadmapRow, (string Page, string Sheet)>? sheet = null)
{
    private const double RowPx = 24;
    private const double GradePx = 4;
    private static readonly TextArea Texts = TextArea.Of(typeof(RoadmapPanel).Assembly, "Technologies");
    private readonly bool _hasSubgroups = figure.Rows.Any(r => !r.Subgroup.IsEmpty);

    /// <summary>Writes the panel.</summary>
    /// <param name="answerStandsAbove">True where the reader has just read the answer: the panel is then headed by its title.</param>
    public void Write(bool answerStandsAbove = false)
    {
        html.Open("section", "panel rm-panel", [("id", "roadmap-" + figure.Id), ("data-roadmap", figure.Id), .. sheet is null ? [] : (ReadOnlySpan<(string, string)>)[("data-filtered", "")]]);
        html.Open("header").Element("h3", answerStandsAbove ? figure.Title : figure.Answer).Element("p", answerStandsAbove ? LocalText.Same(figure.Years.Display) : Both(figure.Title, $" · {figure.Years.Display}"), "sub").Close("header");
        Legend();
        html.Open("div", "toolbar js-only rm-tools").Close("div");
        html.Open("div", "scroll").Open("table", "roadmap");
        Head();
        Goals();
        Rows();
        html.Close("table", "div");
        Strips();
        Foot();
        html.Close("section");
    }

    private void Legend()
    {
        var l = figure.Legend;
        html.Open("div", "rm-legend").Open("p");
        html.Open("span").Text(l.Starts).Close("span").Text(" → ").Open("span", "rm-efficiency rm-key").Trusted(Sample(1)).Close("span").Text(" ").Text(l.First);
        if (!l.Between.IsEmpty)
        {
            html.Text(" → ").Open("span", "rm-efficiency rm-key").Trusted(Sample(2)).Close("span").Text(" ").Text(l.Between);
        }

        html.Text(" → ").Open("span").Text(l.Turns).Close("span").Text(" ").Open("span", "rm-efficiency rm-key").Trusted(Sample(3)).Close("span").Text(" ").Text(l.Second).Close("p");
        html.Open("p").Text(l.Thickness).Text(" ").Open("span", "rm-efficiency rm-key").Trusted(Thicknesses()).Close("span").Close("p");
        foreach (var remark in l.Remarks)
        {
            html.Element("p", remark);
        }

        html.Close("div");
    }

    private static string Sample(int part) => "<svg width=\"44\" height=\"14\" aria-hidden=\"true\">" + (part switch
    {
        1 => "<rect class=\"rm-app\" width=\"44\" height=\"14\"/>",
        2 => "<rect class=\"rm-gap\" x=\".5\" y=\".5\" width=\"43\" height=\"13\"/>",
        _ => "<rect class=\"rm-dif\" width=\"44\" height=\"14\"/>",
    }) + "</svg>";

    private static string Thicknesses() => "<svg width=\"160\" height=\"20\" aria-hidden=\"true\">" + string.Concat(Enumerable.Range(1, 5)
        .Select(g => $"<rect class=\"rm-dif\" x=\"{(g - 1) * 32}\" y=\"{10 - (2 * g)}\" width=\"18\" height=\"{4 * g}\"/><text x=\"{((g - 1) * 32) + 21}\" y=\"14\">{g}</text>")) + "</svg>";

    private void Head()
    {
        html.Open("thead").Open("tr");
        Header("group");
        if (_hasSubgroups)
        {
            Header("subgroup");
        }

        html.Open("th", "no", ("scope", "col")).Text("#").Close("th");
        Header("name");
        html.Open("th", "time", ("scope", "col")).Element("span", Texts.Both("column.time"), "hidden-visually").Trusted("<svg aria-hidden=\"true\">");
        foreach (var window in figure.Windows.Where(w => w.Years.Start < figure.Years.End))
        {
            html.Trusted($"<line class=\"rm-bound\" x1=\"{X(window.Years.Start)}\" x2=\"{X(window.Years.Start)}\" y1=\"6\" y2=\"44\"/>");
            foreach (var language in new[] { Language.Zh, Language.En }.Where(html.Has))
            {
                html.Trusted($"<text class=\"{(language == Language.Zh ? "zh" : "en")}\" x=\"{X(window.Years.Start)}\" dx=\"4\" y=\"17\">{window.Name.In(language)}</text>");
            }

            html.Trusted($"<text x=\"{X(window.Years.Start)}\" dx=\"4\" y=\"38\">{window.Years.Start}</text>");
        }

        html.Trusted($"<text x=\"100%\" dx=\"-4\" y=\"38\" text-anchor=\"end\">{figure.Years.End}</text></svg>").Close("th");
        foreach (var column in figure.Columns)
        {
            html.Open("th", column.Form == RoadmapCellForm.Number ? "n" : "score", ("scope", "col")).Text(column.Name).Trusted("<br>").Text(column.Detail).Close("th");
        }

        html.Close("tr", "thead");
    }

    private void Header(string key) => html.Element("th", Texts.Both("column." + key), "rm-" + key, ("scope", "col"));

    // A goal is a row like any other: its words stand where names do, its period stands on the time scale.
    private void Goals()
    {
        if (figure.PhaseGoals.IsEmpty)
        {
            return;
        }

        var goals = figure.PhaseGoalsInShort;
        html.Open("tbody", "rm-goals");
        foreach (var goal in goals)
        {
            html.Open("tr");
            if (goal == goals[0])
            {
                html.Open("th", "grp", ("scope", "rowgroup"), ("colspan", _hasSubgroups ? "2" : "1"), ("rowspan", goals.Length.ToString(CultureInfo.InvariantCulture))).Open("span").Text(GoalLabel).Close("span", "th");
            }

            html.Element("td", "", "no").Open("th", goal.IsGiven ? "tech" : "tech none", ("scope", "row"));
            html.Text(new LocalText($"{goal.Window.Display}：", $"{goal.Window.Display}: ")).Text(goal.Text).Close("th");
            html.Open("td", "time").Trusted(Period(goal)).Close("td").Open("td", "score", ("colspan", figure.Columns.Length.ToString(CultureInfo.InvariantCulture))).Close("td", "tr");
        }

        html.Close("tbody");
    }

    private string Period(PhaseGoal goal)
    {
        var (from, to) = (X(goal.Window.Start), X(goal.Window.End));
        return $"<svg class=\"rm-period{(goal.IsGiven ? "" : " none")}\" aria-hidden=\"true\"><line x1=\"{from}\" x2=\"{to}\" y1=\"12\" y2=\"12\"/><line class=\"end\" x1=\"{from}\" x2=\"{from}\" y1=\"6\" y2=\"18\"/><line class=\"end\" x1=\"{to}\" x2=\"{to}\" y1=\"6\" y2=\"18\"/></svg>";
    }

    private static LocalText GoalLabel => RoadmapWords.PhaseGoals;

    private void Rows()
    {
        for (int start = 0, end; start < figure.Rows.Length; start = end)
        {
            end = start + figure.Rows.Skip(start).TakeWhile(r => r.Group == figure.Rows[start].Group).Count();
            html.Open("tbody");
            for (int from = start, to; from < end; from = to)
            {
                to = from + figure.Rows.Skip(from).Take(end - from).TakeWhile(r => r.Subgroup == figure.Rows[from].Subgroup).Count();
                for (var i = from; i < to; i++)
                {
                    Row(figure.Rows[i], i == start ? end - start : 0, _hasSubgroups && i == from ? to - from : 0, i);
                }
            }

            html.Close("tbody");
        }
    }

    private void Row(RoadmapRow row, int groupSpan, int subgroupSpan, int order)
    {
        html.Open("tr", "rm-" + row.Role, ("data-id", row.Id), ("data-order", order.ToString(CultureInfo.InvariantCulture)),
            ("data-grade", row.Grade?.ToString(CultureInfo.InvariantCulture) ?? ""), ("data-window", row.Diffusion.Display), ("data-application", row.Application?.Display ?? ""), ("data-diffusion", row.Diffusion.Display));
        if (groupSpan > 0)
        {
            html.Open("th", "grp", ("scope", "rowgroup"), ("rowspan", groupSpan.ToString(CultureInfo.InvariantCulture))).Open("span").Text(row.Group).Close("span", "th");
        }

        if (subgroupSpan > 0)
        {
            html.Open("th", "grp sub", ("scope", "rowgroup"), ("rowspan", subgroupSpan.ToString(CultureInfo.InvariantCulture))).Open("span").Text(row.Subgroup).Close("span", "th");
        }

        html.Element("td", row.Number, "no");
        html.Open("th", "tech", ("scope", "row"));
        Name(row);
        if (!row.Remarks.IsEmpty)
        {
            html.Open("details", "rm-note").Open("summary", "", ("aria-label", "i")).Text("i").Close("summary").Open("span", "rm-notes");
            foreach (var remark in row.Remarks)
            {
                html.Open("span").Text(remark).Close("span");
            }

            html.Close("span", "details");
        }

        html.Close("th").Open("td", "time").Open("span", "rm-words").Text(Reads(row)).Close("span").Trusted(Block(row)).Close("td");
        for (var i = 0; i < figure.Columns.Length; i++)
        {
            Cell(figure.Columns[i], i < row.Cells.Length ? row.Cells[i].Value : null);
        }

        html.Close("tr");
    }

    private void Name(RoadmapRow row)
    {
        if (sheet is null)
        {
            html.Text(row.Name);
            return;
        }

        var (page, alone) = sheet(row);
        html.Open("a", "", ("href", page), ("data-drawer", alone)).Text(row.Name).Close("a");
    }

    private static LocalText Reads(RoadmapRow row) => row.Application is { } a
        ? Texts.Both("read.applied", ("application", a.Display), ("diffusion", row.Diffusion.Display), ("grade", Grade(row)))
        : Texts.Both("read.common", ("diffusion", row.Diffusion.Display), ("grade", Grade(row)));

    private static LocalText Grade(RoadmapRow row) => row.Grade is { } g ? LocalText.Same(g.ToString(CultureInfo.InvariantCulture)) : Texts.Both("read.ungraded");

    private void Cell(RoadmapColumn column, double? value)
    {
        var text = value is { } v ? v.ToString("#,0.##", CultureInfo.InvariantCulture) : "–";
        switch (column.Form)
        {
            case RoadmapCellForm.Number:
                html.Element("td", text, "n");
                break;
            case RoadmapCellForm.Check:
                html.Open("td", "score").Text(value switch { 1 => "■", 0 => "□", _ => "–" }).Close("td");
                break;
            default:
                html.Open("td", "score").Trusted(value is null ? "" : Pips((int)value.Value, column.Form == RoadmapCellForm.Grade)).Open("span", "v").Text(text).Close("span", "td");
                break;
        }
    }

    private static string Pips(int value, bool isGrade) => $"<svg class=\"{(isGrade ? "rm-pips grade" : "rm-pips")}\" viewBox=\"0 0 54 8\" aria-hidden=\"true\">"
        + string.Concat(Enumerable.Range(0, 5).Select(i => $"<rect class=\"{(i < value ? "on" : "off")}\" x=\"{i * 11}\" width=\"9\" height=\"8\"/>")) + "</svg>";

    private string Block(RoadmapRow row)
    {
        var thick = (row.Grade ?? 1.5) * GradePx;
        var top = (RowPx - thick) / 2;
        var svg = new System.Text.StringBuilder("<svg aria-hidden=\"true\">");
        foreach (var window in figure.Windows.Skip(1))
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"rm-tick\" x1=\"{X(window.Years.Start)}\" x2=\"{X(window.Years.Start)}\" y1=\"0\" y2=\"24\"/>");
        }

        if (row.Application is { } a)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"rm-app\" x=\"{X(a.Start)}\" width=\"{Width(a.Start, a.End)}\" y=\"{top}\" height=\"{thick}\"/>");
            if (a.End < row.Diffusion.Start)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"rm-gap\" x=\"{X(a.End)}\" width=\"{Width(a.End, row.Diffusion.Start)}\" y=\"{top + 0.5}\" height=\"{Math.Max(1, thick - 1)}\"/>");
            }
        }

        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{(row.Grade is null ? "rm-gap" : "rm-dif")}\" x=\"{X(row.Diffusion.Start)}\" width=\"{Width(row.Diffusion.Start, row.Diffusion.End)}\" y=\"{top}\" height=\"{thick}\"/>");
        if (row.Application is { } start)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<svg x=\"{X(start.Start)}\" y=\"12\" overflow=\"visible\"><path class=\"rm-glyph\" d=\"M5-5l5 9.500h-10z\"/></svg>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<svg x=\"{X(row.Diffusion.Start)}\" y=\"12\" overflow=\"visible\"><circle class=\"rm-glyph\" cx=\"5\" r=\"4.3\"/></svg>");
        foreach (var milestone in row.Milestones)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<svg x=\"{X(milestone.Year + 0.5)}\" y=\"4.5\" overflow=\"visible\"><path class=\"rm-stone\" d=\"M0-4l4 4-4 4-4-4z\"/></svg>");
        }

        if (figure.TodayYear is { } today)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"rm-today\" x1=\"{X(today)}\" x2=\"{X(today)}\" y1=\"0\" y2=\"24\"/>");
        }

        return svg.Append("</svg>").ToString();
    }

    private void Strips()
    {
        if (figure.Strips.IsEmpty)
        {
            return;
        }

        html.Open("div", "body");
        foreach (var (language, css) in new[] { (Language.Zh, "zh"), (Language.En, "en") }.Where(p => html.Has(p.Item1)))
        {
            html.Open("div", "rm-drawn " + css).Trusted(RoadmapSvg.Render(figure, language, RoadmapTheme.Page)).Close("div");
        }

        html.Open("details", "tablebehind").Element("summary", Texts.Both("read.table")).Open("div", "scroll").Open("table", "data compact").Open("thead").Open("tr");
        html.Element("th", Texts.Both("read.year"), "", ("scope", "col"));
        foreach (var strip in figure.Strips)
        {
            html.Open("th", "n", ("scope", "col")).Text(strip.Name).Text(" ").Open("span", "unit").Text(strip.Unit).Close("span", "th");
        }

        html.Close("tr", "thead").Open("tbody");
        for (var year = figure.Years.Start; year <= figure.Years.End; year++)
        {
            html.Open("tr").Element("th", year.ToString(CultureInfo.InvariantCulture), "", ("scope", "row"));
            foreach (var strip in figure.Strips)
            {
                var i = year - strip.FirstYear;
                html.Element("td", i >= 0 && i < strip.Values.Length && strip.Values[i] is { } v ? v.ToString("#,0.##", CultureInfo.InvariantCulture) : "–", "n");
            }

            html.Close("tr");
        }

        html.Close("tbody", "table", "div", "details", "div");
    }

    private void Foot()
    {
        html.Open("footer", "foot");
        foreach (var note in figure.Notes)
        {
            html.Element("p", note);
        }

        html.Close("footer");
    }

    private static LocalText Both(LocalText text, string tail) => new(text.Zh + tail, text.En + tail);

    private string X(double year) => Percent(Fraction(year));

    private string Width(double from, double to) => Percent(Fraction(to) - Fraction(from));

    private double Fraction(double year) => (Math.Clamp(year, figure.Years.Start, figure.Years.End) - figure.Years.Start) / (figure.Years.End - figure.Years.Start);

    private static string Percent(double fraction) => (fraction * 100).ToString("0.###", CultureInfo.InvariantCulture) + "%";
}
