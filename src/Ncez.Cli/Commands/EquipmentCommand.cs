using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Workflows.Registers;
using Ncez.Workflows.Zones;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez equipment &lt;zone&gt;</c>: the zone's equipment against phase-out lists, recommended catalogues and standards.</summary>
internal sealed class EquipmentCommand : ICommandModule
{
    private const string Area = "Equipment";

    /// <inheritdoc />
    public int Order => 7;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var zone = context.ZoneArgument();
        var command = new Command("equipment", context.TextOf(Area, "description")) { zone };
        command.SetAction(context.Action((parsed, cancel) =>
        {
            var writer = new ResultWriter(context, parsed);
            if (!writer.Accepts(ResultFormat.Table, ResultFormat.Json, ResultFormat.Csv, ResultFormat.Xlsx))
            {
                return ExitCode.BadInput;
            }

            var account = new AccountZone(context.Shipped).Account(parsed.GetRequiredValue(zone), cancel);
            var equipment = new CheckEquipment(context.Shipped).Of(account, context.RunOptions().GeneratedOn);
            if (account.Findings.HasErrors)
            {
                return new Refusal(context, writer).Of(account.Findings);
            }

            new FindingsPrinter(context).Print(account.Findings);
            var table = RegisterTables.Equipment(equipment);
            return writer.Format != ResultFormat.Table ? writer.Table(table) : writer.Printed(text =>
            {
                if (equipment.IsEmpty)
                {
                    text.WriteLine(context.TextOf(Area, "none"));
                }
                else
                {
                    TablePrinter.Print(table, text, context.Language);
                }
            });
        }));
        return command;
    }
}
