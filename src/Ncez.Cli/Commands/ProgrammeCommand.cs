using System.CommandLine;
using System.Globalization;
using Ncez.Cli.Output;
using Ncez.Model.Texts;
using Ncez.Workflows;
using Ncez.Workflows.Programmes;
using Ncez.Workflows.Zones;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez programme &lt;folder&gt; [--out report.html]</c>: register, totals, ranking and leaders of a programme.</summary>
internal sealed class ProgrammeCommand : ICommandModule
{
    private const string Area = "Programme";

    /// <inheritdoc />
    public int Order => 6;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var folder = context.NoOption(new Argument<string>("folder") { Description = context.TextOf(Area, "folder") });
        var command = new Command("programme", context.TextOf(Area, "description")) { folder };
        command.SetAction(context.Action((parsed, cancel) =>
        {
            var writer = new ResultWriter(context, parsed);
            return writer.Accepts(ResultFormat.Table, ResultFormat.Json) ? Run(context, writer, parsed, parsed.GetRequiredValue(folder), cancel) : ExitCode.BadInput;
        }));
        return command;
    }

    private static int Run(CliContext context, ResultWriter writer, ParseResult parsed, string folder, CancellationToken cancel)
    {
        var (standing, findings) = new RunProgramme(context.Shipped).Run(folder, cancellation: cancel);
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

        if (parsed.GetValue(context.Options.Out) is not null)
        {
            var date = context.Clock.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return writer.Printed(text => ProgrammeReport.Write(text, standing, findings.Sorted(), context.Shipped.Library.Units, context.Language, LocalText.Same($"Ncez {new RunOptions { GeneratedOn = date }.Version}"), date));
        }

        return ResultWriter.ToConsole((TextWriter text) =>
        {
            foreach (var table in tables)
            {
                TablePrinter.Print(table, text, context.Language);
            }
        });
    }
}
