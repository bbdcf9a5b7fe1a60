using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Model.Diagnostics;
using Ncez.Workflows.Exchange;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez import &lt;file&gt; --into &lt;zone&gt;</c>: a filled template, or a stranger's sheet by a reviewed mapping.</summary>
internal sealed class ImportCommand : ICommandModule
{
    private const string Area = "Import";

    /// <inheritdoc />
    public int Order => 1;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var file = context.NoOption(new Argument<string>("file") { Description = context.TextOf(Area, "file") });
        var into = new Option<string>("--into") { Description = context.TextOf(Area, "into"), HelpName = "zone", Required = true };
        var mapping = new Option<string>("--mapping") { Description = context.TextOf(Area, "mapping"), HelpName = "file" };
        var yes = new Option<bool>("--yes") { Description = context.TextOf(Area, "yes") };
        var replace = new Option<bool>("--replace") { Description = context.TextOf(Area, "replace") };
        var matrix = new Option<string>("--matrix") { Description = context.TextOf(Area, "matrix"), HelpName = "balance|emissions|totals" };
        matrix.AcceptOnlyFromAmong("balance", "emissions", "totals");
        var (year, unit) = (RangeOption.Year(context, "--year", context.TextOf(Area, "year")), Text(context, "--unit", "unit"));
        var (source, site, gas, category) = (Text(context, "--source", "source"), Text(context, "--site", "site"), Text(context, "--gas", "gas"), Text(context, "--category", "category"));
        var command = new Command("import", context.TextOf(Area, "description")) { file, into, mapping, yes, replace, matrix, year, unit, source, site, gas, category };
        command.SetAction(context.Action((parsed, cancel) =>
        {
            var writer = new ResultWriter(context, parsed);
            if (!writer.Accepts(ResultFormat.Table))
            {
                return ExitCode.BadInput;
            }

            if (parsed.GetValue(matrix) is { } kind)
            {
                if (parsed.GetValue(year) is not { } of || parsed.GetValue(source) is not { Length: > 0 } publication)
                {
                    return new AskedWrong(context, writer).Missing("matrix");
                }

                var table = new MatrixOptions(Enum.Parse<MatrixKind>(kind, ignoreCase: true), of, parsed.GetValue(unit) ?? "", publication,
                    parsed.GetValue(site) ?? "", parsed.GetValue(gas) ?? "", parsed.GetValue(category) ?? "");
                var target = parsed.GetRequiredValue(into);
                return Tell(context, writer, new ImportMatrix(context.Shipped).Run(parsed.GetRequiredValue(file), target, table, parsed.GetValue(replace), cancel), target, null);
            }

            var options = new ImportOptions(parsed.GetValue(yes), parsed.GetValue(replace), parsed.GetValue(mapping), context.Language);
            var folder = parsed.GetRequiredValue(into);
            var outcome = new ImportBook(context.Shipped).Run(parsed.GetRequiredValue(file), folder, options, cancel);
            return Tell(context, writer, outcome, folder, options.MappingFile);
        }));
        return command;
    }

    private static Option<string> Text(CliContext context, string name, string key) => new(name) { Description = context.TextOf(Area, key), HelpName = "TEXT" };

    private static int Tell(CliContext context, ResultWriter writer, ImportOutcome outcome, string folder, string? mapping)
    {
        if (outcome.State == ImportState.Refused)
        {
            return new Refusal(context, writer).Of(outcome.Findings);
        }

        new FindingsPrinter(context).Print(outcome.Findings, Severity.Info);
        var exit = writer.Printed(text =>
        {
            if (outcome.State == ImportState.Proposed)
            {
                foreach (var table in ImportTables.Mapping(outcome).Concat(ImportTables.FirstRowsOf(outcome)))
                {
                    TablePrinter.Print(table, text, context.Language);
                }

                text.WriteLine(context.TextOf(Area, outcome.Findings.HasErrors ? "proposedErrors" : "proposed"));
                if (mapping is not null)
                {
                    text.WriteLine(context.TextOf(Area, "saved", ("file", mapping)));
                }

                return;
            }

            TablePrinter.Print(ImportTables.Counts(outcome), text, context.Language);
            text.WriteLine(outcome.Files.IsEmpty
                ? context.TextOf(Area, outcome.Kept > 0 ? "kept" : "nothing", ("folder", folder), ("count", outcome.Kept))
                : context.TextOf(Area, "done", ("files", string.Join(", ", outcome.Files)), ("folder", folder)));
        });
        return exit == ExitCode.Done && outcome.Findings.HasErrors ? ExitCode.BadInput : exit;
    }
}
