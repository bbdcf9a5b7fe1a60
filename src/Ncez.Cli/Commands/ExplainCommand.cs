using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Workflows.Programmes;
using Ncez.Workflows.Zones;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez explain &lt;zone&gt; &lt;line-id&gt;</c>: a printed number or total back to its activity, factor, equation and source.</summary>
internal sealed class ExplainCommand : ICommandModule
{
    private const string Area = "Explain";

    /// <inheritdoc />
    public int Order => 3;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var zone = context.ZoneArgument();
        var line = context.NoOption(new Argument<string>("line-id") { Description = context.TextOf(Area, "line") });
        var command = new Command("explain", context.TextOf(Area, "description")) { zone, line };
        command.SetAction(context.Action((parsed, cancel) =>
        {
            var writer = new ResultWriter(context, parsed);
            return !writer.Accepts(ResultFormat.Table, ResultFormat.Json)
                ? ExitCode.BadInput
                : Explain(context, writer, parsed.GetRequiredValue(zone), parsed.GetRequiredValue(line), cancel);
        }));
        return command;
    }

    private static int Explain(CliContext context, ResultWriter writer, string folder, string id, CancellationToken cancel)
    {
        if (RunProgramme.IsProgramme(folder))
        {
            return OfProgramme(context, writer, folder, id, cancel);
        }

        var account = new AccountZone(context.Shipped).Account(folder, cancel);
        if (account.Inventory is not { } inventory)
        {
            return new Refusal(context, writer).Of(account.Findings);
        }

        // A line may have the id of a total; then the line is meant.
        var search = new Model.Diagnostics.Findings();
        if (ExplainLine.Find(inventory, id, search, account.Input) is not { } explained)
        {
            if (ExplainTotal.Find(account.Input!, inventory, id, isWhole: writer.Format == ResultFormat.Json) is { } total)
            {
                return Total(context, writer, total, inventory);
            }

            return new Refusal(context, writer).Of(search);
        }

        return writer.Format == ResultFormat.Json
            ? writer.Bytes(stream => ExplainLine.Json(inventory, explained, stream, context.Language))
            : writer.Printed(text => new ExplanationTree(context, inventory).Print(explained, text));
    }

    private static int OfProgramme(CliContext context, ResultWriter writer, string folder, string id, CancellationToken cancel)
    {
        var (standing, findings) = new RunProgramme(context.Shipped).Run(folder, cancellation: cancel);
        if (standing is null || ExplainProgramme.Of(standing, id, findings) is not var (answer, tables))
        {
            return new Refusal(context, writer).Of(findings);
        }

        return writer.Format == ResultFormat.Json
            ? writer.Bytes(stream => Workflows.SaveResult.Json("ncez-total/1", tables, stream, context.Language))
            : writer.Printed(text =>
            {
                text.WriteLine(answer.In(context.Language));
                foreach (var table in tables)
                {
                    TablePrinter.Print(table, text, context.Language);
                }
            });
    }

    private static int Total(CliContext context, ResultWriter writer, UnfoldedTotal total, Model.Inventories.Inventory inventory) => writer.Format == ResultFormat.Json
        ? writer.Bytes(stream => Workflows.SaveResult.Json("ncez-total/1", total.Tables, stream, context.Language))
        : writer.Printed(text =>
        {
            text.WriteLine(ExplainTotal.Answer(total, inventory).In(context.Language));
            foreach (var table in total.Tables)
            {
                TablePrinter.Print(table, text, context.Language);
            }
        });
}
