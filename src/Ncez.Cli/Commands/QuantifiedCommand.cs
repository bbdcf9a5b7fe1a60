using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Workflows.Technologies;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez quantified</c>: technologies with a sourced output and a sourced cost, and what the user must add.</summary>
internal sealed class QuantifiedCommand : ICommandModule
{
    private const string Area = "Quantified";

    /// <inheritdoc />
    public int Order => 6;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var domain = new Option<string>("--domain") { Description = context.TextOf(Area, "domain"), HelpName = "DOMAIN" };
        var command = new Command("quantified", context.TextOf(Area, "description")) { domain };
        command.SetAction(context.Action((parsed, _) =>
        {
            var writer = new ResultWriter(context, parsed);
            if (!writer.Accepts(ResultFormat.Table, ResultFormat.Json, ResultFormat.Csv, ResultFormat.Xlsx))
            {
                return ExitCode.BadInput;
            }

            if (writer.Format == ResultFormat.Table)
            {
                Console.Error.WriteLine(QuantifiedTables.Answer(context.Shipped.Quantified).In(context.Language));
            }

            return writer.Tables("ncez-quantified/1", [QuantifiedTables.Of(context.Shipped.Quantified, parsed.GetValue(domain) ?? "")]);
        }));
        return command;
    }
}
