using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;

namespace Ncez.Model.Scenarios;

/// <summary>
/// A scenario model as its files state it: regions × a tree of branches × variables, one expression for each cell that somebody
/// wrote, scenarios that inherit them, measures that override them. Text, not results: an engine gives it meaning.
/// </summary>
public sealed record ScenarioModel
{
    /// <summary>Id of the expressions that hold up to the base year, and wherever no scenario says anything else.</summary>
    public const string Current = "current";

    /// <summary>First year, base year, first scenario year, last year.</summary>
    public required ModelYears Years { get; init; }

    /// <summary>Scenario that the others are compared with.</summary>
    public required string Baseline { get; init; }

    /// <summary>Regions in the order of the file; at least one.</summary>
    public required ImmutableArray<ModelRegion> Regions { get; init; }

    /// <summary>The five trees: Key, Demand, Supply, NonEnergy, Fuels.</summary>
    public required ImmutableArray<ModelBranch> Roots { get; init; }

    /// <summary>Scenarios in the order of the file.</summary>
    public required ImmutableArray<ModelScenario> Scenarios { get; init; }

    /// <summary>Measures in the order of the file; on one cell they work in this order.</summary>
    public ImmutableArray<ModelMeasure> Measures { get; init; } = [];

    /// <summary>Every expression that somebody wrote.</summary>
    public required ImmutableArray<ModelExpression> Expressions { get; init; }

    /// <summary>Time series from files, by name.</summary>
    public ImmutableSortedDictionary<string, ModelSeries> Series { get; init; } = ImmutableSortedDictionary<string, ModelSeries>.Empty;

    /// <summary>Width of the peak's plateau [0–1]: years within this share of the maximum belong to it.</summary>
    public double PlateauFraction { get; init; } = 0.01;

    /// <summary>What the reader should know before reading the numbers.</summary>
    public LocalText Notice { get; init; }

    /// <summary>Activities by which emissions are decomposed: a cell for a sector, or for all (empty sector).</summary>
    public ImmutableArray<ModelDriver> Drivers { get; init; } = [];

    /// <summary>True when a row is set so that a result meets a figure.</summary>
    public bool HasCalibration => Expressions.Any(e => e.Basis == ExpressionBasis.Calibration);

    /// <summary>The model with its calibration: a calibrating row stands in the place of the other row of its cell.</summary>
    public ScenarioModel Calibrated()
    {
        var set = Expressions.Where(e => e.Basis == ExpressionBasis.Calibration).Select(e => e.Cell).ToHashSet();
        return set.Count == 0 ? this : this with { Expressions = [.. Expressions.Where(e => e.Basis == ExpressionBasis.Calibration || !set.Contains(e.Cell))] };
    }

    /// <summary>The model without its calibration.</summary>
    public ScenarioModel Uncalibrated() => this with { Expressions = [.. Expressions.Where(e => e.Basis != ExpressionBasis.Calibration)] };
}

/// <summary>The activity of a sector, or of all.</summary>
/// <param name="Sector">Sector id; empty = all.</param>
/// <param name="Activity">Path of a key assumption; regions are added up.</param>
/// <param name="Where">Place in the file.</param>
public sealed record ModelDriver(string Sector, string Activity, Place Where);

/// <summary>The years of a model, all calendar years.</summary>
/// <param name="First">First historical year.</param>
/// <param name="Base">Base year: the last one of the current accounts.</param>
/// <param name="FirstScenario">First year in which scenarios differ: the year after the base year.</param>
/// <param name="End">Last year.</param>
public sealed record ModelYears(int First, int Base, int FirstScenario, int End)
{
    /// <summary>How many years.</summary>
    public int Count => End - First + 1;

    /// <summary>Position of the base year from the first year, 0-based.</summary>
    public int BaseIndex => Base - First;

    /// <summary>All years.</summary>
    public ImmutableArray<int> All => [.. Enumerable.Range(First, Count)];
}

/// <summary>A region.</summary>
/// <param name="Id">Region id.</param>
/// <param name="Name">Name.</param>
/// <param name="Inherits">Region whose expressions hold here where this one has none; empty = none.</param>
/// <param name="Where">Place in the file.</param>
public sealed record ModelRegion(string Id, LocalText Name, string Inherits, Place Where);

/// <summary>A scenario.</summary>
/// <param name="Id">Scenario id; one id space with the measures.</param>
/// <param name="Name">Name.</param>
/// <param name="Parent">Scenario above it in the tree; empty for one right under the current accounts.</param>
/// <param name="First">Scenarios it inherits from before its parent, in this order.</param>
/// <param name="Measures">Measures switched on in it.</param>
/// <param name="Where">Place in the file.</param>
public sealed record ModelScenario(string Id, LocalText Name, string Parent, ImmutableArray<string> First, ImmutableArray<string> Measures, Place Where);

/// <summary>A measure as a group of overrides that is switched on and off as one.</summary>
/// <param name="Id">Measure id: the id of measures.csv where the zone has that file.</param>
/// <param name="Name">Name.</param>
/// <param name="Family">Family it is counted in.</param>
/// <param name="Adoption">Expression of the share in place by year (0–1); empty = fully in place from the first scenario year.</param>
/// <param name="Where">Place of the adoption, or of the measure.</param>
public sealed record ModelMeasure(string Id, LocalText Name, string Family, string Adoption, Place Where);

/// <summary>An expression: the text of one cell.</summary>
/// <param name="Scenario">Scenario or measure it belongs to; <see cref="ScenarioModel.Current"/> for the current accounts.</param>
/// <param name="Region">Region; empty = all.</param>
/// <param name="Branch">Path of the branch as written.</param>
/// <param name="Variable">Variable as written.</param>
/// <param name="Unit">Unit of the value as written.</param>
/// <param name="Text">The expression.</param>
/// <param name="Source">Where its numbers were read, or "assumption".</param>
/// <param name="Note">Remark.</param>
/// <param name="Where">Place of the expression's cell.</param>
public sealed record ModelExpression(string Scenario, string Region, string Branch, string Variable, string Unit, string Text, string Source, string Note, Place Where)
{
    /// <summary>What the numbers are.</summary>
    public ExpressionBasis Basis { get; init; }

    /// <summary>The cell it is written for, as written: scenario, region, branch, variable.</summary>
    public (string Scenario, string Region, string Branch, string Variable) Cell => (Scenario, Region, Branch, Variable);
}

/// <summary>What the numbers of an expression are.</summary>
public enum ExpressionBasis
{
    /// <summary>Nobody said.</summary>
    Unstated,

    /// <summary>Read from a source that can be looked up, or a formula of such numbers.</summary>
    Data,

    /// <summary>Chosen by the modeller.</summary>
    Assumption,

    /// <summary>Set so that a result meets a figure; replaces the other row of its cell, which holds without calibration.</summary>
    Calibration,
}

/// <summary>A time series from a file or from the zone's inventory.</summary>
/// <param name="Name">Name by which expressions ask for it.</param>
/// <param name="Points">Year and value, ascending.</param>
/// <param name="Unit">Unit of the values as written.</param>
/// <param name="Source">Where they were read.</param>
public sealed record ModelSeries(string Name, ImmutableArray<(int Year, double Value)> Points, string Unit, string Source);
