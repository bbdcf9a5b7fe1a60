using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Workflows.Zones;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez run &lt;zone&gt; [--out DIR]</c>: the main job, from the zone folder to the report.</summary>
internal sealed class RunCommand : ICommandModule
{
    private const string Area = "Run";

    /// <inheritdoc />
    public int Order => 4;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var zone = context.ZoneArgument();
        var lines = new Option<string>("--lines") { Description = context.TextOf(Area, "lines"), HelpName = "all" };
        lines.AcceptOnlyFromAmong("all");
        var command = new Command("run", context.TextOf(Area, "description")) { zone, lines };
        command.SetAction(context.Action((parsed, cancel) =>
        {
            var writer = new ResultWriter(context, parsed);
            return !writer.Accepts(ResultFormat.Table, ResultFormat.Json)
                ? ExitCode.BadInput
                : Run(context, writer, parsed.GetRequiredValue(zone), Options(context, parsed, parsed.GetValue(lines) == "all"), cancel);
        }));
        return command;
    }

    private static RunOptions Options(CliContext context, ParseResult parsed, bool allLines) =>
        context.RunOptions() with { Target = parsed.GetValue(context.Options.Out), AllLines = allLines };

    private static int Run(CliContext context, ResultWriter writer, string folder, RunOptions options, CancellationToken cancel)
    {
        using var steps = new StepPrinter(context);
        var run = new RunZone(context.Shipped) { Detail = steps.Detail }.Run(folder, options, step => steps.Start(context.TextOf(Area, $"step.{step}")), cancel);
        steps.End(run.Folder is not null);
        if (run.Account.Inventory is not { } inventory || run.Folder is null)
        {
            return new Refusal(context, writer).Of(run.Account.Findings);
        }

        new FindingsPrinter(context).Print(run.Account.Findings);
        var export = new ExportInventory(inventory, run.Account.Findings, context.Language);
        return writer.Format == ResultFormat.Json
            ? ResultWriter.ToConsole((Stream stream) => export.Json(stream, withLines: false, cancel))
            : ResultWriter.ToConsole((TextWriter text) =>
            {
                text.WriteLine(context.TextOf(Area, "answer", ("zone", inventory.Zone.Name), ("answer", export.Sentence)));
                text.WriteLine(context.TextOf(Area, "report", ("report", Path.Combine(run.Folder, "report.html"))));
            });
    }
}
