using System.Collections.Immutable;
using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Model.Tables;
using Ncez.Workflows;
using Ncez.Workflows.Targets;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez targets &lt;zone&gt;</c>: how the zone's targets stand, and how they are shared out.</summary>
internal sealed class TargetsCommand : ICommandModule
{
    private const string Area = "Targets";

    /// <inheritdoc />
    public int Order => 6;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var zone = context.ZoneArgument();
        var command = new Command("targets", context.TextOf(Area, "description")) { zone };
        command.SetAction(context.Action((parsed, cancel) =>
        {
            var writer = new ResultWriter(context, parsed);
            if (!writer.Accepts(ResultFormat.Table, ResultFormat.Json, ResultFormat.Csv, ResultFormat.Xlsx, ResultFormat.Docx, ResultFormat.Html, ResultFormat.Pdf))
            {
                return ExitCode.BadInput;
            }

            var (account, targets) = new FollowTargets(context.Shipped).Follow(parsed.GetRequiredValue(zone), cancel);
            if (targets is null)
            {
                return new Refusal(context, writer).Of(account.Findings);
            }

            new FindingsPrinter(context).Print(account.Findings);
            var register = ActionRegister.Of(account.Input!);
            ImmutableArray<ResultTable> tables = [.. TargetTables.All(targets), .. register is null ? Array.Empty<ResultTable>() : [ActionTables.Of(register, context.RunOptions().GeneratedOn)]];
            return writer.Format switch
            {
                ResultFormat.Docx or ResultFormat.Html or ResultFormat.Pdf => new PapersWriter(context, writer).Write(ResponsibilityLetters.Of(account.Input!.Zone, targets), "letters"),
                ResultFormat.Json => writer.Bytes(stream => SaveResult.Json("ncez-targets/1", tables, stream, context.Language)),
                ResultFormat.Table => writer.Printed(text =>
                {
                    foreach (var table in tables)
                    {
                        TablePrinter.Print(table, text, context.Language);
                    }
                }),
                _ => writer.Table(targets.Shared.IsEmpty ? TargetTables.Followed(targets.Followed) : TargetTables.Shared(targets.Shared)),
            };
        }));
        return command;
    }
}
