using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Model.Diagnostics;
using Ncez.Workflows;
using Ncez.Workflows.Zones;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez check &lt;zone&gt; [--strict]</c>: names everything there is to mend, writes nothing.</summary>
internal sealed class CheckCommand : ICommandModule
{
    private const string Area = "Check";

    /// <inheritdoc />
    public int Order => 1;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var zone = context.ZoneArgument();
        var strict = new Option<bool>("--strict") { Description = context.TextOf(Area, "strict") };
        var command = new Command("check", context.TextOf(Area, "description")) { zone, strict };
        command.SetAction(context.Action((parsed, cancel) =>
        {
            var writer = new ResultWriter(context, parsed);
            return !writer.Accepts(ResultFormat.Table, ResultFormat.Json, ResultFormat.Csv)
                ? ExitCode.BadInput
                : Check(context, writer, parsed.GetRequiredValue(zone), parsed.GetValue(strict), cancel);
        }));
        return command;
    }

    private static int Check(CliContext context, ResultWriter writer, string folder, bool isStrict, CancellationToken cancel)
    {
        var findings = new CheckZone(context.Shipped).Check(folder, cancel);
        var printer = new FindingsPrinter(context);
        var written = writer.Format switch
        {
            ResultFormat.Json => writer.Bytes(stream => SaveResult.FindingsJson(findings, stream, context.Language)),
            ResultFormat.Csv => writer.Bytes(stream => SaveResult.FindingsCsv(findings, stream, context.Language)),
            _ => Shown(printer, writer, findings),
        };
        return written != ExitCode.Done ? written
            : findings.HasErrors ? ExitCode.BadInput
            : isStrict && findings.Sorted().Any(f => f.Severity == Severity.Warning) ? ExitCode.Unmet
            : ExitCode.Done;
    }

    private static int Shown(FindingsPrinter printer, ResultWriter writer, Findings findings)
    {
        printer.Print(findings, Severity.Info);
        return writer.Printed(text => text.WriteLine(printer.Summary(findings)));
    }
}
