using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;

namespace Ncez.Model.Activities;

/// <summary>
/// All that rows of activities.csv share apart from id, quantity and remarks. Rows of one kind use the same factor and
/// the same equation, so a kind is resolved once and its rows are a multiplication each.
/// </summary>
public sealed record ActivityKind
{
    /// <summary>When.</summary>
    public required Period Period { get; init; }

    /// <summary>Category id of the boundary template.</summary>
    public required string Category { get; init; }

    /// <summary>Item as written; the item table resolves it.</summary>
    public required string Item { get; init; }

    /// <summary>Unit of the quantity, parsed.</summary>
    public required Unit Unit { get; init; }

    /// <summary>Used, imported, exported or produced.</summary>
    public Direction Direction { get; init; } = Direction.Use;

    /// <summary>How the row becomes an emission, or why not.</summary>
    public ActivityStatus Status { get; init; } = ActivityStatus.Computed;

    /// <summary>Line that includes it (<c>IE:line</c>), or the gas of a reported emission; empty otherwise.</summary>
    public string StatusDetail { get; init; } = "";

    /// <summary>Method or tier the user asks for; empty = the category's own.</summary>
    public string Method { get; init; } = "";

    /// <summary>Region whose factor applies, when it is not the zone's.</summary>
    public string Region { get; init; } = "";

    /// <summary>Sector for structure tables (industry, transport, building, …).</summary>
    public string Sector { get; init; } = "";

    /// <summary>Site or sub-area.</summary>
    public string Site { get; init; } = "";

    /// <summary>Half of the 95 % interval over the mean of the quantity [%].</summary>
    public double? UncertaintyPercent { get; init; }

    /// <summary>Distribution of the quantity, when stated.</summary>
    public string Distribution { get; init; } = "";

    /// <summary>Values of the distribution as multiples of the quantity, when stated.</summary>
    public string DistributionValues { get; init; } = "";

    /// <summary>Rows of one group vary together.</summary>
    public string CorrelationGroup { get; init; } = "";

    /// <summary>Data quality as stated (metered, settled, estimated …).</summary>
    public string Quality { get; init; } = "";

    /// <summary>Rows of parameters.csv that belong to this activity.</summary>
    public ImmutableArray<ActivityParameter> Parameters { get; init; } = [];

    /// <summary>The first row of the kind: where a finding about the kind points to.</summary>
    public Place Where { get; init; }
}

/// <summary>A row of parameters.csv.</summary>
/// <param name="Name">Parameter name, for example <c>enthalpy</c>.</param>
/// <param name="Value">Value in the unit as written.</param>
/// <param name="Unit">Unit as written.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Where">File and line.</param>
public sealed record ActivityParameter(string Name, double Value, string Unit, string Source, Place Where);

/// <summary>Which way energy or matter moves.</summary>
public enum Direction
{
    /// <summary>Used inside the boundary.</summary>
    Use,

    /// <summary>Brought in over the boundary.</summary>
    Import,

    /// <summary>Sent out over the boundary.</summary>
    Export,

    /// <summary>Produced inside the boundary.</summary>
    Produce,
}

/// <summary>How a row becomes an emission, or why it does not (IPCC notation keys).</summary>
public enum ActivityStatus
{
    /// <summary>Quantity × factor.</summary>
    Computed,

    /// <summary>The quantity is an emission, published or measured elsewhere.</summary>
    Reported,

    /// <summary>NO: does not occur here.</summary>
    NotOccurring,

    /// <summary>NE: occurs, not estimated. Its energy is printed and counted in energy shares; its emissions are missing, not zero.</summary>
    NotEstimated,

    /// <summary>IE: included in another line.</summary>
    IncludedElsewhere,

    /// <summary>C: counted, but quantity and factor are withheld in outputs.</summary>
    Confidential,

    /// <summary>NA: causes no emission, with the reason.</summary>
    NotApplicable,
}
