using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Workflows.Registers;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez standards [query]</c>: registers of standards, phase-out lists and recommended catalogues, dated.</summary>
internal sealed class StandardsCommand : ICommandModule
{
    private const string Area = "Standards";

    /// <inheritdoc />
    public int Order => 7;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var query = new Argument<string?>("query") { Description = context.TextOf(Area, "query"), Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("standards", context.TextOf(Area, "description")) { query };
        command.SetAction(context.Action((parsed, _) =>
        {
            var writer = new ResultWriter(context, parsed);
            if (!writer.Accepts(ResultFormat.Table, ResultFormat.Json, ResultFormat.Csv, ResultFormat.Xlsx))
            {
                return ExitCode.BadInput;
            }

            var table = RegisterTables.Registers(context.Shipped.Registers, parsed.GetValue(query) ?? "");
            return writer.Format == ResultFormat.Table ? writer.Printed(text => TablePrinter.Print(table, text, context.Language)) : writer.Table(table);
        }));
        return command;
    }
}
