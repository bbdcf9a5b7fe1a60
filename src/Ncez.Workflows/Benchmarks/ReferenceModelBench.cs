using System.Globalization;
using Ncez.Model.Diagnostics;
using Ncez.Model.Scenarios;
using Ncez.Model.Texts;
using Ncez.Scenarios;
using Ncez.Scenarios.Attribution;
using Ncez.Workflows.Scenarios;

namespace Ncez.Workflows.Benchmarks;

/// <summary>Shapley over the measures of the shipped model of Guangdong. Goals: 12 measures under 2.2 s, 16 under 40 s, memory under 500 MB.</summary>
public sealed class ReferenceModelBench : IBench
{
    private static readonly (string Branch, string Unit)[] Invented = [(@"Key\trend\services", "1"), (@"Key\car_use", "1")];

    /// <inheritdoc />
    public string Id => "reference";

    /// <inheritdoc />
    public LocalText Name => new("广东参考模型：措施贡献分解", "reference model of Guangdong: contributions of measures");

    /// <inheritdoc />
    public IEnumerable<BenchFigure> Run(BenchContext context)
    {
        var (model, settings) = new ProjectZone(context.Shipped).Load(Path.Combine(context.Shipped.Folder, "zones", "guangdong-2015"))
            ?? throw new InvalidOperationException("The shipped model has errors.");
        model = WithInvented(model);
        var run = Compile(model, model.Baseline, settings).NewRun();
        run.Run();
        var baseline = run.ToPathway(settings);
        foreach (var count in (int[])[12, 14, 16])
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var scenario = model.Scenarios[^1] with { Parent = model.Baseline, Measures = [.. model.Measures.Take(count).Select(m => m.Id)] };
            var program = Compile(model with { Scenarios = [.. model.Scenarios[..^1], scenario] }, scenario.Id, settings);
            var combinations = 1 << count;
            yield return BenchFigure.Time(
                $"{count} measures: {combinations.ToString("N0", CultureInfo.InvariantCulture)} pathways of {program.CellCount.ToString("N0", CultureInfo.InvariantCulture)} cells × {model.Years.Count} years × {model.Regions.Length} regions",
                combinations, "pathways", () => MeasureContributions.Of(program, baseline, [2020, 2030, 2040, 2050], cancel: context.Cancellation), runs: 1,
                () => $"{(count == 12 ? "goal: 2.2 s" : count == 16 ? "two measures invented; goal: 40 s" : "all measures of the model")}; peak {Environment.WorkingSet / 1_000_000} MB");
        }
    }

    // The model has fourteen measures; two more make the size that the goal names.
    private static ScenarioModel WithInvented(ScenarioModel model) => model with
    {
        Measures = [.. model.Measures, .. Invented.Select((_, i) => new ModelMeasure($"invented_{i}", LocalText.Same($"invented {i}"), "invented", "", Place.None))],
        Expressions = [.. model.Expressions, .. Invented.Select((v, i) => new ModelExpression($"invented_{i}", "", v.Branch, "Value", v.Unit, "Inherited * 90%", "bench", "", Place.None))],
    };

    private static ScenarioProgram Compile(ScenarioModel model, string scenario, ScenarioSettings settings) =>
        ScenarioProgram.Compile(model, scenario, settings, new Findings()) ?? throw new InvalidOperationException("The model has errors.");
}
