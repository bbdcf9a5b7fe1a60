using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Model.Diagnostics;
using Ncez.Workflows.Technologies.Costs;
using Ncez.Workflows.Zones;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez abatement &lt;zone&gt;</c>: what each measure of measures.csv costs for what it abates.</summary>
internal sealed class AbatementCommand : ICommandModule
{
    private const string Area = "Abatement";
    private const double LargestChange = 0.99;

    /// <inheritdoc />
    public int Order => 7;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var zone = context.ZoneArgument();
        var change = RangeOption.Of(context, "--change", (context.TextOf(Area, "change"), "SHARE"), 0, LargestChange, CostMeasures.StandardChange);
        var command = new Command("abatement", context.TextOf(Area, "description")) { zone, change };
        command.SetAction(context.Action((parsed, cancel) =>
        {
            var writer = new ResultWriter(context, parsed);
            if (!writer.Accepts(ResultFormat.Table, ResultFormat.Json, ResultFormat.Csv, ResultFormat.Xlsx))
            {
                return ExitCode.BadInput;
            }

            var folder = parsed.GetRequiredValue(zone);
            var account = new AccountZone(context.Shipped).Account(folder, cancel);
            if (account.Input is null || CostMeasures.Of(context.Shipped, folder, account, parsed.GetValue(change), cancel) is not { } report)
            {
                if (!account.Findings.HasErrors)
                {
                    account.Findings.Error("CST-005", new Place("measures.csv"));
                }

                return new Refusal(context, writer).Of(account.Findings);
            }

            new FindingsPrinter(context).Print(account.Findings);
            if (writer.Format == ResultFormat.Table)
            {
                Console.Error.WriteLine(report.Answer.In(context.Language));
            }

            return writer.Tables("ncez-abatement-cost/1", report.Tables);
        }));
        return command;
    }
}
