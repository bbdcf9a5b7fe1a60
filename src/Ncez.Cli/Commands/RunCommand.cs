using System.CommandLine;
using System.Globalization;
using Ncez.Cli.Output;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;
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

    private static RunOptions Options(CliContext context, ParseResult parsed, bool allLines) => new()
    {
        Target = parsed.GetValue(context.Options.Out),
        Language = context.Language,
        GeneratedOn = context.Clock.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        AllLines = allLines,
    };

    private static int Run(CliContext context, ResultWriter writer, string folder, RunOptions options, CancellationToken cancel)
    {
        using var steps = new StepPrinter(context);
        var run = new RunZone(context.Shipped).Run(folder, options, step => steps.Start(context.TextOf(Area, $"step.{step}")), cancel);
        steps.End(run.Folder is not null);
        if (run.Account.Inventory is not { } inventory || run.Folder is null)
        {
            return new Refusal(context, writer).Of(run.Account.Findings);
        }

        new FindingsPrinter(context).Print(run.Account.Findings);
        return writer.Format == ResultFormat.Json
            ? ResultWriter.ToConsole(stream => new ExportInventory(inventory, run.Account.Findings, context.Language).Json(stream, withLines: false, cancel))
            : ResultWriter.ToConsole(text => Answer(context, text, inventory, run.Folder));
    }

    private static void Answer(CliContext context, TextWriter text, Inventory inventory, string folder)
    {
        var year = inventory.Years[^1];
        text.WriteLine(context.TextOf(Area, "answer", ("zone", inventory.Zone.Name), ("year", year.Year), ("gross", Numbers.Of(year.Gross.T)), ("net", Numbers.Of(year.Net.T)),
            ("direct", Numbers.Of(year.Direct.T)), ("indirect", Numbers.Of(year.Indirect.T)), ("gwp", inventory.Zone.Gwp)));
        text.WriteLine(context.TextOf(Area, "report", ("report", Path.Combine(folder, "report.html")), ("folder", folder)));
    }
}
