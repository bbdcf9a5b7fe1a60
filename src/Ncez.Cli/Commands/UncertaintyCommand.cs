using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Model.Uncertainties;
using Ncez.Workflows;
using Ncez.Workflows.Uncertainties;
using Ncez.Workflows.Zones;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez uncertainty &lt;zone&gt; [--draws N] [--seed N] [--method random|lhs|sobol]</c>: both IPCC approaches beside each other.</summary>
internal sealed class UncertaintyCommand : ICommandModule
{
    private const string Area = "Uncertainty";

    /// <inheritdoc />
    public int Order => 5;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var zone = context.ZoneArgument();
        var (draws, seed) = (RangeOption.Of(context, "--draws", (context.TextOf(Area, "draws"), "N"), DrawSettings.Fewest, DrawSettings.Most, new DrawSettings().Draws),
            RangeOption.Of(context, "--seed", (context.TextOf(Area, "seed"), "N"), 0UL, ulong.MaxValue, new DrawSettings().Seed));
        var method = new Option<DrawDesign>("--method") { Description = context.TextOf(Area, "method"), HelpName = "random|lhs|sobol" };
        method.AcceptOnlyFromAmong("random", "lhs", "sobol");
        var command = new Command("uncertainty", context.TextOf(Area, "description")) { zone, draws, seed, method };
        command.SetAction(context.Action((parsed, cancel) =>
        {
            var writer = new ResultWriter(context, parsed);
            return writer.Accepts(ResultFormat.Table, ResultFormat.Json, ResultFormat.Csv, ResultFormat.Xlsx)
                ? Run(context, writer, parsed.GetRequiredValue(zone), new DrawSettings(parsed.GetValue(draws), parsed.GetValue(seed), parsed.GetValue(method)), cancel)
                : ExitCode.BadInput;
        }));
        return command;
    }

    private static int Run(CliContext context, ResultWriter writer, string folder, DrawSettings settings, CancellationToken cancel)
    {
        var account = new AccountZone(context.Shipped).Account(folder, cancel);
        if (account.Inventory is not { } inventory)
        {
            return new Refusal(context, writer).Of(account.Findings);
        }

        var report = new AnalyseUncertainty(context.Shipped).Of(account, inventory, settings, cancel);
        new FindingsPrinter(context).Print(account.Findings);
        if (report is null)
        {
            Console.Error.WriteLine(context.TextOf(Area, "none"));
            return ExitCode.Done;
        }

        return writer.Format switch
        {
            ResultFormat.Json => writer.Bytes(stream => SaveResult.Json("ncez-uncertainty/1", UncertaintyTables.Of(report), stream, context.Language)),
            ResultFormat.Table => writer.Printed(text =>
            {
                text.WriteLine(UncertaintyTables.Answer(report).In(context.Language));
                text.WriteLine(UncertaintyTables.Method(report).In(context.Language));
                foreach (var table in UncertaintyTables.Of(report))
                {
                    TablePrinter.Print(table, text, context.Language);
                }

                text.WriteLine(UncertaintyTables.TableNote.In(context.Language));
            }),
            _ => writer.Table(UncertaintyTables.Sources(report)),
        };
    }
}
