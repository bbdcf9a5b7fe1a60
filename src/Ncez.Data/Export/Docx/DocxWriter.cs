using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Ncez.Model.Texts;

namespace Ncez.Data.Export.Docx;

/// <summary>Writes a document for Word: title page, contents, then the blocks.</summary>
public static class DocxWriter
{
    private const int DeepestInContents = 2;

    /// <summary>Writes the document; the stream must be readable, writable and seekable and stays open.</summary>
    public static void Write(DocTitle title, IEnumerable<DocBlock> blocks, Stream stream, Language language)
    {
        var start = stream.Position;
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            Write(document, title, blocks, language);
        }

        ZipTimes.Clear(stream, start);
    }

    private static void Write(WordprocessingDocument document, DocTitle title, IEnumerable<DocBlock> blocks, Language language)
    {
        var main = document.AddMainDocumentPart();
        document.ChangeIdOfPart(main, "rId1");
        main.AddNewPart<StyleDefinitionsPart>("styles").Styles = DocxStyles.Of(language);
        main.AddNewPart<DocumentSettingsPart>("settings").Settings = new Settings(new Compatibility(new CompatibilitySetting
        {
            Name = CompatSettingNameValues.CompatibilityMode,
            Uri = "http://schemas.microsoft.com/office/word",
            Val = "15",
        }));
        var properties = document.AddCoreFilePropertiesPart();
        document.ChangeIdOfPart(properties, "rId2");
        Properties(properties, $"{title.Subtitle} {title.Title}", title.Program);
        var elements = new DocxElements(main, language);
        var content = blocks.SelectMany(elements.Of).ToList();
        var body = new Body();
        body.Append(TitlePage(title));
        body.Append(Contents(elements.Headings, language));
        body.Append(content);
        body.Append(DocxPage.Section(main, title.Header, language));
        main.Document = new Document(body);
        main.Document.Save();
    }

    // Written here, since the library names its own part of them by chance and two documents of the same content would differ.
    private static void Properties(CoreFilePropertiesPart part, string title, string creator)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", dublin = "http://purl.org/dc/elements/1.1/";
        using var stream = part.GetStream(FileMode.Create);
        new XDocument(new XElement(core + "coreProperties", new XAttribute(XNamespace.Xmlns + "dc", dublin), new XElement(dublin + "title", title), new XElement(dublin + "creator", creator))).Save(stream);
    }

    private static IEnumerable<OpenXmlElement> TitlePage(DocTitle title)
    {
        yield return DocxElements.Paragraph(title.Title, "Title");
        yield return DocxElements.Paragraph(title.Subtitle, "Subtitle");
        var facts = new Table(new TableProperties(new TableWidth { Width = "3600", Type = TableWidthUnitValues.Pct }, new TableJustification { Val = TableRowAlignmentValues.Center }, new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(new GridColumn { Width = "2200" }, new GridColumn { Width = "4300" }));
        foreach (var (name, value) in title.Facts)
        {
            facts.Append(new TableRow(
                new TableRowProperties(new TableRowHeight { Val = 500, HeightType = HeightRuleValues.AtLeast }),
                Fact(name, "2200", isLine: false), Fact(value, "4300", isLine: true)));
        }

        yield return facts;
        yield return new Paragraph(new Run(new Break { Type = BreakValues.Page }));
    }

    private static TableCell Fact(string text, string width, bool isLine)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = width, Type = TableWidthUnitValues.Dxa });
        if (isLine)
        {
            properties.Append(new TableCellBorders(new BottomBorder { Val = BorderValues.Single, Size = 4, Color = "9AA5B1" }));
        }

        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Bottom });
        var paragraph = DocxElements.Paragraph(text, "Normal");
        paragraph.GetFirstChild<Run>()!.PrependChild(new RunProperties(new FontSize { Val = "24" }));
        return new TableCell(properties, paragraph);
    }

    // The entries are written out, so that programs that do not fill fields show them; Word fills in the page numbers.
    private static IEnumerable<OpenXmlElement> Contents(IReadOnlyList<(int Level, string Text, string Bookmark)> headings, Language language)
    {
        yield return DocxElements.Paragraph(ExportTexts.Get("doc.contents", language), "TOCHeading");
        var entries = headings.Where(h => h.Level <= DeepestInContents).ToList();
        for (var i = 0; i < entries.Count; i++)
        {
            var (level, text, bookmark) = entries[i];
            var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = $"TOC{level}" }));
            if (i == 0)
            {
                paragraph.Append(
                    new Run(new FieldChar { FieldCharType = FieldCharValues.Begin, Dirty = true }),
                    new Run(new FieldCode($" TOC \\o \"1-{DeepestInContents}\" \\h \\z \\u ") { Space = SpaceProcessingModeValues.Preserve }),
                    new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }));
            }

            var link = new Hyperlink { Anchor = bookmark, History = true };
            link.Append(DocxElements.Words(text), new Run(new TabChar()));
            link.Append(DocxPage.Field($"PAGEREF {bookmark} \\h", ""));
            paragraph.Append(link);
            if (i == entries.Count - 1)
            {
                paragraph.Append(new Run(new FieldChar { FieldCharType = FieldCharValues.End }));
            }

            yield return paragraph;
        }

        yield return new Paragraph(new Run(new Break { Type = BreakValues.Page }));
    }
}
