using Ncez.Model.Diagnostics;
using Ncez.Workflows;

namespace Ncez.Cli.Output;

/// <summary>What a command does when errors leave it without a result: every finding for people, or all of them as JSON for programs.</summary>
internal sealed class Refusal(CliContext context, ResultWriter writer)
{
    /// <summary>Tells the findings.</summary>
    /// <returns>Always <see cref="ExitCode.BadInput"/>.</returns>
    public int Of(Findings findings)
    {
        var printer = new FindingsPrinter(context);
        printer.Print(findings);
        Console.Error.WriteLine(printer.Summary(findings));
        if (writer.Format == ResultFormat.Json)
        {
            ResultWriter.ToConsole(stream => SaveResult.FindingsJson(findings, stream, context.Language));
        }

        return ExitCode.BadInput;
    }
}
