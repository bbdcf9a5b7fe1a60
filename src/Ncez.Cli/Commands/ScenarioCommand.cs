using System.CommandLine;
using System.Globalization;
using Ncez.Cli.Output;
using Ncez.Model.Factors;
using Ncez.Model.Quantities;
using Ncez.Model.Scenarios;
using Ncez.Model.Tables;
using Ncez.Workflows.Comparisons;
using Ncez.Workflows.Scenarios;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez scenario &lt;zone&gt; [--balance YEAR] [--watch]</c>: pathways of a zone's scenarios.</summary>
internal sealed class ScenarioCommand : ICommandModule
{
    private const string Area = "Scenario";
    private const double LargestGoalT = 1e12;

    /// <inheritdoc />
    public int Order => 6;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var zone = context.ZoneArgument();
        var only = new Option<string>("--scenario") { Description = context.TextOf(Area, "scenario"), HelpName = "ID" };
        var balance = RangeOption.Year(context, "--balance", context.TextOf(Area, "balance"));
        var unit = new Option<string>("--unit") { Description = context.TextOf(Area, "unit"), HelpName = "tce|TJ|MWh" };
        var explain = new Option<string>("--explain") { Description = context.TextOf(Area, "explain"), HelpName = "CELL" };
        var differs = new Option<string>("--difference") { Description = context.TextOf(Area, "difference"), HelpName = "ID" };
        var seek = new Option<string>("--seek") { Description = context.TextOf(Area, "seek"), HelpName = "CELL" };
        var goal = RangeOption.Of(context, "--goal", (context.TextOf(Area, "goal"), "t"), -LargestGoalT, LargestGoalT, 0);
        var year = RangeOption.Year(context, "--year", context.TextOf(Area, "year"));
        var between = new Option<string>("--between") { Description = context.TextOf(Area, "between"), HelpName = "LOW..HIGH" };
        var pivot = new Option<string>("--pivot") { Description = context.TextOf(Area, "pivot"), HelpName = "net|energy|saved:A,B" };
        var sheet = new Option<bool>("--sheet") { Description = context.TextOf(Area, "sheet") };
        var import = new Option<string>("--import") { Description = context.TextOf(Area, "import"), HelpName = "FILE.xlsx" };
        var watch = new Option<bool>("--watch") { Description = context.TextOf(Area, "watch") };
        var command = new Command("scenario", context.TextOf(Area, "description")) { zone, only, balance, unit, explain, differs, seek, goal, year, between, pivot, sheet, import, watch };
        command.SetAction(context.Action((parsed, cancel) =>
        {
            var writer = new ResultWriter(context, parsed);
            if (!writer.Accepts(ResultFormat.Table, ResultFormat.Json, ResultFormat.Csv, ResultFormat.Xlsx))
            {
                return ExitCode.BadInput;
            }

            if (parsed.GetValue(import) is { } workbook)
            {
                return new ExpressionExchange(context, writer).Import(parsed.GetRequiredValue(zone), workbook);
            }

            if (parsed.GetValue(sheet))
            {
                return new ExpressionExchange(context, writer).Sheet(parsed.GetRequiredValue(zone), cancel);
            }

            var request = new Request(parsed.GetRequiredValue(zone), parsed.GetValue(only), parsed.GetValue(balance), parsed.GetValue(unit), parsed.GetValue(explain), parsed.GetValue(differs),
                parsed.GetValue(pivot), parsed.GetValue(year),
                parsed.GetValue(seek) is { } sought ? new Sought(sought, parsed.GetValue(goal), parsed.GetValue(year), parsed.GetValue(between)) : null);
            return parsed.GetValue(watch) ? Watch(context, writer, request, cancel) : Once(context, writer, request, cancel);
        }));
        return command;
    }

    private static int Once(CliContext context, ResultWriter writer, Request request, CancellationToken cancel)
    {
        var projection = Projected(context, request.Folder, cancel);
        if (projection.Pathways is not { } all)
        {
            return new Refusal(context, writer).Of(projection.Findings);
        }

        if (Chosen(context, writer, all, request) is not { } set)
        {
            return ExitCode.BadInput;
        }

        new FindingsPrinter(context).Print(projection.Findings);
        if (request.Cell is { } cell)
        {
            return Explained(context, writer, projection, set.Pathways[^1].Scenario, cell);
        }

        if (request.From is { } from)
        {
            return DifferenceTable.Of(projection, from, set.Pathways[^1].Scenario) is { } difference ? writer.Table(difference) : NoScenario(context, writer, all, from);
        }

        if (request.Sought is { } sought)
        {
            return Seek(context, writer, projection, set, sought);
        }

        if (request.Pivot is { } asked)
        {
            return new PivotPrinter(context, writer).Print(set, asked, request.Year, request.Unit);
        }

        if (request.BalanceYear is { } year)
        {
            return EnergyUnit(context, writer, request.Unit) is { } unit ? writer.Table(PathwayTables.Balance(set.Pathways[^1], year, unit)) : ExitCode.BadInput;
        }

        return writer.Format switch
        {
            ResultFormat.Json => writer.Bytes(stream => ExportPathways.Json(set, projection.Findings, stream, context.Language)),
            ResultFormat.Table => writer.Printed(text =>
            {
                TablePrinter.Print(PathwayTables.Net(set), text, context.Language);
                TablePrinter.Print(projection.Peaks!, text, context.Language);
                TablePrinter.Print(PathwayTables.Sectors(set.Pathways[^1]), text, context.Language);
                if (PeakTables.Regions(set.Pathways[^1]) is { Rows.IsEmpty: false } regions)
                {
                    TablePrinter.Print(regions, text, context.Language);
                }

                if (PathwayTables.Capacities(set.Pathways[^1]) is { Rows.IsEmpty: false } capacities)
                {
                    TablePrinter.Print(capacities, text, context.Language);
                }

                if (projection.Gaps is { } gaps)
                {
                    TablePrinter.Print(gaps, text, context.Language);
                }

                foreach (var table in ContributionTables.Of(set, set.Pathways[^1].Scenario).Concat(projection.Outlook?.Tables ?? []).Concat(DriversOf(set, set.Pathways[^1])))
                {
                    TablePrinter.Print(table, text, context.Language);
                }
            }),
            _ => writer.Table(PathwayTables.Net(set)),
        };
    }

    private static ZoneProjection Projected(CliContext context, string folder, CancellationToken cancel)
    {
        using var line = new ShareLine(context.TextOf(Area, "working"));
        return new ProjectZone(context.Shipped) { Progress = line.Show }.Project(folder, cancel);
    }

    private static IEnumerable<ResultTable> DriversOf(PathwaySet set, Pathway pathway) =>
        DriverTables.Of([.. set.Drivers.Where(d => d.Scenario == pathway.Scenario).Select(d => d.Split)], pathway.Name, pathway.NameOf);

    private static int Seek(CliContext context, ResultWriter writer, ZoneProjection projection, PathwaySet set, Sought sought)
    {
        var years = set.BaselinePathway.Years;
        var year = sought.Year ?? years[^1];
        if (year < years[0] || year > years[^1])
        {
            return NoYear(context, writer, set, year);
        }

        (double, double)? between = null;
        if (sought.Between is { } text)
        {
            var ends = text.Split("..");
            if (ends.Length != 2 || !double.TryParse(ends[0], CultureInfo.InvariantCulture, out var low) || !double.TryParse(ends[1], CultureInfo.InvariantCulture, out var high) || !(low < high))
            {
                return new AskedWrong(context, writer).Value("range", text);
            }

            between = (low, high);
        }

        if (SeekGoal.Of(projection, set.Pathways[^1].Scenario, sought.Cell, year, sought.GoalT, between, out var near) is { } table)
        {
            return writer.Table(table);
        }

        return new AskedWrong(context, writer).Name("number", sought.Cell, Cells, near);
    }

    private static Model.Texts.LocalText Cells => CliContext.BothOf("Cli", "asked.cells.known");

    private static int NoYear(CliContext context, ResultWriter writer, PathwaySet set, int year)
    {
        var years = set.BaselinePathway.Years;
        return new AskedWrong(context, writer).Year(year, string.Create(CultureInfo.InvariantCulture, $"{years[0]}–{years[^1]}"));
    }

    private static int Explained(CliContext context, ResultWriter writer, ZoneProjection projection, string scenario, string cell)
    {
        if (ExplainPathway.Of(projection, scenario, cell, out var near) is { } explanation)
        {
            return writer.Printed(text => CellExplanationTree.Print(explanation, projection.Pathways!.BaselinePathway.Years, text));
        }

        return new AskedWrong(context, writer).Name("cell", cell, Cells, near);
    }

    private static PathwaySet? Chosen(CliContext context, ResultWriter writer, PathwaySet all, Request request)
    {
        var chosen = request.Scenario is null ? all.Pathways : [.. all.Pathways.Where(p => p.Scenario == request.Scenario || p.Scenario == all.Baseline).OrderBy(p => p.Scenario == request.Scenario)];
        if (request.Scenario is not null && chosen.All(p => p.Scenario != request.Scenario))
        {
            NoScenario(context, writer, all, request.Scenario);
            return null;
        }

        var years = all.BaselinePathway.Years;
        if (request.BalanceYear is { } year && (year < years[0] || year > years[^1]))
        {
            NoYear(context, writer, all, year);
            return null;
        }

        return all with { Pathways = chosen, Contributions = [.. all.Contributions.Where(c => chosen.Any(p => p.Scenario == c.Scenario))] };
    }

    internal static Unit? EnergyUnit(CliContext context, ResultWriter writer, string? text)
    {
        if (context.Shipped.Library.Units.TryParse(text ?? "MWh", out var unit) && unit.Dimension == Dimension.Energy)
        {
            return unit;
        }

        new AskedWrong(context, writer).Value("unit", text!);
        return null;
    }

    private static int NoScenario(CliContext context, ResultWriter writer, PathwaySet all, string scenario)
    {
        string[] known = [.. all.Pathways.Select(p => p.Scenario)];
        return new AskedWrong(context, writer).Name("scenario", scenario, FactorTexts.List(known, known.Length), EditDistance.Nearest(scenario, known) ?? known[0]);
    }

    // A file that is saved runs everything again; the reader sees the new table at once.
    private static int Watch(CliContext context, ResultWriter writer, Request request, CancellationToken cancel)
    {
        if (!Directory.Exists(request.Folder))
        {
            return Once(context, writer, request, cancel);
        }

        using var changed = new AutoResetEvent(true);
        using var watcher = new FileSystemWatcher(request.Folder) { IncludeSubdirectories = true, EnableRaisingEvents = true };
        watcher.Changed += (_, _) => changed.Set();
        watcher.Created += (_, _) => changed.Set();
        watcher.Renamed += (_, _) => changed.Set();
        while (WaitHandle.WaitAny([changed, cancel.WaitHandle]) == 0)
        {
            // Editors write a file in several steps.
            Thread.Sleep(100);
            changed.Reset();
            var watch = System.Diagnostics.Stopwatch.StartNew();
            Once(context, writer, request, cancel);
            Console.Error.WriteLine(context.TextOf(Area, "watching", ("milliseconds", (int)watch.ElapsedMilliseconds)));
        }

        return ExitCode.Done;
    }

    private sealed record Request(string Folder, string? Scenario, int? BalanceYear, string? Unit, string? Cell, string? From, string? Pivot, int? Year, Sought? Sought);

    private sealed record Sought(string Cell, double GoalT, int? Year, string? Between);
}
