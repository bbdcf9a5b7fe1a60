using System.Collections.Immutable;
using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Model.Tables;
using Ncez.Workflows;
using Ncez.Workflows.Evidence;
using Ncez.Workflows.Quality;
using Ncez.Workflows.Zones;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez quality &lt;zone&gt;</c>: gaps without a reason, a second method beside the first, fuel balances, outliers.</summary>
internal sealed class QualityCommand : ICommandModule
{
    private const string Area = "Quality";

    /// <inheritdoc />
    public int Order => 7;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var zone = context.ZoneArgument();
        var command = new Command("quality", context.TextOf(Area, "description")) { zone };
        command.SetAction(context.Action((parsed, cancel) =>
        {
            var writer = new ResultWriter(context, parsed);
            if (!writer.Accepts(ResultFormat.Table, ResultFormat.Json))
            {
                return ExitCode.BadInput;
            }

            var account = new AccountZone(context.Shipped).Account(parsed.GetRequiredValue(zone), cancel);
            if (account.Inventory is not { } inventory)
            {
                return new Refusal(context, writer).Of(account.Findings);
            }

            var grades = VerificationTables.Quality(PlanVerification.Of(parsed.GetRequiredValue(zone), account, inventory, context.Shipped.Library.Units));
            ImmutableArray<ResultTable> tables = [.. QualityTables.Of(new CheckQuality(context.Shipped).Of(account, inventory, cancel)), grades];
            if (account.Findings.HasErrors)
            {
                return new Refusal(context, writer).Of(account.Findings);
            }

            new FindingsPrinter(context).Print(account.Findings);
            return writer.Format == ResultFormat.Json
                ? writer.Bytes(stream => SaveResult.Json("ncez-quality/1", tables, stream, context.Language))
                : writer.Printed(text =>
                {
                    foreach (var table in tables)
                    {
                        TablePrinter.Print(table, text, context.Language);
                    }
                });
        }));
        return command;
    }
}
