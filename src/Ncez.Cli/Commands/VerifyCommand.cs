using System.CommandLine;
using System.Globalization;
using Ncez.Cli.Output;
using Ncez.Model.Diagnostics;
using Ncez.Model.Runs;
using Ncez.Workflows.Runs;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez verify &lt;run&gt; [--snapshot] [--sign --by NAME --why TEXT]</c>: exit 1 and the file's name when a byte was altered.</summary>
internal sealed class VerifyCommand : ICommandModule
{
    private const string Area = "Verify";

    /// <inheritdoc />
    public int Order => 10;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var run = context.NoOption(new Argument<string>("run") { Description = context.TextOf(Area, "run") });
        var snapshot = new Option<bool>("--snapshot") { Description = context.TextOf(Area, "snapshot") };
        var sign = new Option<bool>("--sign") { Description = context.TextOf(Area, "sign") };
        var (by, why) = ByWhy(context, Area);
        var command = new Command("verify", context.TextOf(Area, "description")) { run, snapshot, sign, by, why };
        command.SetAction(context.Action((parsed, _) =>
        {
            var writer = new ResultWriter(context, parsed);
            if (!writer.Accepts(ResultFormat.Table, ResultFormat.Json))
            {
                return ExitCode.BadInput;
            }

            var folder = parsed.GetRequiredValue(run);
            return parsed.GetValue(sign)
                ? Sign(context, writer, folder, RunState.Verified, StepBy(context, parsed, by, why), parsed.GetValue(snapshot))
                : Check(context, writer, folder, parsed.GetValue(snapshot));
        }));
        return command;
    }

    /// <summary>Options that say who and why.</summary>
    internal static (Option<string> By, Option<string> Why) ByWhy(CliContext context, string area) => (
        new Option<string>("--by") { Description = context.TextOf(area, "by"), HelpName = "NAME" },
        new Option<string>("--why") { Description = context.TextOf(area, "why"), HelpName = "TEXT" });

    /// <summary>Who, when and why, from the options and the clock.</summary>
    internal static RunStepBy StepBy(CliContext context, ParseResult parsed, Option<string> by, Option<string> why) => new(
        parsed.GetValue(by) ?? "", context.Clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), parsed.GetValue(why) ?? "");

    /// <summary>Signs a run and prints its new hash; what was checked is what is signed.</summary>
    internal static int Sign(CliContext context, ResultWriter writer, string folder, RunState state, RunStepBy step, bool snapshot)
    {
        var findings = new Findings();
        if (new AdvanceRun(context.Shipped).Sign(folder, state, step, snapshot, findings) is not { } history)
        {
            var code = Altered(findings) ? Tell(context, writer, findings) : new Refusal(context, writer).Of(findings);
            if (!snapshot && Altered(findings))
            {
                Console.Error.WriteLine(context.TextOf(Area, "notSigned"));
            }

            return code;
        }

        new FindingsPrinter(context).Print(findings);
        return writer.Printed(text => text.WriteLine(context.TextOf("Seal", "done", ("state", history.State.ToString().ToLowerInvariant()), ("hash", history.Seal))));
    }

    private static int Check(CliContext context, ResultWriter writer, string folder, bool snapshot)
    {
        var findings = new Findings();
        var kept = new VerifyRun(context.Shipped).Check(folder, snapshot, findings);
        if (findings.HasErrors)
        {
            return Altered(findings) ? Tell(context, writer, findings) : new Refusal(context, writer).Of(findings);
        }

        new FindingsPrinter(context).Print(findings);
        return writer.Format == ResultFormat.Json
            ? writer.Bytes(stream => Workflows.SaveResult.FindingsJson(findings, stream, context.Language))
            : writer.Printed(text => text.WriteLine(context.TextOf(Area, "whole", ("results", kept!.Run.Results.Length), ("inputs", kept.Run.Inputs.Length), ("data", kept.Run.Data.Length),
                ("lines", kept.Run.Lines.Length), ("state", kept.History.State.ToString().ToLowerInvariant()), ("hash", kept.History.Seal))));
    }

    private static bool Altered(Findings findings) => findings.Sorted().Any(f => f.Code is "RUN-001" or "RUN-003" or "RUN-004" or "RUN-005");

    private static int Tell(CliContext context, ResultWriter writer, Findings findings)
    {
        new FindingsPrinter(context).Print(findings);
        if (writer.Format == ResultFormat.Json)
        {
            ResultWriter.ToConsole(stream => Workflows.SaveResult.FindingsJson(findings, stream, context.Language));
        }

        Console.Error.WriteLine(context.TextOf(Area, "altered", ("count", findings.Sorted().Count(f => f.Severity == Severity.Error))));
        return ExitCode.Unmet;
    }
}
