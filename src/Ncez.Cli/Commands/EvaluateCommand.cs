using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Model.Tables;
using Ncez.Workflows.Schemes;
using Ncez.Workflows.Targets;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez evaluate &lt;zone&gt; [--scheme ID] [--year YEAR]</c>: the zone judged by evaluation and acceptance schemes.</summary>
internal sealed class EvaluateCommand : ICommandModule
{
    private const string Area = "Evaluate";

    // Verdicts come with sentences: wider lines are wrapped, on a screen and in a file alike.
    private const int ScreenColumns = 118;

    /// <inheritdoc />
    public int Order => 6;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var zone = context.ZoneArgument();
        var scheme = new Option<string[]>("--scheme") { Description = context.TextOf(Area, "scheme"), HelpName = "ID" };
        var year = new Option<int?>("--year") { Description = context.TextOf(Area, "year"), HelpName = "YYYY" };
        var annual = new Option<bool>("--annual") { Description = context.TextOf(Area, "annual") };
        var command = new Command("evaluate", context.TextOf(Area, "description")) { zone, scheme, year, annual };
        command.SetAction(context.Action((parsed, cancel) =>
        {
            var writer = new ResultWriter(context, parsed);
            if (!writer.Accepts(ResultFormat.Table, ResultFormat.Json, ResultFormat.Csv, ResultFormat.Xlsx, ResultFormat.Docx, ResultFormat.Html, ResultFormat.Pdf))
            {
                return ExitCode.BadInput;
            }

            var evaluation = new EvaluateZone(context.Shipped).Evaluate(parsed.GetRequiredValue(zone), [.. parsed.GetValue(scheme) ?? []], parsed.GetValue(year), cancel);
            return evaluation.Account.Findings.HasErrors
                ? new Refusal(context, writer).Of(evaluation.Account.Findings)
                : Write(context, writer, evaluation, parsed.GetValue(annual));
        }));
        return command;
    }

    private static int Write(CliContext context, ResultWriter writer, ZoneEvaluation evaluation, bool isAnnual)
    {
        new FindingsPrinter(context).Print(evaluation.Account.Findings);
        var written = writer.Format switch
        {
            ResultFormat.Json => writer.Bytes(stream => SaveEvaluation.Json(evaluation, stream, context.Language)),
            ResultFormat.Docx or ResultFormat.Html or ResultFormat.Pdf or ResultFormat.Xlsx => new PapersWriter(context, writer).Write(isAnnual
                ? AnnualAssessment.Of(evaluation, new FollowTargets(context.Shipped).Of(evaluation.Account, evaluation.Account.Inventory!), context.Shipped.Library.Units) : AcceptancePack.Of(evaluation), "acceptance"),
            ResultFormat.Table => writer.Printed(text =>
            {
                ResultTable[] tables =
                [
                    SchemeTables.BriefResults(evaluation.Assessments),
                    .. evaluation.Assessments.SelectMany(a => new[] { SchemeTables.Brief(a), SchemeTables.Reasons(a), AdviceTable.Of(evaluation, a.Scheme), SchemeTables.Missing(a) }),
                ];
                foreach (var table in tables.Where(t => t.Rows.Length > 0))
                {
                    TablePrinter.Print(table, text, context.Language, ScreenColumns);
                }
            }),
            _ when evaluation.Assessments is [var only] => writer.Table(SchemeTables.Rows(only)),
            _ => writer.Table(SchemeTables.Results(evaluation.Assessments)),
        };
        return written == ExitCode.Done && evaluation.IsUnmet ? ExitCode.Unmet : written;
    }
}
