using System.CommandLine;
using System.Globalization;
using Ncez.Cli.Output;
using Ncez.Model.Texts;
using Ncez.Workflows;
using Ncez.Workflows.Evidence;
using Ncez.Workflows.Zones;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez evidence &lt;zone&gt; [--coverage PERCENT] [--format html --out statement.html]</c>: proofs, reviews, sampling plan, statement.</summary>
internal sealed class EvidenceCommand : ICommandModule
{
    private const string Area = "Evidence";

    // A sample of nothing is none.
    private const double LeastCoverage = 0.1;

    /// <inheritdoc />
    public int Order => 8;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var zone = context.ZoneArgument();
        var coverage = RangeOption.Of(context, "--coverage", (context.TextOf(Area, "coverage"), "PERCENT"), LeastCoverage, 100.0, PlanVerification.DefaultCoverage * 100);
        var command = new Command("evidence", context.TextOf(Area, "description")) { zone, coverage };
        command.SetAction(context.Action((parsed, cancel) =>
        {
            var writer = new ResultWriter(context, parsed);
            return writer.Accepts(ResultFormat.Table, ResultFormat.Json, ResultFormat.Csv, ResultFormat.Xlsx, ResultFormat.Html)
                ? Run(context, writer, parsed.GetRequiredValue(zone), parsed.GetValue(coverage) / 100, cancel)
                : ExitCode.BadInput;
        }));
        return command;
    }

    private static int Run(CliContext context, ResultWriter writer, string folder, double coverage, CancellationToken cancel)
    {
        var account = new AccountZone(context.Shipped).Account(folder, cancel);
        if (account.Inventory is not { } inventory)
        {
            return new Refusal(context, writer).Of(account.Findings);
        }

        var date = context.Clock.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var plan = PlanVerification.Of(folder, account, inventory, context.Shipped.Library.Units, coverage, date);
        if (account.Findings.HasErrors)
        {
            return new Refusal(context, writer).Of(account.Findings);
        }

        // What a statement lacks is of no interest to somebody who only looks at the sample.
        var isStated = writer.Format is ResultFormat.Html or ResultFormat.Json || account.Input!.Tables.ContainsKey(StateVerification.File);
        var statement = isStated ? new StateVerification(context.Shipped).Of(folder, account, inventory, plan, date) : null;
        new FindingsPrinter(context).Print(account.Findings);
        var tables = VerificationTables.Of(plan);
        return writer.Format switch
        {
            ResultFormat.Json => writer.Bytes(stream => SaveResult.Json("ncez-evidence/1", [.. StatementTables.Of(statement!), .. tables], stream, context.Language)),
            ResultFormat.Html => writer.Printed(text => StatementPage.Write(text, statement!, context.Language, LocalText.Same($"Ncez {new RunOptions().Version}"), date)),
            ResultFormat.Table => writer.Printed(text =>
            {
                text.WriteLine(VerificationTables.Answer(plan).In(context.Language));
                foreach (var table in tables)
                {
                    TablePrinter.Print(table, text, context.Language);
                }
            }),
            _ => writer.Table(tables.First(t => t.Id == "sampling")),
        };
    }
}
