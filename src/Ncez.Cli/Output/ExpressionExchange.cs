using Ncez.Model.Diagnostics;
using Ncez.Workflows;
using Ncez.Workflows.Scenarios;

namespace Ncez.Cli.Output;

/// <summary>Expressions of a zone's scenarios out to, and in from, a workbook in LEAP's columns.</summary>
internal sealed class ExpressionExchange(CliContext context, ResultWriter writer)
{
    /// <summary>Writes the expressions as a table or workbook.</summary>
    public int Sheet(string folder, CancellationToken cancel)
    {
        var projection = new ProjectZone(context.Shipped).Project(folder, cancel);
        return projection.Sheet is { } sheet ? writer.Table(sheet) : new Refusal(context, writer).Of(projection.Findings);
    }

    /// <summary>Reads a workbook into <c>scenarios/imported.csv</c> of the zone.</summary>
    public int Import(string folder, string workbook)
    {
        var findings = new Findings();
        if (!File.Exists(workbook))
        {
            return new AskedWrong(context, writer).Name("workbook", workbook, CliContext.BothOf("Cli", "asked.workbook.known"), "expressions.xlsx");
        }

        using var stream = File.OpenRead(workbook);
        var expressions = new ExchangeExpressions(context.Shipped).Read(Path.GetFileName(workbook), stream, findings);
        if (expressions is not { } rows || findings.HasErrors)
        {
            return new Refusal(context, writer).Of(findings);
        }

        var target = Path.Combine(folder, "scenarios", "imported.csv");
        var isWritten = SaveResult.ToFile(target, csv => ExchangeExpressions.Csv(rows, csv), findings);
        new FindingsPrinter(context).Print(findings);
        Console.Out.WriteLine(context.TextOf("Scenario", "imported", ("count", rows.Length), ("file", target)));
        return isWritten ? ExitCode.Done : ExitCode.BadInput;
    }
}
