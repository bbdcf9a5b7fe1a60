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
    private readonly List<(int Index, LocalText Caption, string Svg)> _pictures = [];

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
    public void Table(LocalText caption, IEnumerable<(LocalText Header, bool IsNumber, double Share)> columns, IEnumerable<(IReadOnlyList<LocalText> Cells, bool IsStrong)> rows)
    {
        ImmutableArray<DocRow> cells = [.. rows.Select(r => new DocRow([.. r.Cells.Select(c => c.In(Language))], r.IsStrong))];
        var asked = columns.Select(c => (Header: c.Header.AtStart.In(Language), c.IsNumber, c.Share)).ToList();
        var widths = PrintedTable.WidthsEm([.. asked.Select(c => c.Share)], [.. asked.Select((c, i) => PrintedTable.WordEm(cells.Select(r => r.Cells[i]).Append(c.Header)))]);
        _blocks.Add(new DocTable(caption.AtStart.In(Language), [.. asked.Select((c, i) => new DocColumn(c.Header, c.IsNumber, widths[i]))], cells));
    }

    /// <summary>A result as a table; nothing when it has no row.</summary>
    public void Table(ResultTable table)
    {
        if (table.Rows.Length > 0)
        {
            var print = new PrintedTable(table, Language);
            Table(table.Title, print.Columns, print.Rows.Select(r => (r, false)));
            Paragraph(print.Note, DocLook.Small);
        }
    }

    /// <summary>A chart; nothing when its data are not there.</summary>
    public void Chart(ChartSpec? chart)
    {
        if (chart is not null)
        {
            Picture(chart.Title, ChartSvg.File(chart, new SvgOptions(Language, SvgTheme.Light, ChartWidthPx)));
        }
    }

    /// <summary>A picture.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="svg">The picture, with its width and height.</param>
    public void Picture(LocalText caption, string svg)
    {
        _pictures.Add((_blocks.Count, caption, svg));
        _blocks.Add(new DocParagraph(""));
    }

    /// <summary>The blocks, charts drawn; without a program that draws, the charts are left out.</summary>
    public ImmutableArray<DocBlock> Build()
    {
        var pictures = Draw();
        LacksCharts = _pictures.Count > 0 && pictures.Count < _pictures.Count;
        return [.. _blocks.Select((block, i) => _pictures.Any(c => c.Index == i) ? pictures.GetValueOrDefault(i) : block).OfType<DocBlock>()];
    }

    /// <summary>The blocks but the charts.</summary>
    internal IEnumerable<DocBlock> WithoutCharts() => _blocks.Where((_, i) => _pictures.All(c => c.Index != i));

    private Dictionary<int, DocPicture> Draw()
    {
        var drawn = new Dictionary<int, DocPicture>();
        if (_pictures.Count == 0 || IPicturePrinter.Find() is not { } printer)
        {
            return drawn;
        }

        var sizes = _pictures.ConvertAll(p => Size(p.Svg));
        var pngs = PictureBytes.Draw(printer, [.. _pictures.Zip(sizes).Select(p => (p.First.Svg, p.Second.WidthPx, p.Second.HeightPx))]);
        for (var i = 0; i < _pictures.Count; i++)
        {
            if (pngs[i] is { IsEmpty: false } png)
            {
                drawn[_pictures[i].Index] = new DocPicture(_pictures[i].Caption.In(Language), png, _pictures[i].Svg, sizes[i].WidthPx, sizes[i].HeightPx);
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

    [GeneratedRegex(@"\bwidth=""([\d.]+)""")]
    private static partial Regex Width();

    [GeneratedRegex(@"\bheight=""([\d.]+)""")]
    private static partial Regex Height();
}
