using System.Collections.Immutable;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Ncez.Data.Export.Docx;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;

namespace Ncez.Data.Tests.Export;

/// <summary>Documents: valid, with their parts in place, and a user's own document filled without harm.</summary>
public sealed class DocxTests : IDisposable
{
    private static readonly ImmutableArray<byte> Png = [.. Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")];
    private static readonly DocTable Table = new("各年排放", [new("年份"), new("总排放", IsNumber: true)], [new(["2016", "30,300"]), new(["合计", "30,300"], IsStrong: true)]);
    private readonly string _folder = Directory.CreateTempSubdirectory("ncez-docx-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Language.Zh)]
    [InlineData(Language.En)]
    public void A_document_is_valid_and_has_contents_fonts_and_page_numbers(Language language)
    {
        using var document = WordprocessingDocument.Open(Written(language), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2016).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        var main = document.MainDocumentPart!;
        Assert.Contains("TOC \\o", main.Document.InnerText, StringComparison.Ordinal);
        Assert.Contains("1.1", main.Document.Body!.Descendants<Paragraph>().First(p => p.ParagraphProperties?.ParagraphStyleId?.Val == "Heading2").InnerText, StringComparison.Ordinal);
        Assert.Contains("NUMPAGES", main.FooterParts.Single().Footer.InnerText, StringComparison.Ordinal);
        Assert.Equal("宋体", main.StyleDefinitionsPart!.Styles!.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!.RunFonts!.EastAsia!.Value);
        Assert.Equal("黑体", main.StyleDefinitionsPart.Styles.Elements<Style>().Single(s => s.StyleId == "Heading1").StyleRunProperties!.RunFonts!.EastAsia!.Value);
        Assert.Equal(["image/png", "image/svg+xml"], main.ImageParts.Select(p => p.ContentType).Order());
    }

    [Fact]
    public async Task The_same_document_is_the_same_byte_for_byte()
    {
        var first = ((MemoryStream)Written(Language.Zh)).ToArray();
        await Task.Delay(2_100);
        Assert.Equal(first, ((MemoryStream)Written(Language.Zh)).ToArray());
    }

    [Fact]
    public void A_template_is_filled_by_tags_and_bookmarks_and_keeps_the_look()
    {
        var findings = new Findings();
        using var filled = Fill(Template(), findings);
        using var document = WordprocessingDocument.Open(filled, isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2016).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var body = document.MainDocumentPart!.Document.Body!;
        Assert.Equal("Net: 3.03 t in 2016.", body.Elements<Paragraph>().First().InnerText);
        Assert.True(body.Descendants<Run>().Single(r => r.InnerText == "3.03").RunProperties?.Bold is not null, "the bold of the placeholder is kept");
        Assert.Equal("30,300", body.Elements<Table>().Single().Elements<TableRow>().ElementAt(1).Elements<TableCell>().Last().InnerText);
        Assert.Equal("Park X", document.MainDocumentPart.HeaderParts.Single().Header.InnerText);
        Assert.Equal(["DOC-002", "DOC-004"], findings.Sorted().Select(f => f.Code));
        Assert.Equal("netTT", findings.Sorted()[0].Where.Field);
        Assert.Contains("left", body.InnerText, StringComparison.Ordinal);

        // The template has no styles at all; a table whose style is missing falls apart in some readers.
        var styles = document.MainDocumentPart.StyleDefinitionsPart!.Styles!.Elements<Style>().Select(s => s.StyleId?.Value).ToHashSet();
        Assert.All(body.Descendants<ParagraphStyleId>().Select(s => s.Val?.Value).Concat(body.Descendants<TableStyle>().Select(s => s.Val?.Value)), s => Assert.Contains(s, styles));
    }

    [Fact]
    public void A_template_that_is_none_is_a_finding()
    {
        var path = Path.Combine(_folder, "no.docx");
        File.WriteAllText(path, "no document");
        var findings = new Findings();
        using var stream = new MemoryStream();
        Assert.False(DocxTemplate.Fill(path, new Dictionary<string, string>(), new Dictionary<string, DocBlock>(), stream, Language.Zh, findings));
        Assert.Equal("IMP-001", Assert.Single(findings.Sorted()).Code);
    }

    private static MemoryStream Written(Language language)
    {
        var stream = new MemoryStream();
        DocBlock[] blocks = [new DocHeading(1, "一"), new DocParagraph("bad\u0001", DocLook.Answer), new DocHeading(2, "二"), Table, new DocPicture("图", Png, "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>", 10, 10)];
        DocxWriter.Write(new DocTitle("报告", "园区", [("名称", "园区"), ("审核", "")], "园区 · 报告", "Ncez"), blocks, stream, language);
        stream.Position = 0;
        return stream;
    }

    private static MemoryStream Fill(string path, Findings findings)
    {
        var stream = new MemoryStream();
        var texts = new Dictionary<string, string> { ["netT"] = "3.03", ["year"] = "2016", ["zone"] = "Park X" };
        Assert.True(DocxTemplate.Fill(path, texts, new Dictionary<string, DocBlock> { ["tableInventory"] = Table }, stream, Language.Zh, findings));
        stream.Position = 0;
        return stream;
    }

    private string Template()
    {
        var path = Path.Combine(_folder, "own.docx");
        using var document = WordprocessingDocument.Create(path, WordprocessingDocumentType.Document);
        var main = document.AddMainDocumentPart();
        var header = main.AddNewPart<HeaderPart>();
        header.Header = new Header(new Paragraph(Control("zone", "?")));
        main.Document = new Document(new Body(
            new Paragraph(Words("Net: "), Control("netT", "0"), Words(" t in "), new BookmarkStart { Id = "1", Name = "year" }, Words("YYYY"), new BookmarkEnd { Id = "1" }, Words(".")),
            new SdtBlock(new SdtProperties(new Tag { Val = "tableInventory" }), new SdtContentBlock(new Paragraph(Words("here")))),
            new Paragraph(Control("netTT", "left"), new BookmarkStart { Id = "2", Name = "unknown" }, Words("x"), new BookmarkEnd { Id = "2" }),
            new SectionProperties(new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(header) })));
        return path;
    }

    private static SdtRun Control(string tag, string text) => new(new SdtProperties(new Tag { Val = tag }), new SdtContentRun(new Run(new RunProperties(new Bold()), new Text(text))));

    private static Run Words(string text) => new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
}
