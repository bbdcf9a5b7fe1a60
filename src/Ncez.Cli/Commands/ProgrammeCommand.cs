using System.CommandLine;
using System.Text;
using Ncez.Cli.Output;
using Ncez.Model.Diagnostics;
using Ncez.Workflows;
using Ncez.Workflows.Programmes;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez programme &lt;folder&gt; [--out report.html|docx|pdf]</c>: register, totals, ranking and leaders of a programme.</summary>
internal sealed class ProgrammeCommand : ICommandModule
{
    private const string Area = "Programme";

    /// <inheritdoc />
    public int Order => 6;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var folder = context.NoOption(new Argument<string>("folder") { Description = context.TextOf(Area, "folder") });
        var year = RangeOption.Year(context, "--year", context.TextOf(Area, "year"));
        var command = new Command("programme", context.TextOf(Area, "description")) { folder, year };
        command.SetAction(context.Action((parsed, cancel) =>
        {
            var writer = new ResultWriter(context, parsed);
            return writer.Accepts(ResultFormat.Table, ResultFormat.Json, ResultFormat.Html, ResultFormat.Docx, ResultFormat.Pdf) ? Run(context, writer, (parsed.GetRequiredValue(folder), parsed.GetValue(year)), cancel) : ExitCode.BadInput;
        }));
        return command;
    }

    private static int Run(CliContext context, ResultWriter writer, (string Folder, int? Year) asked, CancellationToken cancel)
    {
        var (standing, findings) = new RunProgramme(context.Shipped).Run(asked.Folder, year: asked.Year, cancellation: cancel);
        if (standing is null)
        {
            return new Refusal(context, writer).Of(findings);
        }

        new FindingsPrinter(context).Print(findings);
        var tables = ProgrammeTables.Of(standing, context.Shipped.Library.Units);
        if (writer.Format == ResultFormat.Json)
        {
            return writer.Bytes(stream => SaveResult.Json("ncez-programme/1", tables, stream, context.Language));
        }

        if (writer.Document is { } document)
        {
            return Report(context, writer, document, new ProgrammeReport(standing, findings.Sorted(), context.Shipped.Library.Units, context.RunOptions()));
        }

        return ResultWriter.ToConsole((TextWriter text) =>
        {
            foreach (var table in tables)
            {
                TablePrinter.Print(table, text, context.Language);
            }
        });
    }

    private static int Report(CliContext context, ResultWriter writer, (ResultFormat Format, string? Path) document, ProgrammeReport report)
    {
        var target = document.Path ?? $"programme-report.{ResultWriter.Name(document.Format)}";
        var findings = new Findings();
        var isWritten = document.Format switch
        {
            ResultFormat.Pdf => report.Pdf(target, findings),
            ResultFormat.Docx => SaveResult.ToFile(target, stream => report.Docx(stream, findings), findings),
            _ => SaveResult.ToFile(target, stream =>
            {
                using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
                report.Html(text);
            }, findings),
        };
        new FindingsPrinter(context).Print(findings);
        return isWritten ? ResultWriter.ToConsole((TextWriter text) => text.WriteLine(context.TextOf("Report", "done", ("file", target)))) : ExitCode.BadInput;
    }
}
