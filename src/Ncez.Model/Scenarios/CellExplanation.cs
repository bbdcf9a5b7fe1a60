using System.Collections.Immutable;

namespace Ncez.Model.Scenarios;

/// <summary>Why a number of a pathway is what it is: the cell or step, what it is made of, and so on down to what somebody wrote.</summary>
public sealed record CellExplanation
{
    /// <summary>The cell (<c>branch:variable</c>), the result, or the step.</summary>
    public required string What { get; init; }

    /// <summary>How it is made from the parts below: an operation or function; empty for what was written as a number.</summary>
    public string How { get; init; } = "";

    /// <summary>Unit of the values, in the engine's own units; empty where it is not a cell.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Expressions that somebody wrote for it, with scenario, place and source.</summary>
    public ImmutableArray<ModelExpression> Expressions { get; init; } = [];

    /// <summary>One value per year.</summary>
    public required ImmutableArray<double> Values { get; init; }

    /// <summary>What it is made of.</summary>
    public ImmutableArray<CellExplanation> Parts { get; init; } = [];

    /// <summary>True when its parts stand further up already.</summary>
    public bool IsRepeated { get; init; }
}
