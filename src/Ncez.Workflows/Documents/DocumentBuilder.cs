using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Ncez.Charts.Svg;
using Ncez.Data.Export;
using Ncez.Data.Export.Docx;
using Ncez.Model.Charts;
using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Documents;

/// <summary>Collects the blocks of a document in one language; charts are drawn together at the end.</summary>
public sealed partial class DocumentBuilder(Language language)
{
    private const double ChartWidthPx = 600;
    private readonly List<DocBlock> _blocks = [];
    private readonly List<(int Index, ChartSpec Chart)> _charts = [];

    /// <summary>True when charts were asked for and none could be drawn.</summary>
    public bool LacksCharts { get; private set; }

    /// <summary>Language of the document.</summary>
    public Language Language { get; } = language;

    /// <summary>A heading of level 1 to 3.</summary>
    public void Heading(int level, LocalText text) => _blocks.Add(new DocHeading(level, text.AtStart.In(Language)));

    /// <summary>A paragraph; nothing when the text is empty.</summary>
    public void Paragraph(LocalText text, DocLook look = DocLook.Body)
    {
        if (!text.IsEmpty)
        {
            _blocks.Add(new DocParagraph(Sentence(text.AtStart.In(Language)), look));
        }
    }

    /// <summary>A table of texts.</summary>
    public void Table(LocalText caption, IEnumerable<(LocalText Header, bool IsNumber, double Share)> columns, IEnumerable<(IReadOnlyList<LocalText> Cells, bool IsStrong)> rows) =>
        _blocks.Add(new DocTable(caption.AtStart.In(Language),
            [.. columns.Select(c => new DocColumn(c.Header.AtStart.In(Language), c.IsNumber, c.Share))],
            [.. rows.Select(r => new DocRow([.. r.Cells.Select(c => c.In(Language))], r.IsStrong))]));

    /// <summary>A result as a table; nothing when it has no row.</summary>
    public void Table(ResultTable table)
    {
        if (table.Rows.Length > 0)
        {
            Table(table.Title, table.Columns.Select(c => (c.Header, c.IsNumber, c.IsNumber ? 1.25 : 1.3)),
                table.Rows.Select(r => ((IReadOnlyList<LocalText>)[.. r.Select((cell, c) => table.Columns[c].IsNumber ? LocalText.Same(Number(cell.Number, table.Columns[c].IsPublished)) : cell.Text)], false)));
        }
    }

    /// <summary>A chart; nothing when its data are not there.</summary>
    public void Chart(ChartSpec? chart)
    {
        if (chart is not null)
        {
            _charts.Add((_blocks.Count, chart));
            _blocks.Add(new DocParagraph(""));
        }
    }

    /// <summary>The blocks, charts drawn; without a program that draws, the charts are left out.</summary>
    public ImmutableArray<DocBlock> Build()
    {
        var pictures = Draw();
        LacksCharts = _charts.Count > 0 && pictures.Count < _charts.Count;
        return [.. _blocks.Select((block, i) => _charts.Any(c => c.Index == i) ? pictures.GetValueOrDefault(i) : block).OfType<DocBlock>()];
    }

    /// <summary>The blocks but the charts.</summary>
    internal IEnumerable<DocBlock> WithoutCharts() => _blocks.Where((_, i) => _charts.All(c => c.Index != i));

    private Dictionary<int, DocPicture> Draw()
    {
        var drawn = new Dictionary<int, DocPicture>();
        if (_charts.Count == 0 || IPicturePrinter.Find() is not { } printer)
        {
            return drawn;
        }

        var svgs = _charts.Select(c => ChartSvg.File(c.Chart, new SvgOptions(Language, SvgTheme.Light, ChartWidthPx))).ToList();
        var sizes = svgs.Select(Size).ToList();
        var pngs = PictureBytes.Draw(printer, [.. svgs.Zip(sizes).Select(p => (p.First, p.Second.WidthPx, p.Second.HeightPx))]);
        for (var i = 0; i < svgs.Count; i++)
        {
            if (pngs[i] is { IsEmpty: false } png)
            {
                drawn[_charts[i].Index] = new DocPicture(_charts[i].Chart.Title.In(Language), png, svgs[i], sizes[i].WidthPx, sizes[i].HeightPx);
            }
        }

        return drawn;
    }

    // The first width and height of the picture are its own.
    private static (int WidthPx, int HeightPx) Size(string svg)
    {
        var (width, height) = (Width().Match(svg), Height().Match(svg));
        return (Px(width, (int)ChartWidthPx), Px(height, 400));

        static int Px(Match match, int otherwise) => match.Success ? (int)Math.Ceiling(double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)) : otherwise;
    }

    private string Sentence(string text) => text.Length > 0 && char.IsLetterOrDigit(text[^1]) ? text + (Language == Language.Zh ? "。" : ".") : text;

    private static string Number(double value, bool isPublished) => !double.IsFinite(value) ? Numbers.None
        : isPublished ? Numbers.Significant(value, 12)
        : Math.Abs(value) >= 1000 ? Numbers.Fixed(value) : Numbers.Significant(value, 4);

    [GeneratedRegex(@"\bwidth=""([\d.]+)""")]
    private static partial Regex Width();

    [GeneratedRegex(@"\bheight=""([\d.]+)""")]
    private static partial Regex Height();
}
