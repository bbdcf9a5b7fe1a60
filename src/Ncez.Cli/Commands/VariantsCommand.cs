using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Model.Diagnostics;
using Ncez.Workflows.Variants;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez variants &lt;zone&gt; &lt;file&gt;…</c>: design variants from EnergyPlus result tables, accounted with the zone's factors and side by side.</summary>
internal sealed class VariantsCommand : ICommandModule
{
    private const string Area = "Variants";

    /// <inheritdoc />
    public int Order => 7;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var zone = context.ZoneArgument();
        var files = new Argument<string[]>("file") { Description = context.TextOf(Area, "file"), Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("variants", context.TextOf(Area, "description")) { zone, files };
        command.SetAction(context.Action((parsed, cancel) =>
        {
            var writer = new ResultWriter(context, parsed);
            if (!writer.Accepts(ResultFormat.Table, ResultFormat.Json, ResultFormat.Csv, ResultFormat.Xlsx))
            {
                return ExitCode.BadInput;
            }

            var (findings, named) = (new Findings(), parsed.GetValue(files) ?? []);
            if (named.Length == 0)
            {
                findings.Error("EPL-004", Place.None);
            }

            if (findings.HasErrors || new CompareVariants(context.Shipped).Of(parsed.GetRequiredValue(zone), named, findings, cancel) is not { } report)
            {
                return new Refusal(context, writer).Of(findings);
            }

            new FindingsPrinter(context).Print(findings);
            if (writer.Format == ResultFormat.Table)
            {
                Console.Error.WriteLine(report.Answer.In(context.Language));
            }

            return writer.Tables("ncez-variants/1", report.Tables);
        }));
        return command;
    }
}
