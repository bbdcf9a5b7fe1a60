using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Model.Optimisation;
using Ncez.Workflows;
using Ncez.Workflows.Technologies.Sizing;
using Ncez.Workflows.Zones;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez size &lt;zone&gt;</c>: how big photovoltaics, storage, combined heat and power and heat pumps should be, over the 8 760 hours of a year.</summary>
internal sealed class SizeCommand : ICommandModule
{
    private const string Area = "Size";

    /// <inheritdoc />
    public int Order => 7;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var zone = context.ZoneArgument();
        var hours = new Option<string>("--hours") { Description = context.TextOf(Area, "hours"), HelpName = "FILE.csv" };
        var command = new Command("size", context.TextOf(Area, "description")) { zone, hours };
        command.SetAction(context.Action((parsed, cancel) =>
        {
            var writer = new ResultWriter(context, parsed);
            if (!writer.Accepts(ResultFormat.Table, ResultFormat.Json, ResultFormat.Csv, ResultFormat.Xlsx))
            {
                return ExitCode.BadInput;
            }

            var account = new AccountZone(context.Shipped).Account(parsed.GetRequiredValue(zone), cancel);
            using var steps = new StepPrinter(context);
            steps.Start(context.TextOf(Area, "step"));
            if (account.Findings.HasErrors || new SizePark(context.Shipped).Size(account, SolveOptions.Default with { Progress = p => steps.Detail(p.Line) }, isBeside: false, cancel) is not { } report
                || (parsed.GetValue(hours) is { Length: > 0 } path && !SaveResult.ToFile(path, stream => SaveResult.Csv(report.Hours(), stream, context.Language), account.Findings)))
            {
                return new Refusal(context, writer).Of(account.Findings);
            }

            steps.End(isDone: true);
            new FindingsPrinter(context).Print(account.Findings);
            if (writer.Format == ResultFormat.Table)
            {
                Console.Error.WriteLine(report.Answer.In(context.Language));
            }

            return writer.Tables("ncez-sizing/1", report.Tables);
        }));
        return command;
    }
}
