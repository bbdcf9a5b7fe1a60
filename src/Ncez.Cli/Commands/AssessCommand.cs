using System.CommandLine;
using Ncez.Cli.Output;
using Ncez.Model.Diagnostics;
using Ncez.Model.Zones;
using Ncez.Workflows;
using Ncez.Workflows.Technologies.Assessment;
using Ncez.Workflows.Zones;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez assess &lt;zone&gt;</c>: what the experts of panel.csv say of technologies; <c>--sheet</c> writes what they fill in the next round.</summary>
internal sealed class AssessCommand : ICommandModule
{
    private const string Area = "Assess";

    /// <inheritdoc />
    public int Order => 7;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var zone = context.ZoneArgument();
        var sheet = new Option<string>("--sheet") { Description = context.TextOf(Area, "sheet"), HelpName = "FILE.xlsx" };
        var command = new Command("assess", context.TextOf(Area, "description")) { zone, sheet };
        command.SetAction(context.Action((parsed, cancel) =>
        {
            var writer = new ResultWriter(context, parsed);
            if (!writer.Accepts(ResultFormat.Table, ResultFormat.Json, ResultFormat.Csv, ResultFormat.Xlsx))
            {
                return ExitCode.BadInput;
            }

            var account = new AccountZone(context.Shipped).Account(parsed.GetRequiredValue(zone), cancel);
            if (account.Input is not { } input)
            {
                return new Refusal(context, writer).Of(account.Findings);
            }

            return parsed.GetValue(sheet) is { Length: > 0 } path ? Sheets(context, writer, path, input, account.Findings) : Answer(context, writer, input, account.Findings);
        }));
        return command;
    }

    private static int Answer(CliContext context, ResultWriter writer, ZoneInput input, Findings findings)
    {
        if (AssessTechnologies.Answer(context.Shipped.Technologies, input, findings) is not { } assessment)
        {
            if (!findings.HasErrors)
            {
                findings.Error("AST-014", new Place("panel.csv"), ("file", "panel.csv"));
            }

            return new Refusal(context, writer).Of(findings);
        }

        new FindingsPrinter(context).Print(findings);
        if (writer.Format == ResultFormat.Table)
        {
            Console.Error.WriteLine(assessment.Answer.In(context.Language));
        }

        return writer.Tables("ncez-assessment/1", assessment.Tables);
    }

    private static int Sheets(CliContext context, ResultWriter writer, string path, ZoneInput input, Findings findings)
    {
        var sheets = AssessTechnologies.Sheets(context.Shipped.Technologies, input, findings);
        if (sheets.IsEmpty)
        {
            return new Refusal(context, writer).Of(findings);
        }

        var isWritten = SaveResult.ToFile(path, stream => SaveResult.Xlsx(sheets, stream, context.Language), findings);
        new FindingsPrinter(context).Print(findings);
        if (isWritten)
        {
            Console.Out.WriteLine(path);
        }

        return isWritten ? ExitCode.Done : ExitCode.BadInput;
    }
}
