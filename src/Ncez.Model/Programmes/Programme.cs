using System.Collections.Immutable;
using Ncez.Model.Texts;

namespace Ncez.Model.Programmes;

/// <summary>A programme of zones: programme.yaml in the folder above them.</summary>
/// <param name="Id">Short id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Zones">Zone folders, relative to the programme's.</param>
/// <param name="Weights">Weights of the ranking criteria; empty when the owner names none, and then no overall rank is made.</param>
public sealed record Programme(string Id, LocalText Name, ImmutableArray<string> Zones, ImmutableSortedDictionary<string, double> Weights)
{
    /// <summary>Significance threshold of a base-year recalculation for its zones [0–1]; null when the owner states none.</summary>
    public double? RecalculationThreshold { get; init; }

    /// <summary>Criteria a weight may be given to.</summary>
    public static ImmutableArray<string> Criteria { get; } = ["base", "potential", "ease"];
}
