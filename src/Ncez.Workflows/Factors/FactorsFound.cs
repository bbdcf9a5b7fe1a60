using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;

namespace Ncez.Workflows.Factors;

/// <summary>What the library knows about an item.</summary>
public sealed record FactorsFound
{
    /// <summary>The item; null when the name is unknown.</summary>
    public required Item? Item { get; init; }

    /// <summary>Items with a similar name; for a generic item those that can stand in for it.</summary>
    public required ImmutableArray<Item> Suggestions { get; init; }

    /// <summary>Region asked for.</summary>
    public required string Region { get; init; }

    /// <summary>Calendar year asked for.</summary>
    public required int Year { get; init; }

    /// <summary>Rows by set, in the order the sets are looked through.</summary>
    public ImmutableArray<RowsOfSet> Sets { get; init; } = [];

    /// <summary>For each kind of set and parameter how the pick comes about.</summary>
    public ImmutableArray<FactorTrail> Trails { get; init; } = [];

    /// <summary>Unknown item, region or set.</summary>
    public ImmutableArray<Diagnostic> Findings { get; init; } = [];
}

/// <summary>Rows of one set about the item.</summary>
/// <param name="Set">The set.</param>
/// <param name="Rows">Rows for the region, a wider one or the world; newest first.</param>
/// <param name="Elsewhere">How many further rows hold for other regions.</param>
/// <param name="LeftOut">Published ranges without a point value.</param>
public sealed record RowsOfSet(FactorSet Set, ImmutableArray<Factor> Rows, int Elsewhere, ImmutableArray<LeftOutRow> LeftOut);

/// <summary>How one parameter is resolved when all sets of a kind, or the sets the user named, are looked through.</summary>
/// <param name="Kind">Kind of the sets.</param>
/// <param name="Choice">Pick and trail.</param>
/// <param name="Finding">Why there is no pick; null when there is one.</param>
public sealed record FactorTrail(string Kind, FactorChoice Choice, Diagnostic? Finding);
