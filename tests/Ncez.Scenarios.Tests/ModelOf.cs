using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Scenarios;
using Ncez.Model.Texts;
using Ncez.Testing;

namespace Ncez.Scenarios.Tests;

/// <summary>Builds a small model in a sentence.</summary>
internal sealed class ModelOf
{
    private readonly List<ModelExpression> _expressions = [];
    private readonly List<ModelScenario> _scenarios = [];
    private readonly List<ModelMeasure> _measures = [];
    private readonly List<ModelRegion> _regions = [];
    private readonly Dictionary<string, List<ModelBranch>> _roots = new() { ["Key"] = [], ["Demand"] = [], ["Supply"] = [], ["NonEnergy"] = [], ["Fuels"] = [] };
    private readonly SortedDictionary<string, ModelSeries> _series = [];
    private readonly ModelYears _years;
    private int _line;

    public ModelOf(int first = 2000, int baseYear = 2000, int end = 2010) => _years = new ModelYears(first, baseYear, baseYear + 1, end);

    public static ScenarioSettings Settings { get; } = new() { Units = Shipped.Library.Units, Gwp = Shipped.Library.FindGwp("AR5")! };

    public ModelOf Scenario(string id, string parent = "", string[]? first = null, string[]? measures = null)
    {
        _scenarios.Add(new ModelScenario(id, LocalText.Same(id), parent, [.. first ?? []], [.. measures ?? []], default));
        return this;
    }

    public ModelOf Region(string id, string inherits = "")
    {
        _regions.Add(new ModelRegion(id, LocalText.Same(id), inherits, default));
        return this;
    }

    public ModelOf Measure(string id, string adoption = "")
    {
        _measures.Add(new ModelMeasure(id, LocalText.Same(id), "family", adoption, default));
        return this;
    }

    public ModelOf Key(params string[] ids)
    {
        foreach (var id in ids)
        {
            _roots["Key"].Add(Branch(id, BranchKind.Key));
        }

        return this;
    }

    public ModelOf Add(string root, ModelBranch branch)
    {
        _roots[root].Add(branch);
        return this;
    }

    public ModelOf Fuel(string id, FuelKind kind) => Add("Fuels", Branch(id, BranchKind.Fuel) with { FuelKind = kind });

    public ModelOf Series(string name, string unit, params (int, double)[] points)
    {
        _series[name] = new ModelSeries(name, [.. points], unit, "test");
        return this;
    }

    /// <summary>An expression: <c>"current Key\gdp"</c>, unit, text; variable behind a colon, region behind @.</summary>
    public ModelOf Says(string scenario, string cell, string unit, string text)
    {
        var (path, region) = Cut(cell, '@');
        var (branch, variable) = Cut(path, ':');
        _expressions.Add(new ModelExpression(scenario, region, branch, variable.Length == 0 ? "Value" : variable, unit, text, "test", "", new Place("test.csv", ++_line, 1)));
        return this;
    }

    public static ModelBranch Branch(string id, BranchKind kind, params ModelBranch[] children) =>
        new() { Id = id, Name = LocalText.Same(id), Kind = kind, Children = [.. children], Where = new Place("model.yaml", 1) };

    public ScenarioModel Build(string baseline = "") => new()
    {
        Years = _years,
        Baseline = baseline.Length > 0 ? baseline : _scenarios.Count > 0 ? _scenarios[0].Id : "",
        Regions = _regions.Count == 0 ? [new ModelRegion("zone", LocalText.Same("zone"), "", default)] : [.. _regions],
        Roots = [.. _roots.Select(r => Branch(r.Key, BranchKind.Root, [.. r.Value]))],
        Scenarios = [.. _scenarios],
        Measures = [.. _measures],
        Expressions = [.. _expressions],
        Series = _series.ToImmutableSortedDictionary(StringComparer.Ordinal),
    };

    public ScenarioProgram Program(string scenario)
    {
        var findings = new Findings();
        var program = ScenarioProgram.Compile(Build(), scenario, Settings, findings);
        Assert.True(program is not null, string.Join("\n", findings.Sorted().Select(f => $"{f.Code} {f.Found} | {f.Fix}")));
        return program!;
    }

    public ScenarioRun Run(string scenario)
    {
        var run = Program(scenario).NewRun();
        run.Run();
        return run;
    }

    /// <summary>Codes of the findings of compiling and running a scenario.</summary>
    public IReadOnlyList<Diagnostic> FindingsOf(string scenario)
    {
        var findings = new Findings();
        var run = ScenarioProgram.Compile(Build(), scenario, Settings, findings)?.NewRun();
        run?.Run();
        run?.Check(findings);
        return findings.Sorted();
    }

    private static (string, string) Cut(string text, char at) => text.IndexOf(at) is var i && i >= 0 ? (text[..i], text[(i + 1)..]) : (text, "");
}
