using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;
using Ncez.Testing;
using Ncez.Workflows.Documents;
using Ncez.Workflows.Reporting;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Tests.Exchange;

/// <summary>The document that is handed in says the answer, the totals, the boundary, every factor and every finding.</summary>
public sealed class ReportZoneTests
{
    private readonly ShippedData _shipped = new(Shipped.Data);

    [Theory]
    [InlineData(Language.Zh, "温室气体排放报告", "结论")]
    [InlineData(Language.En, "Annual greenhouse gas emission report 2016", "Summary")]
    public void The_report_of_the_parks(Language language, string title, string firstChapter)
    {
        var (input, findings) = Prepare("guangdong-parks-2016", language, 2016);
        using var stream = new MemoryStream();
        ReportZone.Docx(input!, stream, findings);
        stream.Position = 0;
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        var body = document.MainDocumentPart!.Document.Body!;
        Assert.Contains(title, body.InnerText, StringComparison.Ordinal);
        Assert.Contains(firstChapter, body.Descendants<Paragraph>().First(p => p.ParagraphProperties?.ParagraphStyleId?.Val == "Heading1").InnerText, StringComparison.Ordinal);
        Assert.Contains(Numbers.Fixed(input!.Year.Net.T), body.InnerText, StringComparison.Ordinal);
        Assert.All(input.Inventory.Boundary, s => Assert.Contains(s.Subject.AtStart.In(language), body.InnerText, StringComparison.Ordinal));
        Assert.All(input.Findings, f => Assert.Contains(f.Code, body.InnerText, StringComparison.Ordinal));
    }

    [Fact]
    public void An_annual_report_keeps_its_baseline_and_carries_every_chapter()
    {
        var (input, findings) = Prepare("example-plant", Language.Zh, 2023);
        Assert.Equal([2022, 2023], input!.Inventory.Years.Select(y => y.Year));
        Assert.Equal((2023, 2022), (input.Year.Year, input.Baseline?.Year));
        using var stream = new MemoryStream();
        ReportZone.Docx(input, stream, findings);
        stream.Position = 0;
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        var headings = document.MainDocumentPart!.Document.Body!.Descendants<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val == "Heading1").Select(p => p.InnerText).ToList();
        var names = headings.ConvertAll(h => h.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '　', ' '));
        Assert.Equal(names.Distinct(), names);
        Assert.Superset(new HashSet<string>(["结论", "能源与排放结构", "排放清单", "现状分析", "前后对比", "电力的两个数", "能源平衡表", "标准报表", "核算边界", "技术与路线图", "因子与来源", "总量追溯", "检查发现"]), names.ToHashSet());
        Assert.Contains("各行均为", document.MainDocumentPart.Document.Body!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void The_document_of_a_zone_with_scenarios_shows_its_pathways()
    {
        var (input, findings) = Prepare("scenario-park", Language.En, null);
        using var stream = new MemoryStream();
        ReportZone.Docx(input!, stream, findings);
        stream.Position = 0;
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        Assert.Contains("Shapley", document.MainDocumentPart!.Document.Body!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_for_paper_has_one_language_and_nothing_for_scripts()
    {
        var (input, _) = Prepare("example-plant", Language.En, null);
        var (page, paper) = (new StringWriter(), new StringWriter());
        ReportWriter.Write(page, input!);
        ReportWriter.Write(paper, input!, forPaper: true);
        Assert.Contains("<script", page.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", paper.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"zh\"", paper.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_that_is_not_there_is_a_finding()
    {
        var (input, findings) = Prepare("guangdong-parks-2016", Language.En, 1999);
        Assert.Null(input);
        Assert.Contains(findings.Sorted(), f => f.Code == "DOC-007");
    }

    [Fact]
    public void Fields_of_a_template_are_the_figures_of_the_report()
    {
        var (input, _) = Prepare("guangdong-parks-2016", Language.Zh, null);
        var fields = new TemplateFields(input!);
        Assert.Equal(Numbers.Fixed(input!.Year.Gross.T), fields.Texts()["grossT"]);
        Assert.Equal("2016", fields.Texts()["year"]);
        Assert.Superset(new HashSet<string> { "tableSummary", "tableInventory", "tableBoundary", "tableFactors" }, fields.Blocks(out var _).Keys.ToHashSet());
    }

    private (ReportInput? Input, Findings Findings) Prepare(string zone, Language language, int? year) =>
        new ReportZone(_shipped).Prepare(Path.Combine(Shipped.Data, "zones", zone), year, new RunOptions { Language = language, GeneratedOn = "2026-01-01", Version = "0" });
}
