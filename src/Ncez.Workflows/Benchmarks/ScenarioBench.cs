using System.Globalization;
using Ncez.Model.Diagnostics;
using Ncez.Model.Scenarios;
using Ncez.Model.Texts;
using Ncez.Scenarios;

namespace Ncez.Workflows.Benchmarks;

/// <summary>
/// A scenario model: compiling it, running every instruction of it, running what a switched measure or a changed parameter touches.
/// Goals: compile under 100 ms, 10 ns a cell-year, 1 000 full pathways a second for 2 000 cells × 41 years, a parameter under 0.1 ms.
/// </summary>
public sealed class ScenarioBench : IBench
{
    private const int Runs = 500;

    /// <inheritdoc />
    public string Id => "scenario";

    /// <inheritdoc />
    public LocalText Name => new("情景引擎：编译、全部路径、切换措施、改一个参数", "scenario engine: compile, whole pathways, switched measures, one parameter");

    /// <inheritdoc />
    public IEnumerable<BenchFigure> Run(BenchContext context)
    {
        var settings = new ScenarioSettings { Units = context.Shipped.Library.Units, Gwp = context.Shipped.Library.FindGwp("AR5")! };
        foreach (var cells in (int[])[200, 2_000, 20_000])
        {
            context.Cancellation.ThrowIfCancellationRequested();
            foreach (var figure in OfSize(GeneratedModel.Of(cells), settings))
            {
                yield return figure;
            }
        }
    }

    private static IEnumerable<BenchFigure> OfSize(ScenarioModel model, ScenarioSettings settings)
    {
        ScenarioProgram? program = null;
        var compile = BenchFigure.Time("compile", 1, "programs", () => program = ScenarioProgram.Compile(model, "all", settings, new Findings()), runs: 20, () => "goal: 100 ms");
        var compiled = program ?? throw new InvalidOperationException("The generated model has errors.");
        var (cells, years) = (compiled.CellCount, model.Years.Count);
        var size = $"{cells.ToString("N0", CultureInfo.InvariantCulture)} cells × {years} years";
        yield return compile with { Name = "compile, " + size };
        var run = compiled.NewRun();
        var full = BenchFigure.Time($"whole pathways, {size}, one thread", Runs, "pathways", () => Times(Runs, i => run.RunAll((ulong)i)), runs: 3);
        yield return full with { Note = $"{Nanoseconds(full, cells, years)} ns a cell-year, {compiled.InstructionCount:N0} instructions; goal: 10 ns" };
        yield return BenchFigure.Time($"one measure switched, {size}", Runs, "pathways", () => Times(Runs, i => run.Run((ulong)(i ^ (i >> 1)) & 0xFFF)), runs: 3, () => "in the order of a Gray code, as all 4 096 combinations of 12 measures need");
        var parameter = run.FindParameter("Supply\\power\\plant", "Efficiency");
        var leaf = BenchFigure.Time($"one parameter changed, {size}", Runs, "changes", () => Times(Runs, i =>
        {
            run.SetParameter(parameter, 0.4 + (i * 1e-6));
            run.Run(run.Measures);
        }), runs: 3, () => "goal: 0.1 ms");
        yield return leaf;
    }

    private static string Nanoseconds(BenchFigure figure, int cells, int years) => (1e9 * figure.WallSeconds / (figure.Amount * cells * years)).ToString("0.00", CultureInfo.InvariantCulture);

    private static void Times(int count, Action<int> action)
    {
        for (var i = 0; i < count; i++)
        {
            action(i);
        }
    }
}
