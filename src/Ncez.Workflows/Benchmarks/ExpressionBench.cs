using System.Diagnostics;
using System.Globalization;
using Ncez.Model.Diagnostics;
using Ncez.Model.Scenarios;
using Ncez.Model.Texts;
using Ncez.Scenarios;

namespace Ncez.Workflows.Benchmarks;

/// <summary>
/// One expression on short and long series, beside NumPy in the same run where python3 has it. Goals: 20 × NumPy on 45 years,
/// 2.5 × on a million values.
/// </summary>
public sealed class ExpressionBench : IBench
{
    private static readonly string[] Trees = ["Key", "Demand", "Supply", "NonEnergy", "Fuels"];

    // The system's own Python has the distribution's NumPy even where another one comes first on the path.
    private static readonly string[] Pythons = ["python3", "/usr/bin/python3"];
    // Both sides: the fastest of many short runs, so that a busy machine slows neither.
    private const int Repeats = 60;
    private const string Text = "a * b + c * d - a / b * 0.5";

    /// <inheritdoc />
    public string Id => "expression";

    /// <inheritdoc />
    public LocalText Name => new("表达式与 NumPy 的比较", "expressions beside NumPy");

    /// <inheritdoc />
    public IEnumerable<BenchFigure> Run(BenchContext context)
    {
        var settings = new ScenarioSettings { Units = context.Shipped.Library.Units, Gwp = context.Shipped.Library.FindGwp("AR5")! };
        foreach (var (years, copies, runs) in ((int, int, int)[])[(45, 100, 500), (1_000_000, 1, 3)])
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var run = ScenarioProgram.Compile(ModelOf(years, copies), "s", settings, new Findings())!.NewRun();
            var ours = BenchFigure.Time($"{Text}, {years:N0} values", runs * copies, "evaluations", () =>
            {
                for (var i = 0; i < runs; i++)
                {
                    run.RunAll(0);
                }
            }, Repeats);
            yield return ours;
            if (NumPy(years, runs * copies) is { } seconds)
            {
                yield return new BenchFigure($"NumPy, {years:N0} values", runs * copies, "evaluations", seconds, seconds, $"we are {(seconds / ours.WallSeconds).ToString("0.0", CultureInfo.InvariantCulture)} × as fast");
            }
        }
    }

    private static ScenarioModel ModelOf(int years, int copies)
    {
        ModelExpression Says(string key, string text) => new("current", "", "Key\\" + key, "Value", "1", text, "bench", "", default);
        var results = Enumerable.Range(0, copies).Select(i => $"x{i}").ToArray();
        return new ScenarioModel
        {
            Years = new ModelYears(2000, 2000, 2001, 2000 + years - 1),
            Baseline = "s",
            Regions = [new ModelRegion("zone", LocalText.Same("zone"), "", default)],
            Roots = [.. Trees.Select(r => new ModelBranch
            {
                Id = r, Name = LocalText.Same(r), Kind = BranchKind.Root, Where = default,
                Children = r == "Key" ? [.. results.Concat(["a", "b", "c", "d"]).Select(k => new ModelBranch { Id = k, Name = LocalText.Same(k), Kind = BranchKind.Key, Where = default })] : [],
            })],
            Scenarios = [new ModelScenario("s", LocalText.Same("s"), "", [], [], default)],
            Expressions = [Says("a", "1.5"), Says("b", "2.5"), Says("c", "3.5"), Says("d", "4.5"), .. results.Select(x => Says(x, Text))],
        };
    }

    // The peer does the same operations on arrays of the same length, allocated once, its results thrown away.
    private static double? NumPy(int years, int runs)
    {
        var script = string.Create(CultureInfo.InvariantCulture, $"""
            import numpy as np, time
            a, b, c, d = (np.full({years}, v) for v in (1.5, 2.5, 3.5, 4.5))
            best = 1e9
            for _ in range({Repeats}):
                t = time.perf_counter()
                for _ in range({runs}): x = a * b + c * d - a / b * 0.5
                best = min(best, time.perf_counter() - t)
            print(best)
            """);
        return Pythons.Select(p => Seconds(p, script)).FirstOrDefault(s => s is not null);
    }

    private static double? Seconds(string program, string script)
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo(program, ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true });
            var printed = python!.StandardOutput.ReadToEnd();
            python.WaitForExit();
            return double.TryParse(printed, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
