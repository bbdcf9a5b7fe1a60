using Ncez.Data.Export.Docx;
using Ncez.Model.Charts;
using Ncez.Model.Roadmaps;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Workflows.Documents;
using Ncez.Workflows.Reporting.Roadmaps;

namespace Ncez.Workflows.Reporting;

/// <summary>A chapter that is made of texts, charts and tables: composed once, shown on the page and in the Word document.</summary>
public abstract class ComposedChapter : IReportChapter, IDocumentSection
{
    /// <inheritdoc />
    public abstract string Id { get; }

    /// <inheritdoc cref="IReportChapter.Order" />
    public abstract int Order { get; }

    /// <inheritdoc />
    public abstract LocalText Title { get; }

    /// <inheritdoc />
    public abstract bool Applies(ReportInput input);

    /// <inheritdoc />
    public void Write(HtmlWriter html, ReportInput input)
    {
        html.Element("h2", Title);
        Compose(new PageComposer(html), input);
    }

    /// <inheritdoc />
    public void Write(DocumentBuilder document, ReportInput input)
    {
        if (Applies(input))
        {
            document.Heading(1, Title);
            Compose(new DocumentComposer(document), input);
        }
    }

    /// <summary>Says what the chapter consists of, in its order.</summary>
    protected abstract void Compose(IChapterComposer chapter, ReportInput input);
}

/// <summary>Where the parts of a chapter go.</summary>
public interface IChapterComposer
{
    /// <summary>The sentence that answers the chapter's question.</summary>
    void Answer(LocalText text);

    /// <summary>A further sentence; nothing when it is empty.</summary>
    void Text(LocalText text);

    /// <summary>Charts side by side where there is room: each with the columns of twelve it takes (c5, c7, c12); one without data is left out.</summary>
    void Charts(params ReadOnlySpan<(ChartSpec? Chart, string Columns)> charts);

    /// <summary>A roadmap as the page shows it; a document has its table instead. Nothing when it is null.</summary>
    void Roadmap(RoadmapFigure? figure);

    /// <summary>A table; nothing when it has no row.</summary>
    void Table(ResultTable table);

    /// <summary>Further charts and tables that the page shows on a click and a document leaves out.</summary>
    void OnRequest(LocalText title, IReadOnlyList<(ChartSpec? Chart, ResultTable Table)> parts);
}

/// <summary>Parts of a chapter as panels of the page.</summary>
internal sealed class PageComposer(HtmlWriter html) : IChapterComposer
{
    /// <inheritdoc />
    public void Answer(LocalText text) => html.Element("p", text, "lead");

    /// <inheritdoc />
    public void Text(LocalText text)
    {
        if (!text.IsEmpty)
        {
            html.Element("p", text, "second");
        }
    }

    /// <inheritdoc />
    public void Charts(params ReadOnlySpan<(ChartSpec? Chart, string Columns)> charts)
    {
        html.Open("div", "cols");
        foreach (var (chart, columns) in charts)
        {
            if (chart is not null)
            {
                ChartPanel.Write(html, chart, columns);
            }
        }

        html.Close("div");
    }

    /// <inheritdoc />
    public void Roadmap(RoadmapFigure? figure)
    {
        if (figure is not null)
        {
            new RoadmapPanel(html, figure).Write();
        }
    }

    /// <inheritdoc />
    public void Table(ResultTable table)
    {
        if (table.Rows.Length > 0)
        {
            TablePanel.Write(html, table);
        }
    }

    /// <inheritdoc />
    public void OnRequest(LocalText title, IReadOnlyList<(ChartSpec? Chart, ResultTable Table)> parts)
    {
        if (html.IsForPaper || parts.Count == 0)
        {
            return;
        }

        html.Open("details", "panel tablebehind").Element("summary", title);
        foreach (var (chart, table) in parts)
        {
            if (chart is not null)
            {
                Charts((chart, "c12"));
            }

            Table(table);
        }

        html.Close("details");
    }
}

/// <summary>Parts of a chapter as blocks of the Word document.</summary>
internal sealed class DocumentComposer(DocumentBuilder document) : IChapterComposer
{
    /// <inheritdoc />
    public void Answer(LocalText text) => document.Paragraph(text, DocLook.Answer);

    /// <inheritdoc />
    public void Text(LocalText text) => document.Paragraph(text);

    /// <inheritdoc />
    public void Charts(params ReadOnlySpan<(ChartSpec? Chart, string Columns)> charts)
    {
        foreach (var (chart, _) in charts)
        {
            document.Chart(chart);
        }
    }

    /// <inheritdoc />
    public void Roadmap(RoadmapFigure? figure)
    {
        // The table of measures says when each starts and is in place.
    }

    /// <inheritdoc />
    public void Table(ResultTable table) => document.Table(table);

    /// <inheritdoc />
    public void OnRequest(LocalText title, IReadOnlyList<(ChartSpec? Chart, ResultTable Table)> parts)
    {
        // A document has no clicks: it prints what everybody reads.
    }
}
