using System.Collections.Immutable;
using Ncez.Model.Roadmaps;
using Ncez.Model.Texts;
using static Ncez.Charts.Roadmap.SvgCanvas;

namespace Ncez.Charts.Roadmap;

/// <summary>The row of phase goals: one box per window. A text too long for its box stands beside the boxes, and the box holds its letter.</summary>
internal sealed class RoadmapGoals(SvgCanvas svg, RoadmapFigure figure, RoadmapLayout layout, RoadmapTheme theme, Language language)
{
    private const int LinesInBox = 3;
    private static readonly TextArea Texts = TextArea.Of(typeof(RoadmapGoals).Assembly, "RoadmapFigure");

    private double Font => layout.Format.SmallPx;

    private double Line => Math.Round(Font * 1.4, 1);

    public void Draw(ref double y)
    {
        if (figure.PhaseGoals.IsEmpty)
        {
            return;
        }

        var boxes = figure.PhaseGoalsInShort.Select(Box).ToList();
        var beside = boxes.Where(b => b.Letter is not null)
            .SelectMany(b => TextWidth.Wrap($"{b.Letter} {b.Goal.Window.Display} {b.Goal.Text.In(language)}", Font, layout.TimeX - layout.SubgroupX - 12, 3)).ToList();
        var height = Math.Max(layout.RowPx * 1.4, (Math.Max(beside.Count, boxes.Max(b => b.Lines.Length)) * Line) + 10);
        svg.Text(layout.Left + 9, y + Line + 1, Texts.Both("goal.label").In(language), $"font-size=\"{N(layout.Format.FontPx)}\" font-weight=\"600\"");
        for (var i = 0; i < beside.Count; i++)
        {
            svg.Text(layout.SubgroupX + 9, y + Line + 1 + (i * Line), beside[i], $"font-size=\"{N(Font)}\" fill=\"{theme.TextSoft}\"");
        }

        foreach (var (goal, x, width, lines, _) in boxes)
        {
            DrawBox(goal, x, y, width, height, lines);
        }

        y += height;
        svg.Line(layout.Left, y, layout.Right, y, $"stroke=\"{theme.LineStrong}\"");
    }

    private (PhaseGoal Goal, double X, double Width, ImmutableArray<string> Lines, string? Letter) Box(PhaseGoal goal, int index)
    {
        var (x1, x2) = (layout.XOf(goal.Window.Start), layout.XOf(goal.Window.End));
        var text = goal.Text.In(language);
        var lines = TextWidth.Wrap(text, Font, x2 - x1 - 10, LinesInBox);
        var fits = lines.All(l => TextWidth.Of(l, Font) <= x2 - x1 - 10 && !l.EndsWith('…'))
            && (language == Language.Zh || string.Join(' ', lines).Length == text.Length);
        var letter = ((char)('a' + index)).ToString();
        return fits ? (goal, x1, x2 - x1, lines, null) : (goal, x1, x2 - x1, [letter], letter);
    }

    private void DrawBox(PhaseGoal goal, double x, double y, double width, double height, ImmutableArray<string> lines)
    {
        svg.Open($"font-size=\"{N(Font)}\" fill=\"{(goal.IsGiven ? theme.Text : theme.TextQuiet)}\"");
        svg.Title($"{goal.Window.Display}: {goal.Text.In(language)}");
        svg.Rect(x + 2, y + 3, width - 4, height - 6, $"fill=\"none\" stroke=\"{theme.LineStrong}\"{(goal.IsGiven ? "" : " stroke-dasharray=\"3 2\"")}");
        for (var i = 0; i < lines.Length; i++)
        {
            svg.Text(x + 6, y + 2 + Line + (i * Line), lines[i]);
        }

        svg.Close();
    }
}
