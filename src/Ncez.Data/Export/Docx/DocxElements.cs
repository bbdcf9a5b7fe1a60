using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Ncez.Model.Texts;

namespace Ncez.Data.Export.Docx;

/// <summary>Turns blocks into elements of a document; numbers tables, figures and headings on the way.</summary>
internal sealed class DocxElements(MainDocumentPart main, Language language)
{
    private readonly List<(int Level, string Text, string Bookmark)> _headings = [];
    private readonly int[] _levels = new int[3];
    private int _tables;
    private int _figures;

    /// <summary>The headings so far, for the table of contents.</summary>
    public IReadOnlyList<(int Level, string Text, string Bookmark)> Headings => _headings;

    /// <summary>The elements of a block.</summary>
    public IEnumerable<OpenXmlElement> Of(DocBlock block) => block switch
    {
        DocHeading heading => [Heading(heading)],
        DocParagraph paragraph => [Paragraph(paragraph.Text, paragraph.Look switch { DocLook.Answer => DocxStyles.Answer, DocLook.Small => DocxStyles.Small, _ => DocxStyles.Body })],
        DocTable table => [Caption("doc.table", "SEQ NcezTable", ++_tables, table.Caption), Table(table), Paragraph("", DocxStyles.Small)],
        DocPicture picture => [DocxPicture.Paragraph(main, picture, ++_figures), Caption("doc.figure", "SEQ NcezFigure", _figures, picture.Caption)],
        _ => throw new ArgumentException($"No form for {block.GetType().Name}.", nameof(block)),
    };

    /// <summary>A paragraph of a style.</summary>
    public static Paragraph Paragraph(string text, string style) => new(new ParagraphProperties(new ParagraphStyleId { Val = style }), Words(text));

    /// <summary>A table without its caption.</summary>
    public static Table Table(DocTable table)
    {
        var shares = table.Columns.Sum(c => c.Share);
        var widths = table.Columns.Select(c => (int)(c.Share / shares * DocxPage.TextWidthTwips)).ToArray();
        var element = new Table(
            new TableProperties(
                new TableStyle { Val = DocxStyles.TableLook }, new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                // Written out too, for documents that do not have our style.
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 12 }, new BottomBorder { Val = BorderValues.Single, Size = 12 },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 2, Color = "D9E2EC" }),
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(w => new GridColumn { Width = w.ToString(CultureInfo.InvariantCulture) })));
        element.Append(Row([.. table.Columns.Select(c => c.Header)], table, widths, isHeader: true, isStrong: true));
        foreach (var row in table.Rows)
        {
            element.Append(Row(row.Cells, table, widths, isHeader: false, row.IsStrong));
        }

        return element;
    }

    /// <summary>A run of text; what XML cannot carry is left out.</summary>
    public static Run Words(string text) => new(new Text(Printable(text)) { Space = SpaceProcessingModeValues.Preserve });

    private static TableRow Row(IReadOnlyList<string> cells, DocTable table, int[] widths, bool isHeader, bool isStrong)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit()));
        if (isHeader)
        {
            row.TableRowProperties!.Append(new TableHeader());
        }

        for (var c = 0; c < widths.Length; c++)
        {
            var properties = new TableCellProperties(new TableCellWidth { Width = widths[c].ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa });
            if (isHeader)
            {
                properties.Append(new TableCellBorders(new BottomBorder { Val = BorderValues.Single, Size = 8 }));
                properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Bottom });
            }

            var paragraph = Paragraph(c < cells.Count ? cells[c] : "", isStrong ? DocxStyles.CellHead : DocxStyles.Cell);
            if (table.Columns[c].IsNumber)
            {
                paragraph.ParagraphProperties!.Append(new Justification { Val = JustificationValues.Right });
            }

            row.Append(new TableCell(properties, paragraph));
        }

        return row;
    }

    private Paragraph Heading(DocHeading heading)
    {
        _levels[heading.Level - 1]++;
        Array.Clear(_levels, heading.Level, _levels.Length - heading.Level);
        var id = (_headings.Count + 1).ToString(CultureInfo.InvariantCulture);
        var text = string.Join('.', _levels.Take(heading.Level)) + (language == Language.Zh ? "　" : "  ") + heading.Text;
        _headings.Add((heading.Level, text, "_Toc9000" + id));
        return new Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = $"Heading{heading.Level}" }),
            new BookmarkStart { Id = id, Name = "_Toc9000" + id }, Words(text), new BookmarkEnd { Id = id });
    }

    private Paragraph Caption(string key, string sequence, int number, string text)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.Caption }), Words(ExportTexts.Get(key, language) + " "));
        if (key == "doc.figure")
        {
            // A picture stands above its caption, so the caption need not hold on to what follows.
            paragraph.ParagraphProperties!.Append(new KeepNext { Val = false });
        }

        paragraph.Append(DocxPage.Field(sequence, number.ToString(CultureInfo.InvariantCulture)));
        paragraph.Append(Words((language == Language.Zh ? "　" : "  ") + text));
        return paragraph;
    }

    private static string Printable(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune.Value is '\t' or '\n' or '\r' ? ' ' : rune.Value < 0x20 || rune.Value is 0xFFFE or 0xFFFF ? "" : rune.ToString());
        }

        return clean.ToString();
    }
}
