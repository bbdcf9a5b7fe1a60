using System.Collections.Immutable;
using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Model.Diagnostics;
using Ncez.Model.Tables;
using Ncez.Workflows;
using Ncez.Workflows.Runs;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez changes &lt;run-a&gt; &lt;run-b or zone&gt; [--threshold PERCENT]</c>, <c>ncez changes &lt;zone&gt;</c>: what changed, by cause, adding up exactly.</summary>
internal sealed class ChangesCommand : ICommandModule
{
    private const string Area = "Changes";

    /// <inheritdoc />
    public int Order => 12;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var before = context.NoOption(new Argument<string>("run-a") { Description = context.TextOf(Area, "before") });
        var after = context.NoOption(new Argument<string?>("run-b") { Description = context.TextOf(Area, "after"), Arity = ArgumentArity.ZeroOrOne });
        var threshold = RangeOption.Of(context, "--threshold", (context.TextOf(Area, "threshold"), "PERCENT"), 0.0, 100.0);
        var command = new Command("changes", context.TextOf(Area, "description")) { before, after, threshold };
        command.SetAction(context.Action((parsed, _) =>
        {
            var (writer, findings) = (new ResultWriter(context, parsed), new Findings());
            if (!writer.Accepts(ResultFormat.Table, ResultFormat.Json, ResultFormat.Csv, ResultFormat.Xlsx))
            {
                return ExitCode.BadInput;
            }

            if (Tables(context, parsed.GetRequiredValue(before), parsed.GetValue(after), parsed.GetValue(threshold) / 100, findings) is not { } tables)
            {
                return new Refusal(context, writer).Of(findings);
            }

            new FindingsPrinter(context).Print(findings);
            return writer.Format switch
            {
                ResultFormat.Json => writer.Bytes(stream => SaveResult.Json("ncez-changes/1", tables, stream, context.Language)),
                ResultFormat.Table => writer.Printed(text =>
                {
                    foreach (var table in tables)
                    {
                        TablePrinter.Print(table, text, context.Language);
                    }
                }),
                _ => writer.Table(tables[0]),
            };
        }));
        return command;
    }

    // Of a zone alone, since its last frozen run.
    private static ImmutableArray<ResultTable>? Tables(CliContext context, string before, string? after, double? threshold, Findings findings)
    {
        var (runs, library) = (new CompareRuns(context.Shipped), context.Shipped.Library);
        if (after is null)
        {
            return runs.Since(before, threshold, findings) is { } since ? ChangeTables.Of(since, library) : null;
        }

        return runs.Compare(before, after, threshold, findings) is var (changes, basis) ? ChangeTables.Of(changes, basis, library) : null;
    }
}
