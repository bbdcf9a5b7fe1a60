using Ncez.Model.Diagnostics;
using Ncez.Model.Scenarios;
using Ncez.Scenarios.Compiling;
using Ncez.Scenarios.Results;
using Ncez.Scenarios.Running;

namespace Ncez.Scenarios;

/// <summary>
/// Runs a program again and again without allocating: with other measures, or with a changed parameter. Only what depends on the change is
/// calculated anew. Not for two threads at once.
/// </summary>
public sealed class ScenarioRun
{
    private readonly ScenarioProgram _program;
    private readonly TapeRun _run;
    private readonly double[] _changed;

    internal ScenarioRun(ScenarioProgram program)
    {
        (_program, _run) = (program, new TapeRun(program.Tape));
        _changed = new double[program.Tape.Years];
    }

    /// <summary>Net emissions by year of the last run [t CO₂e].</summary>
    public ReadOnlySpan<double> NetT => _run[_program.Layout.NetTotal];

    /// <summary>Measures of the last run, as bits.</summary>
    public ulong Measures => _run.Measures;

    /// <summary>Runs with these measures on.</summary>
    /// <param name="measures">Measures as bits.</param>
    public void Run(ulong measures) => _run.Run(measures);

    /// <summary>Runs with these measures when only some years are asked for.</summary>
    /// <param name="measures">Measures as bits.</param>
    /// <param name="years">Positions of the years that must hold afterwards; the same list in every call.</param>
    internal void RunYears(ulong measures, int[] years) => _run.RunYears(measures, years);

    /// <summary>Runs with the scenario's own measures.</summary>
    public void Run() => _run.Run(_program.DefaultMeasures);

    /// <summary>Runs every instruction again, changed or not.</summary>
    public void RunAll(ulong measures) => _run.RunAll(measures);

    /// <summary>Net emissions of a sector in a region, where they are emitted or by who causes them [t CO₂e].</summary>
    /// <param name="sector">Number of the sector.</param>
    /// <param name="region">Number of the region.</param>
    /// <param name="isByUser">True for the view in which electricity and heat are re-allocated.</param>
    public ReadOnlySpan<double> NetOf(int sector, int region, bool isByUser) => _run[(isByUser ? _program.Layout.User : _program.Layout.Net)[region][sector]];

    internal ReadOnlySpan<double> OfCell(Results.NetCell cell) => _run[cell.Row];

    /// <summary>Number of a parameter that can be changed: a cell whose expression is a plain number. −1 when it is none.</summary>
    /// <param name="branch">Path of the branch.</param>
    /// <param name="variable">Variable.</param>
    /// <param name="region">Region id; empty = the first.</param>
    public int FindParameter(string branch, string variable, string region = "")
    {
        if (_program.Index.Find(branch) is not { } place || VariableTable.Find(variable, place.Branch.Kind, _program.Index.IsGas) is not { } found)
        {
            return -1;
        }

        return Parameter(new CellKey(_program.Scenario.Id, true, place.Index, found.Name, region.Length == 0 ? 0 : _program.Index.RegionOf(region)))?.Row ?? -1;
    }

    /// <summary>A number that can be changed, and the expressions of its cell, one of which is that number; null when the cell has none.</summary>
    /// <remarks>Of a cell that a scenario or a measure overrides with a number, that number is meant.</remarks>
    /// <param name="name"><c>branch:variable</c>, with <c>@region</c> where there are several.</param>
    internal (int Row, IReadOnlyList<ModelExpression> Written)? FindParameter(string name)
    {
        var asked = Expressions.Parser.OfText(0, name);
        if (_program.Index.Find(asked.Branch) is not { } place || VariableTable.Find(asked.Variable ?? "Value", place.Branch.Kind, _program.Index.IsGas) is not { } found
            || !_program.Cells.Cells.TryGetValue(new CellKey(_program.Scenario.Id, true, place.Index, found.Name, asked.Region is null ? 0 : _program.Index.RegionOf(asked.Region)), out var cell))
        {
            return null;
        }

        var step = StepOf(cell.Row);
        var row = step.Op is Op.Blend or Op.Splice ? step.B : cell.Row;
        return StepOf(row).Op == Op.Given && cell.Expressions.Count > 0 ? (row, cell.Expressions) : null;
    }

    /// <summary>True when a cell is written, or overridden, as a plain number that can be changed.</summary>
    public bool IsParameter(string name) => FindParameter(name) is not null;

    private Instruction StepOf(int row) => _program.Tape.Instructions[_program.Tape.Producer[row]];

    private (int Row, ModelExpression Written)? Parameter(CellKey key) =>
        _program.Cells.Cells.TryGetValue(key, out var cell) && StepOf(cell.Row).Op == Op.Given && cell.Expressions.Count == 1 ? (cell.Row, cell.Expressions[0]) : null;

    /// <summary>Gives a parameter another value in all years; the next run calculates what depends on it.</summary>
    /// <param name="parameter">Its number.</param>
    /// <param name="value">The value in the engine's unit of its dimension.</param>
    public void SetParameter(int parameter, double value)
    {
        Array.Fill(_changed, value);
        _run.Set(parameter, _changed);
    }

    /// <summary>The value of a cell by year in the engine's units; empty when the scenario has no such cell.</summary>
    public ReadOnlySpan<double> ValueOf(string branch, string variable, string region = "")
    {
        var place = _program.Index.Find(branch);
        var name = place is null ? null : VariableTable.Find(variable, place.Branch.Kind, _program.Index.IsGas)?.Name;
        return name is not null && _program.Cells.Cells.TryGetValue(new CellKey(_program.Scenario.Id, true, place!.Index, name, region.Length == 0 ? 0 : _program.Index.RegionOf(region)), out var cell)
            ? _run[cell.Row]
            : [];
    }

    /// <summary>Unfolds a cell of the last run, or a result (net, gross, direct, indirect, sink); null when there is none of that name.</summary>
    /// <param name="name"><c>branch:variable</c>, with <c>@region</c> where there are several, or the name of a result.</param>
    public CellExplanation? Explain(string name) => FindRow(name) is { } row ? new Unfolding(_program, _run).Of(row) : null;

    /// <summary>Names of all cells of the scenario that somebody wrote.</summary>
    public IEnumerable<string> CellNames => _program.Cells.Cells.Where(c => c.Key.WithMeasures && c.Value.Expressions.Count > 0)
        .Select(c => $"{_program.Index.Branches[c.Key.Branch].Path}:{c.Key.Variable}@{_program.Model.Regions[c.Key.Region].Id}").Order(StringComparer.Ordinal);

    internal int? FindRow(string name)
    {
        var total = _program.Layout.Total;
        switch (name.ToUpperInvariant())
        {
            case "NET":
                return total.Net;
            case "GROSS":
                return total.Gross;
            case "DIRECT":
                return total.Direct;
            case "INDIRECT":
                return total.Indirect;
            case "SINK":
                return total.Sink;
            default:
                break;
        }

        var asked = Expressions.Parser.OfText(0, name);
        if (_program.Index.Find(asked.Branch) is not { } place)
        {
            return null;
        }

        var region = asked.Region is null ? 0 : _program.Index.RegionOf(asked.Region);
        var variable = asked.Variable ?? (place.Branch.Kind == BranchKind.Key ? "Value" : CellCompiler.Energy);
        if (variable.Equals(CellCompiler.Energy, StringComparison.OrdinalIgnoreCase))
        {
            return _program.Layout.Uses.FirstOrDefault(u => u.Branch == place.Index && u.Region == region)?.Row;
        }

        return VariableTable.Find(variable, place.Branch.Kind, _program.Index.IsGas) is { } found
            && _program.Cells.Cells.TryGetValue(new CellKey(_program.Scenario.Id, true, place.Index, found.Name, region), out var cell) ? cell.Row : null;
    }

    /// <summary>The pathway of the last run.</summary>
    /// <param name="settings">Rules of the zone.</param>
    public Pathway ToPathway(ScenarioSettings settings) => new PathwayReader(_program, _run, settings).Read();

    /// <summary>Adds what the values of the last run show to be wrong: shares, missing values, unmet needs, feedback that did not settle.</summary>
    public void Check(Findings findings) => new RunCheck(_program, _run, findings).Run();

    internal TapeRun Tape => _run;
}
