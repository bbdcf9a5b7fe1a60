using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Scenarios;
using Ncez.Scenarios.Compiling;
using Ncez.Scenarios.Results;
using Ncez.Scenarios.Running;

namespace Ncez.Scenarios;

/// <summary>
/// A scenario of a model, compiled once: it can be run with any combination of the model's measures, thousands of times. Safe to share
/// between threads; each runs it in a <see cref="ScenarioRun"/> of its own.
/// </summary>
public sealed class ScenarioProgram
{
    private ScenarioProgram(ModelScenario scenario, ModelIndex index, CellCompiler cells, Tape tape, PathwayLayout layout, ulong measures) =>
        (Scenario, Index, Cells, Tape, Layout, DefaultMeasures) = (scenario, index, cells, tape, layout, measures);

    /// <summary>The scenario.</summary>
    public ModelScenario Scenario { get; }

    /// <summary>The model.</summary>
    public ScenarioModel Model => Index.Model;

    /// <summary>Measures of the model: measure i is bit i.</summary>
    public ImmutableArray<ModelMeasure> Measures => Model.Measures;

    /// <summary>Measures that the scenario switches on, its own and those it inherits, as bits.</summary>
    public ulong DefaultMeasures { get; }

    /// <summary>Sectors of the results, in the order of <see cref="ScenarioRun.NetOf"/>.</summary>
    public ImmutableArray<string> Sectors => [.. Layout.Sectors];

    /// <summary>How many cells of the model the scenario has.</summary>
    public int CellCount => Cells.Cells.Count;

    /// <summary>How many instructions a full run executes.</summary>
    public int InstructionCount => Tape.Segments.Sum(s => s.To - s.From);

    internal ModelIndex Index { get; }

    internal CellCompiler Cells { get; }

    internal Tape Tape { get; }

    internal PathwayLayout Layout { get; }

    /// <summary>Compiles a scenario; null when a finding is an error.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scenario">Id of the scenario.</param>
    /// <param name="settings">Units, gas weights and rules of the zone.</param>
    /// <param name="findings">Collects what is wrong.</param>
    /// <exception cref="ArgumentException">The model has no such scenario.</exception>
    public static ScenarioProgram? Compile(ScenarioModel model, string scenario, ScenarioSettings settings, Findings findings)
    {
        var own = new Findings();
        var index = new ModelIndex(model, settings.Gwp);
        var chosen = index.ScenarioOf(scenario) ?? throw new ArgumentException($"The model has no scenario '{scenario}'.", nameof(scenario));
        var tape = new TapeBuilder(model.Years.Count, model.Years.BaseIndex);
        var cells = new CellCompiler(index, settings.Units, tape, own);
        var layout = new PathwayCompiler(index, cells, tape, settings, scenario, own).Compile();
        CompileRest(index, cells, scenario);
        var (built, circle) = own.HasErrors ? (null, []) : tape.Build();
        if (!circle.IsEmpty)
        {
            own.Error("SCN-064", CircleFinding.PlaceOf(cells, circle), ("path", CircleFinding.PathOf(index, cells, circle)));
        }

        findings.Merge(own);
        if (built is null)
        {
            return null;
        }

        var on = cells.OrderOf(scenario).SelectMany(s => index.ScenarioOf(s)!.Measures).ToHashSet(StringComparer.Ordinal);
        var mask = model.Measures.Select((m, i) => on.Contains(m.Id) ? 1UL << i : 0).Aggregate(0UL, (all, bit) => all | bit);
        return new ScenarioProgram(chosen, index, cells, built, layout, mask);
    }

    /// <summary>A run of the program.</summary>
    public ScenarioRun NewRun() => new(this);

    // Cells that no result asks for are compiled too: they may be looked at, and their mistakes belong to the findings.
    private static void CompileRest(ModelIndex index, CellCompiler cells, string scenario)
    {
        var gases = index.Model.Expressions.Select(e => e.Variable).Distinct().Where(index.IsGas).ToList();
        foreach (var place in index.Branches)
        {
            IEnumerable<string> names = VariableTable.NamesOf(place.Branch.Kind);
            foreach (var variable in place.Branch.Kind == BranchKind.Fuel ? names.Concat(gases) : names)
            {
                for (var region = 0; region < index.Model.Regions.Length; region++)
                {
                    var key = new CellKey(scenario, true, place.Index, variable, region);
                    if (variable is not ("Survival" or "Ages" or "Wear") && cells.Holds(key))
                    {
                        cells.Of(key);
                    }
                }
            }
        }
    }
}
