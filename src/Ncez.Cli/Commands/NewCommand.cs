using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Model.Diagnostics;
using Ncez.Workflows.Zones;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez new &lt;domain&gt; &lt;folder&gt;</c>: a zone folder to fill in.</summary>
internal sealed class NewCommand : ICommandModule
{
    private const string Area = "New";

    /// <inheritdoc />
    public int Order => 0;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var domain = new Argument<string>("domain") { Description = context.TextOf(Area, "domain") };
        var folder = new Argument<string>("folder") { Description = context.TextOf(Area, "folder") };
        var command = new Command("new", context.TextOf(Area, "description")) { domain, folder };
        command.SetAction(context.Action((parsed, _) =>
        {
            var writer = new ResultWriter(context, parsed);
            if (!writer.Accepts(ResultFormat.Table))
            {
                return ExitCode.BadInput;
            }

            var (findings, path) = (new Findings(), parsed.GetRequiredValue(folder));
            // The last whole calendar year is what a new zone accounts first.
            var year = context.Clock.GetLocalNow().Year - 1;
            return new CreateZone(context.Shipped).Create(parsed.GetRequiredValue(domain), path, context.Language, year, findings)
                ? writer.Printed(text => text.WriteLine(context.TextOf(Area, "done", ("folder", path))))
                : new Refusal(context, writer).Of(findings);
        }));
        return command;
    }
}
