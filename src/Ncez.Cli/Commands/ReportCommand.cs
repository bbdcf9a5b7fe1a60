using System.CommandLine;
using System.Globalization;
using Ncez.Cli.Output;
using Ncez.Model.Diagnostics;
using Ncez.Workflows;
using Ncez.Workflows.Documents;
using Ncez.Workflows.Reporting;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez report &lt;zone&gt; [--year YEAR] [--format html|docx|xlsx|pdf] [--template FILE]</c>: the document that is handed in.</summary>
internal sealed class ReportCommand : ICommandModule
{
    private const string Area = "Report";

    /// <inheritdoc />
    public int Order => 5;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var zone = context.ZoneArgument();
        var year = RangeOption.Year(context, "--year", context.TextOf(Area, "year"));
        var template = new Option<string>("--template") { Description = context.TextOf(Area, "template"), HelpName = "docx" };
        var command = new Command("report", context.TextOf(Area, "description")) { zone, year, template };
        command.SetAction(context.Action((parsed, cancel) =>
        {
            var writer = new ResultWriter(context, parsed);
            var (format, path) = Form(context, parsed, writer.Format, parsed.GetValue(template) is not null);
            if (format is ResultFormat.Json or ResultFormat.Csv || (parsed.GetValue(template) is not null && format != ResultFormat.Docx))
            {
                return new AskedWrong(context, writer).Format(format.ToString().ToLowerInvariant(), parsed.GetValue(template) is null ? "html, docx, xlsx, pdf" : "docx");
            }

            var (input, findings) = new ReportZone(context.Shipped).Prepare(parsed.GetRequiredValue(zone), parsed.GetValue(year), context.RunOptions(), cancel);
            if (input is null)
            {
                return new Refusal(context, writer).Of(findings);
            }

            var target = path ?? $"{input.Inventory.Zone.Id}{(parsed.GetValue(year) is { } y ? $"-{y.ToString(CultureInfo.InvariantCulture)}" : "")}-report.{format.ToString().ToLowerInvariant()}";
            var further = new Findings();
            if (!Write(format, input, target, parsed.GetValue(template), further, cancel))
            {
                return new Refusal(context, writer).Of(further);
            }

            findings.Merge(further);
            new FindingsPrinter(context).Print(findings);
            return ResultWriter.ToConsole((TextWriter text) => text.WriteLine(context.TextOf(Area, "done", ("file", target))));
        }));
        return command;
    }

    // The ending of --out says which form is meant when --format does not.
    private static (ResultFormat Format, string? Path) Form(CliContext context, ParseResult parsed, ResultFormat asked, bool hasTemplate)
    {
        var path = parsed.GetValue(context.Options.Out) is { Length: > 0 } said ? said : null;
        var format = asked != ResultFormat.Table ? asked : ResultWriter.OfEnding(path) ?? (hasTemplate ? ResultFormat.Docx : ResultFormat.Html);
        return (format, path);
    }

    private static bool Write(ResultFormat format, ReportInput input, string path, string? template, Findings findings, CancellationToken cancel)
    {
        if (format == ResultFormat.Pdf)
        {
            return ReportZone.Pdf(input, path, findings);
        }

        if (template is not null)
        {
            // Filled first: a template that cannot be read leaves an earlier document as it was.
            using var filled = new MemoryStream();
            return ReportZone.Template(input, template, filled, findings) && SaveResult.ToFile(path, stream => filled.WriteTo(stream), findings);
        }

        return SaveResult.ToFile(path, stream =>
        {
            switch (format)
            {
                case ResultFormat.Docx:
                    ReportZone.Docx(input, stream, findings);
                    break;
                case ResultFormat.Xlsx:
                    ReportZone.Xlsx(input, stream, cancel);
                    break;
                default:
                    ReportZone.Html(input, stream);
                    break;
            }
        }, findings);
    }
}
