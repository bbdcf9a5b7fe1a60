using System.Globalization;
using Ncez.Model.Diagnostics;
using Ncez.Model.Scenarios;
using Ncez.Model.Texts;
using Ncez.Scenarios;
using Ncez.Scenarios.Attribution;

namespace Ncez.Workflows.Benchmarks;

/// <summary>One Shapley decomposition over all combinations of measures. Goals: 12 measures under 2.2 s, 16 under 40 s.</summary>
public sealed class ContributionBench : IBench
{
    private const int Cells = 2_000;
    private const int MostMeasures = 16;

    /// <inheritdoc />
    public string Id => "contributions";

    /// <inheritdoc />
    public LocalText Name => new("措施贡献分解（Shapley）", "contributions of measures (Shapley)");

    /// <inheritdoc />
    public IEnumerable<BenchFigure> Run(BenchContext context)
    {
        var settings = new ScenarioSettings { Units = context.Shipped.Library.Units, Gwp = context.Shipped.Library.FindGwp("AR5")! };
        var model = GeneratedModel.Of(Cells, MostMeasures);
        var baseline = Compile(model, "baseline", settings).NewRun();
        baseline.Run();
        var pathway = baseline.ToPathway(settings);
        foreach (var measures in (int[])[8, 12, MostMeasures])
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var scenario = model.Scenarios[1] with { Measures = [.. model.Measures.Take(measures).Select(m => m.Id)] };
            var program = Compile(model with { Scenarios = [model.Scenarios[0], scenario] }, scenario.Id, settings);
            var combinations = 1 << measures;
            yield return BenchFigure.Time($"{measures} measures: {combinations.ToString("N0", CultureInfo.InvariantCulture)} pathways of {Cells:N0} cells × {model.Years.Count} years", combinations, "pathways",
                () => MeasureContributions.Of(program, pathway, [2030, 2060], cancel: context.Cancellation), runs: 1, () => measures switch { 12 => "goal: 2.2 s", 16 => "goal: 40 s", _ => "" });
        }
    }

    private static ScenarioProgram Compile(ScenarioModel model, string scenario, ScenarioSettings settings) =>
        ScenarioProgram.Compile(model, scenario, settings, new Findings()) ?? throw new InvalidOperationException("The generated model has errors.");
}
