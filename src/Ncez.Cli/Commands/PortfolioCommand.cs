using System.CommandLine;
using System.Globalization;
using Ncez.Cli.Output;
using Ncez.Model.Optimisation;
using Ncez.Workflows;
using Ncez.Workflows.Technologies.Portfolios;
using Ncez.Workflows.Zones;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez portfolio &lt;zone&gt;</c>: which measures, when and how big, at the least cost for the targets or with the most abatement for the budgets.</summary>
internal sealed class PortfolioCommand : ICommandModule
{
    private const string Area = "Portfolio";
    private const int MostPoints = 1_000;
    private const double MostSeconds = 86_400;

    /// <inheritdoc />
    public int Order => 7;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var zone = context.ZoneArgument();
        var most = new Option<bool>("--most-abatement") { Description = context.TextOf(Area, "most") };
        var pareto = RangeOption.Of(context, "--pareto", (context.TextOf(Area, "pareto"), "POINTS"), 2, MostPoints);
        var gap = RangeOption.Of(context, "--gap", (context.TextOf(Area, "gap"), "SHARE"), 0, 1, SolveOptions.Default.GapFraction);
        var seconds = RangeOption.Of(context, "--seconds", (context.TextOf(Area, "seconds"), "S"), 0, MostSeconds, SolveOptions.Default.MostSeconds);
        var export = new Option<string>("--export") { Description = context.TextOf(Area, "export"), HelpName = "FILE.lp|FILE.mps" };
        var command = new Command("portfolio", context.TextOf(Area, "description")) { zone, most, pareto, gap, seconds, export };
        command.SetAction(context.Action((parsed, cancel) =>
        {
            var writer = new ResultWriter(context, parsed);
            if (!writer.Accepts(ResultFormat.Table, ResultFormat.Json, ResultFormat.Csv, ResultFormat.Xlsx))
            {
                return ExitCode.BadInput;
            }

            var folder = parsed.GetRequiredValue(zone);
            var account = new AccountZone(context.Shipped).Account(folder, cancel);
            if (account.Findings.HasErrors)
            {
                return new Refusal(context, writer).Of(account.Findings);
            }

            var isMost = parsed.GetValue(most);
            if (parsed.GetValue(export) is { Length: > 0 } path)
            {
                return Export(context, writer, account, new PlanPortfolio(context.Shipped).Program(folder, account, isMost, cancel), path);
            }

            var request = new PortfolioRequest
            {
                IsMostAbatement = isMost,
                ParetoPoints = parsed.GetValue(pareto) ?? 0,
                Options = SolveOptions.Default with { GapFraction = parsed.GetValue(gap), MostSeconds = parsed.GetValue(seconds), Progress = Progress },
            };
            return Answer(context, writer, account, new PlanPortfolio(context.Shipped).Plan(folder, account, request, cancel));
        }));
        return command;
    }

    private static int Answer(CliContext context, ResultWriter writer, ZoneAccount account, PortfolioReport? report)
    {
        if (report is null)
        {
            return new Refusal(context, writer).Of(account.Findings);
        }

        new FindingsPrinter(context).Print(account.Findings);
        if (writer.Format == ResultFormat.Table)
        {
            Console.Error.WriteLine(report.Answer.In(context.Language));
        }

        return writer.Tables("ncez-portfolio/1", report.Tables);
    }

    private static int Export(CliContext context, ResultWriter writer, ZoneAccount account, LinearProgram? program, string path)
    {
        var isWritten = program is not null && SaveResult.ToFile(path, stream => SaveResult.Program(program, path, stream), account.Findings);
        if (!isWritten)
        {
            return new Refusal(context, writer).Of(account.Findings);
        }

        new FindingsPrinter(context).Print(account.Findings);
        Console.Out.WriteLine(path);
        return ExitCode.Done;
    }

    // To people who watch, not to files.
    private static void Progress(SolveProgress progress)
    {
        if (!Console.IsErrorRedirected && double.IsFinite(progress.Best))
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {progress.Best:G6} … {progress.Bound:G6}  {progress.Line.Trim()}"));
        }
    }
}
