using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Ncez.Data.Export;
using Ncez.Data.Export.Docx;
using Ncez.Model.Charts;
using Ncez.Model.Diagnostics;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Workflows.Reporting;

namespace Ncez.Workflows.Documents;

/// <summary>Papers that are handed in: chapters of sentences and tables, the same in a Word document, a page, a PDF and a workbook.</summary>
/// <param name="Title">What they are.</param>
/// <param name="Subject">Whom they are about.</param>
/// <param name="Chapters">Chapters in their order.</param>
public sealed record Papers(LocalText Title, LocalText Subject, ImmutableArray<PaperChapter> Chapters)
{
    /// <summary>Writes the Word document.</summary>
    /// <param name="stream">Where it goes.</param>
    /// <param name="language">Its language.</param>
    /// <param name="today">Day of the papers, YYYY-MM-DD.</param>
    public void Docx(Stream stream, Language language, string today)
    {
        var document = new DocumentBuilder(language);
        foreach (var chapter in Chapters)
        {
            document.Heading(chapter.Level, chapter.Title);
            foreach (var sentence in chapter.Sentences)
            {
                document.Paragraph(sentence);
            }

            foreach (var chart in chapter.Charts)
            {
                document.Chart(chart);
            }

            foreach (var table in chapter.Tables)
            {
                document.Table(table);
            }
        }

        var title = Title.In(language);
        using var whole = new MemoryStream();
        DocxWriter.Write(new DocTitle(title, Subject.In(language), [(DocumentTexts.Of("fact.zone").In(language), Subject.In(language)), (DocumentTexts.Of("fact.date").In(language), today)],
            $"{Subject.In(language)} · {title}", "Ncez"), document.Build(), whole, language);
        whole.Position = 0;
        whole.CopyTo(stream);
    }

    /// <summary>Writes the page.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="language">Language it opens in.</param>
    /// <param name="today">Day of the papers, YYYY-MM-DD.</param>
    /// <param name="forPaper">For a printer: in one language, without scripts.</param>
    public void Html(TextWriter output, Language language, string today, bool forPaper = false)
    {
        var parts = Chapters.Select((c, i) => (Chapter: c, Id: string.Create(CultureInfo.InvariantCulture, $"paper-{i + 1}")));
        new ReportPage(Subject, Title, language, LocalText.Same("Ncez"), today).Write(output, [.. parts.Select(p => new PageSection(p.Id, p.Chapter.Title.AtStart, html => Write(html, p.Chapter)))], forPaper);
    }

    /// <summary>Writes the page into a stream.</summary>
    public void Html(Stream stream, Language language, string today)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        Html(text, language, today);
    }

    /// <summary>Prints the page as PDF; false when findings say why not.</summary>
    public bool Pdf(string path, Language language, string today, Findings findings)
    {
        using var page = new StringWriter(CultureInfo.InvariantCulture);
        Html(page, language, today, forPaper: true);
        if (ChromiumPrinter.Find()?.PageToPdf(page.ToString(), path) == true)
        {
            return true;
        }

        findings.Error("DOC-006", new Place(path));
        return false;
    }

    /// <summary>Writes a workbook: a sheet a table, and one with all sentences first.</summary>
    public void Xlsx(Stream stream, Language language) => SaveResult.Xlsx(
        [
            new ResultTable("text", Title, [new TableColumn("chapter", DocumentTexts.Of("papers.chapter")), new TableColumn("text", DocumentTexts.Of("papers.text"))],
                [.. Chapters.SelectMany(c => c.Sentences.Select(s => ImmutableArray.Create<TableCell>([c.Title.AtStart, s])))]),
            .. Chapters.SelectMany(c => c.Tables).Where(t => t.Rows.Length > 0),
        ], stream, language);

    private static void Write(HtmlWriter html, PaperChapter chapter)
    {
        html.Element(chapter.Level == 1 ? "h2" : "h3", chapter.Title.AtStart);
        foreach (var sentence in chapter.Sentences.Where(s => !s.IsEmpty))
        {
            html.Element("p", sentence.AtStart);
        }

        new PageComposer(html).Charts([.. chapter.Charts.Select(c => ((ChartSpec?)c, chapter.Charts.Length == 1 ? "c12" : "c6"))]);
        foreach (var table in chapter.Tables.Where(t => t.Rows.Length > 0))
        {
            TablePanel.Write(html, table);
        }
    }
}

/// <summary>A chapter of papers.</summary>
/// <param name="Level">1 for a part, 2 for a chapter of it.</param>
/// <param name="Title">Title.</param>
/// <param name="Sentences">Paragraphs, before the tables.</param>
/// <param name="Tables">Tables; empty ones are left out.</param>
public sealed record PaperChapter(int Level, LocalText Title, ImmutableArray<LocalText> Sentences, ImmutableArray<ResultTable> Tables)
{
    /// <summary>Pictures, between the sentences and the tables.</summary>
    public ImmutableArray<ChartSpec> Charts { get; init; } = [];
}
