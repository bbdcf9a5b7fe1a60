using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Model.Diagnostics;
using Ncez.Workflows;
using Ncez.Workflows.Runs;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez adopt &lt;zone&gt; [--factor-year YEAR] [--apply --by NAME --why TEXT]</c>: what newer factors change, and taking them over.</summary>
internal sealed class AdoptCommand : ICommandModule
{
    private const string Area = "Adopt";

    /// <inheritdoc />
    public int Order => 12;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var zone = context.NoOption(new Argument<string>("zone") { Description = context.TextOf(Area, "zone") });
        var year = RangeOption.Year(context, "--factor-year", context.TextOf(Area, "year"));
        var apply = new Option<bool>("--apply") { Description = context.TextOf(Area, "apply") };
        var (by, why) = VerifyCommand.ByWhy(context, Area);
        var command = new Command("adopt", context.TextOf(Area, "description")) { zone, year, apply, by, why };
        command.SetAction(context.Action((parsed, cancel) =>
        {
            var (writer, findings, folder) = (new ResultWriter(context, parsed), new Findings(), parsed.GetRequiredValue(zone));
            if (!writer.Accepts(ResultFormat.Table, ResultFormat.Json, ResultFormat.Csv, ResultFormat.Xlsx))
            {
                return ExitCode.BadInput;
            }

            var adopt = new AdoptFactors(context.Shipped);
            if (adopt.Propose(folder, parsed.GetValue(year), findings, cancellation: cancel) is not { } adoption)
            {
                return new Refusal(context, writer).Of(findings);
            }

            var kept = parsed.GetValue(apply) ? adopt.Apply(folder, adoption, VerifyCommand.StepBy(context, parsed, by, why), context.RunOptions(), findings) : null;
            if (findings.HasErrors)
            {
                return new Refusal(context, writer).Of(findings);
            }

            return Show(context, writer, adoption, kept);
        }));
        return command;
    }

    private static int Show(CliContext context, ResultWriter writer, FactorAdoption adoption, string? kept)
    {
        var tables = ChangeTables.Of(adoption.Changes, adoption.ThresholdBasis, context.Shipped.Library);
        return writer.Format switch
        {
            ResultFormat.Json => writer.Bytes(stream => SaveResult.Json("ncez-adoption/1", tables, stream, context.Language)),
            ResultFormat.Table => writer.Printed(text =>
            {
                text.WriteLine(context.TextOf(Area, "answer", ("before", adoption.Before is { } b ? $"{b}" : context.TextOf(Area, "newest")), ("after", adoption.After)));
                foreach (var table in tables)
                {
                    TablePrinter.Print(table, text, context.Language);
                }

                text.WriteLine(kept is null ? context.TextOf(Area, "proposed") : context.TextOf(Area, "done", ("folder", kept)));
            }),
            _ => writer.Table(ChangeTables.Years(adoption.Changes)),
        };
    }
}
