using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Workflows.Zones;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez explain &lt;zone&gt; &lt;line-id&gt;</c>: a printed number back to its activity, factor, equation and source.</summary>
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
        var account = new AccountZone(context.Shipped).Account(folder, cancel);
        if (account.Inventory is not { } inventory)
        {
            return new Refusal(context, writer).Of(account.Findings);
        }

        var search = new Model.Diagnostics.Findings();
        if (ExplainLine.Find(inventory, id, search) is not { } explained)
        {
            return new Refusal(context, writer).Of(search);
        }

        return writer.Format == ResultFormat.Json
            ? writer.Bytes(stream => ExplainLine.Json(inventory, explained, stream, context.Language))
            : writer.Printed(text => new ExplanationTree(context, inventory).Print(explained, text));
    }
}
