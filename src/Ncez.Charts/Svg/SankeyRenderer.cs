using Ncez.Model.Charts;
using Ncez.Model.Texts;
using static Ncez.Charts.Svg.SvgCanvas;

namespace Ncez.Charts.Svg;

/// <summary>
/// A Sankey diagram with given columns. Heights are proportional (2 px at least), links take their source's colour at
/// 32 %, and nodes stand 15 px apart, so that even the smallest keeps a readable label.
/// </summary>
public sealed class SankeyRenderer : IChartRenderer
{
    private const double NodeWidth = 10;
    private const double Gap = 15;
    private const double SmallestPx = 2;
    private const double TwoLines = 32;

    /// <inheritdoc />
    public ChartForm Form => ChartForm.Sankey;

    /// <inheritdoc />
    public void Draw(SvgCanvas canvas, ChartSpec spec)
    {
        var boxes = spec.Nodes.ToDictionary(n => n.Id, n => new Box(n, Through(spec, n.Id)), StringComparer.Ordinal);
        var columns = boxes.Values.GroupBy(b => b.Node.Column).OrderBy(g => g.Key).Select(g => g.ToList()).ToList();
        var mostNodes = columns.Max(c => c.Count);
        canvas.Height = Math.Max(240, (mostNodes * 22) + 40);
        var inner = canvas.Height - 24;
        var scale = columns.Min(c => (inner - (Gap * (c.Count - 1)) - (SmallestPx * c.Count)) / c.Sum(b => b.Value));
        PlaceColumns(canvas, columns, spec, scale);
        Links(canvas, spec, boxes, scale);
        foreach (var box in boxes.Values)
        {
            canvas.Rect(box.X, box.Y, NodeWidth, box.Height, box.Node.Role, hatched: box.Node.Role == "scope-offset");
        }

        for (var c = 0; c < columns.Count; c++)
        {
            Labels(canvas, spec, columns, c);
        }
    }

    private static void PlaceColumns(SvgCanvas canvas, List<List<Box>> columns, ChartSpec spec, double scale)
    {
        var left = columns[0].Max(b => TextWidth.Of(Label(canvas, spec, b), FontSize)) + 10;
        var right = columns[^1].Max(b => TextWidth.Of(Label(canvas, spec, b), FontSize)) + 10;
        left = Math.Min(left, canvas.Width * 0.32);
        right = Math.Min(right, canvas.Width * 0.28);
        var step = columns.Count > 1 ? (canvas.Width - left - right - NodeWidth) / (columns.Count - 1) : 0;
        for (var c = 0; c < columns.Count; c++)
        {
            var height = columns[c].Sum(b => Math.Max(SmallestPx, b.Value * scale)) + (Gap * (columns[c].Count - 1));
            var y = c == columns.Count - 1 && columns[c].Count > 1 ? 12 : (canvas.Height - height) / 2;
            foreach (var box in columns[c])
            {
                (box.X, box.Y, box.Height) = (left + (c * step), y, Math.Max(SmallestPx, box.Value * scale));
                (box.NextIn, box.NextOut) = (y, y);
                y += box.Height + Gap;
            }
        }
    }

    private static void Links(SvgCanvas canvas, ChartSpec spec, Dictionary<string, Box> boxes, double scale)
    {
        foreach (var flow in spec.Flows)
        {
            var (from, to) = (boxes[flow.From], boxes[flow.To]);
            var width = Math.Max(1, flow.Value * scale);
            var (y0, y1) = (from.NextOut, to.NextIn);
            (from.NextOut, to.NextIn) = (y0 + width, y1 + width);
            var (x0, x1) = (from.X + NodeWidth, to.X);
            var middle = (x0 + x1) / 2;
            canvas.Area(
                $"M{N(x0)} {N(y0)}C{N(middle)} {N(y0)} {N(middle)} {N(y1)} {N(x1)} {N(y1)}L{N(x1)} {N(y1 + width)}C{N(middle)} {N(y1 + width)} {N(middle)} {N(y0 + width)} {N(x0)} {N(y0 + width)}Z",
                flow.Role, 0.32);
        }
    }

    private static void Labels(SvgCanvas canvas, ChartSpec spec, List<List<Box>> columns, int column)
    {
        var boxes = columns[column];
        var isFirst = column == 0;
        var x = isFirst ? boxes[0].X - 6 : boxes[0].X + NodeWidth + 6;
        var room = isFirst ? x : column + 1 < columns.Count ? columns[column + 1][0].X - x - 4 : canvas.Width - x;

        // A label that is too long for one line takes two, where there is room for them: the name, then its value.
        var isSplit = boxes.Count * TwoLines <= canvas.Height && boxes.Any(b => TextWidth.Of(Label(canvas, spec, b), FontSize) > room);
        var placed = LabelColumn.Spread([.. boxes.Select(b => b.Y + (b.Height / 2))], isSplit ? TwoLines : 15, 8, canvas.Height - 6);
        var style = new TextStyle("text", isFirst ? TextAnchor.End : TextAnchor.Start);
        for (var i = 0; i < boxes.Count; i++)
        {
            if (isSplit)
            {
                canvas.Text(x, placed[i] - 3, TextWidth.Fit(boxes[i].Node.Name.In(canvas.Language), room, FontSize), style);
                canvas.Text(x, placed[i] + 12, Amount(canvas, spec, boxes[i]), style);
            }
            else
            {
                canvas.Text(x, placed[i] + 4, TextWidth.Fit(Label(canvas, spec, boxes[i]), room, FontSize), style);
            }
        }
    }

    private static string Amount(SvgCanvas canvas, ChartSpec spec, Box box) => Numbers.Headline(spec.Scale.In(box.Value, canvas.Language));

    private static string Label(SvgCanvas canvas, ChartSpec spec, Box box) =>
        $"{box.Node.Name.In(canvas.Language)} {Amount(canvas, spec, box)}";

    internal static double Through(ChartSpec spec, string id) =>
        Math.Max(spec.Flows.Where(f => f.From == id).Sum(f => f.Value), spec.Flows.Where(f => f.To == id).Sum(f => f.Value));

    private sealed class Box(ChartNode node, double value)
    {
        public ChartNode Node { get; } = node;

        public double Value { get; } = value;

        public double X { get; set; }

        public double Y { get; set; }

        public double Height { get; set; }

        public double NextIn { get; set; }

        public double NextOut { get; set; }
    }
}
