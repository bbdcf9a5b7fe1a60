using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Model.Runs;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez seal &lt;run&gt; --by NAME --why TEXT [--supersede]</c>: the verifier's signature under a verified run.</summary>
internal sealed class SealCommand : ICommandModule
{
    private const string Area = "Seal";

    /// <inheritdoc />
    public int Order => 11;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var run = context.NoOption(new Argument<string>("run") { Description = context.TextOf(Area, "run") });
        var supersede = new Option<bool>("--supersede") { Description = context.TextOf(Area, "supersede") };
        var (by, why) = VerifyCommand.ByWhy(context, Area);
        var command = new Command("seal", context.TextOf(Area, "description")) { run, by, why, supersede };
        command.SetAction(context.Action((parsed, _) =>
        {
            var writer = new ResultWriter(context, parsed);
            return writer.Accepts(ResultFormat.Table)
                ? VerifyCommand.Sign(context, writer, parsed.GetRequiredValue(run), parsed.GetValue(supersede) ? RunState.Superseded : RunState.Sealed, VerifyCommand.StepBy(context, parsed, by, why), snapshot: true)
                : ExitCode.BadInput;
        }));
        return command;
    }
}
