using Ncez.Model.Diagnostics;
using Ncez.Workflows.Documents;

namespace Ncez.Cli.Output;

/// <summary>Writes papers in the form that was asked for: Word document, page, PDF or workbook.</summary>
internal sealed class PapersWriter(CliContext context, ResultWriter writer)
{
    /// <summary>Writes them, to standard output or the file named; a PDF always goes to a file.</summary>
    /// <param name="papers">The papers.</param>
    /// <param name="name">Name of a PDF that nobody named.</param>
    public int Write(Papers papers, string name)
    {
        var today = context.RunOptions().GeneratedOn;
        return writer.Format switch
        {
            ResultFormat.Docx => writer.Bytes(stream => papers.Docx(stream, context.Language, today)),
            ResultFormat.Xlsx => writer.Bytes(stream => papers.Xlsx(stream, context.Language)),
            ResultFormat.Html => writer.Bytes(stream => papers.Html(stream, context.Language, today)),
            _ => Pdf(papers, writer.Document?.Path ?? $"{name}.pdf", today),
        };
    }

    private int Pdf(Papers papers, string path, string today)
    {
        var findings = new Findings();
        if (!papers.Pdf(path, context.Language, today, findings))
        {
            return new Refusal(context, writer).Of(findings);
        }

        return ResultWriter.ToConsole((TextWriter text) => text.WriteLine(context.TextOf("Report", "done", ("file", path))));
    }
}
