using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Model.Diagnostics;
using Ncez.Workflows.Runs;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez freeze &lt;run&gt; --by NAME --why TEXT</c>: keeps a run with copies of everything it was made of.</summary>
internal sealed class FreezeCommand : ICommandModule
{
    private const string Area = "Freeze";

    /// <inheritdoc />
    public int Order => 9;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var run = context.NoOption(new Argument<string>("run") { Description = context.TextOf(Area, "run") });
        var (by, why) = VerifyCommand.ByWhy(context, Area);
        var command = new Command("freeze", context.TextOf(Area, "description")) { run, by, why };
        command.SetAction(context.Action((parsed, _) =>
        {
            var (writer, findings) = (new ResultWriter(context, parsed), new Findings());
            if (!writer.Accepts(ResultFormat.Table))
            {
                return ExitCode.BadInput;
            }

            var folder = new AdvanceRun(context.Shipped).Freeze(parsed.GetRequiredValue(run), VerifyCommand.StepBy(context, parsed, by, why), findings);
            if (folder is null)
            {
                return new Refusal(context, writer).Of(findings);
            }

            new FindingsPrinter(context).Print(findings);
            var kept = new VerifyRun(context.Shipped).Check(folder, snapshotOnly: true, findings);
            return writer.Printed(text => text.WriteLine(context.TextOf(Area, "done", ("folder", folder), ("hash", kept?.History.Seal ?? ""))));
        }));
        return command;
    }
}
