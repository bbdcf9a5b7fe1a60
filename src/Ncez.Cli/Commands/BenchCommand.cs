using System.CommandLine;
using System.Globalization;
using Ncez.Cli.Output;
using Ncez.Workflows.Benchmarks;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez bench [name]</c>: times units of work a user recognises, with wall and processor time.</summary>
internal sealed class BenchCommand : ICommandModule
{
    private const string Area = "Bench";
    private const double Busy = 0.9;

    /// <inheritdoc />
    public int Order => 90;

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var names = new Argument<string[]>("name") { Description = context.TextOf(Area, "name"), Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = context.TextOf(Area, "all") };
        var command = new Command("bench", context.TextOf(Area, "description")) { names, all };
        command.SetAction(context.Action((parsed, cancel) => Run(context, new ResultWriter(context, parsed), parsed.GetValue(names) ?? [], parsed.GetValue(all), cancel)));
        return command;
    }

    private static int Run(CliContext context, ResultWriter writer, string[] names, bool all, CancellationToken cancel)
    {
        var benches = RunBenchmarks.In(typeof(RunBenchmarks).Assembly, typeof(Web.Hosting.WebServer).Assembly);
        var known = benches.Select(b => b.Id).ToList();
        if (names.Except(known).ToList() is { Count: > 0 } unknown)
        {
            return new AskedWrong(context, writer).Name("bench", unknown[0], Model.Factors.FactorTexts.List(known, known.Count), Model.Quantities.EditDistance.Nearest(unknown[0], known) ?? known[0]);
        }

        var scratch = Directory.CreateTempSubdirectory("ncez-bench-").FullName;
        try
        {
            return writer.Printed(text =>
            {
                foreach (var bench in benches.Where(b => names.Length == 0 || names.Contains(b.Id)))
                {
                    text.WriteLine(bench.Name.In(context.Language));
                    var free = RunBenchmarks.FreeCoreFraction();
                    foreach (var figure in bench.Run(new BenchContext(context.Shipped, scratch, all, cancel)))
                    {
                        text.WriteLine(Line(context, figure));
                        text.Flush();
                    }

                    if (Math.Min(free, RunBenchmarks.FreeCoreFraction()) < Busy)
                    {
                        text.WriteLine(context.TextOf(Area, "busy"));
                    }
                }
            });
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static string Line(CliContext context, BenchFigure figure)
    {
        var invariant = CultureInfo.InvariantCulture;
        return "  " + context.TextOf(Area, "figure", ("name", figure.Name), ("rate", figure.PerSecond.ToString(figure.PerSecond >= 100 ? "N0" : "N2", invariant)),
            ("unit", figure.Unit), ("wall", figure.WallSeconds.ToString("F3", invariant)), ("cpu", figure.CpuSeconds.ToString("F3", invariant)),
            ("note", figure.Note.Length > 0 ? "  (" + figure.Note + ")" : ""));
    }
}
