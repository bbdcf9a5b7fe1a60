using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Workflows;
using Ncez.Workflows.Status;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez status &lt;zone&gt;</c>: structure, growth, classes, and whether published figures hold together.</summary>
internal sealed class StatusCommand : ICommandModule
{
    private const string Area = "Status";

    /// <inheritdoc />
    public int Order => 5;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var zone = context.ZoneArgument();
        var command = new Command("status", context.TextOf(Area, "description")) { zone };
        command.SetAction(context.Action((parsed, cancel) =>
        {
            var writer = new ResultWriter(context, parsed);
            if (!writer.Accepts(ResultFormat.Table, ResultFormat.Json))
            {
                return ExitCode.BadInput;
            }

            var (account, tables) = new ZoneStatus(context.Shipped).Of(parsed.GetRequiredValue(zone), cancel);
            if (account.Findings.HasErrors)
            {
                return new Refusal(context, writer).Of(account.Findings);
            }

            new FindingsPrinter(context).Print(account.Findings);
            return writer.Format == ResultFormat.Json
                ? writer.Bytes(stream => SaveResult.Json("ncez-status/1", tables, stream, context.Language))
                : writer.Printed(text =>
                {
                    if (tables.IsEmpty)
                    {
                        text.WriteLine(context.TextOf(Area, "none"));
                    }

                    foreach (var table in tables)
                    {
                        TablePrinter.Print(table, text, context.Language);
                    }
                });
        }));
        return command;
    }
}
