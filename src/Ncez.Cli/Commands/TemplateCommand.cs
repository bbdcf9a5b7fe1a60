using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Model.Diagnostics;
using Ncez.Workflows;
using Ncez.Workflows.Exchange;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez template &lt;domain&gt;</c> or <c>--from &lt;zone&gt;</c>: a workbook to fill in or to change.</summary>
internal sealed class TemplateCommand : ICommandModule
{
    private const string Area = "Template";

    /// <inheritdoc />
    public int Order => 1;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var domain = context.NoOption(new Argument<string>("domain") { Description = context.TextOf(Area, "domain"), Arity = ArgumentArity.ZeroOrOne });
        var from = new Option<string>("--from") { Description = context.TextOf(Area, "from"), HelpName = "zone" };
        var command = new Command("template", context.TextOf(Area, "description")) { domain, from };
        command.SetAction(context.Action((parsed, _) => Run(context, parsed, parsed.GetValue(domain), parsed.GetValue(from))));
        return command;
    }

    private static int Run(CliContext context, ParseResult parsed, string? domain, string? from)
    {
        var writer = new ResultWriter(context, parsed);
        if (!writer.Accepts(ResultFormat.Table, ResultFormat.Xlsx))
        {
            return ExitCode.BadInput;
        }

        if (string.IsNullOrEmpty(domain) == string.IsNullOrEmpty(from))
        {
            return new AskedWrong(context, writer).Missing("template");
        }

        var findings = new Findings();
        var name = string.IsNullOrEmpty(from) ? domain! : Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(from)));
        var template = new WriteTemplate(context.Shipped);
        var write = string.IsNullOrEmpty(from)
            ? template.Blank(domain!, "zone", context.Clock.GetLocalNow().Year - 1, context.Language, findings)
            : template.Filled(from, context.Language, findings);
        var path = parsed.GetValue(context.Options.Out) is { Length: > 0 } said ? said : $"ncez-{name}.xlsx";
        if (write is null || !SaveResult.ToFile(path, write, findings))
        {
            return new Refusal(context, writer).Of(findings);
        }

        new FindingsPrinter(context).Print(findings);
        return ResultWriter.ToConsole((TextWriter text) => text.WriteLine(context.TextOf(Area, "done", ("file", path))));
    }
}
