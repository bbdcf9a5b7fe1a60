using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Workflows.Comparisons;
using Ncez.Workflows.Runs;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez compare &lt;zone&gt; [--baseline YEAR]</c>: before and after under one boundary and method.</summary>
internal sealed class CompareCommand : ICommandModule
{
    private const string Area = "Compare";

    /// <inheritdoc />
    public int Order => 5;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var zone = context.ZoneArgument();
        var baseline = RangeOption.Year(context, "--baseline", context.TextOf(Area, "baseline"));
        var command = new Command("compare", context.TextOf(Area, "description")) { zone, baseline };
        command.SetAction(context.Action((parsed, cancel) =>
        {
            var writer = new ResultWriter(context, parsed);
            if (!writer.Accepts(ResultFormat.Table, ResultFormat.Json, ResultFormat.Csv, ResultFormat.Xlsx))
            {
                return ExitCode.BadInput;
            }

            var (account, comparison) = new CompareZone(context.Shipped).Compare(parsed.GetRequiredValue(zone), parsed.GetValue(baseline), cancel);
            if (comparison is null)
            {
                return new Refusal(context, writer).Of(account.Findings);
            }

            new FindingsPrinter(context).Print(account.Findings, comparison.BaseYear is null ? Model.Diagnostics.Severity.Info : Model.Diagnostics.Severity.Warning);
            return writer.Format switch
            {
                ResultFormat.Json => writer.Bytes(stream => SaveComparison.Json(comparison, account, stream, context.Language)),
                ResultFormat.Table => writer.Printed(text =>
                {
                    var since = SinceFrozen.Of(context.Shipped, parsed.GetRequiredValue(zone), account.Inventory!);
                    foreach (var table in CompareTables.All(comparison, account.Inventory!).Concat(since is null ? [] : ChangeTables.OfBaseYear(since)).Where(t => t.Rows.Length > 0))
                    {
                        TablePrinter.Print(table, text, context.Language);
                    }
                }),
                _ => writer.Table(CompareTables.Amounts(comparison)),
            };
        }));
        return command;
    }
}
