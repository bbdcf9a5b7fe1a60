using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Ncez.Model.Texts;

namespace Ncez.Data.Export.Docx;

/// <summary>The page: A4 upright, header, page numbers, none of them on the title page.</summary>
internal static class DocxPage
{
    /// <summary>Width of the text [twentieths of a point]: A4 less two margins of 25 mm.</summary>
    public const int TextWidthTwips = 11_906 - (2 * Margin);

    /// <summary>Width of the text [px at 96 a inch].</summary>
    public const double TextWidthPx = TextWidthTwips / 1440.0 * 96;

    private const int Margin = 1_418;

    /// <summary>The section that ends the document.</summary>
    public static SectionProperties Section(MainDocumentPart main, string header, Language language)
    {
        var head = main.AddNewPart<HeaderPart>("header");
        head.Header = new Header(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Header" }), new Run(new Text(header))));
        var foot = main.AddNewPart<FooterPart>("footer");
        foot.Footer = new Footer(Numbers(language));
        return new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(head) },
            new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(foot) },
            new PageSize { Width = 11_906, Height = 16_838 },
            new PageMargin { Top = Margin, Bottom = Margin, Left = Margin, Right = Margin, Header = 794, Footer = 794, Gutter = 0 },
            new TitlePage());
    }

    /// <summary>A field that Word fills: PAGE, NUMPAGES, PAGEREF.</summary>
    public static IEnumerable<Run> Field(string code, string shown, bool dirty = false)
    {
        yield return new Run(new FieldChar { FieldCharType = FieldCharValues.Begin, Dirty = dirty ? true : null });
        yield return new Run(new FieldCode($" {code} ") { Space = SpaceProcessingModeValues.Preserve });
        yield return new Run(new FieldChar { FieldCharType = FieldCharValues.Separate });
        yield return new Run(new Text(shown));
        yield return new Run(new FieldChar { FieldCharType = FieldCharValues.End });
    }

    private static Paragraph Numbers(Language language)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Footer" }));
        var (before, after) = (ExportTexts.Get("doc.page", language).Split("{page}"), ExportTexts.Get("doc.page", language).Split("{pages}"));
        paragraph.Append(Words(before[0]));
        paragraph.Append(Field("PAGE", "1"));
        paragraph.Append(Words(before[1].Split("{pages}")[0]));
        paragraph.Append(Field("NUMPAGES", "1"));
        paragraph.Append(Words(after[1]));
        return paragraph;
    }

    private static Run Words(string text) => new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
}
